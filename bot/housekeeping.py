"""Keeps nothing longer than promised: once a day, old rows are dropped (see bot/store/personal.toml for the terms).

At the start, menus follow what has changed while nobody was looking: ADMIN_IDS, or the commands of a new version.
"""

import asyncio
import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from bot.clock import Clock
from bot.contents import Contents
from bot.ids import Ids, first_id
from bot.store import Store, StoreError
from flows.hours import milliseconds

log = logging.getLogger(__name__)

EVERY: Final = timedelta(hours=6)
HANDLED: Final = timedelta(days=30)  # inbox rows, without their bodies
SENT: Final = timedelta(days=7)  # outbox rows, without their payloads
DEAD: Final = timedelta(days=14)  # dead letters, bodies and all
RUN_OUT: Final = timedelta(days=30)  # invites, after their end
UNREAD: Final = timedelta(days=180)  # lesson texts that nobody stands in


class Housekeeping:
    """Writes today's lesson texts down and looks at menus at the start, and trims every few hours."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, contents: Contents, admins: Iterable[int] = ()) -> None:
        self._store, self._clock, self._ids, self.contents = store, clock, ids, contents
        self._admins = sorted(admins)

    async def keep_texts(self) -> None:
        """Keeps the text of every lesson as it stands today, for those who will be in the middle of it tomorrow."""
        used = milliseconds(self._clock.now())
        async with self._store.transaction() as tx:
            await tx.many("texts_put", [{**row, "last_used": used} for row in self.contents.texts()])

    async def see_to_menus(self) -> None:
        """Gives everybody whose menu isn't everybody's, or shouldn't be, a turn in which it follows their roles."""
        async with self._store.reading() as tx:
            people = await tx.all("people_menus_all", listed=self._admins)
        now = milliseconds(self._clock.now())
        turn = {"kind": "role", "thing": "menu", "due": now, "step": None, "data": "{}"}
        async with self._store.transaction() as tx:
            await tx.many("timers_put", [{"id": self._ids.next(), "person": row["id"], **turn} for row in people])
        self._store.wake("timers")

    async def run(self) -> None:
        """Runs until cancelled."""
        is_seen_to = False
        while True:
            try:
                if not is_seen_to:
                    await self.see_to_menus()
                    is_seen_to = True
                await self.trim()
            except StoreError as error:
                log.warning("menus or old rows could not be seen to; trying again later: %s", error)
            await self._clock.wait_until(self._clock.now() + EVERY)
            await asyncio.sleep(0)

    async def trim(self) -> None:
        """Drops what is past its term; today's lesson texts are in use for as long as the program runs."""
        now = self._clock.now()
        await self.keep_texts()
        async with self._store.transaction() as tx:
            await tx.run("inbox_trim", below=first_id(now - HANDLED))
            await tx.run("outbox_trim", below=first_id(now - SENT))
            await tx.run("dead_letters_trim", before=milliseconds(now - DEAD))
            await tx.run("invites_trim", before=milliseconds(now - RUN_OUT))
            await tx.run("blobs_trim", now=milliseconds(now))
            await tx.run("texts_trim", before=milliseconds(now - UNREAD))
