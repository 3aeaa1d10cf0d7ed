"""Leases: one holder at a time, a new term for each, and a clean loss."""

import asyncio

from bot.lease import Lease
from bot.store import Store

SHORT, LONGER = 0.6, 3.0  # seconds


async def crash(lease: Lease) -> None:
    """What a kill -9 leaves: nobody renews any more, and nobody gave the lease back."""
    await lease._stop_renewing()


def held(*leases: Lease) -> list[bool]:
    return [lease.held for lease in leases]


async def test_a_free_lease_is_had_at_once_and_gone_after_release(store: Store) -> None:
    lease = Lease(store, "sender", "one")
    async with lease:
        assert held(lease) == [True]
        assert lease.term == 1
    assert held(lease) == [False]


async def test_a_second_holder_waits_until_the_first_lets_go(store: Store) -> None:
    first, second = Lease(store, "sender", "one", 30), Lease(store, "sender", "two", SHORT)
    await first.acquire()
    waiting = asyncio.create_task(second.acquire())
    await asyncio.sleep(SHORT)  # it asks three times meanwhile
    assert held(first, second) == [True, False]
    await first.release()
    await waiting
    assert held(first, second) == [False, True]
    assert second.term > first.term
    await second.release()


async def test_a_lease_is_renewed_in_the_background(store: Store) -> None:
    async with Lease(store, "sender", "one", seconds=3) as lease:
        good_until = lease._good_until
        async with asyncio.timeout(20):
            while lease._good_until == good_until:
                await asyncio.sleep(0.05)
        assert held(lease) == [True]
        assert lease.term == 1


async def test_the_lease_of_a_crashed_holder_is_taken_over_in_a_new_term(store: Store) -> None:
    first, second = Lease(store, "sender", "one", SHORT), Lease(store, "sender", "two", LONGER)
    await first.acquire()
    await crash(first)
    await second.acquire()
    assert held(first, second) == [False, True]
    assert (first.term, second.term) == (1, 2)
    await second.release()


async def test_a_holder_that_was_overtaken_notices_and_can_queue_up_again(store: Store) -> None:
    lease = Lease(store, "sender", "one", LONGER)
    await lease.acquire()
    async with store.transaction() as tx:
        await tx.run("leases_release", name="sender", holder="one", term=1)
        await tx.run("leases_take", name="sender", holder="two", ms=100)
    async with asyncio.timeout(10):
        await lease.lost.wait()
    assert held(lease) == [False]
    await lease.acquire()
    assert held(lease) == [True]
    assert lease.term == 3
    assert not lease.lost.is_set()
    await lease.release()


async def test_without_an_answer_from_the_database_a_holder_stops(store: Store) -> None:
    lease = Lease(store, "sender", "one", LONGER)
    await lease.acquire()
    async with store.transaction() as tx:  # holds the row, so that nobody is answered
        await tx.run("leases_renew", name="sender", holder="one", term=1, ms=60_000)
        async with asyncio.timeout(10):
            await lease.lost.wait()
        assert held(lease) == [False]
    await lease.release()


async def test_only_one_of_many_who_ask_at_once_gets_it(store: Store) -> None:
    leases = [Lease(store, "timers", f"process {n}", seconds=30) for n in range(8)]
    asking = [asyncio.create_task(lease.acquire()) for lease in leases]
    done, waiting = await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
    assert sum(lease.held for lease in leases) == 1
    assert len(done) == 1
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert sum(lease.held for lease in leases) == 1
    for lease in leases:
        await lease.release()
