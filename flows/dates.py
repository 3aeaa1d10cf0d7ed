"""Reads a date as people type it ("Tuesday 8th, half six"), and says what is wrong where it can't be one.

The time of day is read here, the British way, and the day mostly by dateparser; between them they know more than
either. Whatever is understood is a guess: it must be said back, with its weekday, before it counts.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

FARTHEST: Final = timedelta(days=500)
NIGHT: Final = (time(22), time(7))  # hours at which nobody would expect a surgery

_HOURS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR: Final = rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})"
_HALF: Final = r"\s*(?P<half>[ap]\.?m\.?)?"
_WORDS: Final = (
    (rf"\bhalf(?:[ -]past)?[ -]{_HOUR}\b{_HALF}", 30),
    (rf"\bquarter[ -]past[ -]{_HOUR}\b{_HALF}", 15),
    (rf"\bquarter[ -]to[ -]{_HOUR}\b{_HALF}", 45),
    (rf"\b(?:at|from)\s+(?P<hour>{'|'.join(_HOURS)})\b{_HALF}", 0),
)
_CLOCK: Final = (
    r"(?<![\d./-])(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))?" + _HALF
    + r"(?:\s*(?:-|–|—|to|till|until)\s*(?P<end>\d{1,2})(?:[:.h](?P<endminute>[0-5]\d))?\s*(?P<endhalf>[ap]\.?m\.?)?)?"
    + r"(?![\d/]|\.\d)"
)  # fmt: skip
_SURE: Final = re.compile(rf"(?:\bat|\bfrom|@)\s*{_CLOCK}", re.I)  # "at 6" is an hour whatever it looks like
_LIKELY: Final = re.compile(_CLOCK, re.I)
_RUN_TOGETHER: Final = re.compile(  # 1830, as the army says it; 2030 may be a year, unless "at" comes first
    r"(?:(?<=\bat )|(?<=\bfrom )|(?<=@)|(?!20))(?<![\d./:-])"
    r"([01]\d|2[0-3])(00|15|30|45)(?:\s*h(?:ou)?rs?)?(?!\d|[./:-]\d)",
    re.I,
)
_FROM_TO: Final = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)\s*[-–—]\s*([01]\d|2[0-3])([0-5]\d)\b")
_NOON: Final = re.compile(r"\b(?:at\s+)?(?:(?:12|twelve)\s*)?(?:noon|midday)\b", re.I)
_PARTS: Final = re.compile(r"\b(?:in the |this )?(morning|afternoon|evening|night)\b|\b(tonight)\b", re.I)
_HOUR_IN_THE: Final = re.compile(r"(?<![\d:./])(?<!past )(?<!half )(?<!to )(\d{1,2}) (?=in the (?:mor|aft|eve))", re.I)
_O_CLOCK: Final = re.compile(r"\s*o['’]?clock\b", re.I)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY: Final = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|r|rs|rsday|nesday|urday)?\b"
_WEEK_ON: Final = re.compile(
    rf"(?:a\s+)?(?:week|fortnight)\s+(?:on\s+)?{_WEEKDAY}|{_WEEKDAY.replace('weekday', 'day2')}\s+(?:week|fortnight)",
    re.I,
)
_NEXT_WEEK: Final = re.compile(
    rf"next\s+week\s+(?:on\s+)?{_WEEKDAY}|{_WEEKDAY.replace('weekday', 'day2')}\s+(?:of\s+)?next\s+week", re.I
)
_FROM_TODAY: Final = re.compile(
    r"(?:in\s+)?a\s+(?P<step>week|fortnight)(?:'s\s+time)?(?:\s+(?:from\s+)?(?:today|now))?", re.I
)
_NTH: Final = re.compile(
    rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+{_WEEKDAY}\s+(?:of|in)\s+(?P<month>.+)",
    re.I,
)
_NTHS: Final = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}
_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NO_DAY: Final = re.compile(
    rf"\b(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b|\b{_MONTHS}\s+(?:3[2-9]|[4-9]\d)\b", re.I
)
_THE_8TH: Final = re.compile(r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood: a day, and the time by the clock on the wall unless only a day was said.

    `problem` names a kind line: unreadable, no-day, weekday (it isn't that one), past, far, or missing (an hour
    that the clocks skip). `minutes` is how long it lasts, where an end was said.
    """

    day: date | None = None
    at: time | None = None
    minutes: int | None = None
    problem: str = ""


