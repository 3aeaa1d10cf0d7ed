"""Conversations as people have them, replayed through the simulator, the real bot and a database.

Each `*.txt` here is a chat as the phone page copies it. What the person did is done again; what the bot says
must be the same, word for word. `SURGERY_WRITE_TRANSCRIPTS=1` writes down what it says now: read the difference
before you commit it.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.simulator.timekeeping import LONDON
from bot.simulator.transcript import transcript
from tests.evening import MONDAY, Evening, Someone, an_evening

HERE = Path(__file__).parent
LENGTHS = {"minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
SHARED = re.compile(r"\((photo|sticker|voice|video|album|document|location|contact)\)")


def acts(text: str) -> Iterator[tuple[str, str]]:
    """What the person does (`>`) and how time passes (`@`), in order."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("@ "):
            yield "@", line[2:]
        elif line.startswith("> "):
            rest = []
            for more in lines[number + 1 :]:
                if more and not more.startswith("  "):
                    break
                rest.append(more[2:])
            yield ">", "\n".join([line[2:], *rest]).rstrip()


def began(what: str) -> datetime | None:
    """The moment with which a copied chat begins (London time), as aware UTC."""
    try:
        return datetime.strptime(what, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON).astimezone(UTC)
    except ValueError:
        return None


async def act(evening: Evening, someone: Someone, mark: str, what: str) -> None:
    """Does one thing again."""
    if mark == "@":
        if what == "next morning":
            await evening.jump(None)
        elif found := re.fullmatch(r"\+ (\d+) (\w+?)s?", what):
            await evening.jump(int(found[1]) * LENGTHS[found[2]])
    elif found := re.fullmatch(r"\[(.+)\]", what):
        await someone.tap(found[1])
    elif found := SHARED.fullmatch(what):
        await someone.share(found[1])
    else:
        await someone.write(what)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
async def test_the_conversation_goes_as_it_is_written_down(path: Path, tmp_path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    title = written.splitlines()[0].removeprefix("# ")
    start = next((began(what) for mark, what in acts(written) if mark == "@" and began(what)), MONDAY)
    async with an_evening(f"sqlite:///{tmp_path}/surgery.db", start=start or MONDAY) as evening:
        someone = evening.newcomer()
        for mark, what in acts(written):
            await act(evening, someone, mark, what)
        said = transcript(title, evening.simulator.chat(someone.id))
        assert not evening.simulator.records.refused, "Telegram would have refused a call"
    if os.environ.get("SURGERY_WRITE_TRANSCRIPTS"):
        path.write_text(said, encoding="utf-8")
    assert said == written
