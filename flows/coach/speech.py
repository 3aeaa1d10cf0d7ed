"""Words that stand between people: council-speak, the organisation as a person, hedges nobody needs."""

from collections.abc import Iterator
from datetime import datetime

from flows.coach.advice import Finding
from flows.coach.draft import Draft
from flows.coach.lexicon import EXCEPTION, Hit, Lexicon

DROP = "-"
"""The swap of a phrase that is best left out."""
_OTHERS = ("they", "them", "their", "my")
_AUXILIARIES = ("is", "are", "has", "have", "will")
MANY_SORRIES, MANY_SOFTENERS = 3, 4
SHORT = 80  # words; the softeners of a longer text aren't counted against it


def jargon(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Council-speak, each with its plain swap; the longest phrase first, for it says the least."""
    hits = [hit for hit in lexicon.council_speak.find(draft.words) if not draft.is_quoted(hit.start, hit.end)]
    for hit in sorted(hits, key=lambda hit: hit.first - hit.last):
        yield _swapped(draft, "jargon", hit, "coach-jargon", "coach-jargon-drop")


def brand(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """An organisation that speaks of itself as "the Council" where a person would say "we".

    Somebody who writes about the council, and not for it, says what it did to them or calls it "they": such
    drafts pass. Otherwise a verb that only the organisation uses of itself gives it away, or a capital.
    """
    if any(word.low in _OTHERS or lexicon.grammar.get(word.low) == "i" for word in draft.words):
        return
    for place, word in enumerate(draft.words[:-1]):
        if word.low not in lexicon.brands or draft.is_quoted(word.start, word.end):
            continue
        first = _name_begins(draft, lexicon, place)
        if first < place and draft.words[place + 1].joined and _speaks_of_itself(draft, lexicon, first, place):
            start = draft.words[first].start
            swap = like(draft.text[start:], "we")
            yield draft.finding("brand-as-person", start, word.end, "coach-brand", swap)


def _speaks_of_itself(draft: Draft, lexicon: Lexicon, first: int, place: int) -> bool:
    verb = lexicon.brand_verbs.at(draft.words, place + 1)
    if verb is not None:
        return verb.value != EXCEPTION
    capital = draft.words[first].low == "the" and draft.text[draft.words[place].start].isupper()
    return capital and draft.words[place + 1].low in _AUXILIARIES


def _name_begins(draft: Draft, lexicon: Lexicon, place: int) -> int:
    """The place of "the", or of the first capital, in "the Council" and "Anytown City Council"."""
    first = place
    while first and draft.words[first].joined and place - first < 5:
        before = draft.words[first - 1]
        if before.low == "the":
            return first - 1
        if not draft.text[before.start].isupper():
            break
        first -= 1
    return first


def hedging(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Hedges and over-apology."""
    for hit in lexicon.hedging.find(draft.words):
        if not draft.is_quoted(hit.start, hit.end):
            yield _swapped(draft, "hedging", hit, "coach-hedging", "coach-hedging-drop")
    sorries = [word for word in draft.words if word.low in ("sorry", "apologies", "apologise")]
    if len(sorries) >= MANY_SORRIES:
        yield draft.finding("hedging", sorries[1].start, sorries[1].end, "coach-hedging-sorry", count=len(sorries))
    soft = [*lexicon.softeners.find(draft.words)]
    if len(soft) >= MANY_SOFTENERS and len(draft.words) < SHORT:
        yield draft.finding("hedging", soft[0].start, soft[0].end, "coach-hedging-many", count=len(soft))


def _swapped(draft: Draft, rule: str, hit: Hit, key: str, drop: str) -> Finding:
    if hit.value == DROP:
        return draft.finding(rule, hit.start, hit.end, drop)
    swap = like(draft.text[hit.start : hit.end], hit.value)
    return draft.finding(rule, hit.start, hit.end, key, swap)


def like(quote: str, swap: str) -> str:
    """The swap with a capital where the quote has one."""
    return swap[0].upper() + swap[1:] if quote[0].isupper() else swap
