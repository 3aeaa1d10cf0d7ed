"""Words and buttons: what is said, before it is put into a language."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of `content/<lang>/phrases`, with the arguments that it names."""

    key: str
    args: tuple[tuple[str, "Argument"], ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown that an author wrote: a card of a lesson, say. Never what a learner typed."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Somebody's own words, shown exactly as they were written and never interpreted."""

    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A moment (aware UTC) as `day`, `time` or `both`, by the reader's clock or that of the `zone` given."""

    at: datetime
    style: str = "both"
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Several words as one message, with `gap` between them (an empty line unless told otherwise)."""

    parts: tuple["Words", ...]
    gap: str = "\n\n"


Words: TypeAlias = Phrase | Prose | Plain | When | Lines
Argument: TypeAlias = str | int | float | Words


def phrase(key: str, **args: Argument) -> Phrase:
    """The phrase `key` with its arguments by name."""
    return Phrase(key, tuple(args.items()))


def lines(*parts: Words, gap: str = "\n\n") -> Lines:
    """The parts as one message."""
    return Lines(parts, gap)


@dataclass(frozen=True, slots=True)
class Tap:
    """A turn-bound button: makes `move` in the conversation it was shown in. The engine adds flow and step."""

    move: str
    arg: str = ""
    flow: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """A standing button: does `verb` to a thing, for as long as the thing lives, wherever the person is."""

    kind: str
    verb: str
    thing: str = ""
    arg: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address."""

    url: str


@dataclass(frozen=True, slots=True)
class Button:
    """What a person would say, and what saying it does. Style: `success`, `danger` or none."""

    label: Words
    does: Tap | Act | Link
    style: str = ""


Rows: TypeAlias = tuple[tuple[Button, ...], ...]
