"""What the rest of the program sees of a database: a Store that opens transactions, and a Tx that asks."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeAlias

from bot.store.migrate import migrate, schema_version
from bot.store.queries import Dialect, Queries
from bot.store.waking import Waking

Row: TypeAlias = Mapping[str, Any]


class Tx(ABC):
    """One transaction. Every statement is a named query of `bot/store/*.sql`, its arguments given by name.

    Nothing is returned by writes: what a decision needs is read first, under the locks.
    """

    @abstractmethod
    async def all(self, name: str, /, **args: object) -> list[Row]:
        """Every row that the query finds. A list argument is for EACH(:…) and EACHTEXT(:…)."""

    async def one(self, name: str, /, **args: object) -> Row | None:
        """The first row that the query finds, or None."""
        rows = await self.all(name, **args)
        return rows[0] if rows else None

    @abstractmethod
    async def run(self, name: str, /, **args: object) -> None:
        """Writes once."""

    @abstractmethod
    async def many(self, name: str, rows: Sequence[Mapping[str, object]], /) -> None:
        """Writes once for each row, in one go; keys that the query doesn't name are passed over."""

    @abstractmethod
    async def lock(self, keys: Iterable[int], /) -> None:
        """Waits until nobody else holds any of these keys, and holds them to the end of the transaction."""

    @abstractmethod
    async def try_lock(self, keys: Iterable[int], /) -> set[int]:
        """Those of the keys that could be had without waiting, held to the end of the transaction."""

    @abstractmethod
    async def statement(self, sql: str, /) -> None:
        """Runs one statement of a migration; everything else has a name."""


class Store(ABC):
    """One database, opened with `open_store`. Close it at the end, or the process won't exit."""

    dialect: Dialect

    def __init__(self, queries: Queries) -> None:
        self.queries = queries
        self._waking = Waking()

    @abstractmethod
    def transaction(self) -> AbstractAsyncContextManager[Tx]:
        """`async with` it to read and write as one: committed at its end, undone when anything is raised.

        Raises UnavailableError when the database can't take it now; then nothing was kept.
        """

    @abstractmethod
    def reading(self) -> AbstractAsyncContextManager[Tx]:
        """`async with` it to read one unchanging picture, never in the writer's way. Writes are refused."""

    @abstractmethod
    async def close(self) -> None:
        """Gives every connection back."""

    def wake(self, topic: str) -> None:
        """Says that there is something new in `inbox`, `outbox` or `timers`; call it after the commit."""
        self._waking.wake(topic)

    async def wait(self, topic: str, timeout_seconds: float) -> None:
        """Returns at the next wake (or at once after one that nobody waited for), or after the timeout.

        One waiter a topic in each process; the timeout is the poll behind a wake that got lost.
        """
        await self._waking.wait(topic, timeout_seconds)

    async def migrate(self) -> int:
        """Brings the database to the current schema and returns its number. Safe to call at every start.

        Raises WrongSchemaError for a database of a newer program.
        """
        return await migrate(self)

    async def schema_version(self) -> int:
        """The number of the schema that the database has; 0 for an empty one."""
        async with self.reading() as tx:
            return await schema_version(tx)
