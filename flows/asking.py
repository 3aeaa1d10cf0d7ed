"""Asking for a date: typed in words or picked from a calendar of buttons, and always said back before it counts.

A flow that asks takes these states, moves and prompts into its own table. What was agreed is in its data: `day`
(2026-12-01), `at` (18:30) by the clock of `zone`, and `fold` (1: the second of a doubled hour).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from flows.dates import Reading, at_night, moments_of, problem_with, read_date
from flows.engine import Turn
from flows.hours import local
from flows.model import Button, Effects, Guard, Move, Phrase, Say, Tap, Tapped, Then, When, Wrote, lines, phrase
from flows.month import ask_month, is_pickable, note_blank, pick_day, tap, turn_page, zone_of

STATES: Final = ("when", "month", "hour", "doubled", "sure")
HOURS: Final = (
    "10:00",
    "11:00",
    "12:00",
    "13:00",
    "14:00",
    "15:00",
    "16:00",
    "17:00",
    "17:30",
    "18:00",
    "18:30",
    "19:00",
)
TYPED: Final = ("when", "month", "hour", "sure")


def asking(done: tuple[tuple[str, Guard | None], ...], then: Then | None = None) -> tuple[Move, ...]:
    """The moves; the date once agreed leads to the first of `done` whose guard agrees, with what `then` does."""
    typed = (
        move
        for state in TYPED
        for move in (
            Move("write", state, "doubled", when=_is_doubled, then=_note),
            Move("write", state, "sure", when=_is_date, then=_note),
            Move("write", state, "hour", when=_is_day, then=_note),
            Move("write", state, "when", then=_note_problem),
        )
    )
    return (
        *typed,
        Move("calendar", "when", "month"),
        Move("page", "month", "month", then=turn_page),
        Move("day", "month", "hour", when=is_pickable, then=pick_day),
        Move("day", "month", "month", then=note_blank),
        Move("at", "hour", "doubled", when=_is_doubled, then=_note),
        Move("at", "hour", "sure", when=_is_date, then=_note),
        Move("at", "hour", "when", then=_note_problem),
        Move("other", "hour", "month"),
        Move("fold", "doubled", "sure", when=_is_fold, then=_pick_fold),
        Move("no", "sure", "when"),
        *(Move("yes", "sure", dest, when=guard, then=then) for dest, guard in done),
    )


def agreed(data: Mapping[str, object], zone: str) -> datetime:
    """The moment (aware UTC) that was agreed on, by the wall clock of `zone`."""
    wall = datetime.fromisoformat(f"{data['day']}T{data['at']}").replace(fold=int(str(data.get("fold") or 0)))
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def spoiled(data: Mapping[str, object], now: datetime, zone: str) -> str:
    """What has become wrong with the date that was agreed on, after the conversation lay about for a while."""
    at = agreed(data, zone)
    return "past" if at <= now else problem_with(*_wall(data), now, zone)


def _wall(data: Mapping[str, object]) -> tuple[date, time]:
    return date.fromisoformat(str(data["day"])), time.fromisoformat(str(data["at"]))


# ---------------------------------------------------------------------- what is understood


def _reading(turn: Turn) -> Reading:
    """What was typed or tapped; a time alone is meant for the day that is being talked about."""
    day = date.fromisoformat(str(turn.data["day"])) if turn.state != "when" and turn.data.get("day") else None
    match turn.event:
        case Wrote(text=text):
            return read_date(text, turn.world.now, zone_of(turn), day)
        case Tapped(move="at", arg=arg) if day and arg in HOURS:
            at = time.fromisoformat(arg)
            return Reading(day, at, problem=problem_with(day, at, turn.world.now, zone_of(turn)))
    return Reading(problem="unreadable")


def _is_day(turn: Turn) -> bool:
    reading = _reading(turn)
    return reading.day is not None and not reading.problem


def _is_date(turn: Turn) -> bool:
    return _is_day(turn) and _reading(turn).at is not None


def _is_doubled(turn: Turn) -> bool:
    reading = _reading(turn)
    if not _is_date(turn) or reading.day is None or reading.at is None:
        return False
    return len(moments_of(reading.day, reading.at, zone_of(turn))) > 1


def _note(turn: Turn) -> Effects:
    reading = _reading(turn)
    turn.data |= {"day": str(reading.day), "at": f"{reading.at:%H:%M}" if reading.at else None, "fold": 0}
    if reading.minutes:
        turn.data["minutes"] = reading.minutes
    yield from ()


def _note_problem(turn: Turn) -> Effects:
    reading = _reading(turn)
    turn.data["problem"] = reading.problem or "unreadable"
    turn.data["wrong"] = str(reading.day or "")
    yield from ()


def _is_fold(turn: Turn) -> bool:
    return isinstance(turn.event, Tapped) and turn.event.arg in ("0", "1")


def _pick_fold(turn: Turn) -> Effects:
    if isinstance(turn.event, Tapped):
        turn.data["fold"] = int(turn.event.arg)
    yield from ()


# ---------------------------------------------------------------------- what is asked


def _ask_when(turn: Turn) -> Effects:
    problem, wrong = turn.data.pop("problem", None), turn.data.pop("wrong", None)
    told = phrase("when-ask")
    if problem:
        told = phrase(f"when-{problem}", day=_day(str(wrong))) if wrong else phrase(f"when-{problem}", day="-")
    yield Say(told, ((Button(phrase("when-button-calendar"), Tap("calendar")),),))


def _day(iso: str) -> When:
    """A day, said with its weekday wherever the reader is."""
    return When(datetime.combine(date.fromisoformat(iso), time(12), UTC), "day", "UTC")


def _ask_hour(turn: Turn) -> Effects:
    buttons = [Button(phrase("when-hour", hour=hour), Tap("at", hour)) for hour in HOURS]
    rows = tuple(tuple(buttons[n : n + 4]) for n in range(0, len(buttons), 4))
    other = (tap("when-button-other-day", "other"),)
    yield Say(phrase("when-ask-hour", day=_day(str(turn.data["day"]))), (*rows, other))


def _ask_doubled(turn: Turn) -> Effects:
    told = phrase("when-doubled", day=_day(str(turn.data["day"])), hour=str(turn.data["at"]))
    yield Say(told, ((tap("when-button-first", "fold", "0"),), (tap("when-button-second", "fold", "1"),)))


def _ask_sure(turn: Turn) -> Effects:
    day, at = _wall(turn.data)
    today = local(turn.world.now, zone_of(turn)).date()
    year = "same" if day.year == today.year else str(day.year)
    said: list[Phrase] = [phrase("when-sure", day=_day(str(day)), hour=f"{at:%H:%M}", year=year)]
    if at_night(at):
        said.append(phrase("when-night"))
    yield Say(lines(*said), ((tap("when-button-yes", "yes"),), (tap("when-button-no", "no"),)))


PROMPTS: Final[Mapping[str, Then]] = {
    "when": _ask_when,
    "month": ask_month,
    "hour": _ask_hour,
    "doubled": _ask_doubled,
    "sure": _ask_sure,
}
