"""How long a text is in the count of the place it is meant for."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from flows.coach.advice import Finding, Length
from flows.coach.draft import Draft
from flows.coach.graphemes import clusters, emoji
from flows.coach.lexicon import Lexicon

LIMITS: Final[Mapping[str, int]] = MappingProxyType(
    {"x": 280, "bluesky": 300, "mastodon": 500, "threads": 500, "instagram": 2200, "linkedin": 3000, "facebook": 63206}
)
"""The platforms, and how much a post takes there."""

ALIASES: Final[Mapping[str, str]] = MappingProxyType({"twitter": "x"})
ADDRESS = 23  # what any address counts on X and on Mastodon
# X weighs these as one and everything else as two (twitter-text configuration v3).
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


def named(platform: str | None) -> str | None:
    """A platform's own name, however it was written; None where it isn't one we know."""
    name = (platform or "").strip().lower()
    name = ALIASES.get(name, name)
    return name if name in LIMITS else None


def measure(draft: Draft, platform: str | None) -> Length:
    """The length of the draft; without a platform, in characters as people count them."""
    place = named(platform)
    count = sum(_weights(draft, place))
    limit = LIMITS[place] if place else None
    return Length(count, limit, place, limit is not None and count > limit)


def length(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """More than the platform takes: the words from which on it would be cut."""
    measured = measure(draft, platform)
    if not measured.over or measured.limit is None:
        return
    cut = _cut(draft, named(platform), measured.limit)
    over, end = measured.count - measured.limit, len(draft.text.rstrip(" .\n"))
    yield draft.finding("length", cut, max(cut, end), "coach-length", over=over, platform=measured.platform or "")


def _cut(draft: Draft, place: str | None, limit: int) -> int:
    """Where the word begins that is the first not to fit whole."""
    room, at = limit, 0
    for piece, weight in zip(_pieces(draft, place), _weights(draft, place), strict=True):
        room -= weight
        if room < 0:
            break
        at += len(piece)
    start = max((word.start for word in draft.words if word.start <= at), default=at)
    return start if at - start < 60 else at


def _pieces(draft: Draft, place: str | None) -> Iterator[str]:
    """The text in pieces that are weighed whole: addresses where they have a price, else characters."""
    after = 0
    for span in draft.addresses if place in ("x", "mastodon") else ():
        yield from clusters(draft.text[after : span.start])
        yield draft.text[span.start : span.end]
        after = span.end
    yield from clusters(draft.text[after:])


def _weights(draft: Draft, place: str | None) -> Iterator[int]:
    priced = {draft.text[span.start : span.end] for span in draft.addresses} if place in ("x", "mastodon") else set()
    for piece in _pieces(draft, place):
        if piece in priced:
            yield ADDRESS
        elif place == "x":
            yield 2 if not piece.isascii() and emoji(piece) else sum(_weight(char) for char in piece)
        else:
            yield 1


def _weight(char: str) -> int:
    return 1 if any(first <= ord(char) <= last for first, last in _LIGHT) else 2
