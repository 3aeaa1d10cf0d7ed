"""What an outcome does: to the queue, to the pace, and to the database."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from random import random

from bot.clock import Clock
from bot.commits import GroupCommit
from bot.pace import Pace
from bot.sender.letters import Letter, Mark, Source
from bot.sender.outbox import Outbox
from bot.sender.outcomes import (
    Again,
    Expired,
    Later,
    Moved,
    Offline,
    Outcome,
    Refused,
    Sent,
    Slower,
    Unreachable,
    Withdrawn,
)
from bot.sender.queue import UNPACED, Queue
from bot.store import Store, StoreError

log = logging.getLogger(__name__)

EDIT_PATIENCE = 0.5  # seconds until an edit looks again whether its message has been sent
LONGEST_OUTAGE_NAP = 30.0  # seconds between tries while there is no connection
STORE_NAP = 0.5  # seconds between tries to write an outcome down


class Settling:
    """Settles letters after their call. Outcomes that gather are written in one transaction."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        others: Sequence[Source],
        queue: Queue,
        pace: Pace,
        clock: Clock,
        time: Callable[[], float],
    ) -> None:
        self._outbox, self._queue, self._pace, self._clock, self._time = outbox, queue, pace, clock, time
        self._marks = {
            source.name: GroupCommit[Mark](store, source.write, linger=source.linger) for source in (outbox, *others)
        }
        self._outages = 0
        self._outage_until = 0.0

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        """Returns once the outcome is committed, where there is anything to write."""
        if not isinstance(outcome, Offline | Later | Withdrawn):
            self._outages = 0
        if isinstance(outcome, Expired | Later | Withdrawn) and letter.method not in UNPACED:
            self._pace.give_back(letter.chat, self._time())  # no call was made
        match outcome:
            case Sent(message_id=message_id):
                if message_id is not None:
                    self._outbox.remember(letter, message_id)
                await self._end(letter, outcome)
            case Again(seconds=seconds):
                letter.attempts += 1
                await self._mark(letter, outcome)
                self._queue.hold(letter, seconds, self._time())
            case Slower(seconds=seconds):
                log.info("Telegram asks us to wait %.0f s", seconds)
                self._pace.refused(letter.chat, seconds, self._time())
                await self._hold(letter, outcome)
            case Offline():
                self._pause(outcome)
                await self._hold(letter, outcome)
            case Later():
                await self._hold(letter, outcome, EDIT_PATIENCE)
            case Withdrawn():
                self._queue.release(letter)
                self._queue.forget(letter)
            case Moved(chat=chat):
                await self._mark(letter, outcome)
                self._queue.move(letter, chat)
            case Unreachable():
                await self._end(letter, outcome, self._queue.cancel(letter.chat))
            case Refused(why=why):
                letter.attempts += 1
                log.error("letter %s (%s) went to the dead letters: %s", letter.id, letter.method, why)
                await self._end(letter, outcome)
            case _:
                await self._end(letter, outcome)

    async def _end(self, letter: Letter, outcome: Outcome, besides: Sequence[Letter] = ()) -> None:
        """The letter is done with, and so are those `besides`; its line goes on at once."""
        self._queue.release(letter)
        await self._mark(letter, outcome)
        for ended in (letter, *besides):
            self._queue.forget(ended)

    async def _hold(self, letter: Letter, outcome: Outcome, seconds: float = 0.0) -> None:
        """The letter will be tried again, and no try is counted; a claim to it ends before that."""
        if letter.claimed:
            await self._mark(letter, outcome)
        self._queue.hold(letter, seconds, self._time())

    async def _mark(self, letter: Letter, outcome: Outcome) -> None:
        mark = Mark(letter, outcome, int(self._clock.now().timestamp() * 1000))
        while True:
            try:
                return await self._marks[letter.source].add(mark)
            except StoreError as error:
                log.warning("an outcome could not be written down; trying again: %s", error)
                await asyncio.sleep(STORE_NAP)

    def _pause(self, outage: Offline) -> None:
        """Everybody waits, twice as long each time; calls that were already under way don't count again."""
        now = self._time()
        if now < self._outage_until:
            return
        nap = outage.seconds or min(LONGEST_OUTAGE_NAP, 2.0**self._outages * (0.5 + random()))
        self._outages += 1
        self._outage_until = now + nap
        self._pace.halt(nap, now)
        log.warning("nothing can be sent: %s; trying again in %.0f s", outage.why, nap)
