"""A lesson file becomes a lesson, or says line by line why not."""

from datetime import date

import pytest

from bot.library import ContentError, parse_lesson, text_hash
from bot.library.lessons import read_lesson
from flows.content import Card, Choice, Lesson, Mission, Option, Reflect, Write

GOOD = """---
title: Social before media
about: "One sentence: what you'll have."
minutes: 4
checked: 2026-11-20
---

## card
Bev did **school dinners**.

> Has anyone got a coat?

## quiz
What first?

- [ ] Learn it all first
  Three weeks on, he knows a lot about settings.

  And nobody came.
- [x] Ask them
  They'll answer.

## reply
Which one?
- [x] "Hm."
  Yes.
- [ ] "Please refer to our website."
  It's the door shut in his face.

## write for facebook
Write two lines.

## mission in 3 days
Ask somebody a question.

## reflect
Who would miss you?
- Nobody
- One person, maybe

## end
Next, there's a woman with four words.
"""


def lesson(text: str = GOOD) -> Lesson:
    """The lesson a text makes."""
    return parse_lesson(text, "01-what/01-social")


def problems(text: str) -> list[str]:
    """What is wrong with a text, as `line: what`."""
    return [f"{one.line}: {one.what}" for one in read_lesson(text, "01-what/01-social", "x.md").problems]


def test_a_lesson_is_read_whole() -> None:
    read = lesson()
    assert (read.id, read.title, read.about) == (
        "01-what/01-social",
        "Social before media",
        "One sentence: what you'll have.",
    )
    assert (read.minutes, read.checked, read.end) == (4, date(2026, 11, 20), "Next, there's a woman with four words.")
    assert read.parts == (
        Card("Bev did **school dinners**.\n\n> Has anyone got a coat?"),
        Choice(
            "quiz",
            "What first?",
            (
                Option(
                    "Learn it all first", False, "Three weeks on, he knows a lot about settings.\n\nAnd nobody came."
                ),
                Option("Ask them", True, "They'll answer."),
            ),
        ),
        Choice(
            "reply",
            "Which one?",
            (
                Option('"Hm."', True, "Yes."),
                Option('"Please refer to our website."', False, "It's the door shut in his face."),
            ),
        ),
        Write("Write two lines.", "facebook"),
        Mission("Ask somebody a question.", 3),
        Reflect("Who would miss you?", ("Nobody", "One person, maybe")),
    )


def test_the_hash_names_the_text() -> None:
    assert lesson().hash == text_hash(GOOD) == lesson(GOOD).hash
    assert lesson(GOOD + "\n").hash != text_hash(GOOD)
    assert len(text_hash(GOOD)) == 16


def test_line_ends_of_windows_and_a_byte_order_mark_are_read_too() -> None:
    assert lesson("\ufeff" + GOOD.replace("\n", "\r\n")).parts == lesson().parts


def test_writing_needs_no_platform_and_one_day_is_a_day() -> None:
    text = GOOD.replace("write for facebook", "write").replace("in 3 days", "in 1 day")
    assert lesson(text).parts[3:5] == (Write("Write two lines.", None), Mission("Ask somebody a question.", 1))


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("---\ntitle", "title", "1: no front matter"),
        ("title: Social before media\n", "", "1: `title` is missing"),
        ("title: Social before media", "title:", "2: `title` is empty"),
        ("minutes: 4", "minutes: 4\nauthor: me", "5: unknown key `author`"),
        ('"One sentence: what you\'ll have."', "One: sentence", "3: unreadable (mapping values are not allowed here)"),
        ("2026-11-20", "last week", "5: `last week` is no date"),
        ("2026-11-20", "2026-13-20", "5: `2026-13-20` is no date"),
        ("minutes: 4", "minutes: four", "4: `four` is no number of minutes"),
        ("minutes: 4", "minutes: 40", "4: `40` is no number of minutes"),
        ("## card\nBev", "Bev", "7: text before the first section"),
        ("## quiz", "## riddle", "13: unknown section `## riddle`"),
        ("## card", "## card with cream", "8: `## card with cream` says too much"),
        ("## reflect", "## reflect now", "36: `## reflect now` says too much"),
        ("## mission in 3 days", "## mission", "33: a mission that doesn't say when to ask how it went"),
        ("in 3 days", "in 0 days", "33: a mission that doesn't say when to ask how it went"),
        ("in 3 days", "in 31 days", "33: a mission that doesn't say when to ask how it went"),
        ("write for facebook", "write for myspace", "30: `## write for myspace` names no platform we know"),
        ("write for facebook", "write to facebook", "30: `## write to facebook` names no platform we know"),
        ("Write two lines.\n", "", "30: `## write for facebook` is empty"),
        ("Which one?\n", "", "23: a reply without its question"),
        ("Who would miss you?\n", "", "36: a reflection without its prompt"),
        ("## end\nNext, there's a woman with four words.\n", "", "36: no `## end`"),
        ("## end", "## end\nBye.\n\n## card", "44: a section after `## end`"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(right: str, wrong: str, found: str) -> None:
    assert right in GOOD
    assert found in problems(GOOD.replace(right, wrong, 1))


def test_a_quiz_without_options_is_named() -> None:
    text = GOOD.replace("- [ ] Learn", "* Learn").replace("- [x] Ask", "* Ask")
    assert "13: a quiz without options" in problems(text)


def test_front_matter_that_is_a_list_is_named() -> None:
    assert "2: front matter without `key: value` lines" in problems("---\n- a\n---\n" + GOOD.split("---\n")[2])


def test_an_empty_file_says_what_to_begin_with() -> None:
    assert problems("") == ["1: no front matter", "1: no sections"]


def test_all_problems_come_at_once() -> None:
    text = GOOD.replace("title", "titel").replace("## quiz", "## quizz").replace("in 3 days", "soon")
    assert len(problems(text)) == 4


def test_parsing_what_is_no_lesson_tells_every_problem() -> None:
    with pytest.raises(ContentError, match=r"no front matter(.|\n)*no sections"):
        parse_lesson("Hello", "01-a/01-b")
