"""The façade: transactions, reading, arguments, wake-ups; the same on both databases."""

import asyncio
import logging

import pytest

from bot.store import Store, UnknownQueryError, WrongArgumentsError


async def value(store: Store, key: str) -> str | None:
    async with store.reading() as tx:
        row = await tx.one("meta_get", key=key)
    return row["value"] if row else None


async def test_what_a_transaction_wrote_is_there_afterwards(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.run("meta_put", key="bot", value="4711")
    assert await value(store, "bot") == "4711"


async def test_nothing_of_a_failed_transaction_is_kept(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        async with store.transaction() as tx:
            await tx.run("meta_put", key="bot", value="4711")
            raise ZeroDivisionError
    assert await value(store, "bot") is None


async def test_a_cancelled_transaction_leaves_nothing_open(store: Store) -> None:
    begun = asyncio.Event()

    async def endless() -> None:
        async with store.transaction() as tx:
            await tx.run("meta_put", key="bot", value="4711")
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(endless())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await value(store, "bot") is None
    async with store.transaction() as tx:
        await tx.run("meta_put", key="bot", value="42")
    assert await value(store, "bot") == "42"


async def test_an_unknown_query_and_wrong_arguments_are_clear_mistakes(store: Store) -> None:
    async with store.reading() as tx:
        with pytest.raises(UnknownQueryError, match="meta_gte"):
            await tx.all("meta_gte", key="bot")
        with pytest.raises(WrongArgumentsError, match=r"meta_get takes \(key\), not \(kee\)"):
            await tx.all("meta_get", kee="bot")


async def test_nothing_can_be_written_while_reading(store: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        async with store.reading() as tx:
            await tx.run("meta_put", key="bot", value="4711")
    assert await value(store, "bot") is None


async def test_a_reader_sees_one_moment_and_stops_no_writer(store: Store) -> None:
    async with store.reading() as reader:
        assert await reader.one("meta_get", key="bot") is None
        async with store.transaction() as tx:
            await tx.run("meta_put", key="bot", value="4711")
        assert await reader.one("meta_get", key="bot") is None
    assert await value(store, "bot") == "4711"


async def test_several_can_read_at_once(store: Store) -> None:
    async with store.reading() as one, store.reading() as other:
        assert await one.one("meta_get", key="bot") == await other.one("meta_get", key="bot")


async def test_transactions_of_one_process_wait_for_each_other(store: Store) -> None:
    async def add() -> None:
        async with store.transaction() as tx:
            await tx.lock([1])
            row = await tx.one("meta_get", key="count")
            await tx.run("meta_put", key="count", value=str(int(row["value"] if row else 0) + 1))

    await asyncio.gather(*(add() for _ in range(20)))
    assert await value(store, "count") == "20"


async def test_writing_no_rows_at_all_is_no_mistake(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.many("meta_put", [])


async def test_many_rows_may_hold_more_than_the_query_asks_for(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.many("meta_put", [{"key": "a", "value": "1", "else": 0}, {"key": "b", "value": "2", "else": 0}])
        with pytest.raises(WrongArgumentsError, match="meta_put"):
            await tx.many("meta_put", [{"key": "a"}])
    assert await value(store, "b") == "2"


async def test_a_closed_store_can_be_closed_again(store: Store) -> None:
    await store.close()
    await store.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_key_is_held_by_one_transaction_until_it_ends(store: Store) -> None:
    async with store.transaction() as first:
        await first.lock([3, 1, 3])
        async with store.transaction() as second:
            assert await second.try_lock([1, 2, 3]) == {2}
    async with store.transaction() as third:
        assert await third.try_lock([1, 2, 3]) == {1, 2, 3}


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_locking_the_same_keys_in_any_order_never_deadlocks(store: Store) -> None:
    async def hold(keys: list[int]) -> None:
        async with store.transaction() as tx:
            await tx.lock(keys)
            await asyncio.sleep(0)

    async with asyncio.timeout(30):
        await asyncio.gather(*(hold([1, 2, 3] if n % 2 else [3, 2, 1]) for n in range(40)))


async def test_what_people_wrote_is_in_no_log_even_at_debug(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with store.transaction() as tx:
        await tx.run("meta_put", key="bot", value="canary-yellow")
        assert await tx.one("meta_get", key="bot") == {"value": "canary-yellow"}
    assert "canary-yellow" not in caplog.text
