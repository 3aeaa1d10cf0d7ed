"""The house rules for lessons: each has a lesson that breaks it."""

from datetime import date

import pytest

from bot.library.lessons import read_lesson
from bot.library.lists import HouseWords
from bot.library.problems import Problem
from bot.library.rules import check_lesson
from tests.library.test_lessons import GOOD as BUSY

TODAY = date(2026, 11, 23)
HOUSE = HouseWords({"delve": "look", "dive in": "begin", "—": "use a comma"})
GOOD = """---
title: Social before media
about: What a dinner lady knew.
minutes: 4
checked: 2026-11-23
---

## card
Bev did school dinners.

## quiz
What first?

- [ ] Learn the whole thing first
  Nobody came.
- [x] Ask them
  They'll answer.

## end
Next.
"""


def check(text: str) -> list[Problem]:
    """What the rules find, in a text that can be read."""
    reading = read_lesson(text, "01-a/01-b", "x.md")
    return list(check_lesson(text, reading, "x.md", TODAY, HOUSE))


def found(text: str) -> list[str]:
    """The same as `line: what`."""
    return [f"{one.line}: {one.what}" for one in check(text)]


def test_a_good_lesson_has_no_problems() -> None:
    assert check(GOOD) == []


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("2026-11-23", "2026-11-24", "5: checked on 2026-11-24, which is to come"),
        ("Bev did", "Bev " * 160, "8: 656 characters in one card (600 at most)"),
        ("What first?", "What? " * 110, "11: 659 characters in one choice (600 at most)"),
        ("Next.", "Next. " * 120, "19: an end as long as a card"),
        ("- [x] Ask", "- [ ] Ask", "11: 0 options are ticked"),
        ("- [ ] Learn", "- [x] Learn", "11: 2 options are ticked"),
        ("- [ ] Learn the whole thing first\n  Nobody came.\n", "", "11: 1 options"),
        ("Ask them", "Ask them all, one by one, today", "16: the good option is the longest"),
        ("Learn the whole thing first", "ask THEM", "16: this option stands there twice"),
        ("  Nobody came.\n", "", "14: an option without feedback"),
        ("  Nobody came.\n", "Nobody came.\n", "15: a line under an option that isn't indented"),
        ("Learn the whole", '"Learn the whole', "14: an option whose quotation marks don't close"),
        ("Learn the whole", "Learn “the whole", "14: an option whose quotation marks don't close"),
        ("Learn the whole", "Learn *the* whole", "14: Markdown in an option"),
        ("Nobody came.", "Nobody came. " * 320, "14: feedback that doesn't fit one message"),
        ("Bev did school dinners.", "### News\nBev", "9: a heading, which Telegram can't show"),
        ("Bev did school dinners.", "Bev\n\na | b\n--|--\n1 | 2", "11: a table, which Telegram can't show"),
        ("Bev did school dinners.", "![Bev](https://x.org/b.png)", "9: a picture, which Telegram can't show"),
        ("Bev did school dinners.", "Bev\n\n<b>did</b>", "11: HTML, which Telegram can't show"),
        ("Bev did school dinners.", "Bev\n\n***\n", "11: a dividing line, which Telegram can't show"),
        ("Bev did school dinners.", "[Bev](mailto:bev@example.org)", "9: a link to `mailto:bev@example.org`"),
        ("They'll answer.", "Bev.\n  [Bev](/bev)", "18: a link to `/bev`"),
        ("Bev did", "[Bev](javascript:alert) did", "9: a link that runs a script"),
        ("Bev did", "Let's Dive in. Bev did", "9: `Dive in`"),
        ("Bev did", "Bev — did", "9: `—`"),
        ("They'll answer.", "We delve.", "17: `delve`"),
        ("What a dinner lady knew.", "Delve with us.", "3: `Delve`"),
    ],
)
def test_what_is_against_the_rules_is_named_with_its_line(right: str, wrong: str, problem: str) -> None:
    assert right in GOOD
    assert problem in found(GOOD.replace(right, wrong, 1))


def test_every_problem_says_how_to_mend_it() -> None:
    for one in check(GOOD.replace("- [x]", "- [ ]").replace("Bev", "Delve")):
        assert len(one.mend) > 3
        assert str(one) == f"x.md:{one.line}: {one.what}: {one.mend}"


def test_quoted_words_are_somebody_elses() -> None:
    assert (
        check(GOOD.replace("dinners.", 'dinners. They say "let us delve" and “dive in”.\n\n> We delve — daily.')) == []
    )


def test_a_word_inside_a_longer_one_is_not_meant() -> None:
    assert check(GOOD.replace("dinners", "delvery")) == []


def test_too_much_to_read_before_the_exercise_is_named() -> None:
    card = "## card\n" + "Tea and cake. " * 42 + "\n\n"
    assert "14: 1197 characters to read before there is something to do" not in found(
        GOOD.replace("## quiz", card + "## quiz")
    )
    text = GOOD.replace("## quiz", card + card + "## quiz")
    assert "17: 1208 characters to read before there is something to do (1250 at most)" not in found(text)
    text = GOOD.replace("## quiz", card + card + card + "## quiz")
    assert any("characters to read before there is something to do" in one for one in found(text))


def test_a_lesson_needs_an_exercise() -> None:
    assert found(GOOD[: GOOD.index("## quiz")] + "## end\nNext.\n") == ["8: no exercise"]


def test_two_exercises_are_the_most_and_five_messages() -> None:
    assert "30: a third exercise" in found(BUSY)
    assert "33: more than 5 messages, with the end" in found(BUSY)


def test_a_label_must_fit_a_button() -> None:
    text = BUSY.replace("- Nobody\n", "- Nobody, or so I keep telling myself\n")
    assert "36: the label `Nobody, or so I keep telling myself` is too long for a button" in found(text)


def test_a_question_and_its_options_must_fit_one_message() -> None:
    text = GOOD.replace("Learn the whole", "Learn " * 700 + "the whole")
    assert "11: question and options don't fit one message" in found(text)
