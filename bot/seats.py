"""The rows that surgeries and their seats leave in the database."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from flows.hours import milliseconds
from flows.model import Arrange, Book, MoveUp, Wants

if TYPE_CHECKING:
    from bot.rows import Cause

ORDER: Final = (
    "venues_put", "surgeries_put", "bookings_put", "bookings_move_up", "bookings_wants", "surgeries_count",
)  # fmt: skip
"""The queries that these rows are for, in the order in which they run."""

Rows = Iterator[tuple[str, dict[str, object]]]


def rows_of(effect: Arrange | Book | MoveUp | Wants, cause: "Cause") -> Rows:
    """The rows of one effect, each with the query that it is for."""
    match effect:
        case Arrange(values=values):
            row: dict[str, object] = {**dict(values), "created": milliseconds(cause.now)}
            yield "venues_put", row
            yield "surgeries_put", row
        case Book(surgery=surgery, state=state, seq=seq, name=name):
            mine = {"surgery": surgery, "person": cause.person, "state": state, "seq": seq}
            yield "bookings_put", {**mine, "name": name, "at": milliseconds(cause.now)}
            yield "surgeries_count", {"id": surgery}
        case MoveUp(surgery=surgery, person=person):
            yield "bookings_move_up", {"surgery": surgery, "person": person}
            yield "surgeries_count", {"id": surgery}
        case Wants(surgery=surgery, text=text):
            yield "bookings_wants", {"surgery": surgery, "person": cause.person, "wants": text.replace("\0", "")}
