"""The vocabulary of a conversation: words, buttons, events, effects, places, and what a flow is made of.

Everything here is a frozen value. A flow reads an event and a world and answers with effects; nothing in
this package sends, stores or looks at a clock.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from flows.content import Lesson, Library

if TYPE_CHECKING:
    from flows.engine import Turn

Json: TypeAlias = str | int | float | bool | None

# ---------------------------------------------------------------- words


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
    """A moment (aware UTC), shown in the reader's zone as `day`, `time` or `both`."""

    at: datetime
    style: str = "both"


Words: TypeAlias = "Phrase | Prose | Plain | When | Lines"


@dataclass(frozen=True, slots=True)
class Lines:
    """Several words as one message, with `gap` between them (an empty line unless told otherwise)."""

    parts: tuple[Words, ...]
    gap: str = "\n\n"


Argument: TypeAlias = str | int | float | Words


def phrase(key: str, **args: Argument) -> Phrase:
    """The phrase `key` with its arguments by name."""
    return Phrase(key, tuple(args.items()))


def lines(*parts: Words, gap: str = "\n\n") -> Lines:
    """The parts as one message."""
    return Lines(parts, gap)


# ---------------------------------------------------------------- buttons


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

# ---------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class Wrote:
    """The person sent text (at most 4096 UTF-16 units, Bot API `Message.text`)."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A turn-bound button was tapped; `label` is what it said."""

    flow: str
    step: int
    move: str
    arg: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Acted:
    """A standing button was tapped."""

    kind: str
    verb: str
    thing: str = ""
    arg: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command in a private chat: the name without the slash, and whatever followed it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that isn't text: photo, sticker, voice, video, album, document, location, contact, other."""

    what: str
    caption: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """An earlier message was changed after it had been answered."""

    text: str


@dataclass(frozen=True, slots=True)
class Garbled:
    """A button whose data makes no sense here: forged, or from a program long gone."""


@dataclass(frozen=True, slots=True)
class Reachable:
    """The person blocked the bot, or let it back in (Bot API `my_chat_member`)."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A timer has come due. `step` is set for turn-bound timers and None for standing ones."""

    kind: str
    thing: str = ""
    step: int | None = None
    data: tuple[tuple[str, Json], ...] = ()

    def get(self, name: str, default: Json = None) -> Json:
        """One value of the timer's data."""
        return dict(self.data).get(name, default)


@dataclass(frozen=True, slots=True)
class Opened:
    """A flow is being entered or taken up again, by a command, by another flow or by a standing button."""

    argument: str = ""


Event: TypeAlias = Wrote | Tapped | Acted | Commanded | Shared | Edited | Garbled | Reachable | Due | Opened

# ---------------------------------------------------------------- effects


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
    """A timer for this person: (kind, thing) is unique, so setting it again moves it. Turn-bound if `bound`."""

    kind: str
    due: datetime
    thing: str = ""
    data: tuple[tuple[str, Json], ...] = ()
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Unschedule:
    """Takes a timer back; all of that kind where no thing is named."""

    kind: str
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Work that takes long (a picture, an export): done off the writer, its result arrives as a message."""

    kind: str
    data: tuple[tuple[str, Json], ...] = ()


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
class Close:
    """Leaves a flow from outside of it (`/cancel`), or ends it for good."""

    flow: str


@dataclass(frozen=True, slots=True)
class Forget:
    """Erases everything that is known of this person, after the replies of this turn."""


Effect: TypeAlias = (
    Say | Chosen | Toast | Record | Schedule | Unschedule | Job | Change | Consent
    | Began | Finished | Keep | Mission | Open | Close | Forget
)  # fmt: skip
Effects: TypeAlias = Iterator[Effect]

# ---------------------------------------------------------------- where one stands, and what is known


@dataclass(frozen=True, slots=True)
class Place:
    """Where one person stands in one flow. `data` is flat JSON; `pin` the hash of the lesson text in use."""

    flow: str
    version: int
    state: str
    step: int
    data: Mapping[str, Json] = field(default_factory=dict)
    pin: str | None = None


@dataclass(frozen=True, slots=True)
class Learner:
    """The person's own row, as flows see it. Hours are minutes after midnight in the person's zone."""

    id: int
    name: str
    lang: str = "en"
    zone: str = "Europe/London"
    state: str = "new"  # new, active, refused
    announce_ok: bool = False
    focus: str = ""  # a stack of flow names, the last one hears typed text
    next_step: int = 1
    remind_at: int | None = None
    remind_days: int = 127  # a bit a weekday, Monday the lowest
    quiet_from: int = 21 * 60
    quiet_to: int = 8 * 60
    pause_until: datetime | None = None
    findings: str = ""  # JSON of the last check-up
    roles: frozenset[str] = frozenset()


Answer: TypeAlias = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class World:
    """What a decision may look at: all of it read in the transaction that will write the outcome."""

    now: datetime
    learner: Learner
    library: Library
    seed: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)
    pinned: Mapping[str, Lesson] = field(default_factory=dict)

    def rows(self, need: str) -> Answer:
        """The rows that answer a need; an unasked one is a mistake in the flow's `needs`."""
        return self.answers[need]


# ---------------------------------------------------------------- what a flow is

OUTSIDE = "outside"
"""The state of somebody who isn't in the flow; every flow is entered from here."""
OVER = "over"
"""A flow that reaches this state has ended: its place goes, and the focus returns to where it was."""

Then: TypeAlias = Callable[["Turn"], Effects]
Guard: TypeAlias = Callable[["Turn"], bool]


@dataclass(frozen=True, slots=True)
class Move:
    """One arrow: from `source` to `dest` when `name` is read and `when` agrees; then come its effects.

    Moves of one name and source are tried in the order of the table.
    """

    name: str
    source: str
    dest: str
    when: Guard | None = None
    then: Then | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A conversation as a table.

    `prompts` says what each waiting state asks; it is shown on arrival, on return, and after a kind line
    when something unexpected came. `read` names the move that an event means, or None; taps name their own.
    `needs` are the named queries that must be answered before it decides. A flow that `keeps` its place can
    be left by /cancel and taken up again; one for `anyone` may be entered without consent to lessons.
    `mend` repairs a place whose ground has gone (a lesson that was rewritten), with what to say about it.
    """

    name: str
    version: int
    states: tuple[str, ...]
    moves: tuple[Move, ...]
    prompts: Mapping[str, Then]
    read: Callable[[Event, str], str | None]
    needs: tuple[str, ...] = ()
    lost: Then | None = None
    keeps: bool = False
    anyone: bool = False
    mend: Callable[[Place, World], tuple[Place | None, tuple[Effect, ...]] | None] | None = None
    migrations: Mapping[int, Callable[[Place], Place]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be done to one kind of thing at any time, by button (`act`) or by timer (`due`)."""

    kind: str
    act: Callable[[Acted, World], Effects]
    due: Callable[[Due, World], Effects] | None = None
    needs: tuple[str, ...] = ()
    anyone: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """An answer that asks nothing back and leaves the person where they were: `/progress`, `/help`."""

    name: str
    show: Callable[[str, World], Effects]
    needs: tuple[str, ...] = ()
    anyone: bool = False
