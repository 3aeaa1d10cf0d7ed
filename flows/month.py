"""A calendar of buttons: a month on the screen, leafing to another, and picking one of its days.

The month on the screen is in the place's data as `month` (2026-12), the day that was picked as `day`.
"""

from calendar import Calendar
from datetime import date, timedelta

from flows.dates import FARTHEST
from flows.engine import Turn
from flows.hours import local
from flows.model import Button, Effects, Say, Tap, Tapped, Words, lines, phrase


def zone_of(turn: Turn) -> str:
    """The time zone whose days these are: the one that was settled on, else the person's own."""
    return str(turn.data.get("zone") or turn.world.learner.zone)


def _first(turn: Turn) -> date:
    """The first day of the month on the screen."""
    this = local(turn.world.now, zone_of(turn)).date().replace(day=1)
    return max(this, date.fromisoformat(f"{turn.data['month']}-01")) if turn.data.get("month") else this


def turn_page(turn: Turn) -> Effects:
    """Leafs to another month, as far as one may plan."""
    soonest, latest = _span(turn)
    step = 31 if isinstance(turn.event, Tapped) and turn.event.arg == "on" else -1
    there = (_first(turn) + timedelta(days=step)).replace(day=1)
    turn.data["month"] = f"{min(max(there, soonest.replace(day=1)), latest):%Y-%m}"
    yield from ()


def _span(turn: Turn) -> tuple[date, date]:
    """The first day that one may plan for, and the last."""
    today = local(turn.world.now, zone_of(turn)).date()
    return today, today + FARTHEST


def _picked(turn: Turn) -> date | None:
    if isinstance(turn.event, Tapped) and turn.event.arg.isdecimal():
        number = int(turn.event.arg)
        return next((day for day in _days(_first(turn)) if day.day == number), None)
    return None


def _days(first: date) -> list[date]:
    return [day for day in Calendar().itermonthdates(first.year, first.month) if day.month == first.month]


def is_pickable(turn: Turn) -> bool:
    """Whether the tap names a day of the month on the screen that one may plan for."""
    day = _picked(turn)
    soonest, latest = _span(turn)
    return day is not None and soonest <= day <= latest


def note_blank(turn: Turn) -> Effects:
    """Remembers, for the next look at the month, that a square without a day was tapped."""
    turn.data["problem"] = "blank"
    yield from ()


def pick_day(turn: Turn) -> Effects:
    """Takes the tapped day down; its hour is still to be asked."""
    turn.data |= {"day": str(_picked(turn)), "at": None, "fold": 0}
    yield from ()


def ask_month(turn: Turn) -> Effects:
    """The month, week by week from Monday on, and the ways to the months beside it."""
    first, (soonest, latest) = _first(turn), _span(turn)
    weeks = [week for week in Calendar().monthdatescalendar(first.year, first.month) if week[-1] >= soonest]
    days = [
        tuple(_number(day, day.month == first.month and soonest <= day <= latest) for day in week) for week in weeks
    ]
    heading = tuple(tap(f"when-weekday-{number}", "day", "-") for number in range(1, 8))
    back = (tap("when-button-back", "page", "back"),) if first > soonest else ()
    on = (tap("when-button-on", "page", "on"),) if _days(first)[-1] < latest else ()
    told: Words = phrase("when-month", month=phrase(f"month-{first.month}"), year=str(first.year))
    if turn.data.pop("problem", None):
        told = lines(phrase("when-no-such-day"), told)
    yield Say(told, (heading, *days, (*back, *on)))


def _number(day: date, pickable: bool) -> Button:
    label = phrase("when-day", number=day.day) if pickable else phrase("when-blank")
    return Button(label, Tap("day", str(day.day) if pickable else "-"))


def tap(key: str, move: str, arg: str = "") -> Button:
    """A button of this conversation, by the phrase that it says."""
    return Button(phrase(key), Tap(move, arg))
