"""The loop that takes conversations forward: claims what waits, has it handled in one transaction, hands it on."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.clock import Clock
from bot.ids import Ids
from bot.known import Item
from bot.store import Row, Store, StoreError, Tx
from bot.translate import Incoming, UnreadableError, translate
from bot.turn import Settled, Turns, due_event
from flows.hours import milliseconds
from flows.model import Event, Garbled, Reachable
from flows.needs import lock_keys

log = logging.getLogger(__name__)

BATCH = 100  # events in one transaction: it grows by itself with the queue, up to this
POLL = 1.0  # seconds between looks, should a wake-up get lost
PAUSE = 0.5  # seconds before a store that failed is asked again


@dataclass(frozen=True, slots=True)
class Unreadable(Item):
    """An update that can't be read, and so is given up."""

    why: UnreadableError = field(default_factory=UnreadableError)


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
                settled = await self._handle(tx, items)
        except StoreError:
            raise
        except Exception:  # one of them can't be written: find out which
            log.exception("a batch could not be written; handling it in parts")
            await self._in_halves(items)
            return len(items)
        for what in settled:
            self._hand_on(what)
        return len(items)

    async def _handle(self, tx: Tx, items: Sequence[Item]) -> list[Settled]:
        settled = [await self._turns.bury(tx, item, item.why) for item in items if isinstance(item, Unreadable)]
        if readable := [item for item in items if not isinstance(item, Unreadable)]:
            settled.append(await self._turns.handle(tx, readable))
        return settled

    async def _in_halves(self, items: Sequence[Item]) -> None:
        """Handles again what failed together, in ever smaller parts, until the poisoned one stands alone."""
        middle = len(items) // 2
        for half in (items[:middle], items[middle:]):
            if half:
                await self._again(half)

    async def _again(self, items: Sequence[Item]) -> None:
        try:
            async with self._store.transaction() as tx:
                settled = await self._handle(tx, await self._still_waiting(tx, items))
        except StoreError:
            raise
        except Exception as error:
            if len(items) > 1:
                await self._in_halves(items)
                return
            log.exception("an event could not be written", extra={"cause": items[0].cause})
            settled = await self._bury(items[0], error)
        for what in settled:
            self._hand_on(what)

    async def _bury(self, item: Item, error: Exception) -> list[Settled]:
        """Gives an event up, with an apology; without one where even that can't be written."""
        try:
            async with self._store.transaction() as tx:
                return [await self._turns.bury(tx, ours, error) for ours in await self._still_waiting(tx, [item])]
        except StoreError:
            raise
        except Exception:
            log.exception("an apology could not be written", extra={"cause": item.cause})
        async with self._store.transaction() as tx:
            await self._put_aside(tx, item, error)
        return [Settled((), (), 1, 1)]

    # ------------------------------------------------------------------ claiming

    async def _claim(self, tx: Tx) -> list[Item]:
        """The next events, of each person the first only, locked against other workers."""
        items = await self._updates(tx)
        items += await self._timers(tx)
        first: dict[object, Item] = {}
        for item in items:
            first.setdefault(("alone", item.cause) if item.key is None else item.key, item)
        return await self._still_waiting(tx, _apart(first.values())[:BATCH])

    async def _still_waiting(self, tx: Tx, items: Sequence[Item]) -> list[Item]:
        """Those that nobody else is at, or was at since they were read; locked from here on."""
        if self._store.dialect == "sqlite":
            return list(items)  # the one writer is the lock
        held = await tx.try_lock([item.key or item.row for item in items])
        ours = [item for item in items if (item.key or item.row) in held]
        await tx.lock(sorted(frozenset[int]().union(*(lock_keys(item.incoming.event) for item in ours))))
        waiting = {row["id"] for row in await tx.all("inbox_still_waiting", ids=_rows(ours, "inbox"))}
        waiting |= {row["id"] for row in await tx.all("timers_by_id", ids=_rows(ours, "timer"))}
        return [item for item in ours if item.row in waiting]

    async def _updates(self, tx: Tx) -> list[Item]:
        items: list[Item] = []
        for row in await tx.all("inbox_fair", limit=BATCH):
            known = {"source": "inbox", "row": row["id"], "cause": f"u{row['update_id']}"}
            known |= {"body": row["body"], "received": row["received"]}
            try:
                incoming = translate(row["body"], self._bot, row["key"])
            except UnreadableError as error:
                log.warning("an update could not be read: %s", error, extra={"cause": known["cause"]})
                items.append(_unreadable(known, row, error))
                continue
            if incoming is None:
                await tx.run("inbox_done", id=row["id"], done=milliseconds(self._clock.now()))
            else:
                items.append(Item(key=incoming.person, incoming=incoming, **known))
        return items

    async def _timers(self, tx: Tx) -> list[Item]:
        items = []
        for row in await tx.all("timers_turns", now=milliseconds(self._clock.now()), limit=BATCH):
            incoming = Incoming(0, due_event(row), row["telegram_id"], row["telegram_id"])
            what = json.dumps({name: row[name] for name in ("kind", "thing", "due", "step", "data")})
            items.append(Item("timer", row["id"], f"t{row['id']}", row["telegram_id"], incoming, what))
        return items

    async def _put_aside(self, tx: Tx, item: Item, error: Exception) -> None:
        """To the dead letters without a word, so that its neighbours go on."""
        now = milliseconds(self._clock.now())
        letter = {"id": self._ids.next(), "source": item.source, "row": item.row, "person": 0, "body": item.body}
        await tx.run("dead_letters_put", **letter, error=type(error).__name__, at=now)
        if item.source == "inbox":
            await tx.run("inbox_failed", id=item.row, done=now)
        else:
            await tx.run("timers_done", id=item.row)


def _apart(items: Iterable[Item]) -> list[Item]:
    """Those that are about nothing that one before them is about: the others wait for the next batch, so that none
    is decided on what another is about to change."""
    taken: set[int] = set()
    apart = []
    for item in items:
        keys = lock_keys(item.incoming.event)
        if taken.isdisjoint(keys):
            apart.append(item)
        taken |= keys
    return apart


def _unreadable(known: Mapping[str, Any], row: Row, why: UnreadableError) -> Unreadable:
    """What is buried in place of an update; whose it was can mostly be told, and they hear that we are sorry."""
    person = row["key"] if (row["key"] or 0) > 0 else None  # a group is not told
    event: Event = Garbled() if person else Reachable(True)
    return Unreadable(key=person, incoming=Incoming(row["update_id"], event, person or 0, person), why=why, **known)


def _rows(items: Sequence[Item], source: str) -> list[int]:
    return [item.row for item in items if item.source == source]
