"""The library is read from its folders, in the order of the curriculum."""

from pathlib import Path

import pytest

from bot.library import SHIPPED, ContentError, lesson_texts, load_library, load_phrases, parse_lesson
from bot.library.courses import read_shelf
from flows.content import Hint
from tests.library.test_rules import GOOD


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small library: a course of two lessons, and one that is being written."""
    write(tmp_path / "en/courses/01-one/course.md", "---\ntitle: One\nabout: First.\n---\n")
    write(tmp_path / "en/courses/01-one/01-a.md", GOOD)
    write(tmp_path / "en/courses/01-one/02-b.md", GOOD)
    write(tmp_path / "en/courses/02-two/course.md", "---\ntitle: Two\nabout: Second.\n---\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    """Writes a file, folders and all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(content: Path) -> list[str]:
    """What is wrong with the folders, as `path:line: what`."""
    return [
        f"{Path(one.path).relative_to(content)}:{one.line}: {one.what}" for one in read_shelf(content, "en").problems
    ]


def test_courses_and_lessons_come_in_order(content: Path) -> None:
    library = load_library(content)
    assert [course.id for course in library.courses] == ["01-one", "02-two"]
    assert [lesson.id for lesson in library.lessons] == ["01-one/01-a", "01-one/02-b"]
    assert library.courses[1].lessons == ()
    assert library.courses[0].about == "First."


def test_lesson_texts_are_those_that_make_the_lessons(content: Path) -> None:
    texts = dict(lesson_texts(content))
    assert [parse_lesson(text, id) for id, text in texts.items()] == list(load_library(content).lessons)


def test_what_people_write_when_nothing_comes_and_whose_clock_they_go_by_come_with_the_library(content: Path) -> None:
    write(content / "en/stuck.txt", "# remark\nNo idea\n")
    write(content / "en/towns.txt", "Europe/London: UK, Leeds\n")
    library = load_library(content)
    assert library.stuck == {"no idea"}
    assert library.towns == {"uk": "Europe/London", "leeds": "Europe/London"}


def test_a_time_zone_that_is_none_is_named(content: Path) -> None:
    write(content / "en/towns.txt", "Europe/Lundun: UK\n")
    with pytest.raises(ContentError, match=r"towns.txt:1: there is no time zone `Europe/Lundun`"):
        load_library(content)


def test_hints_and_cries_for_help_come_with_the_library(content: Path) -> None:
    write(content / "en/hints.txt", "# remark\n\nhello: Hello hi\n")
    write(content / "en/crisis.txt", "# remark\nkill(?:ing)? myself\n")
    library = load_library(content)
    assert library.hints == (Hint(("hello", "hi"), "hello"),)
    assert library.crisis == ("kill(?:ing)? myself",)


def test_a_list_that_cannot_be_read_stops_the_loading(content: Path) -> None:
    write(content / "en/hints.txt", "hello hi\n")
    write(content / "en/crisis.txt", "kill(myself\n")
    with pytest.raises(ContentError, match=r"crisis.txt:1: .*no regular expression(.|\n)*hints.txt:1: .*is no pair"):
        load_library(content)


def test_a_gap_in_the_numbers_is_named(content: Path) -> None:
    (content / "en/courses/01-one/02-b.md").rename(content / "en/courses/01-one/03-b.md")
    (content / "en/courses/02-two").rename(content / "en/courses/04-two")
    assert found(content) == [
        "en/courses/01-one/03-b.md:1: number 03 stands where 02 belongs",
        "en/courses/04-two:1: number 04 stands where 02 belongs",
    ]


def test_a_number_used_twice_is_named(content: Path) -> None:
    write(content / "en/courses/01-one/02-c.md", GOOD)
    assert found(content) == ["en/courses/01-one/02-c.md:1: number 02 stands where 03 belongs"]


def test_a_name_of_another_form_is_named(content: Path) -> None:
    write(content / "en/courses/01-one/03-Big Ideas.md", GOOD)
    assert found(content) == ["en/courses/01-one/03-Big Ideas.md:1: a lesson file not called `NN-some-words`"]


def test_a_course_must_say_what_it_is_and_no_more(content: Path) -> None:
    (content / "en/courses/02-two/course.md").unlink()
    write(content / "en/courses/01-one/course.md", "---\ntitle: One\n---\nMore text.\n")
    assert found(content) == [
        "en/courses/01-one/course.md:1: `about` is missing",
        "en/courses/01-one/course.md:1: text under the front matter",
        "en/courses/02-two/course.md:1: a course without its course.md",
    ]


def test_no_courses_at_all_is_named(tmp_path: Path) -> None:
    assert found(tmp_path) == ["en/courses:1: no courses"]


def test_a_lesson_that_cannot_be_read_stops_the_loading(content: Path) -> None:
    write(content / "en/courses/01-one/01-a.md", GOOD.replace("## end", "## fin"))
    with pytest.raises(ContentError, match="unknown section `## fin`"):
        load_library(content)


def test_the_content_that_ships_loads() -> None:
    library = load_library(SHIPPED)
    assert library.lesson("01-what-social-means/01-social-before-media") is not None
    assert [course.number for course in library.courses] == list(range(1, 11))


def test_a_file_in_another_encoding_is_named_with_its_line(content: Path) -> None:
    (content / "en/courses/01-one/01-a.md").write_bytes(GOOD.replace("Bev", "Zoë").encode("cp1252"))
    assert found(content) == ["en/courses/01-one/01-a.md:9: this is no UTF-8 text"]
    write(content / "en/phrases/a.ftl", "")
    (content / "en/phrases/a.ftl").write_bytes("a = Siân".encode("cp1252"))
    with pytest.raises(ContentError, match=r"a\.ftl:1: this is no UTF-8 text"):
        load_phrases(content)


def test_line_ends_of_windows_make_the_same_lesson(content: Path) -> None:
    (content / "en/courses/01-one/02-b.md").write_bytes(GOOD.replace("\n", "\r\n").encode())
    first, second = load_library(content).lessons
    assert first.hash == second.hash
    assert [text for _, text in lesson_texts(content)] == [GOOD, GOOD]
