"""Rates: how many messages are too many. They run on a timer of their own, which the test turns by hand."""

import pytest

from bot.clock import Clock
from bot.simulator import Rates, RefusalError, Simulator
from tests.simulator.hands import MO, BotHand, PeopleHand


class Timer:
    """Monotonic seconds that stand still."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def timer(sim: Simulator) -> Timer:
    timer = Timer()
    sim.rates.timer = timer
    return timer


async def test_a_burst_to_one_chat_is_forgiven_and_the_21st_message_is_not(bot: BotHand, timer: Timer) -> None:
    for _ in range(20):
        await bot.say()
    answer = (await bot.raw("sendMessage", chat_id=MO, text="Hello")).json()
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


async def test_after_the_time_it_was_told_a_chat_is_open_again(bot: BotHand, timer: Timer) -> None:
    for _ in range(20):
        await bot.say()
    await bot.refused("sendMessage", chat_id=MO, text="Hello")
    timer.seconds += 0.9
    assert await bot.refused("sendMessage", chat_id=MO, text="Hello") == "Too Many Requests: retry after 1"
    timer.seconds += 0.2
    assert await bot.say()


async def test_thirty_messages_in_any_second_and_not_one_more(timer: Timer) -> None:
    rates = Rates(timer=timer)
    for chat in range(30):
        timer.seconds += 0.01
        rates.admit(chat, private=True)
    with pytest.raises(RefusalError, match="Too Many Requests: retry after 1"):
        rates.admit(31, private=True)


async def test_thirty_messages_in_each_second_go_on_for_ever(timer: Timer) -> None:
    rates = Rates(timer=timer)
    for chat in range(300):
        rates.admit(chat, private=True)
        timer.seconds += 1 / 30 + 1e-9
    assert timer.seconds > 1009


async def test_a_group_takes_twenty_messages_a_minute(timer: Timer) -> None:
    rates = Rates(timer=timer)
    for _ in range(20):
        rates.admit(-1, private=False)
    with pytest.raises(RefusalError, match="Too Many Requests: retry after 3"):
        rates.admit(-1, private=False)


async def test_refused_messages_do_not_count_as_sent(bot: BotHand, people: PeopleHand, timer: Timer) -> None:
    for _ in range(25):
        await bot.refused("sendMessage", chat_id=MO, text="")
    assert await bot.say()
    stats = await people.get("stats")
    assert (stats["messages"], stats["too_many"], stats["refusals"]) == (1, 0, 25)


async def test_rates_can_be_lifted(clock: Clock) -> None:
    rates = Rates.lifted()
    for _ in range(1000):
        rates.admit(MO, private=True)
        rates.admit(-1, private=False)
    assert Simulator(clock, "1:a", rates=rates).rates is rates


async def test_a_jump_of_the_clock_lifts_no_limit(bot: BotHand, timer: Timer, clock: Clock) -> None:
    for _ in range(20):
        await bot.say()
    clock.jump(86_400)
    assert await bot.refused("sendMessage", chat_id=MO, text="Hello") == "Too Many Requests: retry after 1"
