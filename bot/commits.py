"""Many writers, one commit: what comes while a transaction is under way goes into the next one together.

A commit costs a write to the disk whatever is in it, so this is what keeps storing before acknowledging,
and marking after sending, cheap under load. Under light load a batch is a single item.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.store import Store, StoreError, Tx

Item = TypeVar("Item")


class GroupCommit(Generic[Item]):
    """`write` is given a transaction and everything that has gathered, at most `most` items at a time.

    With `linger` seconds, an item waits so long for others: fewer transactions, in whose way nobody's answer is.
    """

    def __init__(
        self,
        store: Store,
        write: Callable[[Tx, Sequence[Item]], Awaitable[None]],
        most: int = 500,
        linger: float = 0.0,
    ) -> None:
        self._store = store
        self._write = write
        self._most = most
        self._linger = linger
        self._gathered: list[tuple[Item, asyncio.Future[None]]] = []
        self._work: asyncio.Task[None] | None = None

    async def add(self, item: Item) -> None:
        """Returns once the item is committed; raises what its transaction raised, and then nothing is kept."""
        committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gathered.append((item, committed))
        if self._work is None:
            self._work = asyncio.create_task(self._commit_all())
        await committed

    async def _commit_all(self) -> None:
        try:
            while self._gathered:
                if self._linger:
                    await asyncio.sleep(self._linger)
                batch, self._gathered = self._gathered[: self._most], self._gathered[self._most :]
                error = await self._commit([item for item, _ in batch])
                for item, committed in batch:
                    if error is not None and not isinstance(error, StoreError) and len(batch) > 1:
                        tell(committed, await self._commit([item]))  # one bad item doesn't spoil the rest
                    else:
                        tell(committed, error)
        finally:
            self._work = None

    async def _commit(self, items: Sequence[Item]) -> Exception | None:
        try:
            async with self._store.transaction() as tx:
                await self._write(tx, items)
        except Exception as error:  # handed to those who wait for it
            return error
        return None


def tell(committed: asyncio.Future[None], error: Exception | None) -> None:
    """Tells the one who waits, unless they have gone away."""
    if committed.done():
        return
    if error is None:
        committed.set_result(None)
    else:
        committed.set_exception(error)
