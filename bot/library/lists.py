"""Reads the plain lists among the content: one entry a line, `#` for remarks, `left: right` where there are pairs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

from bot.library.problems import Margin, Problem, read_file, show
from flows.content import Hint

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|^\s*>.*")


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The words we don't use (small letters), each with what to do instead."""

    instead: dict[str, str]

    def found(self, row: str) -> Iterator[tuple[str, str]]:
        """Each such word in a line of prose, with the mend; quoted words are somebody else's and pass."""
        if self.instead:
            words = "|".join(map(re.escape, sorted(self.instead, key=len, reverse=True)))
            for hit in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", _QUOTED.sub("", row), re.IGNORECASE):
                yield hit[0], self.instead[hit[0].lower()]


def read_house_words(folder: Path, problems: list[Problem]) -> HouseWords:
    """A language's `house-words.txt`; none where there is no such file."""
    return HouseWords({left.lower(): right for _, left, right in _pairs(folder / "house-words.txt", problems)})


def read_hints(folder: Path, problems: list[Problem]) -> tuple[Hint, ...]:
    """A language's `hints.txt`: `answer: words that point to it`."""
    pairs = _pairs(folder / "hints.txt", problems)
    return tuple(Hint(tuple(right.lower().split()), left) for _, left, right in pairs)


def read_crisis(folder: Path, problems: list[Problem]) -> tuple[str, ...]:
    """A language's `crisis.txt`: a regular expression a line, each a way of saying that it is all too much."""
    kept, margin = [], Margin(show(folder / "crisis.txt"))
    for number, row in _rows(folder / "crisis.txt", problems):
        try:
            re.compile(row)
            kept.append(row)
        except re.error as error:
            margin.note(number, f"`{row}` is no regular expression ({error})", "put a backslash before ? ( ) [ ] *")
    problems += margin.notes
    return tuple(kept)


def read_stuck(folder: Path, problems: list[Problem]) -> frozenset[str]:
    """A language's `stuck.txt`: what people write instead of a draft when nothing comes, a message a line."""
    return frozenset(row.lower() for _, row in _rows(folder / "stuck.txt", problems))


def read_towns(folder: Path, problems: list[Problem]) -> dict[str, str]:
    """A language's `towns.txt`: `time zone: names of towns and countries, with commas`; names come in small letters."""
    towns, margin = {}, Margin(show(folder / "towns.txt"))
    for number, zone, names in _pairs(folder / "towns.txt", problems):
        if zone not in available_timezones():
            margin.note(number, f"there is no time zone `{zone}`", "write it as Europe/London is written")
        towns.update({name.strip().lower(): zone for name in names.split(",")})
    problems += margin.notes
    return towns


def _pairs(path: Path, problems: list[Problem]) -> Iterator[tuple[int, str, str]]:
    margin = Margin(show(path))
    for number, row in _rows(path, problems):
        left, colon, right = (piece.strip() for piece in row.partition(": "))
        if left and colon and right:
            yield number, left, right
        else:
            margin.note(number, f"`{row}` is no pair", "write `left: right`, with a space after the colon")
    problems += margin.notes


def _rows(path: Path, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    if path.is_file():
        for number, row in enumerate(read_file(path, problems).splitlines(), 1):
            if row.strip() and not row.lstrip().startswith("#"):
                yield number, row.strip()
