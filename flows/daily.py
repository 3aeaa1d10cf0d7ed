"""The daily reminder as a timer: when it is next due, and choosing its hour."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from flows.hours import clock, local, milliseconds, next_hour
from flows.model import Effects, Phrase, Say, Schedule, Unschedule, World, change, phrase

USUAL_HOUR: Final = 9 * 60


def tomorrow(world: World) -> Effects:
    """Sets the next daily reminder for tomorrow, where the person has an hour."""
    if world.learner.remind_at is not None:
        yield remind(world, world.learner.remind_at, days=1)


def remind(world: World, minutes: int, days: int = 0, ignored: int = 0) -> Schedule:
    """The reminder at the next such hour, remembering when it was set and how many went unanswered."""
    due = next_hour(world.now, world.learner, minutes, days)
    return Schedule("reminder", due, data=(("ignored", ignored), ("set", milliseconds(world.now))))


def once(world: World) -> Effects:
    """One reminder tomorrow, for somebody who asked for no more than that."""
    minutes = world.learner.remind_at if world.learner.remind_at is not None else USUAL_HOUR
    timer = remind(world, minutes, days=1)
    yield replace(timer, data=(*timer.data, ("once", world.learner.remind_at is None)))
    here = local(timer.due, world.learner.zone)
    yield Say(phrase("reminder-once", hour=f"{here:%H:%M}", day=_day(world, here)))


def back(world: World) -> Effects:
    """Somebody lets us in again who had shut us out: what they should have been reminded of meanwhile is over."""
    if world.learner.remind_at is None:
        yield Unschedule("reminder")
    else:
        yield remind(world, world.learner.remind_at)


def set_hour(world: World, minutes: int, days: int = 0) -> Effects:
    """Takes down the hour and says when the next reminder comes; one in the quiet hours moves to their end."""
    timer = remind(world, minutes, days)
    yield change(remind_at=minutes)
    yield timer
    here = local(timer.due, world.learner.zone)
    key = "reminders-set-moved" if here.hour * 60 + here.minute != minutes else "reminders-set"
    yield Say(phrase(key, hour=clock(minutes), at=f"{here:%H:%M}", day=_day(world, here)))


def _day(world: World, there: datetime) -> Phrase:
    """A day of this week or the next as people say it: today, tomorrow, Thursday."""
    ahead = (there.date() - local(world.now, world.learner.zone).date()).days
    return phrase(("today", "tomorrow")[ahead] if ahead < 2 else f"weekday-{there.weekday()}")
