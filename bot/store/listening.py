"""Carries wake-ups between the processes that share a PostgreSQL database (LISTEN and NOTIFY).

Topics that were woken while the connection was busy or away are told together as soon as it can; one that
gets lost is covered by the timeout that every waiter has.
"""

import asyncio
from collections.abc import Callable

import asyncpg  # type: ignore[import-untyped]

CHANNEL = "surgery"
PAUSE = 1.0  # seconds before a lost connection is tried again, and between looks at whether it is well


class Listening:
    """One connection of its own, which comes back by itself when it was lost."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._untold: set[str] = set()
        self._something = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self, heard: Callable[[str], None]) -> None:
        """Begins to listen; `heard` is called with each topic that another process woke."""
        self._task = asyncio.create_task(self._keep(heard), name="store-listening")

    def tell(self, topic: str) -> None:
        """Has the other processes woken, soon."""
        self._untold.add(topic)
        self._something.set()

    async def close(self) -> None:
        """Stops listening."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _keep(self, heard: Callable[[str], None]) -> None:
        while True:
            try:
                await self._converse(heard)
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await asyncio.sleep(PAUSE)

    async def _converse(self, heard: Callable[[str], None]) -> None:
        db = await asyncpg.connect(self._url, server_settings={"application_name": "surgery-wakes"})
        own = db.get_server_pid()

        def on_notice(_: object, pid: int, channel: str, topic: str) -> None:
            if pid != own:
                heard(topic)

        try:
            await db.add_listener(CHANNEL, on_notice)
            while not db.is_closed():
                await self._tell(db)
        finally:
            db.terminate()

    async def _tell(self, db: asyncpg.Connection) -> None:
        try:
            async with asyncio.timeout(PAUSE):
                await self._something.wait()
        except TimeoutError:
            return
        self._something.clear()
        topics, self._untold = sorted(self._untold), set()
        await db.executemany("SELECT pg_notify($1, $2)", [(CHANNEL, topic) for topic in topics])
