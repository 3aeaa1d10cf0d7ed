"""Databases that can't just now, or not at all: a clear word, nothing kept by half, and on it goes by itself."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from bot.store import BadAddressError, DamagedError, Store, UnavailableError, open_store
from bot.store import sqlite as sqlite_store

HOLDER = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
db.execute("COMMIT")
"""


async def holding(path: str, seconds: float) -> subprocess.Popen[bytes]:
    """Another process that holds the write lock; returns once it does."""
    other = subprocess.Popen([sys.executable, "-c", HOLDER, path, str(seconds)], stdout=subprocess.PIPE)  # noqa: ASYNC220
    assert other.stdout is not None
    assert await asyncio.to_thread(other.stdout.readline) == b"held\n"
    return other


async def beats(done: asyncio.Event) -> float:
    """The longest time, in seconds, that the loop had no turn for anybody else."""
    longest, last = 0.0, monotonic()
    while not done.is_set():
        await asyncio.sleep(0.005)
        longest, last = max(longest, monotonic() - last), monotonic()
    return longest


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seconds", [4.0, 8.0])
async def test_a_write_waits_out_another_process_and_the_loop_goes_on(
    store: Store, database_url: str, seconds: float, capsys: pytest.CaptureFixture[str]
) -> None:
    path, done = database_url.removeprefix("sqlite:///"), asyncio.Event()
    other = await holding(path, seconds)
    try:
        heart = asyncio.create_task(beats(done))
        begun = monotonic()
        async with store.transaction() as tx:
            await tx.run("meta_put", key="bot", value="4711")
        waited = monotonic() - begun
        async with store.reading() as tx:
            assert await tx.one("meta_get", key="bot") == {"value": "4711"}
        done.set()
        longest = await heart
    finally:
        other.wait()
        assert other.stdout is not None
        other.stdout.close()
    with capsys.disabled():
        print(f"\n  lock held {seconds:.0f} s: written after {waited:.1f} s, longest pause {longest * 1000:.0f} ms")
    assert longest < seconds / 2  # were the wait on the loop, it would be the whole time


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_lock_that_is_never_let_go_is_a_clear_word_and_then_all_is_well(
    store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "PATIENCE", 0.0)
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError, match="locked"):
        async with store.transaction():
            raise AssertionError("nothing may happen without the lock")
    other.execute("ROLLBACK")
    other.close()
    async with store.transaction() as tx:
        await tx.run("meta_put", key="bot", value="4711")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_is_cancelled_while_waiting_for_the_lock_leaves_nothing_behind(
    store: Store, database_url: str
) -> None:
    async def write() -> None:
        async with store.transaction() as tx:
            await tx.run("meta_put", key="bot", value="4711")

    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(write())
    await asyncio.sleep(0.1)
    task.cancel()
    other.execute("ROLLBACK")
    with pytest.raises(asyncio.CancelledError):
        await task
    other.execute("BEGIN IMMEDIATE")  # nobody holds it
    other.execute("ROLLBACK")
    other.close()
    async with store.reading() as tx:
        assert await tx.one("meta_get", key="bot") is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_full_disk_is_a_clear_word_and_keeps_nothing_by_half(store: Store) -> None:
    assert isinstance(store, sqlite_store.SqliteStore)
    pages = next(iter(await store._writer.execute_fetchall("PRAGMA page_count")))[0]
    await store._writer.execute_fetchall(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(UnavailableError, match="full"):
        async with store.transaction() as tx:
            await tx.run("meta_put", key="first", value="small")
            await tx.run("meta_put", key="bot", value="x" * 100_000)
    async with store.reading() as reader:
        assert await reader.one("meta_get", key="first") is None
    await store._writer.execute_fetchall(f"PRAGMA max_page_count = {pages + 1000}")
    async with store.transaction() as tx:
        await tx.run("meta_put", key="bot", value="x" * 100_000)


@pytest.mark.parametrize("url", ["mysql://root:hunter2@host/name", "sqlite:///", "sqlite://file.db", "surgery.db", ""])
async def test_an_address_of_no_database_is_refused_without_telling_it(url: str) -> None:
    with pytest.raises(BadAddressError, match="must look like") as wrong:
        await open_store(url)
    assert "hunter2" not in str(wrong.value)


async def test_a_folder_that_is_not_there_is_a_clear_word(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="unable to open"):
        await open_store(f"sqlite:///{tmp_path}/no/such/folder/surgery.db")


async def test_a_file_that_is_no_database_is_a_clear_word(tmp_path: Path) -> None:
    (tmp_path / "surgery.db").write_text("Dear diary, " * 100)
    with pytest.raises(DamagedError, match="not a database"):
        await open_store(f"sqlite:///{tmp_path}/surgery.db")


async def test_a_server_that_does_not_answer_is_a_clear_word_without_the_password() -> None:
    with pytest.raises(UnavailableError) as wrong:
        await open_store("postgresql://me:hunter2@127.0.0.1:1/name")
    assert "hunter2" not in str(wrong.value)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_connection_lost_in_the_middle_is_a_clear_word_and_then_all_is_well(store: Store) -> None:
    from bot.store.postgres import PostgresTx

    with pytest.raises(UnavailableError):
        async with store.transaction() as tx:
            assert isinstance(tx, PostgresTx)
            await tx.run("meta_put", key="bot", value="4711")
            await tx.statement("SELECT pg_terminate_backend(pg_backend_pid())")
    async with store.transaction() as tx:
        assert await tx.one("meta_get", key="bot") is None


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_mistake_of_our_own_is_not_taken_for_trouble(store: Store) -> None:
    with pytest.raises(Exception, match="invalid input") as wrong:
        async with store.transaction() as tx:
            await tx.run("timers_done", id="one")
    assert not isinstance(wrong.value, UnavailableError)
