"""`surgery preview` plays a lesson as a learner would meet it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.library import SHIPPED
from bot.render import Entity, Text
from bot.tools.preview import decorated, run
from tests.library.test_lessons import GOOD as LONG
from tests.library.test_rules import GOOD

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


def typing(*rows: str) -> Callable[[str], str]:
    """Somebody who types these lines, and then no more."""
    left = list(rows)

    def ask(prompt: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return ask


def play(folder: Path, text: str, *rows: str) -> int:
    """Plays a lesson from a file of its own."""
    file = folder / "draft.md"
    file.write_text(text, encoding="utf-8")
    return run(file, None, NOW, typing(*rows))


def in_order(text: str, *pieces: str) -> bool:
    """Whether the pieces come in this order."""
    at = -1
    return all((at := text.find(piece, at + 1)) >= 0 for piece in pieces)


def test_a_lesson_is_played_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(tmp_path, GOOD, "1", "1", "1", "2") == 0
    out = capsys.readouterr().out
    assert in_order(out, "Bev did school dinners.", "[1]", "What first?", "Nobody came.", "They'll answer.", "Next.")


def test_every_kind_of_exercise_can_be_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("1", "2", "1", "Who would like to come for tea on Thursday at four?", "2", "1", "I'd miss the choir.")
    assert play(tmp_path, LONG, *rows) == 0
    out = capsys.readouterr().out
    assert in_order(
        out,
        "│ Has anyone got a coat?",
        "They'll answer.",
        "Which one?",
        "Write two lines.",
        "Ask somebody a question.",
        "(mission: Thursday 26 November",
        "Who would miss you?",
        "Next, there's a woman with four words.",
    )


def test_words_where_a_tap_is_wanted_get_an_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard = []
    for rows in ((), ("hello",), ("hello", "99")):
        assert play(tmp_path, GOOD, *rows) == 0
        heard.append(len(capsys.readouterr().out))
    assert heard[0] < heard[1] < heard[2]


def test_a_lesson_of_the_library_is_played_as_it_stands_in_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    file = SHIPPED / "en/courses/01-what-social-means/02-listening-counts.md"
    assert run(file, None, NOW, typing("1")) == 0
    assert in_order(capsys.readouterr().out, "Listening counts", "Aisha")


def test_one_can_leave_at_any_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(tmp_path, GOOD, "q", "1") == 0
    assert "What first?" not in capsys.readouterr().out


def test_what_cannot_be_read_is_told_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(tmp_path, GOOD.replace("## end", "## fin")) == 1
    assert "draft.md:19: unknown section `## fin`" in capsys.readouterr().out


def test_a_terminal_shows_bold_and_a_bar_along_quotes() -> None:
    quote: Entity = {"type": "blockquote", "offset": 0, "length": 9}
    bold: Entity = {"type": "bold", "offset": 3, "length": 2}
    link: Entity = {"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org"}
    assert decorated(Text("😀\nab\ncde f", (link, quote, bold))) == "│ 😀\n│ \x1b[1mab\x1b[22m\n│ cde f"
