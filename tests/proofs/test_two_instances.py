"""Proof 17: two processes on one database. One polls and one sends; when it dies the other takes over; and a stranger
who polls for the same bot is left the field."""

import asyncio
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from bot.clock import Clock
from bot.simulator import Rates, Simulator, create_app, people
from bot.single import LEASE
from bot.transport import Conflict, Telegram
from bot.web import serving
from tests.proofs.process import TOKEN, Process, figure


async def heard(simulator: Simulator, person: int, more_than: int, patience: float = 60) -> int:
    """Waits until somebody has heard more than so many messages; returns how many."""
    async with asyncio.timeout(patience):
        while (count := said(simulator, person)) <= more_than:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.5)  # for a second answer that mustn't come
    return max(count, said(simulator, person))


def said(simulator: Simulator, person: int) -> int:
    """How many messages the bot has sent them."""
    return sum(one.from_bot for one in simulator.chat(person).messages.values())


@pytest.mark.timeout(180)
async def test_of_two_processes_one_polls_and_one_sends_and_the_other_takes_over(
    database_url: str, tmp_path: Path
) -> None:
    simulator = Simulator(Clock(), TOKEN, rates=Rates.lifted(), seed=1)
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    async with serving(create_app(simulator), "127.0.0.1", 0) as port:
        one, two = (Process(f"http://127.0.0.1:{port}", database_url, folder) for folder in folders)
        try:
            await one.start()
            person = people.join(simulator, {"first_name": "Aisha"}).id
            people.write(simulator, person, "/start")
            first = await heard(simulator, person, 0)
            await two.start()
            await asyncio.sleep(LEASE)  # while both are there
            people.write(simulator, person, "/help")
            together = await heard(simulator, person, first)
            conflicts = sum("getUpdates" in words for words in simulator.records.refused)
            await one.kill()
            people.write(simulator, person, "/help")
            began = monotonic()
            alone = await heard(simulator, person, together)
            took = monotonic() - began
            assert await two.terminate() == 0
        finally:
            for process in (one, two):
                if process.running:
                    await process.kill()
            simulator.close()
    figure(
        f"proof 17, {database_url.split(':')[0]}",
        answers=[first, together - first, alone - together],
        conflicts=conflicts,
        lease_seconds=LEASE,
        takeover_seconds=round(took, 1),
    )
    assert (together - first, alone - together) == (1, 1)
    assert conflicts == 0


@pytest.mark.timeout(180)
async def test_on_a_409_it_leaves_the_field_and_comes_back_when_the_stranger_has_gone(
    database_url: str, tmp_path: Path
) -> None:
    simulator = Simulator(Clock(), TOKEN, rates=Rates.lifted(), seed=1)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port:
        process = Process(f"http://127.0.0.1:{port}", database_url, tmp_path)
        try:
            await process.start()
            person = people.join(simulator, {"first_name": "Siân"}).id
            people.write(simulator, person, "/start")
            first = await heard(simulator, person, 0)
            async with Telegram(TOKEN, f"http://127.0.0.1:{port}") as stranger:
                for _ in range(4):  # asks, and never confirms
                    with suppress(Conflict):
                        await stranger.call("getUpdates", {"timeout": 1})
            conflicts = sum(many for words, many in simulator.records.refused.items() if "getUpdates" in words)
            people.write(simulator, person, "/help")
            back = await heard(simulator, person, first)
            assert await process.terminate() == 0
        finally:
            if process.running:
                await process.kill()
            simulator.close()
    figure(f"proof 17, a stranger, {database_url.split(':')[0]}", conflicts=conflicts, answers=[first, back - first])
    assert conflicts >= 1
    assert back - first == 1
