"""Reads the draft coach's word lists, one file for each book of the lexicon: a phrase a line, a tab, its value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final

from bot.library.problems import ContentError, Margin, Problem, read_file, show
from flows.coach import EXCEPTION, Book, Lexicon
from flows.coach.lexicon import words_of

# What may stand behind the tab, where that isn't free; `not` may stand anywhere.
_KINDS: Final = "i|my|we|you|they|person|be|modal|adverb|join|when|means|number|ask"
VALUES: Final[Mapping[str, tuple[str, str]]] = {
    "council_speak": (r".+", "the plain word, or - to leave it out"),
    "hedging": (r".+", "what is left without the hedge, or - to leave it out"),
    "calendar": (r"weekday [0-6]|month (?:[1-9]|1[0-2])|near", "weekday 0 (Monday) to 6, month 1 to 12, or near"),
    "grammar": (_KINDS, _KINDS.replace("|", ", ")),
    "children": (r"kin", "kin"),
    "invitations": (r"come|", "come, where people are asked to turn up, or nothing"),
}


def load_lexicon(folder: Path) -> Lexicon:
    """The coach's words from `content/<lang>/coach`; ContentError with every problem where a list can't be used."""
    lexicon, problems = read_lexicon(folder)
    if problems:
        raise ContentError(problems)
    return lexicon


def read_lexicon(folder: Path) -> tuple[Lexicon, tuple[Problem, ...]]:
    """The coach's words as far as they can be read, with what is wrong as values."""
    problems: list[Problem] = []
    books: dict[str, Book] = {}
    for field in fields(Lexicon):
        path = folder / f"{field.name.replace('_', '-')}.tsv"
        margin = Margin(show(path))
        books[field.name] = Book.of(_read(path, field.name, margin))
        problems += margin.notes
    known = {f"{name.replace('_', '-')}.tsv" for name in books}
    for stray in sorted(path for path in folder.glob("*.tsv") if path.name not in known):
        mend = f"the lists are {', '.join(sorted(known))}"
        problems.append(Problem(show(stray), 1, "the coach knows no such list", mend))
    return Lexicon(**books), tuple(sorted(problems))


def _read(path: Path, name: str, margin: Margin) -> Iterator[tuple[str, str]]:
    """The list's phrases and values; what can't be used is noted and left out."""
    if not path.is_file():
        margin.note(1, "the coach's list isn't there", "add it: a phrase a line, a tab, and its value if it has one")
        return
    rows = read_file(path, margin.notes).splitlines()
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, 1):
        if not row.strip() or row.startswith("#"):
            continue
        phrase, tab, value = row.partition("\t")
        words = tuple(word.low for word in words_of(phrase))
        if _usable(words, value.strip(), bool(tab), name, margin, number, seen):
            seen[words] = number
            yield phrase, value.strip()


def _usable(
    words: tuple[str, ...], value: str, tab: bool, name: str, margin: Margin, number: int,
    seen: Mapping[tuple[str, ...], int],
) -> bool:  # fmt: skip
    pattern, allowed = VALUES.get(name, ("", "nothing"))
    if not words:
        margin.note(number, "there is no word before the tab", "write the phrase first, then a tab, then its value")
    elif words in seen:
        margin.note(number, f"`{' '.join(words)}` is in line {seen[words]} already", "take one of them out")
    elif "\t" in value:
        margin.note(number, "there is a second tab", "one tab is enough: the phrase, a tab, its value")
    elif value != EXCEPTION and not re.fullmatch(pattern, value):
        what = f"`{value}` can't stand behind the tab here" if tab else "there is no value behind the phrase"
        margin.note(number, what, f"write a tab and {allowed}; or not, for an exception")
    else:
        return True
    return False
