"""Reminders: one a day at the hour the person chose, never if they came first, and never more than seven in vain."""

from dataclasses import replace
from typing import Final

from flows.content import Lesson
from flows.daily import USUAL_HOUR, once, remind, set_hour
from flows.hours import clock, is_quiet, local, loud, paused
from flows.model import (
    Act,
    Acted,
    Button,
    Chosen,
    Due,
    Effects,
    Open,
    Rows,
    Say,
    Standing,
    Unschedule,
    View,
    World,
    change,
    phrase,
)
from flows.reading import next_lesson

HOURS: Final = (8 * 60, 9 * 60, 12 * 60 + 30, 17 * 60 + 30, 19 * 60, 20 * 60 + 30)
IN_VAIN: Final = 7
EVERY_DAY: Final = 0b1111111
WEEKDAYS: Final = 0b0011111


# ------------------------------------------------------------------ when it comes due


def due(event: Due, world: World) -> Effects:
    """The reminder itself, unless the person came first, is asleep, asked for silence, or has nothing left."""
    learner, minutes, only = world.learner, world.learner.remind_at, bool(event.get("once"))
    lesson = next_lesson(world)
    if lesson is None or learner.state != "active" or (minutes is None and not only):
        return
    if minutes is None:
        yield from _due_once(event, world, lesson)
        return
    ignored = int(event.get("ignored") or 0)
    if _came_first(event, world):
        yield remind(world, minutes)
    elif paused(world.now, learner) or is_quiet(world.now, learner):
        yield remind(world, minutes, ignored=ignored)
    elif ignored >= IN_VAIN:
        yield change(remind_at=None)
        yield Say(phrase("reminder-last"), lane="reminder")
    else:
        yield Say(phrase("reminder", title=lesson.title, minutes=lesson.minutes), _answers(), "reminder")
        yield remind(world, minutes, days=1, ignored=ignored + 1)


def _due_once(event: Due, world: World, lesson: Lesson) -> Effects:
    """The one reminder of somebody who has no daily one; in the quiet hours it waits for their end."""
    if is_quiet(world.now, world.learner):
        later = remind(world, world.learner.quiet_to)
        yield replace(later, data=event.data)
    elif not paused(world.now, world.learner) and not _came_first(event, world):
        said = phrase("reminder", title=lesson.title, minutes=lesson.minutes)
        go, not_today, _ = (button for row in _answers() for button in row)
        every = Button(phrase("reminder-button-daily"), Act("remind", "at", arg=str(USUAL_HOUR)))
        yield Say(said, ((go,), (not_today, every)), "reminder")


def _came_first(event: Due, world: World) -> bool:
    """Whether the person has been at a lesson today, since the reminder was set."""
    active = max((int(row["at"]) for row in world.rows("last_active")), default=0)
    zone = world.learner.zone
    when = local(world.now.fromtimestamp(active / 1000, world.now.tzinfo), zone)
    return active > int(event.get("set") or 0) and when.date() == local(world.now, zone).date()


def _answers() -> Rows:
    go = Button(phrase("reminder-button-go"), Act("lesson", "open", "next"))
    not_today = Button(phrase("reminder-button-not-today"), Act("remind", "later"))
    return ((go,), (not_today, Button(phrase("reminder-button-stop"), Act("remind", "off"))))


# ------------------------------------------------------------------ choosing


def act(event: Acted, world: World) -> Effects:
    """Sets, moves or stops the daily reminder; every button of it may be pressed twice."""
    match event.verb:
        case "tomorrow":
            yield Chosen()
            yield from once(world)
        case "hours":
            yield Chosen()
            yield Say(phrase("reminders-choose"), hours())
        case "at" if event.arg.isdecimal() and int(event.arg) < 24 * 60:
            yield from _set(world, int(event.arg), days=0)
        case "other":
            yield Chosen()
            yield Open("hour")
        case "days" if event.arg in ("every", "week"):
            yield Chosen()
            days = EVERY_DAY if event.arg == "every" else WEEKDAYS
            yield change(remind_days=days)
            if world.learner.remind_at is not None:
                yield remind(replace(world, learner=replace(world.learner, remind_days=days)), world.learner.remind_at)
            yield Say(phrase(f"reminders-days-{event.arg}"))
        case "later":
            yield Chosen()
            yield Say(phrase("reminder-not-today"))
        case _:
            yield Chosen()
            yield change(remind_at=None)
            yield Unschedule("reminder")
            yield Say(phrase("reminders-off"))


def _set(world: World, minutes: int, days: int) -> Effects:
    yield Chosen()
    yield from set_hour(world, minutes, days)


def hours() -> Rows:
    """A few usual hours, another one, or none."""
    usual = [Button(phrase("reminders-button-hour", hour=clock(m)), Act("remind", "at", arg=str(m))) for m in HOURS]
    other = Button(phrase("reminders-button-other"), Act("remind", "other"))
    off = Button(phrase("reminders-button-off"), Act("remind", "off"))
    return (tuple(usual[:3]), tuple(usual[3:]), (other, off))


def show(argument: str, world: World) -> Effects:
    """/reminders: how it is, and the hours to choose from."""
    minutes = world.learner.remind_at
    now = (
        phrase("reminders-none")
        if minutes is None
        else phrase("reminders-now", hour=clock(loud(world.learner, minutes)))
    )
    every = Button(phrase("reminders-button-every-day"), Act("remind", "days", arg="every"))
    week = Button(phrase("reminders-button-weekdays"), Act("remind", "days", arg="week"))
    yield Say(now, hours() if minutes is None else (*hours(), (every, week)))


REMIND = Standing("remind", act, opens=("hour",))
REMINDER = Standing("reminder", act, due, needs=("lessons_done", "last_active"), opens=("hour",))
REMINDERS = View("reminders", show)
