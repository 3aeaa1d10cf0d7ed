"""Conversations as people have them, replayed through the simulator, the real bot and a database.

Each `*.txt` here is a chat as the phone page copies it. What the person did is done again; what the bot says
must be the same, word for word. A second line `# as admin` or `# as volunteer` says who somebody is who may do more,
`# as organiser` that they also have a surgery of their own by now, `# as guest` that there is one to come to, and
`# as latecomer` that its only seat has gone. `SURGERY_WRITE_TRANSCRIPTS=1` writes down what it says now: read the
difference before you commit it.
"""

import asyncio
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from bot.simulator.timekeeping import LONDON
from bot.simulator.transcript import transcript
from flows.surgeries import code
from tests import staff
from tests.evening import MONDAY, PATIENCE, Evening, Someone, an_evening

HERE = Path(__file__).parent
LENGTHS = {"minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
ADMIN = 5_000_001
A_SURGERY = 77
VOLUNTEERS_INVITE = "a-volunteers-own-invite"
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
        await arrived(evening)
    elif found := re.fullmatch(r"\[(.+)\]", what):
        await someone.tap(found[1])
    elif found := SHARED.fullmatch(what):
        await someone.share(found[1])
    else:
        await someone.write(what)


async def arrived(evening: Evening) -> None:
    """Waits until what was sent to many has its ledger."""
    async with asyncio.timeout(PATIENCE):
        while await is_under_way(evening):
            await asyncio.sleep(0.05)
    await evening.quiet()


async def is_under_way(evening: Evening) -> bool:
    """Whether anything that goes to many is still under way."""
    async with evening.store.reading() as tx:
        return bool(await tx.all("broadcasts_open"))


async def arrives(evening: Evening, role: str) -> Someone:
    """The person of the conversation: an admin finds a volunteer there, a volunteer has been sent an invite."""
    if role == "admin":
        derek = staff.someone(evening, "Derek")
        await staff.come_in(evening, derek)
        await staff.grant(evening, derek, "volunteer")
        return staff.someone(evening, "Priya", ADMIN)
    if role == "guest":
        await staff.arrange(evening)
    if role == "latecomer":
        await staff.arrange(evening, capacity=1)
        derek = staff.someone(evening, "Derek")
        await staff.come_in(evening, derek)
        await derek.write(f"/start s_{code(A_SURGERY)}")
        await derek.tap("I'll come")
    if role == "organiser":
        maureen = evening.newcomer()
        await staff.come_in(evening, maureen)
        await staff.grant(evening, maureen, "volunteer")
        await staff.arrange(evening, by=(await staff.row_of(evening, maureen))["id"])
        evening.simulator.chat(maureen.id).log.clear()  # how they came to that is another conversation
        return maureen
    if role == "volunteer":
        await staff.invite(evening, VOLUNTEERS_INVITE)
    return evening.newcomer()


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
async def test_the_conversation_goes_as_it_is_written_down(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = count(1)  # in place of chance, which would be different each time
    monkeypatch.setattr("secrets.token_hex", lambda size: f"{next(numbers)}".ljust(2 * size, "0"))
    monkeypatch.setattr("secrets.token_urlsafe", lambda size: f"secret-{next(numbers)}-of-a-link")
    written = path.read_text(encoding="utf-8")
    title, second = (line.removeprefix("# ") for line in written.splitlines()[:2])
    role = second.removeprefix("as ")
    start = next((began(what) for mark, what in acts(written) if mark == "@" and began(what)), MONDAY)
    url, admins = f"sqlite:///{tmp_path}/surgery.db", {ADMIN} if role == "admin" else set[int]()
    async with an_evening(url, start=start or MONDAY, admin_ids=admins) as evening:
        someone = await arrives(evening, role)
        for mark, what in acts(written):
            await act(evening, someone, mark, what)
        title += f"\n# as {role}" if second == f"as {role}" else ""
        said = transcript(title, evening.simulator.chat(someone.id))
        assert not evening.simulator.records.refused, "Telegram would have refused a call"
    if os.environ.get("SURGERY_WRITE_TRANSCRIPTS"):
        path.write_text(said, encoding="utf-8")
    assert said == written
