"""Runs what must be single under a lease: one process polls and sends, another takes over when it is gone."""

import asyncio
import logging
import os
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from typing import Any

from bot.lease import Lease
from bot.sender import Sender
from bot.store import Store

log = logging.getLogger(__name__)


LEASE = 5.0  # seconds that the loops stand still at most after a process elsewhere has crashed


def holder_name() -> str:
    """A name for this process and no other."""
    return f"{os.getpid()}-{secrets.token_hex(4)}"


async def bury_the_dead(store: Store) -> None:
    """Ends leases whose holder is gone. With SQLite every process is on this machine, so that can be known at once."""
    if store.dialect != "sqlite" or os.name != "posix":
        return
    async with store.transaction() as tx:
        for lease in await tx.all("leases_all"):
            if _is_gone(int(lease["holder"].partition("-")[0])):
                await tx.run("leases_release", name=lease["name"], holder=lease["holder"], term=lease["term"])


def _is_gone(pid: int) -> bool:
    if pid == os.getpid():
        return True  # the number has come round, as it does in a container
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


async def alone(lease: Lease, work: Callable[[], Awaitable[None]]) -> None:
    """Does `work` whenever the lease is ours, begun anew each time; returns when the work ends by itself."""
    while True:
        async with lease:
            working = asyncio.ensure_future(work())
            losing = asyncio.create_task(lease.lost.wait())
            try:
                await asyncio.wait([working, losing], return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (working, losing):
                    task.cancel()
                await asyncio.gather(working, losing, return_exceptions=True)
            if working.done() and not working.cancelled():
                return working.result()
            log.warning("another process has taken over; waiting until it is gone")


class Dispatch:
    """The sender of this process, made anew for each term of its lease: what an old one had in hand is not sent
    twice, but read again from the outbox by whoever holds the lease. `make` is given the term, and so is `beside`,
    which runs along with it."""

    def __init__(
        self,
        store: Store,
        holder: str,
        make: Callable[[int], Sender],
        beside: Callable[[int], Coroutine[Any, Any, None]],
    ) -> None:
        self._lease = Lease(store, "sender", holder, LEASE)
        self._make, self._beside = make, beside
        self._sender: Sender | None = None
        self._stopped = False

    def feed(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Hands rows that have just been committed to the sender, if it is ours."""
        if self._sender is not None:
            self._sender.feed(rows)

    def stop(self) -> None:
        """Asks the sender to finish what is in flight, and `run` to return."""
        self._stopped = True
        if self._sender is not None:
            self._sender.stop()

    async def run(self) -> None:
        """Sends while the lease is ours, until `stop()`."""
        waiting = asyncio.create_task(alone(self._lease, self._send))
        try:
            while not waiting.done() and not (self._stopped and self._sender is None):
                await asyncio.wait([waiting], timeout=0.1)
        finally:
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        if waiting.done() and not waiting.cancelled():
            waiting.result()

    async def _send(self) -> None:
        self._sender = sender = self._make(self._lease.term)
        if self._stopped:
            sender.stop()
        beside = asyncio.create_task(self._beside(self._lease.term))
        sending = asyncio.create_task(sender.run())
        try:
            await asyncio.wait([sending, beside], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._sender = None
            beside.cancel()
            if not sending.done():
                sending.cancel()
            ended = await asyncio.gather(sending, beside, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception):
                raise error
