"""The house rules for phrases: they parse, they fit, they are the same in every language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast

from bot.inert import units
from bot.library.ftl import References, arguments, leads_to, ways
from bot.library.lists import HouseWords
from bot.library.problems import Margin, Problem, read_file, show
from bot.library.prose import check_markdown, check_words
from bot.library.rules import LONGEST_BUTTON, LONGEST_MESSAGE, read_length
from bot.markdown import read_markdown

BUTTON = re.compile(r"(?:^|-)(?:button|a)-")
"""The names of phrases that stand on buttons hold `-button-` or `-a-`."""


@dataclass(slots=True)
class Book:
    """One language's phrases with their places, as far as its files could be read."""

    lang: str
    entries: dict[str, ast.Message | ast.Term] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        """The names of the phrases; terms (`-name`) are not phrases."""
        return [key for key in self.entries if key[0] != "-"]

    def problem(self, key: str, what: str, mend: str) -> Problem:
        """A problem where that phrase stands."""
        return Problem(*self.places[key], what, mend)


def read_book(content_dir: Path, lang: str, problems: list[Problem]) -> Book:
    """Every phrase of a language, noting what can't be read."""
    book = Book(lang)
    for path in sorted((content_dir / lang / "phrases").glob("*.ftl")):
        margin = Margin(show(path))
        _read_entries(read_file(path, problems), book, margin)
        problems += margin.notes
    return book


def check_book(book: Book, house: HouseWords) -> Iterator[Problem]:
    """What is wrong with the phrases of one language, each by itself."""
    for key, entry in book.entries.items():
        found = References(entry)
        for other in sorted(found.keys - book.entries.keys()):
            yield book.problem(key, f"`{key}` refers to `{other}`, which isn't there", "add it, or mend the name")
        for attribute in [*sorted(found.attributes), *(f"{key}.{each.id.name}" for each in entry.attributes)]:
            yield book.problem(key, f"unknown attribute `{attribute}`", "phrases have none: give it a name of its own")
        if key in leads_to(key, book.entries):
            yield book.problem(key, f"`{key}` refers to itself in the end", "break the ring")
        if entry.value is None:
            yield book.problem(key, f"`{key}` says nothing", "write its text behind the =")
        yield from _check_entry(key, book, house)


def check_against(book: Book, source: Book) -> Iterator[Problem]:
    """What a translation lacks, or has too much of, beside the language it is made from."""
    for key in source.keys:
        if key not in book.entries:
            path, line = source.places[key]
            there = path.replace(f"/{source.lang}/", f"/{book.lang}/", 1)
            yield Problem(there, 1, f"`{key}` is missing ({path}:{line} has it)", "translate it")
    for key in book.keys:
        if key not in source.entries:
            yield book.problem(key, f"`{key}` isn't in `{source.lang}`", "take it out, or mend the name")
        elif odd := arguments(key, book.entries) - arguments(key, source.entries):
            names = ", ".join(f"${name}" for name in sorted(odd))
            yield book.problem(key, f"`{key}` asks for {names}, which nobody gives it", f"see it in `{source.lang}`")


def _read_entries(text: str, book: Book, margin: Margin) -> None:
    for entry in FluentParser(with_spans=True).parse(text).body:
        line = _line(text, entry.span.start if entry.span else 0)
        if isinstance(entry, ast.Junk):
            note = entry.annotations[0] if entry.annotations else None
            line = _line(text, note.span.start) if note and note.span else line
            mend = 'a new line can\'t begin with * [ or . here: write __bold__ and _italic_, or put {""} in front'
            margin.note(line, f"this can't be read ({note.message if note else 'unknown'})", mend)
        elif isinstance(entry, ast.Message | ast.Term):
            key = "-" * isinstance(entry, ast.Term) + entry.id.name
            if key in book.entries:
                mend = "take one of them out, or give it another name"
                margin.note(line, f"`{key}` is in {':'.join(map(str, book.places[key]))} already", mend)
            else:
                book.entries[key], book.places[key] = entry, (margin.path, line)


def _check_entry(key: str, book: Book, house: HouseWords) -> Iterator[Problem]:
    path, line = book.places[key]
    margin = Margin(path)
    for way in ways(key, book.entries):
        rows = way.split("\n")
        check_markdown(rows, line, margin)
        check_words(rows, line, house, margin)
        if units(read_markdown(way).text) > LONGEST_MESSAGE:
            margin.note(line, f"`{key}` doesn't fit one message", f"at most {LONGEST_MESSAGE} UTF-16 units")
        if BUTTON.search(key) and (length := read_length(way)) > LONGEST_BUTTON:
            what = f"`{key}` is {length} characters long, too long for a button"
            margin.note(line, what, f"at most {LONGEST_BUTTON}, so that it fits a narrow phone")
    yield from sorted(set(margin.notes))


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
