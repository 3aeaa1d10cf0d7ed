"""The loop that takes conversations forward: claims what waits, has it handled in one transaction, hands it on."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.clock import Clock
from bot.ids import Ids
from bot.store import Store, StoreError, Tx
from bot.translate import Incoming, UnreadableError, translate
from bot.turn import Item, Settled, Turns, due_event
from flows.hours import milliseconds

log = logging.getLogger(__name__)

BATCH = 100  # events in one transaction: it grows by itself with the queue, up to this
POLL = 1.0  # seconds between looks, should a wake-up get lost
PAUSE = 0.5  # seconds before a store that failed is asked again


class Worker:
    """Handles updates and timers, batch by batch. Any number may run on PostgreSQL, one on SQLite.

    `hand_on` is told, after each commit, what has to be sent.
    """

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, turns: Turns, bot: str, hand_on: Callable[[Settled], None]
    ) -> None:
        self._store, self._clock, self._ids, self._turns = store, clock, ids, turns
        self._bot, self._hand_on = bot, hand_on
        self._stopped = False

    def stop(self) -> None:
        """Asks `run` to end after the batch in hand."""
        self._stopped = True
        self._store.wake("inbox")

    async def run(self) -> None:
        """Handles what comes, until `stop()`."""
        while not self._stopped:
            try:
                if not await self.once():
                    await self._store.wait("inbox", POLL)
            except StoreError as error:
                log.warning("the store doesn't answer; trying again: %s", error)
                await asyncio.sleep(PAUSE)

    async def once(self) -> int:
        """Handles one batch; returns how many events there were."""
        items: Sequence[Item] = ()
        try:
            async with self._store.transaction() as tx:
                items = await self._claim(tx)
                settled = await self._turns.handle(tx, items) if items else None
        except StoreError:
            raise
        except Exception:  # one of them can't be written: find out which
            log.exception("a batch could not be written; handling it one by one")
            return await self._one_by_one(items)
        if settled:
            self._hand_on(settled)
        return len(items)

    async def _one_by_one(self, items: Sequence[Item]) -> int:
        for item in items:
            try:
                async with self._store.transaction() as tx:
                    settled = await self._turns.handle(tx, [item])
            except StoreError:
                raise
            except Exception as error:
                log.exception("an event could not be written", extra={"cause": item.cause})
                async with self._store.transaction() as tx:
                    settled = await self._turns.bury(tx, item, error)
            self._hand_on(settled)
        return len(items)

    # ------------------------------------------------------------------ claiming

    async def _claim(self, tx: Tx) -> list[Item]:
        """The next events, of each person the first only, locked against other workers."""
        items = await self._updates(tx)
        items += await self._timers(tx)
        first: dict[object, Item] = {}
        for item in items:
            first.setdefault(("alone", item.cause) if item.key is None else item.key, item)
        chosen = list(first.values())[:BATCH]
        if self._store.dialect == "sqlite":
            return chosen  # the one writer is the lock
        held = await tx.try_lock([item.key or item.row for item in chosen])
        chosen = [item for item in chosen if (item.key or item.row) in held]
        waiting = {row["id"] for row in await tx.all("inbox_still_waiting", ids=_rows(chosen, "inbox"))}
        waiting |= {row["id"] for row in await tx.all("timers_by_id", ids=_rows(chosen, "timer"))}
        return [item for item in chosen if item.row in waiting]

    async def _updates(self, tx: Tx) -> list[Item]:
        items = []
        for row in await tx.all("inbox_fair", limit=BATCH):
            try:
                incoming = translate(row["body"], self._bot, row["key"])
            except UnreadableError as error:
                await self._put_aside(tx, row["id"], row["body"], str(error))
                continue
            if incoming is None:
                await tx.run("inbox_done", id=row["id"], done=milliseconds(self._clock.now()))
            else:
                items.append(Item("inbox", row["id"], f"u{row['update_id']}", incoming.person, incoming, row["body"], row["received"]))
        return items

    async def _timers(self, tx: Tx) -> list[Item]:
        items = []
        for row in await tx.all("timers_turns", now=milliseconds(self._clock.now()), limit=BATCH):
            incoming = Incoming(0, due_event(row), row["telegram_id"], row["telegram_id"])
            items.append(Item("timer", row["id"], f"t{row['id']}", row["telegram_id"], incoming))
        return items

    async def _put_aside(self, tx: Tx, row: int, body: str, error: str) -> None:
        """What isn't an update goes to the dead letters, and its neighbours go on."""
        now = milliseconds(self._clock.now())
        log.warning("an update could not be read", extra={"row": row})
        letter = {"id": self._ids.next(), "source": "inbox", "row": row, "person": 0, "error": error[:200]}
        await tx.run("dead_letters_put", **letter, body=body, at=now)
        await tx.run("inbox_failed", id=row, done=now)


def _rows(items: Sequence[Item], source: str) -> list[int]:
    return [item.row for item in items if item.source == source]
