"""`surgery check` reads a folder, a file or everything, and tells all that is wrong."""

from datetime import date
from pathlib import Path

import pytest

from bot.library import SHIPPED
from bot.tools.check import check, run
from flows.commands import COMMANDS
from tests.library.test_rules import GOOD

TODAY = date(2026, 11, 23)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one course and the phrases of the commands."""
    files = {
        "en/courses/01-one/course.md": "---\ntitle: One\nabout: First.\n---\n",
        "en/courses/01-one/01-a.md": GOOD,
        "en/courses/01-one/02-b.md": GOOD,
        "en/phrases/x.ftl": "".join(f"command-{each.name} = x\nhelp-{each.name} = x\n" for each in COMMANDS),
        "en/hints.txt": "hello: hello\n",
        "en/house-words.txt": "delve: look\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def about(content: Path, path: Path | None = None) -> list[str]:
    """What is wrong with the content itself, leaving out what the program asks for."""
    found = (one for one in check(path, content, TODAY) if one.path.startswith(str(content)))
    return [f"{Path(one.path).name}:{one.line}: {one.what}" for one in found]


def test_the_content_that_ships_is_well() -> None:
    assert "\n".join(map(str, check(None, SHIPPED, date.max))) == ""


def test_everything_is_looked_at_and_told_in_order(content: Path) -> None:
    (content / "en/courses/01-one/01-a.md").write_text(GOOD.replace("## end", "## fin").replace("Bev", "Delve"))
    (content / "en/hints.txt").write_text("hello: hello\nnobody: x\nodd\n")
    (content / "en/crisis.txt").write_text("(\n")
    (content / "en/phrases/y.ftl").write_text("lonely = x\nbroken\n")
    assert about(content) == [
        "01-a.md:9: `Delve`",
        "01-a.md:19: no `## end`",
        "01-a.md:19: unknown section `## fin`",
        "crisis.txt:1: `(` is no regular expression (missing ), unterminated subpattern at position 0)",
        "hints.txt:1: nothing answers to `nobody`",
        "hints.txt:3: `odd` is no pair",
        "y.ftl:1: nobody says `lonely`",
        'y.ftl:2: this can\'t be read (Expected token: "=")',
    ]


def test_a_command_without_its_line_in_the_menu_is_named(content: Path) -> None:
    phrases = content / "en/phrases/x.ftl"
    phrases.write_text(phrases.read_text().replace("command-start", "commence-start"))
    assert any("`command-start` is missing" in str(one) for one in check(None, content, TODAY))


def test_one_file_among_the_others_is_looked_at_alone(content: Path) -> None:
    for name in ("01-a", "02-b"):
        (content / f"en/courses/01-one/{name}.md").write_text(GOOD.replace("Bev", "Delve"))
    assert about(content, content / "en/courses/01-one/02-b.md") == ["02-b.md:9: `Delve`"]
    assert about(content, content / "en/courses") == ["01-a.md:9: `Delve`", "02-b.md:9: `Delve`"]


def test_a_draft_from_elsewhere_is_checked_by_the_same_rules(
    content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    draft = tmp_path_factory.mktemp("drafts") / "draft.md"
    draft.write_text(GOOD.replace("Bev", "Delve").replace("- [x]", "- [ ]"))
    assert [f"{one.line}: {one.what}" for one in check(draft, content, TODAY)] == [
        "9: `Delve`",
        "11: 0 options are ticked",
    ]
    assert len(check(draft.parent, content, TODAY)) == 2


def test_a_lesson_checked_tomorrow_is_named(content: Path) -> None:
    assert "01-a.md:5: checked on 2026-11-23, which is to come" in [
        f"{Path(one.path).name}:{one.line}: {one.what}" for one in check(None, content, date(2026, 11, 22))
    ]


def test_a_path_that_is_not_there_is_a_problem_and_no_traceback(content: Path) -> None:
    assert [one.what for one in check(content / "nowhere", content, TODAY)] == ["there is no such file or folder"]


def test_a_folder_without_english_is_a_problem(tmp_path: Path) -> None:
    assert [one.what for one in check(None, tmp_path, TODAY)] == ["no folder `en`"]


def test_problems_are_printed_a_line_each_and_the_exit_code_says_so(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = content / "en/courses/01-one/01-a.md"
    assert run(lesson, content, TODAY) == 0
    assert capsys.readouterr().out == f"{lesson}: all well\n"
    lesson.write_text(GOOD.replace("Bev", "Delve"))
    assert run(lesson, content, TODAY) == 1
    assert capsys.readouterr().out == f"{lesson}:9: `Delve`: look\n"
