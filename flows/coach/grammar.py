"""Sentences that are hard to follow: too long for one breath, or with nobody in them."""

from collections.abc import Iterator
from datetime import datetime

from flows.coach.advice import Finding
from flows.coach.draft import Draft, Sentence
from flows.coach.lexicon import EXCEPTION, Lexicon

LONGEST = 25  # words
SHORTEST_HALF = 6  # words that a sentence should have on either side of the place where it could be parted
PRESENT = ("is", "are", "am")


def long_sentence(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Sentences of more than 25 words, and where they might be parted."""
    for sentence in draft.sentences:
        count = len([run for run in draft.prose[sentence.start : sentence.end].split() if _is_word(run)])
        if count > LONGEST:
            pause = _pause(draft, lexicon, sentence)
            key = "coach-long-sentence" if pause is None else "coach-long-sentence-pause"
            args = {} if pause is None else {"pause": pause}
            last = draft.words[min(sentence.first + 9, sentence.last - 1)]
            yield draft.finding("long-sentence", sentence.start, last.end, key, count=count, **args)


def _is_word(run: str) -> bool:
    return any(char.isalnum() for char in run[:40])


def _pause(draft: Draft, lexicon: Lexicon, sentence: Sentence) -> str | None:
    """The words before the joint (and, which, but …) that is nearest the middle: a full stop could go there."""
    middle = (sentence.first + sentence.last) / 2
    joints = [
        place
        for place in range(sentence.first + SHORTEST_HALF, sentence.last - SHORTEST_HALF)
        if _is_join(draft, lexicon, place) and not _is_join(draft, lexicon, place - 1)
    ]
    if not joints:
        return None
    joint = min(joints, key=lambda place: abs(place - middle))
    return draft.text[draft.words[joint - 3].start : draft.words[joint - 1].end]


def _is_join(draft: Draft, lexicon: Lexicon, place: int) -> bool:
    return lexicon.grammar.get(draft.words[place].low) == "join"


def passive(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Something is done and nobody does it: a form of "be" and a participle.

    What describes ("closed", "interested"), what happened to somebody ("I was asked", "she was told"), and a
    doer with a name ("built by Aisha") pass. In the present most such pairs describe; only official ones count.
    """
    for sentence in draft.sentences:
        for place in range(sentence.first, sentence.last - 1):
            done = _participle(draft, lexicon, place, sentence.last)
            if done is not None and not draft.is_quoted(draft.words[place].start, draft.words[done].end):
                yield from _passive(draft, lexicon, sentence, place, done)


def _participle(draft: Draft, lexicon: Lexicon, place: int, last: int) -> int | None:
    """The place of the participle that a form of "be" at `place` leads to, adverbs passed over."""
    if lexicon.grammar.get(draft.words[place].low) != "be":
        return None
    after = place + 1
    while after < last and lexicon.grammar.get(draft.words[after].low) == "adverb":
        after += 1
    if after >= last or not all(word.joined for word in draft.words[place + 1 : after + 1]):
        return None
    word = draft.words[after].low
    known = lexicon.participles.get(word)
    ends_so = word.endswith("ed") and len(word) > 4
    if known == EXCEPTION or not (ends_so or known is not None) or lexicon.passive_idioms.at(draft.words, after):
        return None
    describes = draft.words[place].low in PRESENT and word not in lexicon.official
    return None if describes and _doer(draft, lexicon, after, last) is None else after


def _doer(draft: Draft, lexicon: Lexicon, done: int, last: int) -> int | None:
    """The place of the doer in "done by the team"; "by Friday" and "by post" name none."""
    place = done + 2
    if place >= last or draft.words[done + 1].low != "by" or not draft.words[done + 1].joined:
        return None
    head = place + 1 if draft.words[place].low in ("the", "a", "an", "our", "your") and place + 1 < last else place
    word = draft.words[head]
    is_when = word.low in lexicon.calendar or word.low in lexicon.hours or word.low[0].isdigit()
    return None if is_when or lexicon.grammar.get(word.low) in ("when", "means") else place


def _passive(draft: Draft, lexicon: Lexicon, sentence: Sentence, place: int, done: int) -> Iterator[Finding]:
    first = max(sentence.first, place - 4)
    for before in range(first, place):
        if _is_join(draft, lexicon, before) or not draft.words[before + 1].joined:
            first = before + 1
    if any(lexicon.grammar.get(word.low) in ("i", "we", "my", "person") for word in draft.words[first:place]):
        return
    start, end = draft.words[first].start, draft.words[done].end
    doer = _doer(draft, lexicon, done, sentence.last)
    if doer is None:
        yield draft.finding("passive", start, end, "coach-passive")
    elif not _is_person(draft, lexicon, doer):
        two = doer + 1 < sentence.last and draft.words[doer].low in ("the", "a", "an", "our", "your")
        end = draft.words[doer + two].end
        yield draft.finding("passive", start, end, "coach-passive-by", doer=draft.text[draft.words[doer].start : end])


def _is_person(draft: Draft, lexicon: Lexicon, place: int) -> bool:
    """Whether the doer is somebody: a name, you, me and Derek."""
    word = draft.words[place]
    kind = lexicon.grammar.get(word.low)
    return draft.text[word.start].isupper() or word.low in lexicon.names or kind in ("i", "we", "you", "my")
