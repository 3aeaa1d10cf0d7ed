"""A simulated Telegram on a real port, and the program's connection to it."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import Clock
from bot.simulator import Simulator, create_app
from bot.simulator.people import join, write
from bot.simulator.rates import Rates
from bot.transport import Telegram
from bot.web import serving

TOKEN = "4711:AAFakeTokenThatIsAsLongAsARealOne_0123"
MO, ANN = 700_000_001, 700_000_002


@pytest.fixture
def sim(clock: Clock) -> Simulator:
    """A Telegram without limits, with two people who have started the bot; nothing waits in its queue."""
    sim = Simulator(clock, TOKEN, rates=Rates.lifted(), seed=1)
    for number, name in ((MO, "Mo"), (ANN, "Ann")):
        join(sim, {"id": number, "first_name": name})
        write(sim, number, "/start")
    sim.updates.queue.clear()
    return sim


@pytest.fixture
async def api(sim: Simulator) -> AsyncIterator[str]:
    """Its address."""
    async with serving(create_app(sim), "127.0.0.1", 0) as port:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            sim.close()


@pytest.fixture
async def telegram(api: str) -> AsyncIterator[Telegram]:
    """The program's connection to it."""
    async with Telegram(TOKEN, api, timeout=2.0) as telegram:
        yield telegram
