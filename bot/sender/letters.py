"""What the sender carries: letters, and where they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bot.store import Tx

if TYPE_CHECKING:
    from bot.sender.outcomes import Outcome

REPLY, REMINDER, BROADCAST = 0, 1, 2
"""The lanes: a lower one always goes first."""


@dataclass(slots=True)
class Letter:
    """One Bot API call that waits to be made. Times are milliseconds UTC.

    `payload` is JSON text without `chat_id` (and, where `edits` names another letter, without `message_id`):
    the sender puts them in. A top-level value `attach://NAME` is replaced with the bytes of `blob`.
    """

    id: int
    person: int
    chat: int
    lane: int
    due: int
    method: str
    payload: str
    expires: int | None = None
    blob: int | None = None
    edits: int | None = None
    attempts: int = 0
    source: str = "outbox"
    taken: float = 0.0  # when it was counted against the rate, in seconds of a monotonic clock

    @property
    def claimed(self) -> bool:
        """Whether its source must hear of every outcome, as it takes its claim back where no call was made."""
        return self.source != "outbox"

    @property
    def once(self) -> bool:
        """Whether it must never be sent twice, not even where the first call's fate is unknown."""
        return self.lane == BROADCAST


def letter_of(row: Mapping[str, Any]) -> Letter:
    """The letter of an outbox row, as it was read or as it is about to be written."""
    return Letter(
        id=row["id"],
        person=row["person"],
        chat=row["chat"] or 0,
        lane=row["lane"],
        due=row["due"],
        method=row["method"],
        payload=row["payload"],
        expires=row.get("expires"),
        blob=row.get("blob"),
        edits=row.get("edits"),
        attempts=row.get("attempts") or 0,
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """How a call ended, to be written down."""

    letter: Letter
    outcome: "Outcome"
    at: int  # milliseconds UTC


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source found waiting: of each (lane, chat) the first few, by id.

    `complete` tells that nothing was cut off by the overall limit.
    """

    letters: Sequence[Letter]
    complete: bool


class Source(Protocol):
    """Where letters come from and their outcomes go: the outbox, or the deliveries of a broadcast.

    A source whose letters must never go twice commits its claim to each in `claim`, right before the call.
    """

    name: str
    linger: float  # seconds that an outcome waits for others to be written down together with it

    async def waiting(self, per_line: int, most: int) -> Reading:
        """The letters that wait: at most `per_line` of each (lane, chat), and `most` in all."""

    async def claim(self, letter: Letter) -> bool:
        """Whether the letter may go at this moment; where not, the source has seen to what becomes of it."""

    async def write(self, tx: Tx, marks: Sequence[Mark]) -> None:
        """Writes the outcomes down, within the transaction."""
