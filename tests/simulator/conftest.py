"""A fresh simulator for each test, with one person who has started the bot, and both hands to reach it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpx
import pytest
import uvicorn

from bot.clock import Clock
from bot.simulator import Simulator, create_app
from tests.simulator.hands import MO, TOKEN, BotHand, PeopleHand, until


class QuietServer(uvicorn.Server):
    """Leaves the process's signals alone: they are pytest's."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


@asynccontextmanager
async def serving(app: object) -> AsyncIterator[str]:
    """An application on a real loopback port; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)  # type: ignore[arg-type]
        server = QuietServer(config)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        await until(lambda: server.started)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await running


@pytest.fixture
def sim(clock: Clock) -> Simulator:
    """A simulator on a clock that stands still."""
    return Simulator(clock, TOKEN, seed=1)


@pytest.fixture
async def client(sim: Simulator) -> AsyncIterator[httpx.AsyncClient]:
    """HTTP straight into the application."""
    transport = httpx.ASGITransport(create_app(sim))
    async with httpx.AsyncClient(transport=transport, base_url="http://simulator") as client:
        yield client


@pytest.fixture
async def people(client: httpx.AsyncClient) -> PeopleHand:
    """The people's hand; Mo is there, and has started the bot long enough ago that nothing waits."""
    hand = PeopleHand(client)
    await hand.post("people", {"first_name": "Mo", "id": MO, "role": "learner"})
    await hand.write("/start")
    updates = (await client.get(f"/bot{TOKEN}/getUpdates")).json()["result"]
    await client.get(f"/bot{TOKEN}/getUpdates", params={"offset": updates[-1]["update_id"] + 1})
    return hand


@pytest.fixture
def bot(client: httpx.AsyncClient, people: PeopleHand) -> BotHand:
    """The bot's hand."""
    return BotHand(client)


@pytest.fixture
async def address(sim: Simulator, bot: BotHand) -> AsyncIterator[str]:
    """The same simulator on a real port."""
    async with serving(create_app(sim)) as url:
        try:
            yield url
        finally:
            sim.close()
