"""Watches the event loop: how long was it kept from its work?

What a loaded machine took, when all its processors were at other work, is told by the kernel and not counted:
it says nothing about the program.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

BEAT = 0.005  # seconds
SCHEDULER = Path("/proc/thread-self/schedstat")


def own_time() -> float:
    """Seconds of a clock that stands still while this thread waits for a processor, where the kernel tells."""
    waited = int(SCHEDULER.read_text().split()[1]) if SCHEDULER.exists() else 0
    return monotonic() - waited / 1e9


@dataclass
class Pauses:
    """The longest pause so far, in seconds."""

    longest: float = 0.0


@asynccontextmanager
async def watched() -> AsyncIterator[Pauses]:
    """Watches the loop within the block."""
    pauses = Pauses()

    async def beat() -> None:
        while True:
            asleep = own_time()
            await asyncio.sleep(BEAT)
            pauses.longest = max(pauses.longest, own_time() - asleep - BEAT)

    heart = asyncio.create_task(beat())
    try:
        yield pauses
    finally:
        heart.cancel()
        await asyncio.gather(heart, return_exceptions=True)
