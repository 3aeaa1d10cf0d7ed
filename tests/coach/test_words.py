"""The words the coach looks for, and the words it says."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import flows.coach
from bot.library import SHIPPED, ContentError
from bot.library.lexicon import load_lexicon, read_lexicon
from flows.coach import EXCEPTION, Book, Lexicon
from flows.coach.choose import VARIANTS
from flows.coach.lexicon import words_of
from flows.coach.private import KINDS
from flows.coach.rules import RULES
from flows.model import Argument, phrase
from tests.coach.conftest import Ask, Speak

FOLDER = Path(flows.coach.__file__).parent
KEYS = sorted({key for path in FOLDER.glob("*.py") for key in re.findall(r'"(coach-[a-z-]+[a-z])"', path.read_text())})
SAMPLE: dict[str, Argument] = {
    "quote": "QUOTE", "swap": "SWAP", "count": 7, "over": 3, "platform": "x", "pause": "PAUSE", "doer": "DOER",
    "day": "Monday", "tag": "#tag",
}  # fmt: skip
BARE = ("coach-praise-empty", "coach-praise-written")


def test_the_list_of_council_speak_is_long_and_every_swap_is_plain(lexicon: Lexicon) -> None:
    swaps = [value for entries in lexicon.council_speak.entries.values() for _, value in entries]
    assert len([swap for swap in swaps if swap != EXCEPTION]) >= 250
    for swap in swaps:
        assert not lexicon.council_speak.any(words_of(swap)), swap
        assert len(swap.split()) <= 7, swap


@pytest.mark.parametrize("field", [field.name for field in fields(Lexicon)])
def test_no_book_that_ships_is_empty(lexicon: Lexicon, field: str) -> None:
    assert len(getattr(lexicon, field)) > 5


@pytest.mark.parametrize("place", ["only", "first", "second"])
@pytest.mark.parametrize("key", [key for key in KEYS if not key.startswith("coach-private")])
def test_every_remark_can_be_said_in_every_way_and_quotes(key: str, place: str, speak: Speak) -> None:
    said = [speak(phrase(key, variant=number, place=place, **SAMPLE)) for number in range(VARIANTS)]
    assert len(set(said)) == VARIANTS
    assert all("QUOTE" in text for text in said) or key in BARE
    assert not any("!" in text for text in said)


def test_a_remark_that_has_a_swap_says_it(speak: Speak) -> None:
    for key in ("coach-jargon", "coach-brand", "coach-hedging", "coach-shouting-marks", "coach-access-tag"):
        for number in range(VARIANTS):
            assert "SWAP" in speak(phrase(key, variant=number, place="only", **SAMPLE))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_private_thing_has_a_name(kind: str, speak: Speak) -> None:
    assert speak(phrase(f"coach-private-{kind}"))


def test_two_suggestions_are_introduced_one_after_the_other(ask: Ask, speak: Speak) -> None:
    first, second = ask("We utilise the hall and mistakes were made on Monday. Coming?").suggestions
    assert speak(first.words).startswith("One thing: “utilise”")
    assert speak(second.words).startswith("And one more: “mistakes were made”")


def test_the_table_of_rules_has_the_contracts_names() -> None:
    assert {rule.name for rule in RULES} == {
        "jargon", "long-sentence", "passive", "brand-as-person", "no-way-in", "shouting", "hedging", "length",
        "private", "timing", "accessibility", "meeting-test", "human-cue",
    }  # fmt: skip


def test_the_longest_phrase_wins_and_an_exception_hides_a_shorter_one() -> None:
    book = Book.of([("in order to", "to"), ("order", "ask"), ("order of service", EXCEPTION), ("co-op", "shop")])
    found = [hit.value for hit in book.find(words_of("In order to order the order of service, ask the Co\u2011op"))]
    assert found == ["to", "ask", "shop"]
    assert "order" in book
    assert "in" not in book


def test_a_phrase_does_not_reach_over_a_comma_or_an_empty_line() -> None:
    book = Book.of([("in order to", "to")])
    assert book.any(words_of("in order\nto"))
    assert not book.any(words_of("in order, to"))
    assert not book.any(words_of("in order\n\nto"))


def lists(folder: Path, **changed: str) -> Path:
    """A folder with the lists that ship, some of them changed."""
    for path in (SHIPPED / "en" / "coach").glob("*.tsv"):
        (folder / path.name).write_bytes(path.read_bytes())
    for name, text in changed.items():
        (folder / f"{name.replace('_', '-')}.tsv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("council_speak", "# words\nutilise", "council-speak.tsv:2: there is no value behind the phrase"),
        ("council_speak", "utilise\tuse\tor not", "council-speak.tsv:1: there is a second tab"),
        ("council_speak", "utilise\tuse\n\nUtilise\tuse", "council-speak.tsv:3: `utilise` is in line 1 already"),
        ("council_speak", "!!\tuse", "council-speak.tsv:1: there is no word before the tab"),
        ("sad", "died\tsadly", "sad.tsv:1: `sadly` can't stand behind the tab here"),
        ("calendar", "monday\tweekday 7", "calendar.tsv:1: `weekday 7` can't stand behind the tab here"),
        ("cheerful", "hooray", "cheerful.tsv:1: the coach knows no such list"),
    ],
)
def test_a_list_that_cannot_be_used_is_told_with_its_line_and_the_mend(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(ContentError) as raised:
        load_lexicon(lists(tmp_path, **{name: text}))
    (problem,) = raised.value.problems
    assert told in str(problem)
    assert problem.mend


def test_a_list_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    folder = lists(tmp_path)
    (folder / "sad.tsv").unlink()
    (folder / "sorry.tsv").write_bytes(b"caf\xe9\n")
    told = [f"{Path(problem.path).name}:{problem.line}" for problem in read_lexicon(folder)[1]]
    assert told == ["sad.tsv:1", "sorry.tsv:1"]
