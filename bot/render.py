"""Makes words into messages: text and entities in the reader's language and time, within Telegram's limits.

An author's Markdown is interpreted; what people typed is put in afterwards, and is never more than text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time
from fluent.runtime.types import FluentType

from bot.inert import clean, one_line, shorten, units, visible
from bot.library.phrases import Phrases, locale
from bot.markdown import read_markdown
from bot.marked import Marked, Span, join, substitute
from flows.model import Argument, Lines, Phrase, Plain, Prose, When, Words

LONGEST = 4096  # UTF-16 units of a message's text (Bot API, sendMessage)
MOST_ENTITIES = 100  # Bot API: entities beyond these are refused
LONGEST_LABEL, LONGEST_TOAST = 64, 200  # UTF-16 units; the Bot API sets the toast's, the eye the label's
KEPT = 64  # UTF-16 units that even the longest of somebody's words keep when a message must shrink
FIRST_MARK = 0xE000  # arguments stand as private-use characters while Markdown is read

Entity = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Text:
    """A message as the Bot API takes it; entities count in UTF-16 units. Don't change the dictionaries."""

    text: str
    entities: tuple[Entity, ...] = ()


class _Mark(FluentType):
    """An argument in a phrase: equals its value, so phrases can choose by it, and prints as its mark."""

    def __init__(self, mark: str, value: str) -> None:
        self._mark, self._value = mark, value

    def __eq__(self, other: object) -> bool:
        return self._value == other

    def __hash__(self) -> int:
        return hash(self._value)

    def format(self, locale: object) -> str:
        return self._mark


class Renderer:
    """Renders words with the phrases of all languages; one for the program, it remembers what it read."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._still = lru_cache(maxsize=4096)(self._render_still)

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that it can speak."""
        return self._phrases.languages

    def render(self, words: Words, lang: str, zone: str) -> Text:
        """The words as a message of 1 to 4096 units with at most 100 entities.

        Where it would be longer, people's own words give way first. PhraseError if a phrase can't be said.
        """
        if isinstance(words, Prose) or (isinstance(words, Phrase) and not words.args):
            return self._still(words, lang)
        reading = _Reading(self._phrases, lang, zone)
        marked = reading.mark(words)
        while (over := units(marked.text) - LONGEST) > 0 and reading.longest > KEPT:
            reading = _Reading(self._phrases, lang, zone, max(KEPT, reading.most_without(over)))
            marked = reading.mark(words)
        return _fit(marked)

    def render_plain(self, words: Words, lang: str, zone: str, most: int = LONGEST_LABEL) -> str:
        """The words as one line without styles, for a button's label or (with LONGEST_TOAST) a toast."""
        return shorten(one_line(self.render(words, lang, zone).text), most)

    def _render_still(self, words: Prose | Phrase, lang: str) -> Text:
        """What depends on nothing but the language."""
        return _fit(_Reading(self._phrases, lang, "UTC").mark(words))


class _Reading:
    """One pass over some words, in which nobody's own words take more than `most` units."""

    def __init__(self, phrases: Phrases, lang: str, zone: str, most: int = LONGEST) -> None:
        self._phrases, self._lang, self._zone, self._most = phrases, lang, zone, most
        self._taken: list[int] = []  # units of each of somebody's own words

    @property
    def longest(self) -> int:
        """What the longest of somebody's own words took."""
        return max(self._taken, default=0)

    def most_without(self, over: int) -> int:
        """The new `most` at which those words take `over` units less: only the long ones give way."""
        room, left = sum(self._taken) - over, len(self._taken)
        for taken in sorted(self._taken):
            if taken > room // left:
                return min(room // left, self.longest - 1)
            room, left = room - taken, left - 1
        return self.longest - 1

    def mark(self, words: Words) -> Marked:
        """The words with their spans, however long."""
        match words:
            case Phrase(key, args):
                return self._phrase(key, args)
            case Prose(markdown):
                return _read(markdown)
            case Plain(text):
                return self._plain(text)
            case When(at, style, zone):
                return Marked(show_time(at, style, self._lang, zone or self._zone))
            case Lines(parts, gap):
                shown = [marked for part in parts if (marked := self.mark(part)).text]
                return join(shown, gap)

    def _plain(self, text: str) -> Marked:
        text = shorten(clean(text), self._most)
        self._taken.append(units(text))
        return Marked(text)

    def _phrase(self, key: str, args: tuple[tuple[str, Argument], ...]) -> Marked:
        given: dict[str, Any] = {}
        inserts: dict[str, Marked] = {}
        for number, (name, value) in enumerate(args):
            if isinstance(value, int | float):
                given[name] = value
                continue
            mark = chr(FIRST_MARK + number)
            inserts[mark] = self._plain(value) if isinstance(value, str) else self.mark(value)
            given[name] = _Mark(mark, inserts[mark].text)
        template = _read(self._phrases.format(self._lang, key, given))
        return substitute(template, inserts) if inserts else template


_read = lru_cache(maxsize=4096)(read_markdown)


def show_time(at: datetime, style: str, lang: str, zone: str) -> str:
    """A moment as people write it: `day` Tuesday 24 November, `time` 18:30, `both` with a comma between."""
    there, where = at.astimezone(ZoneInfo(zone)), locale(lang)
    day = format_skeleton("MMMMEEEEd", there, locale=where) if style != "time" else ""
    time = format_time(there, "short", locale=where) if style != "day" else ""
    return ", ".join(part for part in (day, time) if part)


def chosen(text: str, entities: Sequence[Mapping[str, Any]], label: str) -> Text | None:
    """A tapped message with what was chosen under it; None where that would be too long for a message."""
    label = one_line(clean(label))
    start = units(text) + units("\n\n› ")
    length = units(label)
    if not label or start + length > LONGEST or len(entities) + 2 > MOST_ENTITIES:
        return None
    added: list[Entity] = [{"type": style, "offset": start, "length": length} for style in ("bold", "italic")]
    return Text(f"{text}\n\n› {label}", (*(dict(entity) for entity in entities), *added))


def _fit(marked: Marked) -> Text:
    """The last word on limits: for what an author wrote too long, and for what is empty to the eye."""
    lead = len(marked.text) - len(marked.text.lstrip())  # white space is one unit each
    text = shorten(marked.text.strip(), LONGEST)
    if not visible(text):
        return Text("…")
    end = units(text)
    spans = (Span(max(0, s.start - lead), min(end, s.end - lead), s.type, s.url) for s in marked.spans)
    kept = [span for span in spans if span.start < span.end][:MOST_ENTITIES]
    return Text(text, tuple(_entity(span) for span in kept))


def _entity(span: Span) -> Entity:
    entity: Entity = {"type": span.type, "offset": span.start, "length": span.end - span.start}
    if span.url:
        entity["url"] = span.url
    return entity
