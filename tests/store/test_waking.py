"""Wake-ups: at once within a process, and between processes on PostgreSQL."""

import asyncio

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.store import Store, open_store

LONG = 60.0  # seconds: far more than a wake takes


async def test_a_waiter_is_woken(store: Store) -> None:
    waiting = asyncio.create_task(store.wait("inbox", LONG))
    await asyncio.sleep(0)
    store.wake("inbox")
    async with asyncio.timeout(LONG / 2):
        await waiting


async def test_a_wake_that_nobody_waited_for_is_kept_once(store: Store) -> None:
    store.wake("inbox")
    store.wake("inbox")
    async with asyncio.timeout(LONG / 2):
        await store.wait("inbox", LONG)
    again = asyncio.create_task(store.wait("inbox", LONG))
    done, _ = await asyncio.wait([again], timeout=0.1)
    again.cancel()
    assert not done


async def test_without_a_wake_the_poll_comes_round(store: Store) -> None:
    async with asyncio.timeout(LONG):
        await store.wait("inbox", 0.05)


async def test_topics_are_apart(store: Store) -> None:
    waiting = asyncio.create_task(store.wait("outbox", LONG))
    await asyncio.sleep(0)
    store.wake("inbox")
    done, _ = await asyncio.wait([waiting], timeout=0.1)
    waiting.cancel()
    assert not done


async def listeners(url: str) -> int:
    db = await asyncpg.connect(url)
    try:
        found: int = await db.fetchval(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = 'surgery-wakes' AND datname = current_database() AND query LIKE 'LISTEN%'"
        )
        return found
    finally:
        await db.close()


async def everybody_listens(url: str, how_many: int) -> None:
    async with asyncio.timeout(LONG):
        while await listeners(url) != how_many:
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_another_process_is_woken_too(store: Store, database_url: str) -> None:
    other = await open_store(database_url)
    try:
        await everybody_listens(database_url, 2)
        waiting = asyncio.create_task(other.wait("outbox", LONG))
        store.wake("outbox")
        async with asyncio.timeout(LONG / 2):
            await waiting
    finally:
        await other.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_wake_ups_come_back_after_the_connection_was_lost(store: Store, database_url: str) -> None:
    other = await open_store(database_url)
    try:
        await everybody_listens(database_url, 2)
        db = await asyncpg.connect(database_url)
        await db.execute(
            "SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity"
            " WHERE application_name = 'surgery-wakes' AND datname = current_database()"
        )
        await db.close()
        await everybody_listens(database_url, 2)
        waiting = asyncio.create_task(other.wait("outbox", LONG))
        store.wake("outbox")
        async with asyncio.timeout(LONG / 2):
            await waiting
    finally:
        await other.close()
