"""Cuts a text into what a reader would call characters, and finds the emoji among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex

# UAX #29 clusters; UTS #51: what is shown as a picture by itself, or because a variation selector asks for it.
_CLUSTER: Any = regex.compile(r"\X")
_PICTURE: Any = regex.compile(
    r"\p{RI}{2}|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[0-9#*]\uFE0F?\u20E3)"
    r"(?:[\uFE0F\p{EMod}\U000E0020-\U000E007F]|\u200D\p{Extended_Pictographic})*+"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Some characters of a text, the end exclusive."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Whether they share a character with those from `start` to `end`."""
        return self.start < end and start < self.end


def clusters(text: str) -> Iterator[str]:
    """The characters as people count them."""
    return (match[0] for match in _CLUSTER.finditer(text))


def emoji(text: str) -> tuple[Span, ...]:
    """Where the emoji are, a joined family or a flag as one."""
    return tuple(Span(*match.span()) for match in _PICTURE.finditer(text))
