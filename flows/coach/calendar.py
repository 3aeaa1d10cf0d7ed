"""Reads the days and hours that a text names, as far as it can be sure of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.coach.draft import Draft
from flows.coach.lexicon import Lexicon, Word

HALF_A_YEAR = 183  # days: a date without a year that is further back than this means next year's
ABBREVIATED = 4  # letters: "Sat" is a day only with its capital, "sat" is what one did

_ORDINAL = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?", re.ASCII)
_YEAR = re.compile(r"20\d\d", re.ASCII)
_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(20\d\d|\d\d))?(?![\w/-])", re.ASCII)
_ISO = re.compile(r"(?<![\w/.-])(20\d\d)-(\d\d)-(\d\d)(?![\w/-])", re.ASCII)
_HOUR = re.compile(
    r"(?<![\w:.£$€-])[0-2]?\d(?:[:.][0-5]\d)?\s?[ap]\.?m(?![a-z])"
    r"|(?<![\w:.£$€-])[0-2]?\d[:.][0-5]\d(?![\w:%])"
    r"|(?<![\w.£$€-])\d{1,2}\s?[-–]\s?\d{1,2}(?![\w/-])"
    r"|(?<!\w)(?:at|from|till|until|to|by) (?:1[0-2]|[1-9])(?![\w/%:]|\.\d)"
    r"|(?<!\w)[0-2]\d[0-5]\d\s?(?:hrs|hours)",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that the text names: where, the date if it says one, the weekday (Monday 0) if it says one."""

    start: int
    end: int
    on: date | None = None
    weekday: int | None = None
    year_given: bool = False


def days_named(draft: Draft, lexicon: Lexicon, now: datetime) -> tuple[Day, ...]:
    """Every day the text names, in its order; a date without a year is taken to be near `now`."""
    today = now.date()
    found: list[Day] = []
    for day in sorted((*_worded(draft, lexicon, today), *_figured(draft, today)), key=lambda day: day.start):
        before = found[-1] if found else None
        if before and day.on and not before.on and before.weekday is not None and _touch(draft, before, day):
            found[-1] = replace(day, start=before.start, weekday=before.weekday)
        else:
            found.append(day)
    return tuple(found)


def hours_named(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the text names a time of day."""
    return _HOUR.search(draft.prose) is not None or lexicon.hours.any(draft.words)


def weekday_name(lexicon: Lexicon, weekday: int) -> str:
    """What the language calls that day of the week (Monday 0)."""
    names = [words[0] for entries in lexicon.calendar.entries.values() for words, value in entries
             if value == f"weekday {weekday}"]  # fmt: skip
    return max(names, key=len, default="").capitalize()


def _touch(draft: Draft, before: Day, after: Day) -> bool:
    """Whether only "the", "of" or a comma stands between them, as in "Friday, the 14th of March"."""
    gap = draft.text[before.end : after.start]
    return len(gap) < 8 and gap.replace(",", " ").strip().casefold() in ("", "the")


def _worded(draft: Draft, lexicon: Lexicon, today: date) -> Iterator[Day]:
    """Weekdays, tomorrow and the like, and dates with the month in words."""
    words = draft.words
    for place, word in enumerate(words):
        hit = lexicon.calendar.at(words, place)
        if hit is None or (len(word) <= ABBREVIATED and not draft.text[word.start].isupper() and hit.value != "near"):
            continue
        kind, _, number = hit.value.partition(" ")
        if kind == "weekday":
            yield Day(hit.start, hit.end, weekday=int(number))
        elif kind == "month":
            yield from _around_month(words, place, int(number), today)
        elif kind == "near":
            yield Day(hit.start, hit.end)


def _around_month(words: tuple[Word, ...], place: int, month: int, today: date) -> Iterator[Day]:
    """3 March, 3rd of March 2026, March 3rd: the month stands at `place`."""
    first = place - 2 if place > 1 and words[place - 1].low == "of" else place - 1
    after = place + 1
    day = _day(words[first]) if first >= 0 and words[place].start - words[first].end < 6 else None
    if day is None:
        first = place
        day = _day(words[after]) if after < len(words) and words[after].joined else None
        after += 1
    if day is None:
        return
    near = after < len(words) and words[after].start - words[after - 1].end < 3
    year = int(words[after].low) if near and _YEAR.fullmatch(words[after].low) else None
    found = make_date(day, month, year, today)
    if found:
        end = words[after if year else max(place, after - 1)].end
        yield Day(words[first].start, end, found, None, year is not None)


def _day(word: Word) -> int | None:
    match = _ORDINAL.fullmatch(word.low)
    return int(match[1]) if match else None


def _figured(draft: Draft, today: date) -> Iterator[Day]:
    """14/11, 14/11/26, 14.11.2026, 2026-11-14."""
    for match in _FIGURES.finditer(draft.prose):
        if match[2] != "/" and not match[4]:
            continue  # 2.30 is an hour or a price, 10-12 a span of hours
        year = int(match[4]) % 100 + 2000 if match[4] else None
        if found := make_date(int(match[1]), int(match[3]), year, today):
            yield Day(*match.span(), found, None, year is not None)
    for match in _ISO.finditer(draft.prose):
        if found := make_date(int(match[3]), int(match[2]), int(match[1]), today):
            yield Day(*match.span(), found, None, True)


def make_date(day: int, month: int, year: int | None, today: date) -> date | None:
    """The date, if there is one; without a year this year's, or next year's where this year's is long past."""
    try:
        found = date(year or today.year, month, day)
        if year is None and (today - found).days > HALF_A_YEAR:
            found = date(today.year + 1, month, day)
    except ValueError:
        return None
    return found
