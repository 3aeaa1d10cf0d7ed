"""Jobs: done once, whoever does them, and not for somebody who is gone."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot import making
from bot.clock import Clock
from bot.contents import Contents
from bot.ids import Ids
from bot.jobs import Jobs
from bot.making import Asked, File, Made
from bot.store import Store
from bot.store.erase import erase_person
from flows.hours import milliseconds
from flows.model import phrase
from tests.store.rows import columns_of, everything
from tests.store.test_personal import fill

ANNA, TELEGRAM = 7_001, 5_550_123_987


@pytest.fixture
async def office(store: Store, database_url: str, clock: Clock) -> AsyncIterator[Jobs]:
    """Jobs with a person who has asked for one."""
    await fill(store, database_url, ANNA, TELEGRAM, "canary")
    async with store.transaction() as tx:
        await tx.run("erase_timers", person=ANNA)
        await tx.run("erase_outbox", person=ANNA)
        await tx.run("erase_blobs", person=ANNA)
        await tx.run("people_reachable", id=ANNA, reachable=1)
    yield Jobs(store, clock, Ids(clock), Contents(), database_url)


async def ask(jobs: Jobs, store: Store, kind: str = "job:test") -> None:
    row = {"id": 900, "kind": kind, "person": ANNA, "thing": "", "step": None, "data": "{}"}
    async with store.transaction() as tx:
        await tx.run("timers_put", **row, due=milliseconds(jobs.clock.now()))


async def test_a_job_that_two_processes_do_at_once_is_seen_once(
    office: Jobs, store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = asyncio.Barrier(2)

    async def slow(asked: Asked) -> Made:
        await both.wait()
        return File("a.png", "image/png", b"picture", "sendPhoto", phrase("sorry"))

    monkeypatch.setitem(making.MAKERS, "job:test", slow)
    await ask(office, store)
    twin = Jobs(store, office.clock, Ids(office.clock, 1), Contents(), database_url)
    await asyncio.gather(office.once(), twin.once())
    assert len(await everything(database_url, "outbox")) == 1
    assert len(await everything(database_url, "blobs")) == 1
    assert not await everything(database_url, "timers")


@pytest.mark.parametrize("fails", [False, True], ids=["done", "failed"])
async def test_a_job_for_somebody_who_is_erased_meanwhile_leaves_nothing(
    office: Jobs, store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    async def slow(asked: Asked) -> Made:
        async with store.transaction() as tx:
            await erase_person(tx, ANNA, TELEGRAM, before=1)
        if fails:
            raise LookupError("gone")
        return File("a.png", "image/png", b"canary", "sendPhoto", phrase("sorry"))

    monkeypatch.setitem(making.MAKERS, "job:test", slow)
    await ask(office, store)
    await office.once()
    for table in await columns_of(store):
        assert "canary" not in repr(await everything(database_url, table)), table
        assert not any(row.get("person") == ANNA for row in await everything(database_url, table)), table


async def test_a_job_of_nobody_is_dropped(office: Jobs, store: Store, database_url: str) -> None:
    await ask(office, store, "job:export")
    async with store.transaction() as tx:
        await tx.run("erase_people", person=ANNA)
    assert await office.once() == 1
    assert not await everything(database_url, "timers")


async def test_a_job_that_keeps_failing_is_apologised_for_once(
    office: Jobs, store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(asked: Asked) -> Made:
        raise LookupError("no paper")

    monkeypatch.setitem(making.MAKERS, "job:test", broken)
    await ask(office, store)
    for _ in range(5):
        await office.once()
        office.clock.jump(600)
    assert [row["method"] for row in await everything(database_url, "outbox")] == ["sendMessage"]
    assert not await everything(database_url, "timers")
