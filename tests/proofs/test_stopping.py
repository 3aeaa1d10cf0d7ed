"""Proof 20: told to stop in the middle of its work, the program finishes what it has begun, quickly, and loses and
doubles nothing."""

import asyncio
import random
import signal
from collections import Counter
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest

from bot.clock import Clock
from bot.contents import Contents
from bot.simulator import Rates, Simulator, create_app, people
from bot.simulator.chats import Chat
from bot.simulator.faults import Fault
from bot.web import serving
from tests.proofs.process import TOKEN, Process, Walker, facts_of, figure
from tests.walker import expected

WALKERS = 6
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGTERM)
WITHIN = 10.0  # seconds, which the aim names
SLOW = 0.05  # seconds that Telegram takes for each call, so that some are always under way


def webhook(port: int) -> dict[str, str]:
    """Settings for taking updates in by webhook."""
    hook = {"WEBHOOK_URL": "https://bot.example.org/hook", "WEBHOOK_SECRET": "s3cret"}
    return hook | {"PORT": str(port), "HOST": "127.0.0.1"}


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_told_to_stop_it_finishes_and_nothing_is_lost_or_said_twice(
    database_url: str, tmp_path: Path, way: str, unused_tcp_port: int
) -> None:
    library, dice = Contents().library("en"), random.Random(20)
    front = f"http://127.0.0.1:{unused_tcp_port}" if way == "webhook" else None
    more = webhook(unused_tcp_port) if way == "webhook" else {}
    lifted = Rates(overall=None, per_chat=None, per_group=None)
    simulator = Simulator(Clock(), TOKEN, rates=lifted, webhook_front=front, webhook_patience=0.1, seed=1, latency=SLOW)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port:
        process = Process(f"http://127.0.0.1:{port}", database_url, tmp_path, more)
        await process.start()
        walkers = [Walker(simulator, f"Walker {n}", library) for n in range(WALKERS)]
        walks = [asyncio.create_task(walker.walk()) for walker in walkers]
        seconds, codes, in_the_middle = list[float](), list[int](), 0
        try:
            for name in SIGNALS:
                await _busy(process, walkers, walks)
                await asyncio.sleep(dice.uniform(0.0, 0.2))
                in_the_middle += not all(walk.done() for walk in walks)
                asked = monotonic()
                codes.append(await process.terminate(name))
                seconds.append(monotonic() - asked)
                await process.start()
            await asyncio.gather(*walks)
            codes.append(await process.terminate())
        finally:
            for walk in walks:
                walk.cancel()
            if process.running:
                await process.kill()
            simulator.close()
    logs = [await facts_of(database_url, walker.person.id) for walker in walkers]
    wanted = Counter(expected(library))
    doubled = sum(_doubled(simulator.chat(walker.person.id)) for walker in walkers)
    figure(
        f"proof 20, {way}, {database_url.split(':')[0]}", stops=len(SIGNALS), in_the_middle=in_the_middle,
        longest=f"{max(seconds):.2f} s", exit_codes=codes, steps=sum(walker.steps for walker in walkers),
        messages=simulator.records.counts["messages"], lost=sum(log != wanted for log in logs), doubled=doubled,
    )  # fmt: skip
    assert in_the_middle == len(SIGNALS), "everybody had finished before the program was told to stop"
    assert set(codes) == {0}
    assert max(seconds) < WITHIN
    assert logs == [wanted] * WALKERS
    assert not doubled


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_told_to_stop_while_telegram_hangs_it_still_stops_in_time(
    tmp_path: Path, way: str, unused_tcp_port: int
) -> None:
    front = f"http://127.0.0.1:{unused_tcp_port}" if way == "webhook" else None
    more = webhook(unused_tcp_port) if way == "webhook" else {}
    simulator = Simulator(Clock(), TOKEN, webhook_front=front, webhook_patience=0.1, seed=1)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port:
        process = Process(f"http://127.0.0.1:{port}", f"sqlite:///{tmp_path}/surgery.db", tmp_path, more)
        await process.start()
        crowd = [people.join(simulator, {"first_name": "Pat"}) for _ in range(20)]
        hanging = simulator.faults.order(Fault("slow", method="sendMessage", ms=60_000))
        half = None
        try:
            for who in crowd:
                people.write(simulator, who.id, "/start")
            async with asyncio.timeout(30):
                while hanging.struck < 8:
                    await asyncio.sleep(0.01)
            if front:  # and somebody's request has only come in half
                half = await asyncio.open_connection("127.0.0.1", unused_tcp_port)
                half[1].write(b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n")
                half[1].write(b"X-Telegram-Bot-Api-Secret-Token: s3cret\r\n\r\n{")
                await half[1].drain()
            asked = monotonic()
            code = await process.terminate()
            seconds = monotonic() - asked
        finally:
            if process.running:
                await process.kill()
            if half:
                half[1].close()
            simulator.close()
    figure(
        f"proof 20, Telegram hangs, {way}", calls_in_flight=hanging.struck, stopped_after=f"{seconds:.2f} s", code=code
    )
    assert code == 0
    assert seconds < WITHIN


async def test_told_to_stop_before_telegram_can_be_reached_it_stops(tmp_path: Path, unused_tcp_port: int) -> None:
    nobody = f"http://127.0.0.1:{unused_tcp_port}"
    process = Process(nobody, f"sqlite:///{tmp_path}/surgery.db", tmp_path)
    await process.start()
    try:
        async with asyncio.timeout(30):
            while "can't be reached" not in process.log.read_text():
                await asyncio.sleep(0.05)
        asked = monotonic()
        async with asyncio.timeout(WITHIN):
            code = await process.terminate(signal.SIGINT)
        figure("proof 20, Telegram can't be reached", stopped_after=f"{monotonic() - asked:.2f} s", code=code)
    finally:
        if process.running:
            await process.kill()
    assert code == 0


async def _busy(process: Process, walkers: list[Walker], walks: list[asyncio.Task[None]]) -> None:
    """Waits until the program is at work again."""
    steps = sum(walker.steps for walker in walkers)
    async with asyncio.timeout(60):
        while sum(walker.steps for walker in walkers) < steps + 2 * WALKERS and not all(walk.done() for walk in walks):
            assert process.running, process.log.read_text()
            await asyncio.sleep(0.005)


def _doubled(chat: Chat) -> int:
    """How many of the bot's messages say the very same as the one before them."""
    said = [stored.message.get("text") for stored in chat.messages.values() if stored.from_bot]
    return sum(one == other for one, other in pairwise(said))
