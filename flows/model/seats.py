"""Effects on surgeries and the seats there."""

from dataclasses import dataclass

from flows.model.events import Json


@dataclass(frozen=True, slots=True)
class Arrange:
    """A surgery as it stands from now on, with the venue it is at: every column by name, times in milliseconds UTC."""

    values: tuple[tuple[str, Json], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What the person said of a surgery: they are `in`, `waiting` for a seat, or have `cancelled`.

    `seq` is their turn on the waiting list, `name` what they are called at the door.
    """

    surgery: int
    state: str
    seq: int
    name: str


@dataclass(frozen=True, slots=True)
class MoveUp:
    """Somebody who waited has a seat now. That they hear of it is a timer of their own, due now."""

    surgery: int
    person: int


@dataclass(frozen=True, slots=True)
class Wants:
    """What would make it a good evening, in the words of the person who comes."""

    surgery: int
    text: str
