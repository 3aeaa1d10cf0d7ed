"""Proofs 2 and 6 for broadcasts: killed in the middle, refused every twentieth time, and told to go slowly, a broadcast
reaches nobody twice and leaves everybody in a final state."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest

from bot.clock import Clock
from bot.simulator import Rates, Simulator, create_app
from bot.simulator.faults import Fault
from bot.store import Store, open_store
from bot.web import serving
from tests.bot.crowd import announce, is_done, ledger, phones, register, times
from tests.proofs.process import TOKEN, Process, figure

PEOPLE = 1_000
KILLS = 5
IN_FLIGHT = 8
LIFTED = {"SEND_RATE": "250"}


@asynccontextmanager
async def a_town(database_url: str, rates: Rates, many: int) -> AsyncIterator[tuple[Simulator, str, Store, list[int]]]:
    """A simulator with so many people, who all want to hear of surgeries; its address; the database; their ids."""
    simulator = Simulator(Clock(), TOKEN, rates=rates, seed=1)
    store = await open_store(database_url)
    try:
        await store.migrate()
        people = phones(simulator, many)
        await register(store, people)
        async with serving(create_app(simulator), "127.0.0.1", 0) as port:
            yield simulator, f"http://127.0.0.1:{port}", store, people
    finally:
        simulator.close()
        await store.close()


async def finished(store: Store, patience: float) -> dict[str, int]:
    """Waits until everybody has their final state."""
    async with asyncio.timeout(patience):
        while not await is_done(store):
            await asyncio.sleep(0.1)
    return await ledger(store)


@pytest.mark.timeout(300)
async def test_killed_in_the_middle_a_broadcast_reaches_nobody_twice_and_everybody_has_a_final_state(
    database_url: str, tmp_path: Path
) -> None:
    dice = random.Random(KILLS)
    async with a_town(database_url, Rates.lifted(), PEOPLE) as (simulator, api, store, people):
        simulator.latency = 0.01  # so that there is something in flight
        process = Process(api, database_url, tmp_path, LIFTED)
        await announce(store)
        await process.start()
        try:
            for kill in range(1, KILLS + 1):
                async with asyncio.timeout(60):
                    while (await ledger(store)).get("sent", 0) < kill * PEOPLE // (KILLS + 2):
                        await asyncio.sleep(0.01)
                await asyncio.sleep(dice.uniform(0.0, 0.1))
                await process.kill()
                await process.start()
            counts = await finished(store, 90)
            assert await process.terminate() == 0
        finally:
            if process.running:
                await process.kill()
        got = times(simulator, people)
    figure(
        f"broadcast killed, {database_url.split(':')[0]}",
        people=PEOPLE,
        kills=KILLS,
        states=counts,
        twice=sum(many for time, many in got.items() if time > 1),
        at_most_uncertain=KILLS * IN_FLIGHT,
    )
    assert got.keys() <= {0, 1}
    assert sum(counts.values()) == PEOPLE
    assert counts.keys() <= {"sent", "uncertain"}
    assert counts.get("uncertain", 0) <= KILLS * IN_FLIGHT
    assert counts["sent"] <= got[1] <= counts["sent"] + counts.get("uncertain", 0)


@pytest.mark.timeout(300)
async def test_with_one_in_twenty_too_many_and_one_in_twenty_blocked_it_completes(
    database_url: str, tmp_path: Path
) -> None:
    async with a_town(database_url, Rates.lifted(), PEOPLE) as (simulator, api, store, people):
        blocked = random.Random(6).sample(people, PEOPLE // 20)
        for person in blocked:
            simulator.faults.order(Fault("403", chat=person))
        busy = simulator.faults.order(Fault("429", method="sendMessage", probability=0.05, seed=6))
        process = Process(api, database_url, tmp_path, LIFTED)
        await announce(store)
        began = monotonic()
        await process.start()
        try:
            counts = await finished(store, 200)
            assert await process.terminate() == 0
        finally:
            if process.running:
                await process.kill()
        seconds = monotonic() - began
        got = times(simulator, people)
    figure(
        f"proof 6, {database_url.split(':')[0]}",
        people=PEOPLE,
        too_many=busy.struck,
        states=counts,
        seconds=round(seconds, 1),
    )
    assert busy.struck >= PEOPLE // 40
    assert counts == {"sent": PEOPLE - len(blocked), "blocked": len(blocked)}
    assert got == Counter({1: PEOPLE - len(blocked), 0: len(blocked)})


@pytest.mark.timeout(120)
async def test_at_25_a_second_under_a_limit_of_30_nothing_is_refused(database_url: str, tmp_path: Path) -> None:
    many = 300
    async with a_town(database_url, Rates(), many) as (simulator, api, store, people):
        process = Process(api, database_url, tmp_path, {"SEND_RATE": "25", "SEND_RATE_PER_CHAT": "1"})
        await announce(store)
        await process.start()
        sent: list[float] = []
        try:
            async with asyncio.timeout(60):
                while len(sent) < many:
                    now = monotonic()
                    sent += [now] * (simulator.records.counts["messages"] - len(sent))
                    await asyncio.sleep(0.002)
            await finished(store, 20)
            assert await process.terminate() == 0
        finally:
            if process.running:
                await process.kill()
        got = times(simulator, people)
    rate = (many - 1) / (sent[-1] - sent[0])
    too_many = simulator.records.stats()["too_many"]
    figure(
        f"broadcast at SEND_RATE 25, {database_url.split(':')[0]}",
        people=many,
        share=round(rate / 25, 3),
        too_many=too_many,
    )
    assert too_many == 0
    assert got == {1: many}
