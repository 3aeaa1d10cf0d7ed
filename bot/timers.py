"""Wakes the worker and the jobs when a timer's moment has come. Timers are rows: nothing is kept in memory."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.store import Store, StoreError

log = logging.getLogger(__name__)

LONGEST = timedelta(seconds=30)  # between looks, should a wake-up get lost
BREATH = 0.2  # seconds after a wake, so that whoever handles the timer can take it off the list


class Timers:
    """Looks for the next moment, waits for it (or for an earlier one to be set, or the clock to jump), and wakes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def run(self) -> None:
        """Runs until cancelled."""
        while True:
            try:
                await self._once()
            except StoreError as error:
                log.warning("timers could not be read; trying again: %s", error)
                await asyncio.sleep(BREATH)

    async def _once(self) -> None:
        async with self._store.reading() as tx:
            row = await tx.one("timers_soonest")
        now = self._clock.now()
        due = datetime.fromtimestamp(row["due"] / 1000, UTC) if row else None
        if due and due <= now:
            self._store.wake("inbox")
            self._store.wake("jobs")
            await asyncio.sleep(BREATH)
            return
        moment = min(due or now + LONGEST, now + LONGEST)
        waits = [
            asyncio.ensure_future(self._clock.wait_until(moment)),
            asyncio.ensure_future(self._store.wait("timers", LONGEST.total_seconds())),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
