"""The table of all rules, the most important first, and which moments each of them leaves alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from flows.coach.access import accessibility
from flows.coach.advice import Finding
from flows.coach.cues import human_cue
from flows.coach.draft import Draft
from flows.coach.ending import no_way_in
from flows.coach.grammar import long_sentence, passive
from flows.coach.length import length
from flows.coach.lexicon import Lexicon
from flows.coach.manner import meeting_test, shouting
from flows.coach.private import private
from flows.coach.speech import brand, hedging, jargon
from flows.coach.timing import timing

Check: TypeAlias = Callable[[Draft, Lexicon, datetime, str | None], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check by its name in the contract. `spares` are the moods (fields of Mood) in which it says nothing."""

    name: str
    check: Check
    spares: tuple[str, ...] = ()


RULES: Final = (
    Rule("private", private),
    Rule("meeting-test", meeting_test, ("sad", "playful")),
    Rule("length", length),
    Rule("timing", timing, ("sad",)),
    Rule("jargon", jargon, ("playful",)),
    Rule("brand-as-person", brand, ("playful",)),
    Rule("passive", passive, ("sad", "playful")),
    Rule("shouting", shouting, ("sad",)),
    Rule("long-sentence", long_sentence, ("sad", "playful")),
    Rule("accessibility", accessibility, ("sad",)),
    Rule("hedging", hedging, ("sad", "sorry", "playful")),
    Rule("no-way-in", no_way_in, ("sad", "sorry", "thanks", "playful")),
    Rule("human-cue", human_cue),
)
"""In order of importance: of the rules that fire, the first two become suggestions."""

SAID_APART: Final = ("private", "human-cue")
"""Never suggestions: what is private is asked about by itself, and human cues are praised."""


def findings(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Everything that fires, rule by rule."""
    for rule in RULES:
        if not any(getattr(draft.mood, mood) for mood in rule.spares):
            yield from rule.check(draft, lexicon, now, platform)
