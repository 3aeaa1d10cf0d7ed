"""Long polling: one getUpdates waits at a time, and a newer one sends the older away with 409."""

import asyncio

from bot.simulator.refusals import TWO_POLLERS, Json, RefusalError, conflict
from bot.simulator.updates import Updates, Waiting

LONGEST_WAIT = 50  # seconds
MOST_AT_ONCE = 100


class Polling:
    """Answers getUpdates from the queue, at once or as soon as there is something."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._waiting: asyncio.Future[None] | None = None
        updates.listeners.append(self._wake)

    @property
    def somebody_waits(self) -> bool:
        """Whether a call is waiting for an update."""
        return self._waiting is not None

    async def take(self, offset: int, limit: int, wait: int) -> list[Json]:
        """Updates from `offset` on (Bot API, getUpdates); waits up to `wait` seconds for the first."""
        self.send_away(conflict(TWO_POLLERS))
        limit = min(max(limit, 1), MOST_AT_ONCE)
        found = self._updates.head(offset, limit)
        if found or wait <= 0:
            return found
        mine = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(min(wait, LONGEST_WAIT)):
                await mine
        except TimeoutError:
            return []
        finally:
            if self._waiting is mine:
                self._waiting = None
        return self._updates.head(offset, limit)

    def send_away(self, why: RefusalError) -> None:
        """Ends the waiting call, if there is one, with a refusal."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(why)
        self._waiting = None

    def close(self) -> None:
        """Ends the waiting call with nothing."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    def _wake(self, _: Waiting) -> None:
        self.close()
