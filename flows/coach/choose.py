"""Chooses what to say of all that was found: one praise that is true, and at most two things to try."""

import zlib
from collections.abc import Sequence
from typing import Final

from flows.coach.advice import Finding, Praise, Private, Suggestion
from flows.coach.draft import Draft, clip
from flows.coach.lexicon import Lexicon, words_of
from flows.coach.rules import SAID_APART
from flows.model import phrase

MOST_SUGGESTIONS: Final = 2
VARIANTS: Final = 3
"""How many ways there are to say a thing; the phrases choose by `$variant`, from 0."""
SHORT: Final = 25  # words
LONGEST_OPENING: Final = 14  # words of a quote that shows how a text begins
FEW: Final = 6  # words, where the beginning is all there is to praise
NOT_PRAISED: Final = (
    "private",
    "meeting-test",
    "jargon",
    "brand-as-person",
    "passive",
    "hedging",
    "shouting",
    "timing",
)
"""Nobody is praised for the very words that a rule is about."""
QUESTION: Final = "coach-praise-question"


def variant(text: str) -> int:
    """Which way of saying it a text gets: always the same for the same text."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def suggest(draft: Draft, found: Sequence[Finding]) -> tuple[Suggestion, ...]:
    """A finding of each of the two most important rules that fired; never two about the same words."""
    chosen: list[Finding] = []
    for finding in found:
        if len(chosen) == MOST_SUGGESTIONS:
            break
        if finding.rule not in SAID_APART and not any(_repeats(finding, other) for other in chosen):
            chosen.append(finding)
    places = ("only",) if len(chosen) == 1 else ("first", "second")
    return tuple(_suggestion(draft, finding, place) for finding, place in zip(chosen, places, strict=False))


def _repeats(one: Finding, other: Finding) -> bool:
    return one.rule == other.rule or (one.start < other.end and other.start < one.end)


def _suggestion(draft: Draft, finding: Finding, place: str) -> Suggestion:
    number = variant(draft.text) % VARIANTS
    words = phrase(finding.key, quote=finding.quote, variant=number, place=place, **dict(finding.args))
    return Suggestion(finding.rule, finding.quote, finding.swap, words)


def privates(found: Sequence[Finding]) -> tuple[Private, ...]:
    """What looks private, each with the phrase that names its kind."""
    return tuple(
        Private(str(dict(finding.args)["kind"]), finding.quote, phrase(finding.key))
        for finding in found
        if finding.rule == "private"
    )


def praise(draft: Draft, lexicon: Lexicon, found: Sequence[Finding]) -> Praise:
    """The best human cue that no other rule is about; failing that, something smaller, and as true."""
    marred = _mask(draft, found, NOT_PRAISED)
    for cue in found:
        if cue.rule == "human-cue" and (start := _clear(draft, lexicon, cue, marred)) is not None:
            return _praise(draft, cue.rule, draft.text[start : cue.end], cue.key)
    return _plain_praise(draft, lexicon, found)


def _mask(draft: Draft, found: Sequence[Finding], rules: Sequence[str]) -> bytearray:
    """A one for every character that those rules are about."""
    mask = bytearray(len(draft.text))
    for finding in found:
        if finding.rule in rules:
            mask[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    return mask


def _clear(draft: Draft, lexicon: Lexicon, cue: Finding, marred: bytearray) -> int | None:
    """Where a cue begins, or its last part that nothing is wrong with: "Sorry to bother you, who has a ladder?" """
    after = marred.rfind(1, cue.start, cue.end)
    if after < 0:
        return cue.start
    if cue.key != QUESTION:
        return None
    words = words_of(draft.text[after + 1 : cue.end])
    while words and (words[0].start == 0 or lexicon.grammar.get(words[0].low) == "join"):
        words = words[1:]
    return after + 1 + words[0].start if len(words) > 2 else None


def _plain_praise(draft: Draft, lexicon: Lexicon, found: Sequence[Finding]) -> Praise:
    """There is always something: its length, its plain words, what it is about, that it exists."""
    if not draft.words:
        return _praise(draft, "length", "", "coach-praise-empty")
    fired = {finding.rule for finding in found}
    unfit = _mask(draft, found, ("private", "meeting-test", "hedging"))
    opening = _opening(draft, unfit, LONGEST_OPENING)
    if not opening:
        return _praise(draft, "human-cue", "", "coach-praise-written")
    if draft.mood.sad:
        return _praise(draft, "human-cue", opening, "coach-praise-sad")
    if not fired & {"jargon", "meeting-test", "shouting"} and len(draft.words) <= SHORT:
        return _praise(draft, "length", opening, "coach-praise-short")
    if not fired & {"jargon", "long-sentence"}:
        return _praise(draft, "jargon", opening, "coach-praise-plain")
    taken = _mask(draft, found, ("private", "meeting-test", "jargon", "hedging"))
    for event in lexicon.events.find(draft.words):
        if event.last - event.first > 1 and 1 not in taken[event.start : event.end]:
            return _praise(draft, "human-cue", draft.text[event.start : event.end], "coach-praise-event")
    start = _start(draft, lexicon, taken) or _opening(draft, unfit, FEW)
    return _praise(draft, "human-cue", start, "coach-praise-start")


def _start(draft: Draft, lexicon: Lexicon, taken: bytearray) -> str:
    """The first few words, up to where something is wrong with them; empty where that's too soon."""
    first = last = draft.sentences[0].first
    end = min(first + FEW, draft.sentences[0].last)
    while last < end and 1 not in taken[draft.words[last].start : draft.words[last].end]:
        last += 1
    while last > first and lexicon.grammar.get(draft.words[last - 1].low) is not None:
        last -= 1
    return draft.text[draft.words[first].start : draft.words[last - 1].end] if last - first > 1 else ""


def _opening(draft: Draft, unfit: bytearray, most: int) -> str:
    """The first words of the first sentence that may be quoted; empty where there is none."""
    for sentence in draft.sentences:
        last = draft.words[min(sentence.first + most, sentence.last) - 1]
        if 1 not in unfit[sentence.start : last.end]:
            return clip(draft.text[sentence.start : last.end])
    return ""


def _praise(draft: Draft, rule: str, quote: str, key: str) -> Praise:
    return Praise(rule, quote, phrase(key, quote=quote, variant=variant(draft.text) % VARIANTS))
