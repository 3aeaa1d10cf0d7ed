"""What strangers type is made safe before it is shown."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.inert import MOST_MARKS, clean, one_line, shorten, units, visible

ANYTHING = st.text(st.characters(exclude_categories=()))


def test_controls_and_direction_overrides_are_taken_out() -> None:
    assert clean("a\x00b\x1bc\u202egnp.exe\u2066d\u2069\x85e") == "abcgnp.exede"


def test_line_feeds_stay_and_other_breaks_become_them_or_go() -> None:
    assert clean("one\r\ntwo\nthree\rfour\tfive") == "one\ntwo\nthreefour five"


def test_a_pile_of_marks_is_cut_to_three() -> None:
    assert clean("Z" + "\u0336\u0337\u0300\u0301\u0302" * 20 + "oe") == "Z\u0336\u0337\u0300oe"


def test_names_from_everywhere_come_through_whole() -> None:
    for name in ("Siân", "Zoë", "Łukasz", "ياسمين", "प्रिया", "ถ้ำ", "Việt", "👩🏽‍🚒", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"):
        assert clean(name) == name


@given(ANYTHING)
def test_nothing_unwanted_survives(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(char) == "Cs" for char in cleaned)
    assert not any(unicodedata.category(char) == "Cc" and char != "\n" for char in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    runs = "".join("m" if unicodedata.category(char) in ("Mn", "Me") else " " for char in cleaned).split()
    assert all(len(run) <= MOST_MARKS for run in runs)
    assert clean(cleaned) == cleaned


@given(st.text(), st.integers(2, 40))
def test_a_shortened_text_fits_and_keeps_its_beginning(text: str, most: int) -> None:
    short = shorten(text, most)
    assert units(short) <= most
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_a_surrogate_pair_is_never_halved() -> None:
    assert shorten("😀😀😀", 4) == "😀…"
    assert shorten("a😀😀", 4) == "a😀…"


def test_a_cut_falls_after_a_word_where_one_ends_near() -> None:
    assert shorten("Tell me more about the biscuits", 24) == "Tell me more about the…"


def test_units_are_those_of_utf16() -> None:
    assert [units(text) for text in ("abc", "Siân", "😀", "👩🏽‍🚒")] == [3, 4, 2, 7]


def test_what_is_empty_to_the_eye_is_known() -> None:
    for text in ("", "  \n", "\u200b\u200d", "\u2800", "\u3164", "\ufffc "):
        assert not visible(text)
    for text in (".", "é", "😀", "\u200bx"):
        assert visible(text)


def test_one_line_leaves_no_breaks() -> None:
    assert one_line(" Go\n\n on  then ") == "Go on then"
