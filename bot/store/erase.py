"""A person's data in full: to hand over, and to erase. What is theirs is said in `personal.toml`."""

import tomllib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.store.base import Row, Tx

PERSONAL = Path(__file__).with_name("personal.toml")
THEIRS = ("consents", "grants", "invite_uses", "places", "timers", "outbox", "sent_messages", "blobs", "deliveries",
          "facts", "lessons_done", "answers", "missions", "weeks", "surgery_staff", "bookings")  # fmt: skip
"""The tables with a row, or several, for each person; `people`, `inbox` and `dead_letters` come besides."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is to be known of one column: whose it is, why and how long it is kept, what erasure does to it."""

    table: str
    name: str
    personal: bool
    whose: str
    why: str
    keep: str
    erasure: str


async def export_person(tx: Tx, person: int) -> dict[str, list[Row]]:
    """Everything that is kept about a person, by table, in values that JSON can hold (bytes as base64)."""
    tables = ("people", *THEIRS, "inbox", "dead_letters")
    return {table: [_plain(row) for row in await tx.all(f"export_{table}", person=person)] for table in tables}


async def erase_person(tx: Tx, person: int, telegram_id: int, before: int) -> None:
    """Erases everything that is kept about a person, in the transaction given.

    Updates that they sent after `before` (milliseconds UTC; when they asked) are still answered, as a
    stranger's. Write the farewell into the outbox after this, not before.
    """
    await tx.run("erase_dead_letters", person=person, telegram_id=telegram_id)
    await tx.run("erase_inbox", telegram_id=telegram_id, before=before)
    await tx.run("erase_seats", person=person)
    for table in (*THEIRS, "people"):
        await tx.run(f"erase_{table}", person=person)


def columns() -> Iterator[Column]:
    """Every column of the schema, as personal.toml describes it."""
    for table, said in tomllib.loads(PERSONAL.read_text(encoding="utf-8")).items():
        for kind in ("personal", "plain"):
            for name, about in said.get(kind, {}).items():
                more = {"why": about} if isinstance(about, str) else about
                yield _column(table, name, kind == "personal", {**said, **more})


def _column(table: str, name: str, personal: bool, said: dict[str, Any]) -> Column:
    return Column(table, name, personal, said["whose"], said["why"], said["keep"], said["erasure"])


def _plain(row: Row) -> Row:
    return {name: b64encode(value).decode() if isinstance(value, bytes) else value for name, value in row.items()}
