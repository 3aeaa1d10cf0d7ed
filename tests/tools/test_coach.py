"""`surgery coach` says what the coach says, in words or as JSON."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from bot.tools.coach import run

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
DRAFT = "The event will be facilitated by volunteers. Please do not hesitate to utilise our facilities going forward."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A file with council-speak in it."""
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    return file


def test_people_read_praise_suggestions_and_length(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(draft, "x", "text", None, NOW) == 0
    out = capsys.readouterr().out
    assert out.strip().endswith(f"Length: {len(DRAFT)} of 280 for x")
    assert len(out.split("\n\n")) >= 3


def test_json_has_the_shape_of_the_contract(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(draft, None, "json", None, NOW) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"praise", "suggestions", "private", "length", "all"}
    assert set(answer["praise"]) == {"rule", "quote", "text"}
    assert 1 <= len(answer["suggestions"]) <= 2
    assert all(set(one) == {"rule", "quote", "swap", "text"} for one in answer["suggestions"])
    assert all(one["quote"] in DRAFT for one in answer["suggestions"])
    assert "jargon" in answer["all"]


def test_lines_of_json_are_answered_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(DRAFT) + "\n" + json.dumps("Tea at two? 😀\nPam") + "\n"))
    assert run(None, None, "jsonl", None, NOW) == 0
    answers = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert ["jargon" in answer["all"] for answer in answers] == [True, False]


def test_a_line_that_is_no_string_gets_an_error_and_the_others_their_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"a": 1}\nnonsense\n"Hello?"\n'))
    assert run(None, None, "jsonl", None, NOW) == 1
    answers = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [set(answer) == {"error"} for answer in answers] == [True, True, False]


def test_a_platform_nobody_knows_is_wrong_usage(draft: Path) -> None:
    with pytest.raises(click.UsageError, match="no platform is called 'myspace': use one of"):
        run(draft, "myspace", "text", None, NOW)
