"""The rows that one batch will write, and the event that they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec

from bot.translate import Shown
from flows.hours import milliseconds
from flows.model import Place, Record

LANES: Final = {"reply": 0, "reminder": 1, "broadcast": 2}


def as_json(value: object) -> str:
    """JSON text, as columns hold it."""
    return msgspec.json.encode(value).decode()


@dataclass(slots=True)
class Rows:
    """What one batch will write: rows by query; the people to erase; and the taps to answer without words."""

    by_query: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    erased: dict[int, tuple[int, int]] = field(default_factory=dict)  # their Telegram id, and when they asked
    taps: list[str] = field(default_factory=list)

    def add(self, query: str, **row: object) -> None:
        """One row more for a query of `ORDER`."""
        self.by_query.setdefault(query, []).append(row)

    @property
    def outbox(self) -> list[dict[str, object]]:
        """The calls that the batch leaves for the sender."""
        return self.by_query.get("outbox_put", [])


@dataclass(frozen=True, slots=True)
class Cause:
    """What an event was and where its answer goes. `name` makes its rows unique: an update's id, a timer's."""

    name: str
    now: datetime
    person: int
    chat: int
    lang: str
    zone: str
    update_id: int | None = None
    query: str | None = None
    shown: Shown | None = None
    label: str = ""
    received: int = 0
    ref: str = ""
    roles: frozenset[str] = frozenset()

    def place(self, name: str, place: Place) -> dict[str, object]:
        """The row of where the person stands in a flow."""
        return {
            "person": self.person,
            "flow": name,
            "version": place.version,
            "state": place.state,
            "step": place.step,
            "data": as_json(place.data),
            "pin": place.pin,
            "updated": milliseconds(self.now),
        }

    def fact(self, id: int, n: int, record: Record) -> dict[str, object]:
        """The row of one line in the person's log, the `n`th that this event adds."""
        detail = dict(record.detail)
        return {
            "id": id,
            "person": self.person,
            "at": milliseconds(self.now),
            "kind": record.kind,
            "course": str(detail.pop("course", None) or record.lesson.partition("/")[0]),
            "lesson": record.lesson,
            "update_id": self.update_id,
            "cause": self.name,
            "n": n,
            "detail": as_json(detail),
        }

    def call(self, id: int, n: int, method: str, payload: Mapping[str, object], lane: str) -> dict[str, object]:
        """The row of one Bot API call, the `n`th that this event leaves for the sender."""
        return {
            "id": id,
            "cause": self.name,
            "n": n,
            "person": self.person,
            "chat": self.chat,
            "lane": LANES[lane],
            "due": milliseconds(self.now),
            "expires": None,
            "method": method,
            "payload": as_json(payload),
            "blob": None,
            "edits": None,
        }