@lru_cache(maxsize=64)
def read_date(text: str, now: datetime, zone: str, day: date | None = None) -> Reading:
    """Reads `text`, typed at `now` (aware UTC) by somebody in `zone`; `day` is the one being talked about."""
    here = now.astimezone(ZoneInfo(zone))
    words = " ".join(_O_CLOCK.sub("", text.replace("’", "'")).split())[:200]
    at, minutes, rest = _time_in(words)
    found = _day_in(rest, here.date()) if rest else day
    if found is None and rest:
        return Reading(problem="unreadable")
    if found is None:
        return Reading(at=at, problem="no-day" if at else "unreadable")
    if (named := re.search(rf"\b{_WEEKDAY}", rest, re.I)) and found.weekday() != _number(named["weekday"]):
        return Reading(found, problem="weekday")
    if at is None:
        far = "far" if found - here.date() > FARTHEST else ""
        return Reading(found, problem="past" if found < here.date() else far)
    return Reading(found, at, minutes, problem_with(found, at, now, zone))


def read_time(text: str) -> time | None:
    """The time of day that `text` says, and nothing besides: 6pm, 18:30, half past ten, noon, nine."""
    words = " ".join(_O_CLOCK.sub("", text.replace("’", "'")).lower().split())[:40].strip(" .!")
    words = str(_HOURS.index(words) + 1) if words in _HOURS else words
    for said in (words, f"say at {words}"):  # a number alone is no hour until somebody says "at"
        at, _, rest = _time_in(said)
        if at and rest in ("", "at", "about", "around", "say"):
            return at
    return None


def problem_with(day: date, at: time, now: datetime, zone: str) -> str:
    """Why a surgery can't be at that time of the wall clock: past, far, or missing; nothing where it can."""
    moments = moments_of(day, at, zone)
    if not moments:
        return "missing"
    if moments[-1] <= now:
        return "past"
    return "far" if moments[0] - now > FARTHEST else ""


def moments_of(day: date, at: time, zone: str) -> tuple[datetime, ...]:
    """When a wall clock in `zone` shows that (aware UTC): once; twice as the clocks go back; never as they go on."""
    wall = datetime.combine(day, at)
    there = wall.replace(tzinfo=ZoneInfo(zone))
    twice = (there.astimezone(UTC), there.replace(fold=1).astimezone(UTC))
    shown = [moment for moment in twice if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall]
    return tuple(dict.fromkeys(shown))


def at_night(at: time) -> bool:
    """Whether that is an hour at which people sleep."""
    return at >= NIGHT[0] or at < NIGHT[1]


# ---------------------------------------------------------------------- the time of day


def _time_in(words: str) -> tuple[time | None, int | None, str]:
    """The time of day in some words, how many minutes it lasts, and what is left of them."""
    part = next((found[1] or found[2] for found in _PARTS.finditer(words)), "").lower()
    words = _HOUR_IN_THE.sub(r"\1:00 ", words)
    words = _tidy(_PARTS.sub(lambda found: " today " if found[2] else " ", words))
    if found := _NOON.search(words):
        return time(12), None, _without(words, found)
    for pattern, shift in _WORDS:
        if found := re.search(pattern, words, re.I):
            said = int(found["hour"]) if found["hour"].isdigit() else _HOURS.index(found["hour"].lower()) + 1
            hour = _hour(str(said - 1 if shift > 30 else said), found["half"], part)
            return (_at(hour * 60 + shift) if hour is not None else None), None, _without(words, found)
    found = _SURE.search(words) or next(filter(_is_time, _LIKELY.finditer(words)), None)
    if found is None:
        apart = _RUN_TOGETHER.sub(r"\1:\2", _FROM_TO.sub(r"\1:\2-\3:\4", words))
        return (None, None, words) if apart == words else _time_in(apart)
    hour = _hour(found["hour"], found["half"] or (found["endhalf"] if found["end"] else None), part)
    at = None if hour is None else _at(hour * 60 + int(found["minute"] or 0))
    return at, _length(found, at, part), _without(words, found)


