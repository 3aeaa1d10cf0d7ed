"""The right moment: an event people can put in a diary, dates that are true, and anger that can wait till morning."""

from collections.abc import Iterator
from datetime import date, datetime

from flows.coach.advice import Finding
from flows.coach.calendar import Day, days_named, hours_named, make_date, weekday_name
from flows.coach.draft import Draft
from flows.coach.lexicon import Hit, Lexicon

LATE, EARLY = 22, 6  # hours of the person's own clock; in between, anger is better slept on
COME = "come"
"""The value of those invitations that ask people to turn up somewhere."""


def timing(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Angry words late at night; a weekday that isn't its date's; a date that is past; an event without its when."""
    yield from _late(draft, lexicon, now)
    days = days_named(draft, lexicon, now)
    yield from _mismatched(draft, lexicon, days, now.date())
    if not _invites(draft, lexicon):
        return
    dated = [day for day in days if day.on]
    if dated and all(day.on and _settled(day, now.date()) < now.date() for day in dated):
        yield draft.finding("timing", dated[0].start, dated[0].end, "coach-timing-past")
    event = next(lexicon.events.find(draft.words), None)
    if event:
        yield from _undated(draft, event, bool(days), hours_named(draft, lexicon))


def _invites(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether people are asked to turn up, at something that isn't over."""
    if lexicon.past.any(draft.words):
        return False
    return any(hit.value == COME for hit in lexicon.invitations.find(draft.words))


def _undated(draft: Draft, event: Hit, has_day: bool, has_hour: bool) -> Iterator[Finding]:
    if not has_day and not has_hour:
        yield draft.finding("timing", event.start, event.end, "coach-timing-when")
    elif not has_day:
        yield draft.finding("timing", event.start, event.end, "coach-timing-day")
    elif not has_hour:
        yield draft.finding("timing", event.start, event.end, "coach-timing-hour")


def _mismatched(draft: Draft, lexicon: Lexicon, days: tuple[Day, ...], today: date) -> Iterator[Finding]:
    for day in days:
        if day.on is None or day.weekday is None:
            continue
        right = _settled(day, today).weekday()
        if right != day.weekday:
            name = weekday_name(lexicon, right)
            said = draft.text[day.start : day.end]
            cut = next((at for at, char in enumerate(said) if not char.isalpha()), len(said))
            swap = name + said[cut:]
            yield draft.finding("timing", day.start, day.end, "coach-timing-weekday", swap, day=name)


def _settled(day: Day, today: date) -> date:
    """The day's date; one without a year that is past, and whose weekday is only right next year, means next year."""
    assert day.on is not None, "only dated days are settled"
    if day.year_given or day.on >= today or day.on.weekday() == day.weekday or day.weekday is None:
        return day.on
    later = make_date(day.on.day, day.on.month, today.year + 1, today)
    return later if later and later.weekday() == day.weekday else day.on


def _late(draft: Draft, lexicon: Lexicon, now: datetime) -> Iterator[Finding]:
    if EARLY <= now.hour < LATE:
        return
    for hit in (*lexicon.anger.find(draft.words), *lexicon.insults.find(draft.words)):
        if not draft.is_quoted(hit.start, hit.end):
            yield draft.finding("timing", hit.start, hit.end, "coach-timing-late")
            return
