"""Takes broadcasts from their first recipient to their ledger: selects, sweeps, shows how it goes, and ends them.

Runs in one process only, under the sender's lease.
"""

import asyncio
import json
import logging
from time import monotonic
from typing import Final

from bot.broadcasts.ledger import CLAIMED, LEFT_OUT, UNCERTAIN, WAITING, Ledger, ledger_of, told
from bot.clock import Clock
from bot.contents import Contents
from bot.ids import Ids
from bot.messages import keyboard, message
from bot.recipients import CHUNK, EDIT, due, left_out, people_of
from bot.sender.letters import REMINDER
from bot.store import Row, Store, StoreError, Tx
from flows.hours import milliseconds

log = logging.getLogger(__name__)

NAP: Final = 0.5  # seconds between looks
TELL: Final = 2.0  # seconds between two edits of a progress message, at least
EDITS: Final = 100  # of a progress message, about: a long broadcast is told of less often
LONGEST: Final = 10.0  # seconds between two looks at the counts


class Running:
    """The broadcasts that aren't done. `term` is the lease's, `rate` messages a second (SEND_RATE)."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, contents: Contents, rate: float, term: int) -> None:
        self._store, self._clock, self._ids, self._contents = store, clock, ids, contents
        self._rate, self._term = rate, term
        self._look_at: dict[int, float] = {}
        self._shown: dict[int, str] = {}
        self._edits: dict[int, int] = {}

    async def run(self) -> None:
        """Runs until cancelled."""
        while True:
            busy = False
            try:
                busy = await self.once()
            except StoreError as error:
                log.warning("broadcasts could not go on; trying again: %s", error)
            await asyncio.sleep(0 if busy else NAP)

    async def once(self) -> bool:
        """One look at every broadcast; whether there is more to select or to sweep at once."""
        async with self._store.reading() as tx:
            rows = await tx.all("broadcasts_open")
        busy = False
        for row in rows:
            if row["id"] not in self._look_at:
                self._look_at[row["id"]] = monotonic()
                await self._give_up_older_claims(row)
            if not row["selected"]:
                busy = await self._select(row) or busy
            elif row["state"] == "stopped":
                busy = await self._sweep(row) or busy
            if monotonic() >= self._look_at[row["id"]]:
                await self._look(row)
        return busy

    # ------------------------------------------------------------------ recipients

    async def _select(self, broadcast: Row) -> bool:
        """The next recipients, each with a row of their own. Who is left out has one, too, which says why."""
        now, kind, audience = self._clock.now(), broadcast["kind"], broadcast["audience"]
        async with self._store.reading() as tx:
            people = await people_of(tx, audience, broadcast["cursor"], now)
        rows = []
        for person in people:
            why = left_out(person, kind, audience, now)
            state = WAITING if why is None else LEFT_OUT
            when = due(person, kind, now) if why is None else milliseconds(now)
            rows.append(
                {"broadcast": broadcast["id"], "person": person["id"], "state": state, "reason": why, "due": when}
            )
        cursor = people[-1]["id"] if people else broadcast["cursor"]
        async with self._store.transaction() as tx:
            await tx.lock([broadcast["id"]])
            (as_it_is,) = await tx.all("broadcasts_by_id", ids=[broadcast["id"]])
            if as_it_is["cursor"] == broadcast["cursor"] and not as_it_is["selected"]:
                await tx.many("deliveries_put", rows)
                done = len(people) < CHUNK
                added = {"cursor": cursor, "selected": int(done), "added": len(rows)}
                await tx.run("broadcasts_selected", id=broadcast["id"], **added)
        self._store.wake("outbox")
        return True

    async def _sweep(self, broadcast: Row) -> bool:
        """After a stop: whoever still waits is left out."""
        async with self._store.transaction() as tx:
            waiting = await tx.all("deliveries_next_waiting", broadcast=broadcast["id"], limit=CHUNK)
            at = milliseconds(self._clock.now())
            await tx.many("deliveries_leave_out", [{**row, "reason": "stopped", "at": at} for row in waiting])
        return len(waiting) == CHUNK

    async def _give_up_older_claims(self, broadcast: Row) -> None:
        """Ends what a process that is gone had in flight as uncertain; an edit may simply be made again."""
        state = WAITING if broadcast["kind"] == EDIT else UNCERTAIN
        async with self._store.transaction() as tx:
            await tx.lock([broadcast["id"]])
            await tx.run("deliveries_abandoned", broadcast=broadcast["id"], term=self._term, state=state)

    # ------------------------------------------------------------------ how it goes

    async def _look(self, broadcast: Row) -> None:
        """Shows how far it is, and ends it where everybody has their final state."""
        async with self._store.reading() as tx:
            rows = await tx.all("deliveries_count", broadcast=broadcast["id"])
            now = milliseconds(self._clock.now())
            asleep = await tx.one("deliveries_asleep", broadcast=broadcast["id"], now=now)
        ledger = ledger_of(rows, asleep["people"] if asleep else 0)
        every = max(TELL, min(LONGEST, ledger.total / self._rate / EDITS))
        self._look_at[broadcast["id"]] = monotonic() + every
        if broadcast["selected"] and ledger.final == ledger.total:
            await self._end(broadcast, ledger)
            return
        if ledger.states.get(CLAIMED) and not ledger.states.get(WAITING):
            await self._give_up_older_claims(broadcast)
        if broadcast["selected"]:
            async with self._store.transaction() as tx:
                await self._tell(tx, broadcast, ledger)
            self._store.wake("outbox")

    async def _end(self, broadcast: Row, ledger: Ledger) -> None:
        async with self._store.transaction() as tx:
            await tx.run("broadcasts_done", id=broadcast["id"])
            await self._tell(tx, {**broadcast, "state": "done"}, ledger, last=True)
        self._store.wake("outbox")
        for kept in (self._look_at, self._shown, self._edits):
            kept.pop(broadcast["id"], None)

    async def _tell(self, tx: Tx, broadcast: Row, ledger: Ledger, last: bool = False) -> None:
        """Leaves an edit of the progress message, where it says anything new and the one before has gone."""
        people = await tx.all("people_by_id", ids=[broadcast["by"]])
        if broadcast["progress"] is None or not people:
            return
        who, (words, buttons) = people[0], told(broadcast, ledger)
        renderer, lang, zone = self._contents.renderer, who["lang"], who["zone"]
        text = renderer.render(words, lang, zone)
        payload = json.dumps(message(text, keyboard(buttons, renderer, lang, zone)))
        before = await tx.all("outbox_by_id", ids=[self._edits.get(broadcast["id"], broadcast["progress"])])
        is_behind = any(row["state"] == 0 for row in before)
        if payload == self._shown.get(broadcast["id"]) or (is_behind and not last):
            return
        row = {"id": self._ids.next(), "cause": f"b{broadcast['id']}", "n": self._ids.next(), "person": who["id"]}
        row |= {"chat": who["telegram_id"], "lane": REMINDER, "due": milliseconds(self._clock.now())}
        row |= {"expires": None, "method": "editMessageText", "payload": payload, "blob": None}
        await tx.run("outbox_put", **row, edits=broadcast["progress"])
        self._shown[broadcast["id"]], self._edits[broadcast["id"]] = payload, row["id"]
