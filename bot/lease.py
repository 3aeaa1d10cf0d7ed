"""A lease: sees to it that a loop which must be single runs in one process only, and in another one after a crash.

The database's own time says when a lease has run out; how long ours is good for is counted here by the
monotonic clock, from before the database was asked, so that we stop before another may begin.
"""

import asyncio
import logging
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import Self

from bot.store import Store, UnavailableError

log = logging.getLogger(__name__)

RENEWALS = 3  # tries within the time of a lease


class Lease:
    """One named lease. `async with` it to hold it, and look at `held` before everything that must be single.

    `holder` names this process and no other. `term` rises with each new holder; written beside what is
    done, it tells the work of a former holder from ours. `seconds` is how long the loop stands still at
    most after its holder has crashed.
    """

    def __init__(self, store: Store, name: str, holder: str, seconds: float = 10.0) -> None:
        self._store, self._name, self._holder, self._seconds = store, name, holder, seconds
        self._good_until = 0.0
        self._renewing: asyncio.Task[None] | None = None
        self.term = 0
        self.lost = asyncio.Event()

    @property
    def held(self) -> bool:
        """Whether it is ours at this moment."""
        return monotonic() < self._good_until

    async def acquire(self) -> None:
        """Returns once the lease is ours; from then on it is renewed in the background, until it is `lost`."""
        await self._stop_renewing()
        self.lost.clear()
        while True:
            if await self._ask("leases_take", self._seconds):
                break
            await asyncio.sleep(self._seconds / RENEWALS)
        log.info("holding the lease %s in term %s", self._name, self.term)
        self._renewing = asyncio.create_task(self._renew(), name=f"lease-{self._name}")

    async def release(self) -> None:
        """Gives it back, so that another process needn't wait for it to run out."""
        await self._stop_renewing()
        if self.held:
            self._good_until = 0.0
            with suppress(UnavailableError):  # then it runs out by itself
                async with self._store.transaction() as tx:
                    await tx.run("leases_release", name=self._name, holder=self._holder, term=self.term)

    async def __aenter__(self) -> Self:
        await self.acquire()
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        await self.release()

    async def _renew(self) -> None:
        """Renews until somebody else has it, or until there was no answer for as long as it is good."""
        while True:
            await asyncio.sleep(self._seconds / RENEWALS)
            ours = await self._ask("leases_renew", self._good_until - monotonic(), term=self.term)
            if ours is False or not self.held:
                break
        self._good_until = 0.0
        self.lost.set()
        log.warning("lost the lease %s of term %s", self._name, self.term)

    async def _ask(self, query: str, patience: float, **more: int) -> bool | None:
        """Whether the lease is ours now; None where the database gave no answer within `patience` seconds."""
        asked, ms = monotonic(), int(self._seconds * 1000)
        try:
            async with asyncio.timeout(patience), self._store.transaction() as tx:
                await tx.run(query, name=self._name, holder=self._holder, ms=ms, **more)
                row = await tx.one("leases_get", name=self._name)
        except (UnavailableError, TimeoutError):
            return None
        if row is None or row["holder"] != self._holder or row["term"] != more.get("term", row["term"]):
            return False
        self.term, self._good_until = row["term"], asked + self._seconds
        return True

    async def _stop_renewing(self) -> None:
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)
            self._renewing = None
