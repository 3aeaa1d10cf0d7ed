"""The way in: a post that tells people something, and then leaves them standing there."""

from collections.abc import Iterator
from datetime import datetime

from flows.coach.advice import Finding
from flows.coach.calendar import days_named, hours_named
from flows.coach.draft import Draft
from flows.coach.lexicon import Lexicon

A_FEW = 12  # words; below that it is a remark, and remarks need no door


def no_way_in(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Neither a question nor a next step anywhere. What somebody tells of people is whole as it is."""
    if len(draft.words) < A_FEW or _is_story(draft, lexicon) or _has_way_in(draft, lexicon, now):
        return
    last = draft.sentences[-1]
    start = draft.words[max(last.first, last.last - 10)].start
    yield draft.finding("no-way-in", start, draft.words[last.last - 1].end, "coach-no-way-in")


def _is_story(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether somebody tells of themselves, or of somebody else, and isn't announcing anything."""
    office = any(not draft.is_quoted(hit.start, hit.end) for hit in lexicon.council_speak.find(draft.words))
    if office or lexicon.events.any(draft.words):
        return False
    return any(
        lexicon.grammar.get(word.low) in ("i", "person") or word.low in ("my", "mine") or word.low in lexicon.names
        for word in draft.words
    )


def _has_way_in(draft: Draft, lexicon: Lexicon, now: datetime) -> bool:
    """A question, an invitation, somewhere to go on to, or a day and an hour to turn up at."""
    if "?" in draft.prose or draft.addresses or draft.emails or lexicon.invitations.any(draft.words):
        return True
    return bool(days_named(draft, lexicon, now)) and bool(hours_named(draft, lexicon))
