"""Proof 8: another process holds SQLite's write lock for seconds; the program waits for it, and nothing else does."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec
import pytest
from pyreqwest.client import Client, ClientBuilder

from bot.simulator import people
from tests.evening import Evening, an_evening
from tests.proofs.pauses import watched
from tests.proofs.process import figure

PEOPLE = 10
LONGEST_PAUSE = 0.1  # seconds, which the aim names
SECRET = "between-us"
HOLD = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
db.execute("ROLLBACK")
"""


@asynccontextmanager
async def locked(database: Path, seconds: float) -> AsyncIterator[asyncio.subprocess.Process]:
    """Another process that has the write lock from here on, for so long."""
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, database, str(seconds), stdout=asyncio.subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        assert await holder.stdout.readline() == b"held\n"
        yield holder
    finally:
        if holder.returncode is None:
            holder.kill()
        await holder.wait()


async def post(evening: Evening, here: Client) -> list[int]:
    """Carries what waits in Telegram's queue to the webhook."""
    bodies = [msgspec.json.encode(waiting.update) for waiting in evening.simulator.updates.queue.values()]
    evening.simulator.updates.queue.clear()
    answers = await asyncio.gather(*(here.post("/hook").body_bytes(body).build().send() for body in bodies))
    return [answer.status for answer in answers]


@pytest.mark.parametrize(("way", "seconds"), [("polling", 4), ("polling", 8), ("webhook", 8)])
async def test_a_lock_that_another_process_holds_is_waited_for(
    tmp_path: Path, way: str, seconds: float, unused_tcp_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    address = ClientBuilder().base_url(f"http://127.0.0.1:{unused_tcp_port}").no_proxy()
    here = address.default_headers({"X-Telegram-Bot-Api-Secret-Token": SECRET}).build()
    settings: dict[str, Any] = {"port": unused_tcp_port, "host": "127.0.0.1"}
    if way == "webhook":
        settings |= {"webhook_url": "https://bot.example.org/hook", "webhook_secret": SECRET}
    async with an_evening(f"sqlite:///{tmp_path}/surgery.db", **settings) as evening:
        earlier, *crowd = [evening.newcomer("Pat") for _ in range(PEOPLE + 1)]
        people.write(evening.simulator, earlier.id, "/start")
        if way == "webhook":
            await post(evening, here)
        await evening.quiet()
        caplog.clear()
        async with watched() as pauses, locked(tmp_path / "surgery.db", seconds) as holder:
            begun = monotonic()
            for who in crowd:
                people.write(evening.simulator, who.id, "/start")
            posting = asyncio.create_task(post(evening, here)) if way == "webhook" else None
            await asyncio.sleep(seconds / 2)
            health = (await here.get("/healthz").build().send()).status
            silent = sum(not who.heard for who in crowd)
            await holder.wait()
            async with asyncio.timeout(10):
                while not all(who.heard for who in crowd):
                    await asyncio.sleep(0.005)
            answered = monotonic() - begun
        await evening.quiet()
        statuses = await posting if posting else []
        async with evening.store.reading() as tx:
            letters = await tx.all("dead_letters_open", limit=10)
    troubles = [record for record in caplog.records if record.levelno >= logging.WARNING]
    figure(
        f"proof 8, {way}, held for {seconds} s", people=PEOPLE, longest_pause=f"{pauses.longest * 1000:.1f} ms",
        answered_after=f"{answered:.2f} s", warnings=[record.getMessage() for record in troubles],
        errors=sum(record.levelno >= logging.ERROR for record in troubles), webhook=statuses,
    )  # fmt: skip
    assert silent == PEOPLE, "the lock was not in the way, so this proves nothing"
    assert health == 200
    assert [who.heard for who in crowd] == [earlier.heard] * PEOPLE, "something was lost, or said twice"
    assert set(statuses) <= {200}
    assert not letters
    assert not any(record.levelno >= logging.ERROR for record in troubles)
    assert pauses.longest < LONGEST_PAUSE
