"""Watches the event loop: how long was it kept from its work?"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic

BEAT = 0.005  # seconds


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
            asleep = monotonic()
            await asyncio.sleep(BEAT)
            pauses.longest = max(pauses.longest, monotonic() - asleep - BEAT)

    heart = asyncio.create_task(beat())
    try:
        yield pauses
    finally:
        heart.cancel()
        await asyncio.gather(heart, return_exceptions=True)
