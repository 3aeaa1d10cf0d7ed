"""getUpdates and the queue behind it."""

import asyncio
from typing import Any

import pytest

from bot.clock import Clock
from bot.simulator import Simulator
from bot.simulator.refusals import TWO_POLLERS, WEBHOOK_ACTIVE
from tests.simulator.hands import MO, BotHand, PeopleHand, queued, until

HOUR, DAY = 3_600, 86_400


async def until_somebody_polls(sim: Simulator) -> None:
    await until(lambda: sim.polling.somebody_waits)


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_update_ids_rise_by_one_from_a_random_start(bot: BotHand, people: PeopleHand, clock: Clock) -> None:
    for text in ("One", "Two", "Three"):
        await people.write(text)
    first, *others = [update["update_id"] for update in await bot.updates()]
    assert others == [first + 1, first + 2]
    assert Simulator(clock, "1:a", seed=1).updates.next_id != Simulator(clock, "1:a", seed=2).updates.next_id


async def test_updates_come_again_until_a_later_offset_confirms_them(bot: BotHand, people: PeopleHand) -> None:
    await people.write("One")
    await people.write("Two")
    first, second = await bot.updates()
    assert await bot.updates(offset=first["update_id"]) == [first, second]
    assert await bot.updates(offset=second["update_id"]) == [second]
    assert await bot.updates(offset=second["update_id"] + 1) == []
    assert await bot.updates() == []


async def test_an_offset_from_the_future_confirms_nothing(bot: BotHand, people: PeopleHand) -> None:
    await people.write("One")
    [update] = await bot.updates()
    assert texts(await bot.updates(offset=update["update_id"] + 1000)) == ["One"]


async def test_a_negative_offset_forgets_all_but_the_latest(bot: BotHand, people: PeopleHand) -> None:
    for text in ("One", "Two", "Three"):
        await people.write(text)
    assert texts(await bot.updates(offset=-1)) == ["Three"]
    assert texts(await bot.updates()) == ["Three"]


async def test_a_limit_gives_the_oldest(bot: BotHand, people: PeopleHand) -> None:
    await people.write("One")
    await people.write("Two")
    assert texts(await bot.updates(limit=1)) == ["One"]


async def test_a_long_poll_is_woken_by_an_update(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    polling = asyncio.create_task(bot.updates(timeout=50))
    await until_somebody_polls(sim)
    await people.write("Wake up")
    assert texts(await polling) == ["Wake up"]


async def test_a_second_poller_sends_the_first_away(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    first = asyncio.create_task(bot.refused("getUpdates", timeout=50))
    await until_somebody_polls(sim)
    second = asyncio.create_task(bot.updates(timeout=50))
    assert await first == f"Conflict: {TWO_POLLERS}"
    await until_somebody_polls(sim)
    await people.write("For the second")
    assert texts(await second) == ["For the second"]


async def test_a_webhook_sends_a_waiting_poller_away(bot: BotHand, sim: Simulator) -> None:
    polling = asyncio.create_task(bot.refused("getUpdates", timeout=50))
    await until_somebody_polls(sim)
    await bot.call("setWebhook", url="https://bot.example.org/hook")
    assert await polling == "Conflict: terminated by setWebhook request"


async def test_there_is_no_polling_beside_a_webhook(bot: BotHand) -> None:
    await bot.call("setWebhook", url="https://bot.example.org/hook")
    assert await bot.refused("getUpdates") == f"Conflict: {WEBHOOK_ACTIVE}"
    await bot.call("deleteWebhook")
    assert await bot.updates() == []


async def test_allowed_updates_stick_until_the_next_list(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    await bot.updates(allowed_updates=["callback_query"])
    await bot.updates()
    await people.write("Unheard")
    await people.tap(1, "x")
    assert queued(sim) == ["callback_query"]
    await bot.updates(allowed_updates=[])
    await people.write("Heard")
    assert queued(sim) == ["callback_query", "message"]


async def test_an_unknown_kind_of_update_is_refused(bot: BotHand) -> None:
    words = await bot.refused("getUpdates", allowed_updates=["messages"])
    assert words == "Bad Request: unknown update type messages in allowed_updates"


@pytest.mark.parametrize(("hours", "kept"), [(24, 1), (25, 0)])
async def test_the_server_keeps_a_message_for_a_day(
    bot: BotHand, people: PeopleHand, clock: Clock, hours: int, kept: int
) -> None:
    await people.write("Is anybody there?")
    clock.jump(hours * HOUR)
    assert len(await bot.updates()) == kept


async def test_after_a_week_of_silence_the_next_id_is_random(
    bot: BotHand, people: PeopleHand, clock: Clock, sim: Simulator
) -> None:
    expected = sim.updates.next_id
    clock.jump(7 * DAY + 1)
    await people.write("Long time no see")
    [update] = await bot.updates(offset=expected)
    assert update["update_id"] != expected


async def test_the_bots_own_messages_never_come_back(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say("Hello")
    await bot.call("editMessageText", chat_id=MO, message_id=number, text="Bye")
    assert await bot.updates() == []


async def test_a_long_poll_ends_with_nothing_when_its_time_is_over(bot: BotHand) -> None:
    assert await bot.updates(timeout=1) == []


async def test_pending_updates_can_be_dropped_with_the_webhook(bot: BotHand, people: PeopleHand) -> None:
    await people.write("Unwanted")
    await bot.call("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []
