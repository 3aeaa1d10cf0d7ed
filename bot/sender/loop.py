"""The sender's loops: read what waits, hand letters out at the pace allowed, and settle what became of them."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from time import monotonic
from typing import Any, Protocol

from bot.clock import Clock
from bot.pace import Pace
from bot.sender.call import Post
from bot.sender.letters import Letter, Reading, Source, letter_of
from bot.sender.outbox import Outbox
from bot.sender.outcomes import Later, Outcome, Refused, Withdrawn
from bot.sender.queue import Queue
from bot.sender.settling import Settling
from bot.store import Store, StoreError

log = logging.getLogger(__name__)

POLL = 1.0  # seconds between readings, should a wake-up get lost
DRAIN = 5.0  # seconds that calls in flight are given at the end


class Watch(Protocol):
    """Who counts what is sent (see bot/metrics.py)."""

    def sent(self, method: str, outcome: str, lag_seconds: float) -> None:
        """One call has ended; `outcome` is the name of its class in lower case."""

    def waiting(self, letters: int) -> None:
        """So many letters are in memory."""


class Sender:
    """Sends letters. At most `in_flight` are between their call and the commit of its outcome.

    So that is how many a crash can double. `run` sends until `stop`, then lets the calls in flight end.
    """

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        post: Post,
        pace: Pace,
        clock: Clock,
        *,
        in_flight: int = 8,
        watch: Watch | None = None,
        others: Sequence[Source] = (),
        time: Callable[[], float] = monotonic,
    ) -> None:
        self._store, self._post, self._clock = store, post, clock
        self._sources: dict[str, Source] = {source.name: source for source in (outbox, *others)}
        self._pace = pace
        self._queue = Queue(pace)
        self._settling = Settling(store, outbox, others, self._queue, pace, clock, time)
        self._permits = asyncio.Semaphore(in_flight)
        self._watch = watch
        self._time = time
        self._stirred = asyncio.Event()
        self._stopped = asyncio.Event()
        self._calls: set[asyncio.Task[None]] = set()

    def feed(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Takes in outbox rows right after their commit, sparing a reading. Only where no other process writes."""
        self._queue.add(map(letter_of, rows))
        self._stirred.set()

    def stop(self) -> None:
        """Asks `run` to end."""
        self._stopped.set()

    async def run(self) -> None:
        """Sends until `stop()` or cancellation, then finishes what is in flight, within a few seconds."""
        loops = [asyncio.create_task(self._read()), asyncio.create_task(self._hand_out())]
        ending = asyncio.create_task(self._stopped.wait())
        try:
            await asyncio.wait([ending, *loops], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (ending, *loops):
                task.cancel()
            await self._drain()
        for ended in await asyncio.gather(*loops, return_exceptions=True):
            if isinstance(ended, Exception):
                raise ended

    async def _drain(self) -> None:
        if self._calls:
            await asyncio.wait(self._calls, timeout=DRAIN)
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    async def _read(self) -> None:
        while True:
            self._queue.start_reading()
            reading = None
            try:
                reading = await self._everything()
            except StoreError as error:
                log.warning("the outbox could not be read; trying again: %s", error)
            self._queue.finish_reading(reading)
            self._stirred.set()
            if self._watch:
                self._watch.waiting(len(self._queue))
            await self._store.wait("outbox", POLL)

    async def _everything(self) -> Reading:
        room, line_room = self._queue.room, self._queue.line_room
        readings = [await source.waiting(line_room, room) for source in self._sources.values()]
        letters = [letter for reading in readings for letter in reading.letters]
        return Reading(letters, all(reading.complete for reading in readings))

    async def _hand_out(self) -> None:
        while True:
            await self._permits.acquire()
            letter = await self._next()
            call = asyncio.create_task(self._deliver(letter))
            self._calls.add(call)
            call.add_done_callback(self._calls.discard)

    async def _next(self) -> Letter:
        while True:
            self._stirred.clear()
            found = self._queue.next(self._time())
            if isinstance(found, Letter):
                return found
            try:
                async with asyncio.timeout(found):
                    await self._stirred.wait()
            except TimeoutError:
                continue

    async def _call(self, letter: Letter) -> Outcome:
        """Makes the letter's call, unless its source withdraws it at the last moment."""
        try:
            if not await self._sources[letter.source].claim(letter):
                return Withdrawn()
            if letter.claimed:
                self._pace.late(letter.taken, self._time())
            return await self._post.send(letter)
        except StoreError as error:  # before the call: nothing has been sent
            log.warning("letter %s can't be sent now; trying again: %s", letter.id, error)
            return Later()
        except Exception as bug:  # a letter that can't even be sent must not stop the others
            log.exception("letter %s could not be made into a call", letter.id)
            return Refused(f"{type(bug).__name__}: {bug}")

    async def _deliver(self, letter: Letter) -> None:
        try:
            outcome = await self._call(letter)
            if self._watch and not isinstance(outcome, Withdrawn):
                lag = self._clock.now().timestamp() - letter.due / 1000
                self._watch.sent(letter.method, type(outcome).__name__.lower(), lag)
            self._stirred.set()  # its line may go on, though its permit is only free after the commit
            await self._settling.settle(letter, outcome)
        finally:
            self._permits.release()
            if self._queue.hungry:
                self._store.wake("outbox")
            self._stirred.set()
