"""The store on PostgreSQL: a pool of connections, and one more that carries the wake-ups."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager

import asyncpg  # type: ignore[import-untyped]

from bot.store.base import Row, Store, Tx
from bot.store.errors import UnavailableError
from bot.store.listening import Listening
from bot.store.queries import Dialect, Queries, Query, encoded, load

CONNECTIONS = 10
PATIENCE = 30.0  # seconds to wait for one of them
SETTINGS = {"application_name": "surgery"}
PASSING = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # shut down, starting up
    asyncpg.InsufficientResourcesError,  # disk full, too many connections
    asyncpg.TransactionRollbackError,  # a deadlock, of which we were the loser
    asyncpg.InternalClientError,  # cut off in the middle, and the driver lost count
)


class PostgresTx(Tx):
    """A transaction on one connection of the pool."""

    def __init__(self, db: asyncpg.Connection, queries: Queries) -> None:
        self._db = db
        self._queries = queries

    async def all(self, name: str, /, **args: object) -> list[Row]:
        query = self._queries.find(name)
        query.check(args)
        return [dict(record) for record in await self._db.fetch(query.sql, *_in_order(query, args))]

    async def run(self, name: str, /, **args: object) -> None:
        query = self._queries.find(name)
        query.check(args)
        await self._db.fetch(query.sql, *_in_order(query, args))

    async def many(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        query = self._queries.find(name)
        if not rows:
            return
        query.check(rows[0], exactly=False)
        await self._db.executemany(query.sql, [[row[name] for name in query.names] for row in rows])

    async def lock(self, keys: Iterable[int], /) -> None:
        if in_order := sorted(set(keys)):
            await self.all("lock_wait", keys=in_order)

    async def try_lock(self, keys: Iterable[int], /) -> set[int]:
        return {row["key"] for row in await self.all("lock_try", keys=sorted(set(keys)))}

    async def statement(self, sql: str, /) -> None:
        await self._db.execute(sql)


class PostgresStore(Store):
    """A database on a server; any number of processes may share it."""

    dialect: Dialect = "postgres"

    def __init__(self, pool: asyncpg.Pool, listening: Listening) -> None:
        super().__init__(load(self.dialect))
        self._pool = pool
        self._listening = listening
        listening.start(self._waking.wake)

    def transaction(self) -> AbstractAsyncContextManager[Tx]:
        return self._transaction()

    def reading(self) -> AbstractAsyncContextManager[Tx]:
        return self._transaction(isolation="repeatable_read", readonly=True)

    @asynccontextmanager
    async def _transaction(self, **kind: object) -> AsyncIterator[Tx]:
        with _telling(OSError, TimeoutError):
            db = await self._pool.acquire(timeout=PATIENCE)
        try:
            with _telling():
                async with db.transaction(**kind):
                    yield PostgresTx(db, self.queries)
        finally:
            await self._pool.release(db)

    def wake(self, topic: str) -> None:
        super().wake(topic)
        self._listening.tell(topic)

    async def close(self) -> None:
        await self._listening.close()
        await self._pool.close()


async def open_postgres(url: str) -> PostgresStore:
    """Connects to the server of a `postgresql://` address. Raises UnavailableError if that fails."""
    with _telling(OSError, TimeoutError):
        pool = await asyncpg.create_pool(
            url,
            min_size=1,
            max_size=CONNECTIONS,
            server_settings=SETTINGS,
            command_timeout=60,
            reset=_as_it_is,
        )
    return PostgresStore(pool, Listening(url))


async def _as_it_is(db: asyncpg.Connection) -> None:
    """Transactions leave nothing behind, so a connection needs no round trip to tidy up after one."""


@contextmanager
def _telling(*besides: type[Exception]) -> Iterator[None]:
    """Turns what may pass by itself into UnavailableError; a mistake of ours stays what it is."""
    try:
        yield
    except asyncpg.InterfaceError as error:
        if "clos" not in str(error):  # closed, closing: the one kind of it that isn't a mistake of ours
            raise
        raise UnavailableError(f"the connection to the database was lost ({error})") from error
    except (*PASSING, *besides) as error:
        raise UnavailableError(
            f"the database can't take this now ({type(error).__name__}: {error}): see whether it runs"
        ) from error


def _in_order(query: Query, args: Mapping[str, object]) -> list[object]:
    return [encoded(args[name]) for name in query.names]
