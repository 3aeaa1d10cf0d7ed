"""Where a person stands, and what a decision may look at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from flows.content import Lesson, Library
from flows.model.events import Json
from flows.model.words import Words


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
    roles: frozenset[str] = frozenset()  # volunteer, admin; an admin is a volunteer, too
    adult: bool = False  # has said they are 16 or over
    ref: str = ""  # the random name that the audit log knows them by


def _nobody_said() -> Any:
    raise RuntimeError("this world hands nothing out: give it ids and secret")


Answer: TypeAlias = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class World:
    """What a decision may look at: all of it read in the transaction that will write the outcome."""

    now: datetime
    learner: Learner
    library: Library
    answers: Mapping[str, Answer] = field(default_factory=dict)
    pinned: Mapping[str, Lesson] = field(default_factory=dict)
    read_out: Callable[[Words], str] = str  # words as they are read, to know a button's label when it is typed
    ids: Callable[[], int] = _nobody_said  # hands out row ids, decided before the write
    secret: Callable[[], str] = _nobody_said  # hands out 128 random bits, URL-safe, at most 43 characters
    bot: str = ""  # the bot's username, for links

    def rows(self, need: str) -> Answer:
        """The rows that answer a need; an unasked one is a mistake in the flow's `needs`."""
        return self.answers[need]
