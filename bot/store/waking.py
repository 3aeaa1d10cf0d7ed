"""Wakes the loops of this process when there is something new for them."""

import asyncio
from collections import defaultdict


class Waking:
    """A flag for each topic: raised by `wake`, lowered by the one who waited for it."""

    def __init__(self) -> None:
        self._flags: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    def wake(self, topic: str) -> None:
        """Raises the topic's flag."""
        self._flags[topic].set()

    async def wait(self, topic: str, timeout_seconds: float) -> None:
        """Returns when the flag is up, or after the timeout; the flag is down afterwards."""
        flag = self._flags[topic]
        try:
            async with asyncio.timeout(timeout_seconds):
                await flag.wait()
        except TimeoutError:
            return
        flag.clear()
