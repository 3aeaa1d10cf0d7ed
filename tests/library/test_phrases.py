"""Phrases are found by language and name, and say what is missing."""

from pathlib import Path

import pytest

from bot.library import PhraseError, Phrases, load_phrases
from bot.library.phrases import cut, locale


def test_phrases_come_from_every_file_of_a_language(tmp_path: Path) -> None:
    for name, text in (
        ("en/phrases/a.ftl", "one = One"),
        ("en/phrases/b.ftl", "two = Two"),
        ("cy/phrases/a.ftl", "one = Un"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    phrases = load_phrases(tmp_path)
    assert phrases.languages == ("cy", "en")
    assert phrases.keys("en") == {"one", "two"}
    assert phrases.keys("xx") == frozenset()
    assert (phrases.format("cy", "one"), phrases.format("cy", "two")) == ("Un", "Two")


def test_the_default_language_may_be_another() -> None:
    assert Phrases({"cy": ["one = Un"]}, default="cy").format("en", "one") == "Un"


def test_a_file_is_cut_at_its_entries() -> None:
    text = "# about\n## group\n\none = One\n    two = is text\n\n-term = T\r\n# more\nthree =\n    x\n    }\n"
    assert [key for key, _ in cut(text)] == ["one", "-term", "three"]


def test_many_lines_keep_their_paragraphs() -> None:
    phrases = Phrases({"en": ["long =\n    One.\n\n    Two,\n    three.\n\n# remark\nnext = x"]})
    assert phrases.format("en", "long") == "One.\n\nTwo,\nthree."


def test_numbers_follow_the_language() -> None:
    phrases = Phrases({"en": ["n = { $n }"], "cy": ["n = { $n ->\n    [two] dwy\n   *[other] { $n }\n }"]})
    assert phrases.format("en", "n", {"n": 12500}) == "12,500"
    assert phrases.format("cy", "n", {"n": 2}) == "dwy"


def test_phrases_refer_to_each_other_in_any_order() -> None:
    phrases = Phrases({"en": ["a = { b } and { -t }", "-t = T{ c }", "b = B\nc = C"]})
    assert phrases.format("en", "a") == "B and TC"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("other = x", "no phrase is called `one`"),
        ("one = { $name }", "`one` .en. can't be said: Unknown external: name"),
        ("one = { two }", "`one` .en. can't be said: Unknown message: two"),
        ("one = Text\n    **bold** is lost", "`one` can't be read to its end"),
        ("one =\n    .attribute = x", "`one` has no text"),
    ],
)
def test_a_phrase_that_cannot_be_said_says_why(text: str, said: str) -> None:
    with pytest.raises(PhraseError, match=said):
        Phrases({"en": [text]}).format("en", "one")


def test_numbers_and_dates_are_british_where_the_language_is_spoken_here() -> None:
    assert [str(locale(lang)) for lang in ("en", "cy", "fr", "pt-br", "xx", "nonsense!")] == [
        "en_GB", "cy_GB", "fr", "pt_BR", "en_GB", "en_GB",
    ]  # fmt: skip
