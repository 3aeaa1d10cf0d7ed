"""Effects: what a flow may ask to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from flows.model.events import Json
from flows.model.granting import Audit, Grant, Invite, Redeem, Revoke
from flows.model.seats import Arrange, Book, MoveUp, Wants
from flows.model.words import Rows, Words


@dataclass(frozen=True, slots=True)
class Say:
    """A new message. Lane: `reply`, `reminder` or `broadcast`."""

    words: Words
    buttons: Rows = ()
    lane: str = "reply"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The tapped message keeps its text, gains what was chosen, and loses its buttons."""

    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Retell:
    """The tapped message says something else from now on, and has these buttons. Nothing where it can't be edited."""

    words: Words
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map, with its name and address (Bot API, sendVenue). Degrees."""

    latitude: float
    longitude: float
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Toast:
    """A short note over the chat in answer to a tap (at most 200 characters, Bot API answerCallbackQuery)."""

    words: Words


@dataclass(frozen=True, slots=True)
class Record:
    """A line in the learner's log: one of the contract's kinds, with details that hold no message text."""

    kind: str
    lesson: str = ""
    detail: tuple[tuple[str, Json], ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """A timer for this person: (kind, thing) is unique, so setting it again moves it.

    One for another `person` (their row's id), due now, is how somebody else is told: in a turn of their own.
    A `bound` one belongs to the conversation at this step, its kind is the flow's name, and it is silent once
    the conversation has moved on. The engine adds the step.
    """

    kind: str
    due: datetime
    thing: str = ""
    data: tuple[tuple[str, Json], ...] = ()
    bound: bool = False
    step: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Unschedule:
    """Takes a timer back; all of that kind where no thing is named."""

    kind: str
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Work that takes long (a picture, an export): done off the writer, its result arrives as a message.

    A person has one job waiting of each kind and `thing`; asking again sets it anew.
    """

    kind: str
    data: tuple[tuple[str, Json], ...] = ()
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """New values for the learner's own row."""

    values: tuple[tuple[str, Json], ...]


def change(**values: Json) -> Change:
    """New values for the learner's own row, by name."""
    return Change(tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent given or withdrawn, for one purpose: `lessons` or `announcements`."""

    purpose: str
    given: bool


@dataclass(frozen=True, slots=True)
class Began:
    """A lesson was begun."""

    lesson: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A lesson was finished."""

    lesson: str


@dataclass(frozen=True, slots=True)
class Keep:
    """The learner's own words, kept for them: `before`, `after` or `reflection` of a lesson."""

    lesson: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Mission:
    """Where a mission stands: set, done, stuck or skipped; with a note in the learner's words."""

    lesson: str
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Hands over to another flow in the same turn."""

    flow: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One message to many, at most once each; whoever asks for it is shown how it goes.

    `audience` is a rule, not a list: `everybody`, `announcements` (who said yes to them), `volunteers`, or
    `course:<id>` (who has begun it). Its buttons are standing ones or links: recipients are in no conversation.
    """

    kind: str  # surgery or message
    words: Words
    buttons: Rows = ()
    audience: str = "announcements"
    surgery: int | None = None
    expires: datetime | None = None  # after which it is of no use


@dataclass(frozen=True, slots=True)
class Steer:
    """Changes the course of a broadcast: `pause`, `resume`, `stop`, or `again` to those of whom nobody can tell."""

    broadcast: int
    order: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Edits every message that the broadcasts of a surgery have become.

    Without buttons it loses those it had, and whoever hasn't had it yet doesn't get it any more.
    """

    surgery: int
    words: Words
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Resume:
    """Puts a dead letter back where it was: into the `inbox` or the `outbox`."""

    letter: int
    source: str


@dataclass(frozen=True, slots=True)
class Discard:
    """Throws a dead letter away."""

    letter: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Erases everything that is known of this person, after the replies of this turn."""


Effect: TypeAlias = (
    Say | Retell | Pin | Arrange | Book | MoveUp | Wants | Broadcast | Steer | Rewrite | Chosen | Toast
    | Record | Schedule | Unschedule | Job | Change | Consent | Began | Finished | Keep | Mission | Open
    | Audit | Invite | Redeem | Grant | Revoke | Resume | Discard | Forget
)  # fmt: skip
Effects: TypeAlias = Iterator[Effect]