def _is_time(found: re.Match[str]) -> bool:
    """Whether some digits say themselves that they are a time: 6pm, 18:30, 10-12, but not the 8 of 8 December."""
    after = found.string[found.end() : found.end() + 2]
    return bool(found["minute"] or found["half"] or found["end"]) and after.lower() not in ("st", "nd", "rd", "th")


def _hour(said: str, half: str | None, part: str) -> int | None:
    """The hour of the day. Without am or pm, one to seven are in the afternoon: surgeries aren't at dawn."""
    hour = int(said) if said.isdigit() else _HOURS.index(said.lower()) + 1
    if half:
        return hour % 12 + (12 if half[0] in "pP" else 0) if 1 <= hour <= 12 else None
    if part == "morning" or hour > 12 or (len(said) == 2 and said[0] == "0"):
        return hour if hour < 24 else None
    afternoon = part in ("afternoon", "evening", "night", "tonight") or 1 <= hour <= 7
    return hour + 12 if afternoon and 0 < hour < 12 else hour


def _length(found: re.Match[str], at: time | None, part: str) -> int | None:
    if at is None or not found["end"]:
        return None
    hour = _hour(found["end"], found["endhalf"], part)
    if hour is None:
        return None
    minutes = hour * 60 + int(found["endminute"] or 0) - at.hour * 60 - at.minute
    return minutes if 15 <= minutes <= 720 else None


def _at(minutes: int) -> time | None:
    return time(minutes // 60, minutes % 60) if 0 <= minutes < 1440 else None


def _without(words: str, found: re.Match[str]) -> str:
    return _tidy(words[: found.start()] + " " + words[found.end() :])


def _tidy(words: str) -> str:
    """Without the small words that lead from a day to an hour."""
    return re.sub(r"\s+(?:at|from|on|@)$|^(?:at|on|in the|from)\s+", "", " ".join(words.split()).strip(" ,.;")).strip(
        " ,.;"
    )


# ---------------------------------------------------------------------- the day


def _day_in(words: str, today: date) -> date | None:
    """The day in some words, the next one there is; None where there is none in them."""
    words = re.sub(r"\bweds\b", "wed", words, flags=re.I).removeprefix("on ")
    if found := _WEEK_ON.fullmatch(words):
        weekday = _number(found["weekday"] or found["day2"])
        later = 15 if "fortnight" in words.lower() else 8
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + later)
    if found := _NEXT_WEEK.fullmatch(words):
        return today + timedelta(days=7 - today.weekday() + _number(found["weekday"] or found["day2"]))
    if found := _FROM_TODAY.fullmatch(words):
        return today + timedelta(weeks=1 if found["step"].lower() == "week" else 2)
    if found := _NTH.fullmatch(words):
        first = _parsed(f"1 {found['month']}", today) or _parsed(found["month"], today)
        return first and _nth(first, _number(found["weekday"]), _NTHS[found["nth"].lower()], today)
    if found := _THE_8TH.fullmatch(re.sub(rf"^{_WEEKDAY},?\s+", "", words, flags=re.I)):
        return _next_with(int(found["day"]), today)
    return _parsed(words, today)


def _nth(first: date, weekday: int, nth: int, today: date) -> date:
    """The nth of a weekday (-1: the last) in the month of `first`; of next year's where this year's has gone by."""
    ahead = first.replace(day=1) + timedelta(days=31)
    start = ahead.replace(day=1) if nth < 0 else first.replace(day=1)
    day = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * nth)
    return day if day >= today else _nth(first.replace(day=1, year=first.year + 1), weekday, nth, today)


def _number(weekday: str) -> int:
    return _WEEKDAYS.index(weekday[:3].lower())


def _next_with(number: int, today: date) -> date | None:
    """The next day of that number in its month."""
    days = (today + timedelta(days=ahead) for ahead in range(62))
    return next((day for day in days if day.day == number), None)


def _parsed(words: str, today: date) -> date | None:
    if _NO_DAY.search(words):
        return None  # dateparser takes the 32 of "32 December" for a year
    from dateparser import parse  # 30 MB, which most processes never need

    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": datetime.combine(today, time(0)),
        "DATE_ORDER": "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = parse(re.sub(r"^the\s+|\bof\b", " ", words), languages=["en"], settings=settings)
    return found.date() if found else None
