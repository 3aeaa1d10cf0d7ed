"""What stands in the way of somebody who hears a post read aloud, or can't see its picture."""

from collections.abc import Iterator
from datetime import datetime

from flows.coach.advice import Finding
from flows.coach.draft import Draft
from flows.coach.graphemes import Span
from flows.coach.lexicon import Lexicon

SEVERAL = 3  # emoji in a row, or in place of a stop: a screen reader says the name of each
LONG_TAG, LONGEST_WORD = 10, 15  # letters: shorter tags may well be one word, longer ones hardly
SHORTEST_PIECE = 3


def accessibility(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Emoji as bullets or punctuation, hashtags without capitals, a picture nobody describes."""
    if not lexicon.described.any(draft.words):
        for hit in lexicon.pictures.find(draft.words):
            yield draft.finding("accessibility", hit.start, hit.end, "coach-access-picture")
    yield from _emoji(draft)
    for span in draft.tags:
        yield from _tag(draft, span, lexicon)


def _emoji(draft: Draft) -> Iterator[Finding]:
    bullets = [span for span in draft.emoji if _begins_line(draft, span)]
    if len(bullets) > 1:
        start, end = bullets[0].start, bullets[0].end
        yield draft.finding("accessibility", start, end, "coach-access-bullets", count=len(bullets))
    stops = [span for span in draft.emoji if _stands_for_stop(draft.text, span)]
    if len(stops) >= SEVERAL:
        start, end = stops[0].start, stops[0].end
        yield draft.finding("accessibility", start, end, "coach-access-stops", count=len(stops))
    for run in _runs(draft):
        if len(run) >= SEVERAL:
            start, end = run[0].start, run[min(len(run), 5) - 1].end
            yield draft.finding("accessibility", start, end, "coach-access-row", count=len(run))
            return


def _begins_line(draft: Draft, span: Span) -> bool:
    before = ("\n" + draft.text)[max(0, span.start - 7) : span.start + 1].rstrip(" \t")
    after = draft.text[span.end : span.end + 3].strip()
    return before.endswith("\n") and after[:1].isalnum()


def _stands_for_stop(text: str, span: Span) -> bool:
    """Whether a sentence ends before it and another begins after it, with no stop between them."""
    before = text[max(0, span.start - 8) : span.start].rstrip()
    after = text[span.end : span.end + 8].lstrip()
    return bool(before) and before[-1].isalnum() and after[:1].isupper()


def _runs(draft: Draft) -> Iterator[list[Span]]:
    run: list[Span] = []
    for span in draft.emoji:
        if run and draft.text[run[-1].end : span.start].strip(" "):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _tag(draft: Draft, span: Span, lexicon: Lexicon) -> Iterator[Finding]:
    tag = draft.text[span.start + 1 : span.end]
    if draft.text[span.start] != "#" or not (tag.isascii() and tag.isalpha() and tag.islower() and len(tag) < 60):
        return
    pieces = _pieces(tag, lexicon) if len(tag) >= LONG_TAG else None
    if pieces:
        swap = "#" + "".join(piece.capitalize() for piece in pieces)
        yield draft.finding("accessibility", span.start, span.end, "coach-access-tag", swap)
    elif len(tag) >= LONGEST_WORD:
        yield draft.finding("accessibility", span.start, span.end, "coach-access-tag-long")


def _pieces(tag: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The words that a tag is made of, the longest first; None where it is one word, or not made of known ones."""
    if tag in lexicon.hashtag_words:
        return None
    best: list[tuple[str, ...] | None] = [(), *[None] * len(tag)]
    for end in range(SHORTEST_PIECE, len(tag) + 1):
        for start in range(end - SHORTEST_PIECE + 1):
            before, piece = best[start], tag[start:end]
            if before is None or not (piece in lexicon.hashtag_words or piece in lexicon.names):
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = (*before, piece)
    return best[-1]
