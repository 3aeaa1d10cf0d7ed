"""Text with spans in UTF-16 units, and how such texts are put together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from bot.inert import units


class Span(NamedTuple):
    """A Bot API MessageEntity: where it starts and ends, in UTF-16 units."""

    start: int
    end: int
    type: str
    url: str = ""

    def moved(self, by: int) -> "Span":
        """The span, that many units further on."""
        return self._replace(start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with its spans, in the order of their starts."""

    text: str
    spans: tuple[Span, ...] = ()


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans by their starts, the wider first."""
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def join(parts: Sequence[Marked], gap: str) -> Marked:
    """The parts one after the other, with `gap` between them."""
    spans: list[Span] = []
    here = 0
    for part in parts:
        spans += (span.moved(here) for span in part.spans)
        here += units(part.text) + units(gap)
    return Marked(gap.join(part.text for part in parts), tuple(spans))


def substitute(template: Marked, inserts: Mapping[str, Marked]) -> Marked:
    """The template with every mark (one private-use character) replaced, and all spans where they belong.

    In an address, an insert is one quoted component, so that it can't change where the link leads.
    """
    pieces = re.split(f"([{''.join(inserts)}])", template.text)  # every second one is a mark
    longer: list[tuple[int, int]] = []  # where a mark stands, and how many more units its insert has
    spans: list[Span] = []
    here = there = 0  # UTF-16 units in the template and in the result
    for number, piece in enumerate(pieces):
        if number % 2:
            insert = inserts[piece]
            around = {span.type for span in template.spans if span.start <= here < span.end}
            spans += (span.moved(there) for span in insert.spans if _may_stand_in(around, span.type))
            pieces[number] = insert.text
            longer.append((here, units(insert.text) - 1))
        here += units(piece)
        there += units(pieces[number])
    for start, end, type, url in template.spans:
        start += sum(by for at, by in longer if at < start)
        end += sum(by for at, by in longer if at < end)
        if start < end:
            spans.append(Span(start, end, type, url and _fill_address(url, inserts)))
    return Marked("".join(pieces), in_order(spans))


def _may_stand_in(around: set[str], type: str) -> bool:
    """Code stands in nothing but a quote and holds nothing; nothing stands in its like (MessageEntity)."""
    if around & {"code", "pre"} or type in around:
        return False
    return type not in ("code", "pre") or around <= {"blockquote"}


def _fill_address(url: str, inserts: Mapping[str, Marked]) -> str:
    return "".join(quote(inserts[char].text, safe="") if char in inserts else char for char in url)
