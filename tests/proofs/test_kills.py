"""Proofs 1 and 2: killed at random instants, the program loses nothing, records nothing twice, and repeats at most
the calls that were in flight."""

import asyncio
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.contents import Contents
from bot.simulator import Rates, Simulator, create_app
from bot.web import serving
from tests.proofs.process import TOKEN, Process, Walker, facts_of, figure
from tests.walker import expected

KILLS = 25
WALKERS = 8
STEPS = 5  # that people get on between two kills, at least
IN_FLIGHT = 8


@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_killed_at_random_instants_nothing_is_lost_and_nothing_counts_twice(
    database_url: str, tmp_path: Path, way: str, unused_tcp_port: int
) -> None:
    kills = KILLS // 4 if "postgres" in database_url or way == "webhook" else KILLS
    library = Contents().library("en")
    dice = random.Random(kills)
    more: dict[str, str] = {}
    front = None
    if way == "webhook":
        front = f"http://127.0.0.1:{unused_tcp_port}"
        more = {"WEBHOOK_URL": "https://bot.example.org/hook", "WEBHOOK_SECRET": "s3cret"}
        more |= {"PORT": str(unused_tcp_port), "HOST": "127.0.0.1"}
    lifted = Rates(overall=None, per_chat=None, per_group=None)
    simulator = Simulator(Clock(), TOKEN, rates=lifted, webhook_front=front, webhook_patience=0.1, seed=1)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port:
        process = Process(f"http://127.0.0.1:{port}", database_url, tmp_path, more)
        await process.start()
        walkers: list[Walker] = []
        walks: list[asyncio.Task[None]] = []
        try:
            for _ in range(kills):
                steps = sum(walker.steps for walker in walkers)
                async with asyncio.timeout(60):  # kills that meet only a starting program prove nothing
                    while sum(walker.steps for walker in walkers) < steps + STEPS:
                        while sum(not walk.done() for walk in walks) < WALKERS:
                            walkers.append(Walker(simulator, f"Walker {len(walkers)}", library))
                            walks.append(asyncio.create_task(walkers[-1].walk()))
                        await asyncio.sleep(0.01)
                await asyncio.sleep(dice.uniform(0.0, 0.3))
                await process.kill()
                await process.start()
            await asyncio.gather(*walks)
            assert await process.terminate() == 0
        finally:
            for walk in walks:
                walk.cancel()
            if process.running:
                await process.kill()
            simulator.close()
    logs = [await facts_of(database_url, walker.person.id) for walker in walkers]
    doubled = sum(map(repeated, (simulator.chat(walker.person.id).messages.values() for walker in walkers)))
    figure(
        f"proofs 1 and 2, {way}, {database_url.split(':')[0]}",
        kills=kills,
        people=len(walkers),
        steps=sum(walker.steps for walker in walkers),
        lost=sum(log != Counter(expected(library)) for log in logs),
        messages=simulator.records.counts["messages"],
        doubled=doubled,
        at_most=kills * IN_FLIGHT,
    )
    for log in logs:
        assert log == Counter(expected(library))
    assert doubled <= kills * IN_FLIGHT


def repeated(messages: object) -> int:
    """How many of the bot's messages say the very same as the one before them."""
    said = [stored.message.get("text") for stored in messages if stored.from_bot]  # type: ignore[attr-defined]
    return sum(one == other for one, other in pairwise(said))
