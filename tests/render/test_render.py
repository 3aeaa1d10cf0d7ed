"""Words become messages that Telegram takes, and what people typed stays what they typed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inert import clean, units
from bot.library import PhraseError, Phrases
from bot.render import LONGEST, LONGEST_TOAST, MOST_ENTITIES, Renderer, Text, chosen
from flows.model import Lines, Phrase, Plain, Prose, When, Words, lines, phrase

ENGLISH = """
hello = Hello **{ $name }**, lovely to see you.
count = { $n ->
    [one] One biscuit
   *[other] { $n } biscuits
 } left.
mood = { $mood ->
    [good] Good.
   *[other] Not good: { $mood }.
 }
quote = You wrote:

    > { $words }

    {""}[Open](https://t.me/{ $words }) or leave it.
still = **Go on** then
around = { still }, { -bot }.
-bot = the bot
when = See you { $at }.
"""
WELSH = """
still = **Ymlaen** â ni
count = { $n ->
    [zero] dim
    [two] dwy
    [few] ychydig
    [many] llawer
   *[other] { $n }
 }
"""
RENDERER = Renderer(Phrases({"en": [ENGLISH], "cy": [WELSH]}))
LONDON = "Europe/London"

NASTY = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.text(st.sampled_from("*_~`[]()<>#{}$->+|\\!&\n \u202e\u0301\ue000\ue001😀a1.:/"), max_size=60),
    st.sampled_from(
        ["**x**", "{ $name }", "[a](https://evil.example)", "> q", "\ue000", "<b>", "```", "&amp;", "- x", "\u2066"]
    ),
)


def show(words: Words, lang: str = "en", zone: str = LONDON) -> Text:
    """The words in London English, unless told otherwise."""
    return RENDERER.render(words, lang, zone)


def styled(text: Text) -> list[tuple[str, str]]:
    """What is styled how."""
    raw = text.text.encode("utf-16-le")
    return [
        (str(e["type"]), raw[2 * int(e["offset"]) : 2 * (int(e["offset"]) + int(e["length"]))].decode("utf-16-le"))
        for e in text.entities
    ]


def assert_telegram_takes(text: Text) -> None:
    """The limits of sendMessage and of entities."""
    assert 1 <= units(text.text) <= LONGEST
    assert text.text == text.text.strip()
    assert len(text.entities) <= MOST_ENTITIES
    for entity in text.entities:
        offset, length = int(entity["offset"]), int(entity["length"])
        assert 0 <= offset < offset + length <= units(text.text)


def test_a_name_is_put_into_its_phrase() -> None:
    text = show(phrase("hello", name="Siân 😀"))
    assert text.text == "Hello Siân 😀, lovely to see you."
    assert text.entities == ({"type": "bold", "offset": 6, "length": 7},)


def test_numbers_choose_the_plural_and_are_written_as_people_write_them() -> None:
    assert show(phrase("count", n=1)).text == "One biscuit left."
    assert show(phrase("count", n=1200)).text == "1,200 biscuits left."
    assert [show(phrase("count", n=n), "cy").text for n in (0, 2, 3, 6, 7)] == ["dim", "dwy", "ychydig", "llawer", "7"]


def test_a_phrase_can_choose_by_a_word() -> None:
    assert show(phrase("mood", mood="good")).text == "Good."
    assert show(phrase("mood", mood="so *so*")).text == "Not good: so *so*."


def test_phrases_and_terms_stand_in_phrases() -> None:
    assert show(phrase("around")).text == "Go on then, the bot."


def test_words_can_be_arguments() -> None:
    text = show(phrase("quote", words=lines(Prose("*a*"), phrase("still"), gap=" ")))
    assert text.text.startswith("You wrote:\n\na Go on then\n\nOpen")
    assert styled(text)[:3] == [("blockquote", "a Go on then"), ("italic", "a"), ("bold", "Go on")]


def test_a_language_without_the_phrase_uses_the_default() -> None:
    assert show(phrase("still"), "cy").text == "Ymlaen â ni"
    assert show(phrase("around"), "cy").text == "Go on then, the bot."
    assert show(phrase("still"), "xx").text == "Go on then"


def test_times_are_the_readers_own() -> None:
    at = datetime(2026, 7, 21, 17, 30, tzinfo=UTC)
    assert show(phrase("when", at=When(at))).text == "See you Tuesday 21 July, 18:30."
    assert show(When(at, "day")).text == "Tuesday 21 July"
    assert show(When(at, "time"), zone="Asia/Tokyo").text == "02:30"
    assert show(When(at, "day"), zone="Asia/Tokyo").text == "Wednesday 22 July"


def test_the_hour_that_comes_twice_and_the_one_that_never_comes() -> None:
    assert show(When(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "time")).text == "01:30"
    assert show(When(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "time")).text == "01:30"
    assert show(When(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "time")).text == "02:00"


def test_parts_without_words_leave_no_gap() -> None:
    assert show(lines(Plain("a"), Plain(""), Plain("b"))).text == "a\n\nb"


def test_an_unknown_phrase_or_a_missing_argument_says_which() -> None:
    with pytest.raises(PhraseError, match="no phrase is called `nowhere`"):
        show(phrase("nowhere"))
    with pytest.raises(PhraseError, match=r"`hello`.*name"):
        show(phrase("hello"))


def test_what_is_empty_to_the_eye_becomes_an_ellipsis() -> None:
    for text in ("", " \n ", "\u200b", "\u2800"):
        assert show(Plain(text)) == Text("…")


def test_white_space_around_goes_and_the_entities_follow() -> None:
    assert show(lines(Plain("\n  "), Prose("**b**"), gap="")) == Text(
        "b", ({"type": "bold", "offset": 0, "length": 1},)
    )


def test_somebodys_long_words_give_way_and_the_phrase_stays_whole() -> None:
    text = show(phrase("quote", words="😀" * 5000))
    assert_telegram_takes(text)
    assert text.text.startswith("You wrote:\n\n😀")
    assert text.text.endswith("…\n\nOpen or leave it.")
    assert units(text.text) > LONGEST - 3


def test_the_longest_words_give_way_first() -> None:
    text = show(lines(Plain("short and whole"), Plain("x" * 4000), Plain("y" * 3000), phrase("still")))
    assert_telegram_takes(text)
    assert text.text.startswith("short and whole\n\nx")
    assert text.text.endswith("Go on then")
    assert abs(text.text.count("x") - text.text.count("y")) <= 1


def test_an_author_who_wrote_too_long_is_cut_rather_than_refused() -> None:
    text = show(Prose("**" + "word " * 2000 + "end**"))
    assert_telegram_takes(text)
    assert text.text.endswith("word…")


def test_more_than_a_hundred_styles_are_cut_to_a_hundred() -> None:
    assert len(show(Prose("*a* " * 150)).entities) == MOST_ENTITIES


def test_labels_and_toasts_are_one_plain_line() -> None:
    assert RENDERER.render_plain(phrase("still"), "en", LONDON) == "Go on then"
    assert RENDERER.render_plain(Plain("a\n\nb" + " long" * 30), "en", LONDON) == "a b" + " long" * 11 + "…"
    assert units(RENDERER.render_plain(Plain("x" * 500), "en", LONDON, LONGEST_TOAST)) == LONGEST_TOAST


def test_the_choice_is_written_under_the_tapped_message() -> None:
    before: tuple[dict[str, str | int], ...] = ({"type": "bold", "offset": 0, "length": 2},)
    text = chosen("😀 Ready?", before, "Go *on*\u202e")
    assert text is not None
    assert text.text == "😀 Ready?\n\n› Go *on*"
    assert styled(text) == [("bold", "😀"), ("bold", "Go *on*"), ("italic", "Go *on*")]


def test_a_choice_that_does_not_fit_is_left_out() -> None:
    assert chosen("x" * 4090, (), "Go on") is None
    assert chosen("x", [{"type": "bold", "offset": 0, "length": 1}] * 99, "Go on") is None
    assert chosen("x", (), " \u202e") is None


@given(NASTY, NASTY)
def test_what_people_type_is_only_ever_text(one: str, two: str) -> None:
    text = show(phrase("hello", name=lines(Plain(one), Plain(two), gap="|")))
    assert_telegram_takes(text)
    expected = "|".join(part for part in (clean(one), clean(two)) if part)
    assert text.text == f"Hello {expected}, lovely to see you."
    assert [entity["type"] for entity in text.entities] == (["bold"] if expected else [])


@given(NASTY)
def test_a_quote_of_what_people_type_holds_nothing_else(words: str) -> None:
    text = show(phrase("quote", words=words))
    assert_telegram_takes(text)
    assert {entity["type"] for entity in text.entities} <= {"blockquote", "text_link"}
    assert all(str(entity["url"]).startswith("https://t.me/") for entity in text.entities if "url" in entity)
    assert clean(words) in text.text or not clean(words).strip()


@st.composite
def any_words(draw: st.DrawFn) -> Words:
    """Words of any kind, a few levels deep."""
    plain = st.builds(Plain, st.one_of(NASTY, st.text(min_size=2000, max_size=5000)))
    leaves: st.SearchStrategy[Words] = st.one_of(plain, st.builds(Prose, NASTY), st.just(phrase("still")))
    return draw(
        st.recursive(
            leaves,
            lambda inner: st.one_of(
                st.builds(lambda parts: Lines(tuple(parts)), st.lists(inner, max_size=4)),
                st.builds(lambda words: Phrase("quote", (("words", words),)), inner),
            ),
            max_leaves=5,
        )
    )


@given(any_words())
def test_telegram_takes_whatever_is_rendered(words: Words) -> None:
    assert_telegram_takes(show(words))
    label = RENDERER.render_plain(words, "en", LONDON)
    assert 1 <= units(label) <= 64
    assert "\n" not in label
