"""How loud a text is, and whether one would say it aloud at a public meeting."""

import re
from collections.abc import Iterator
from datetime import datetime

from flows.coach.advice import Finding
from flows.coach.draft import Draft
from flows.coach.lexicon import Lexicon, Word

MOST_CAPITALS = 0.3  # of the letters
FEWEST_LETTERS = 12  # below that, capitals are an abbreviation or a yelp of joy
LONG_WORD = 4  # letters; shorter words in capitals are mostly abbreviations
MOST_TAGS = 2

_BANGS = re.compile(r"!{2,}")


def shouting(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Capitals, double exclamation marks, a string of hashtags."""
    yield from _capitals(draft)
    for bangs in _BANGS.finditer(draft.prose):
        before = _last_word(draft, bangs.start())
        start = bangs.start() if before is None else before.start
        swap = draft.text[start : bangs.start()] + "!"
        yield draft.finding("shouting", start, bangs.end(), "coach-shouting-marks", swap)
        break
    tags = [span for span in draft.tags if draft.text[span.start] == "#"]
    if len(tags) > MOST_TAGS:
        tag = draft.text[tags[0].start : tags[0].end]
        yield draft.finding("shouting", tags[0].start, tags[-1].end, "coach-shouting-tags", count=len(tags), tag=tag)


def _capitals(draft: Draft) -> Iterator[Finding]:
    letters = [char for char in draft.prose if char.isalpha() and char.upper() != char.lower()]
    capitals = sum(char.isupper() for char in letters)
    loud = [place for place, word in enumerate(draft.words) if _is_loud(draft, word)]
    if len(letters) < FEWEST_LETTERS or capitals <= MOST_CAPITALS * len(letters) or len(loud) < 2:
        return
    first = last = loud[0]
    while last + 1 < len(draft.words) and draft.words[last + 1].joined and _is_capital(draft, draft.words[last + 1]):
        last += 1
    start, end = draft.words[first].start, draft.words[min(last, first + 5)].end
    yield draft.finding("shouting", start, end, "coach-shouting-capitals")


def _is_capital(draft: Draft, word: Word) -> bool:
    return draft.text[word.start : word.end].isupper()


def _is_loud(draft: Draft, word: Word) -> bool:
    return len(word) >= LONG_WORD and _is_capital(draft, word)


def _last_word(draft: Draft, end: int) -> Word | None:
    return next((word for word in draft.words if word.end == end), None)


def meeting_test(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """What nobody would say to a room with the person in it. Laughing at oneself is always allowed."""
    for hit in lexicon.insults.find(draft.words):
        about = draft.words[max(0, hit.first - 4) : hit.first]
        of_oneself = any(lexicon.grammar.get(word.low) in ("i", "we", "my") for word in about)
        if not of_oneself and not draft.is_quoted(hit.start, hit.end):
            start = draft.words[_clause(draft, hit.first)].start
            yield draft.finding("meeting-test", start, hit.end, "coach-meeting-test")


def _clause(draft: Draft, place: int) -> int:
    """The place where the quote begins: up to five words before, in the same breath."""
    first = place
    while first and place - first < 5 and draft.words[first].joined:
        first -= 1
    return first
