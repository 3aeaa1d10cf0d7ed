"""The one Clock: what time it is, for every part of the program, and how to wait for a moment."""

import asyncio
from datetime import UTC, datetime, timedelta

LONGEST_NAP = 1.0  # seconds; the system's own clock may be set while we sleep, so we look again


class Clock:
    """System time plus an offset, so that a demo or a test can jump to tomorrow morning.

    The offset is in seconds. Pace, timeouts and leases use monotonic or database time instead: they must
    not move when somebody jumps.
    """

    def __init__(self, offset: float = 0.0) -> None:
        self.offset = offset
        self._jumped = asyncio.Event()

    def now(self) -> datetime:
        """The present moment, aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.offset)

    def jump(self, seconds: float) -> None:
        """Moves on by `seconds` and wakes everybody who waits."""
        self.offset += seconds
        jumped, self._jumped = self._jumped, asyncio.Event()
        jumped.set()

    async def wait_until(self, when: datetime) -> None:
        """Returns once `now()` has reached `when` (aware UTC), by time passing or by a jump."""
        while (left := (when - self.now()).total_seconds()) > 0:
            try:
                async with asyncio.timeout(min(left, LONGEST_NAP)):
                    await self._jumped.wait()
            except TimeoutError:
                continue
