"""`surgery export`: what is kept, as CSV for a spreadsheet or a script."""

import csv
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from bot.store import Row, Store, open_store
from bot.store.migrate import refuse_other

PROGRESS = ("id", "telegram_id", "at", "kind", "course", "lesson", "update_id", "detail")
ROWS_AT_ONCE = 1_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet calculate a cell instead of showing it (OWASP, CSV injection)."""


async def run(database_url: str, what: str, out: Path | None) -> int:
    """Writes one of TABLES, oldest line first, to a file or to standard output."""
    store = await open_store(database_url)
    try:
        refuse_other(await store.schema_version())
        with out.open("w", encoding="utf-8", newline="") if out else nullcontext(sys.stdout) as file:
            await TABLES[what](store, file)
    finally:
        await store.close()
    return 0


async def write_progress(store: Store, file: TextIO) -> None:
    """One line a fact; however many there are, only some are in memory at a time."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(PROGRESS)
    async for rows in _facts(store):
        table.writerows([_cell(name, row[name]) for name in PROGRESS] for row in rows)


async def _facts(store: Store) -> AsyncIterator[Sequence[Row]]:
    async with store.reading() as tx:
        last = -1
        while rows := await tx.all("facts_after", id=last, limit=ROWS_AT_ONCE):
            yield rows
            last = rows[-1]["id"]


def _cell(name: str, value: object) -> object:
    if name == "at" and isinstance(value, int):
        return datetime.fromtimestamp(value / 1000, UTC).isoformat(timespec="milliseconds")
    return inert(value) if isinstance(value, str) else value


def inert(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, and one kind of line end."""
    marked = f"'{text}" if text.startswith(FORMULA) else text
    return marked.replace("\r\n", "\n").replace("\r", "\n")  # the csv module would leave a lone \r bare


TABLES = {"progress": write_progress}
