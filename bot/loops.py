"""The loops that run for as long as the program does, and their end: in good order when asked, all when one falls."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

log = logging.getLogger(__name__)

DRAIN = 8.0  # seconds that everything is given to finish; the contract allows ten


class StoppedError(Exception):
    """A part that should run for ever has ended; the program stops, so that whoever watches it starts it anew."""


class Loops:
    """Loops, started one after the other and ended in the opposite order."""

    def __init__(self) -> None:
        self._loops: list[tuple[asyncio.Task[None], Callable[[], None] | None]] = []

    def start(self, name: str, loop: Coroutine[Any, Any, None], stop: Callable[[], None] | None = None) -> None:
        """Starts a loop. `stop` asks it to finish; without one it is cancelled."""
        self._loops.append((asyncio.create_task(loop, name=name), stop))

    @property
    def alive(self) -> bool:
        """Whether every loop runs."""
        return all(not task.done() for task, _ in self._loops)

    async def until(self, stop: asyncio.Event) -> None:
        """Returns when `stop` is set; raises what a loop has died of, or StoppedError where it just ended."""
        waiting = asyncio.create_task(stop.wait())
        tasks = [task for task, _ in self._loops]
        try:
            await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        for task in tasks:
            if task.done():
                died_of = None if task.cancelled() else task.exception()
                raise died_of or StoppedError(f"the {task.get_name()} ended by itself")

    async def drain(self) -> None:
        """Ends the loops, the last started first: no more comes in, then the turns in hand are finished, then the
        calls under way. What is left is kept for the next start."""
        try:
            async with asyncio.timeout(DRAIN):
                for task, stop in reversed(self._loops):
                    await self._end(task, stop)
        except TimeoutError:
            log.warning("not everything could be finished in time; the rest is kept for the next start")
        for task, _ in self._loops:
            task.cancel()
        await asyncio.gather(*(task for task, _ in self._loops), return_exceptions=True)

    async def _end(self, task: asyncio.Task[None], stop: Callable[[], None] | None) -> None:
        if stop is None:
            task.cancel()
        else:
            stop()
        await asyncio.wait([task])
