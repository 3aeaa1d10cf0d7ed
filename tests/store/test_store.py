"""The façade: transactions, reading, arguments, wake-ups; the same on both databases."""

import asyncio

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
