"""The store on SQLite: one writer, a few readers that are never in its way."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from time import monotonic

import aiosqlite

from bot.store.base import Row, Store, Tx
from bot.store.errors import DamagedError, UnavailableError
from bot.store.queries import Dialect, Queries, encoded, load

BUSY_MS = 1_000  # how long SQLite itself waits for another process's lock, in its own thread
PATIENCE = 30.0  # seconds of such waits before the transaction is given up
READERS = 4
PASSING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
           sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}  # fmt: skip
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

# At DEBUG the driver would write every statement's values into the log, people's words among them.
logging.getLogger("aiosqlite").setLevel(logging.INFO)


class SqliteTx(Tx):
    """A transaction; each statement is one hop to the connection's thread."""

    def __init__(self, db: aiosqlite.Connection, queries: Queries) -> None:
        self._db = db
        self._queries = queries

    async def all(self, name: str, /, **args: object) -> list[Row]:
        query = self._queries.find(name)
        query.check(args)
        rows = list(await self._db.execute_fetchall(query.sql, _encoded(args)))
        if not rows:
            return []
        columns = rows[0].keys()
        return [dict(zip(columns, row, strict=True)) for row in rows]

    async def run(self, name: str, /, **args: object) -> None:
        query = self._queries.find(name)
        query.check(args)
        await self._db.execute_fetchall(query.sql, _encoded(args))

    async def many(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        query = self._queries.find(name)
        if not rows:
            return
        query.check(rows[0], exactly=False)
        await self._db.executemany(query.sql, rows)

    async def lock(self, keys: Iterable[int], /) -> None:
        """Nothing to do: there is one writer, and this is it."""

    async def try_lock(self, keys: Iterable[int], /) -> set[int]:
        return set(keys)

    async def statement(self, sql: str, /) -> None:
        await self._db.execute_fetchall(sql)


class SqliteStore(Store):
    """One file. What is committed has reached the disk (WAL, synchronous=FULL)."""

    dialect: Dialect = "sqlite"

    def __init__(self, path: Path, writer: aiosqlite.Connection) -> None:
        super().__init__(load(self.dialect))
        self.path = path
        self._writer = writer
        self._writing = asyncio.Lock()
        self._idle: list[aiosqlite.Connection] = []
        self._may_read = asyncio.Semaphore(READERS)
        self._closed = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        async with self._writing:
            self._refuse_when_closed()
            with _telling():
                try:
                    await _begin(self._writer)
                    yield SqliteTx(self._writer, self.queries)
                    await self._writer.commit()
                except BaseException:
                    # Queued behind whatever a cancelled task left running, so nothing of it stays open.
                    await self._writer.rollback()
                    raise

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Tx]:
        async with self._may_read:
            self._refuse_when_closed()
            with _telling():
                reader = self._idle.pop() if self._idle else await _open(self.path, "ro")
                try:
                    await reader.execute_fetchall("BEGIN")
                    yield SqliteTx(reader, self.queries)
                finally:
                    await self._give_back(reader)

    async def close(self) -> None:
        self._closed = True
        async with self._writing:
            await self._writer.close()
        while self._idle:
            await self._idle.pop().close()

    async def _give_back(self, reader: aiosqlite.Connection) -> None:
        if self._closed:
            await reader.close()
        else:
            self._idle.append(reader)  # whoever takes it next queues behind the rollback
            await reader.rollback()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise UnavailableError("the store is closed: this program is stopping")


async def open_sqlite(path: Path) -> SqliteStore:
    """Opens the file, which is made if need be. Raises UnavailableError where that can't be done."""
    with _telling():
        return SqliteStore(path, await _open(path, "rwc"))


async def _open(path: Path, mode: str) -> aiosqlite.Connection:
    db = aiosqlite.connect(_address(path, mode), uri=True, isolation_level=None)
    try:
        await db
    except BaseException:
        # The driver doesn't wait for its thread here; it would speak to the loop when that is long closed.
        await asyncio.to_thread(db._thread.join)
        raise
    try:
        db.row_factory = sqlite3.Row
        await db.execute_fetchall(f"PRAGMA busy_timeout = {BUSY_MS}")
        if mode != "ro":
            await db.execute_fetchall("PRAGMA journal_mode = WAL")
            await db.execute_fetchall("PRAGMA synchronous = FULL")
            # What is erased is gone from the file, too, not only from the tables.
            await db.execute_fetchall("PRAGMA secure_delete = ON")
    except BaseException:
        await db.close()
        raise
    return db


def _address(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


async def _begin(db: aiosqlite.Connection) -> None:
    """Takes the write lock, as patiently as PATIENCE allows; only the connection's own thread waits."""
    until = monotonic() + PATIENCE
    while True:
        try:
            await db.execute_fetchall("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise


@contextmanager
def _telling() -> Iterator[None]:
    """Turns trouble with the file into words of ours; a mistake of ours stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _code(error) in BROKEN:
            raise DamagedError(f"the database can't be read ({error}): keep it as it is, restore a backup") from error
        if _code(error) not in PASSING:
            raise
        raise UnavailableError(f"the database can't take this now ({error}): free it or its disk") from error


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the extended part


def _encoded(args: Mapping[str, object]) -> dict[str, object]:
    return {name: encoded(value) for name, value in args.items()}
