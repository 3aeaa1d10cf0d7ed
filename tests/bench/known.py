"""What it costs to know people: start, memory and latency with 1,000, 10,000 and 100,000 learners in the book.

The known learners have paused in the middle of the lesson. They come back one after the other and go on from
there: that the right answer comes shows that they were known. Peers that keep nothing can't take part.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.bench.learners import Learner
from tests.bench.load import Load, Measured, light_load
from tests.bench.peers.conversation import FIRST_KNOWN, button_data
from tests.bench.recording import record
from tests.bench.script import Json, Script
from tests.bench.stacks import Stack, running, seed
from tests.bench.telegram import Telegram, sent_message

SHIFT = 1 << 39  # between the ids of one learner and the next, towards the past: two minutes of them
A_ROUND = 500  # known learners who come back in one round, at most
NOT_COPIED = {"outbox", "inbox", "dead_letters", "blobs"}  # what has been handled and sent is not kept for long


@dataclass(slots=True)
class Book:
    """A stack's folder with learners in it, and the message that each of them was last shown."""

    stack: Stack
    folder: Path
    known: int
    shown: Json


@dataclass(slots=True)
class Opened:
    """What one start has shown: seconds from the start of the process to the first answer, then a light load."""

    start: float
    measured: Measured


async def write_book(stack: Stack, script: Script, path: Path, folder: Path, known: int) -> Book:
    """Has a stack know so many learners. `path` is where the script lies for the peers."""
    folder.mkdir(parents=True)
    if stack.module is None:
        _, shown = await record(folder, stop_before=script.resting_place)
        copy_learner(folder / "surgery.db", known)
    else:
        await seed(stack, path, folder, known)
        shown = _shown_by_peers(script)
    return Book(stack, folder, known, shown)


async def open_book(book: Book, script: Script, path: Path, number: int, warm: float, seconds: float) -> Opened:
    """Starts the stack with somebody waiting for it, then lets known learners come back at their ease.

    Each time with a copy of the book: a peer that is stopped while it writes its file leaves one that can't be read.
    """
    telegram = Telegram()
    first = FIRST_KNOWN + (number * A_ROUND) % book.known
    load = Load(script, telegram, _coming_back(script, book, first))
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(shutil.copytree(book.folder, Path(place) / "book"))
        async with telegram.open():
            load.begin(1)
            async with running(book.stack, telegram, path, folder) as process:
                start = await load.until_answered() - process.started
                return Opened(start, await light_load(load, process, warm, seconds))


def copy_learner(database: Path, known: int) -> None:
    """Makes `known` learners of the one who is in the database, each with rows and ids of their own."""
    with closing(sqlite3.connect(database, isolation_level=None)) as db:
        (person,) = db.execute("SELECT id FROM people").fetchone()
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        db.execute("BEGIN")
        db.execute("CREATE TEMP TABLE number AS WITH RECURSIVE up(n) AS "
                   "(SELECT 1 UNION ALL SELECT n + 1 FROM up LIMIT ?) SELECT n FROM up", (known,))  # fmt: skip
        for table in tables:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            whose = "id" if table == "people" else "person"
            if whose not in columns or table in NOT_COPIED:
                continue
            values = ", ".join(_copied(column, table) for column in columns)
            db.execute(f"INSERT INTO {table} SELECT {values} FROM {table} AS was, number WHERE was.{whose} = ?",
                       (person,))  # fmt: skip
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copied(column: str, table: str) -> str:
    """The value of a column in the copy of a row, as SQL."""
    if column in ("id", "person"):
        return f"was.{column} - number.n * {SHIFT}"
    if column == "telegram_id":
        return f"{FIRST_KNOWN} + number.n - 1"
    if column in ("cause", "ref"):
        return f"was.{column} || '-' || number.n"
    return f"was.{column}"


def _shown_by_peers(script: Script) -> Json:
    """The message before the resting place, with what the peers put on its buttons."""
    pause = script.resting_place
    said = next(said for said in reversed(script.steps[pause - 1].said) if said.keyboard)
    rows, numbers = [], count()
    for labels in said.keyboard:
        rows.append([{"text": label, "callback_data": button_data(pause, next(numbers))} for label in labels])
    markup = {"inline_keyboard": rows}
    return sent_message(0, {"chat_id": 0, "text": said.text, "entities": said.entities, "reply_markup": markup})


def _coming_back(script: Script, book: Book, first: int) -> Callable[[], Learner]:
    """Known learners, one after the other; each has the message in a chat of their own."""
    numbers = count(first)

    def next_one() -> Learner:
        number = next(numbers)
        chat = book.shown["chat"] | {"id": number}
        message = book.shown | {"chat": chat, "message_id": 900_000_000 + number}
        return Learner(number, script.resting_place, message)

    return next_one
