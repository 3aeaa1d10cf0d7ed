"""Any text at all: the coach answers, quotes only what is there, and keeps to its limits."""

import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import SHIPPED
from bot.library.lexicon import load_lexicon
from flows.coach import PLATFORMS, Advice, Lexicon, coach, to_json
from tests.coach.conftest import AFTERNOON, Ask, Speak

LEXICON = load_lexicon(SHIPPED / "en" / "coach")
PIECES = (
    "I'm", "we've", "you", "Pam", "the Council", "is pleased to", "utilise", "in order to", "!!", "?", ".", ",", "\n",
    "was made by", "sorry", "passed away", "haha", "#coffeemorning", "@pam", "https://example.org", "07700 900123",
    "my son Jack, 7", "Friday 14 November", "come along", "quiz", "at 7pm", "😀", "👨‍👩‍👧", "“", "”", '"', "\x00",
    "\u202e", "e\u0301\u0301\u0301", "BINS", "just", "idiots", "fuming", " ", "-", "1", "0", "=cmd()", "<b>", "**",
)  # fmt: skip

texts = st.one_of(
    st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join)
)
moments = st.integers(0, 23).map(lambda hour: AFTERNOON.replace(hour=hour))
platforms = st.sampled_from([None, "nowhere", *PLATFORMS])


def keeps_its_promises(advice: Advice, text: str) -> None:
    """What holds for every answer."""
    quotes = [advice.praise.quote, *(each.quote for each in advice.suggestions)]
    quotes += [each.quote for each in advice.private]
    assert all(quote in text for quote in quotes)
    assert all(text[each.start : each.end] == each.quote for each in advice.all)
    assert len(advice.suggestions) <= 2
    assert len({each.rule for each in advice.suggestions}) == len(advice.suggestions)
    assert advice.length.count >= 0


@settings(max_examples=400, deadline=None)
@given(texts, moments, platforms)
def test_every_text_gets_one_praise_and_at_most_two_suggestions_in_its_own_words(
    text: str, now: datetime, platform: str | None
) -> None:
    keeps_its_promises(coach(text, LEXICON, now, platform), text)


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_text_always_gets_the_same_advice(text: str) -> None:
    assert coach(text, LEXICON, AFTERNOON) == coach(text, LEXICON, AFTERNOON)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_a_coach_without_words_still_has_something_to_say(text: str) -> None:
    keeps_its_promises(coach(text, Lexicon(), AFTERNOON), text)


# Where a rule cost more than a text's length, each of these would run into the suite's own timeout.
@pytest.mark.parametrize(
    "piece",
    [
        "a", "0", "07", " ", ".", ". ", "\n", "!", "-", "a-", "a.", "@", "a@", "#a", "#coffeemorning ", "“", '"', "'",
        "((", "e\u0301", "\u0301", "\u202e", "\x00", "😀", "\u200d", "👨‍👩‍👧", "日", "Ⅷ", "١", "I ", "the ", "is ",
        "was made ", "the Council is ", "in order ", "in order to ", "Pam utilise ", "just ", "1 ", "1-", "12/",
        "4111 ", "Friday 14 November ", "14 November ", "may 2 ", "a@a.", "www.", "https://", "my son Jack, 7 ", "A",
        "AAAA ", "BINS!! ", "idiots ", "quiz ", "I'm away until ", "You? ", "“you are” ", "B1 1AA",
    ],
    ids=repr,
)  # fmt: skip
def test_the_longest_and_dullest_texts_are_read_too(ask: Ask, piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    keeps_its_promises(ask(text, "x"), text)


def test_a_hundred_thousand_characters_of_everything_are_read(ask: Ask) -> None:
    text = (" ".join(PIECES) * 1000)[:100_000]
    keeps_its_promises(ask(text, "bluesky"), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "...", "😀😀", "#"])
def test_where_there_are_no_words_the_coach_says_so_kindly(ask: Ask, speak: Speak, text: str) -> None:
    advice = ask(text)
    assert advice.praise.quote == ""
    assert "words" in speak(advice.praise.words)


def test_the_report_has_the_contracts_shape(ask: Ask, speak: Speak) -> None:
    text = "We utilise the hall on Mondays. Ring Derek on 07700 900123."
    report = to_json(ask(text, "bluesky"), speak)
    assert json.loads(json.dumps(report)) == report
    assert report["suggestions"] == [
        {
            "rule": "jargon",
            "quote": "utilise",
            "swap": "use",
            "text": speak(ask(text).suggestions[0].words),
        }
    ]
    assert report["private"] == [{"kind": "phone", "quote": "07700 900123"}]
    assert report["length"] == {"count": len(text), "limit": 300, "platform": "bluesky", "over": False}
    assert report["all"] == ["private", "jargon", "human-cue"]
    assert set(report) == {"praise", "suggestions", "private", "length", "all"}
