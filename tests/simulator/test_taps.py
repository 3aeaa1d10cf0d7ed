"""Taps and their answers: one each, in time."""

import pytest

from bot.clock import Clock
from bot.simulator import Simulator
from bot.simulator.refusals import QUERY_TOO_OLD
from tests.simulator.hands import MO, BotHand, PeopleHand, queued

TOO_OLD = f"Bad Request: {QUERY_TOO_OLD}"


async def test_a_tap_reaches_the_bot_with_its_message(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say("Ready?", "Yes")
    query_id = await people.tap(number, "Yes")
    [update] = await bot.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "Yes", MO)
    assert query["message"]["text"] == "Ready?"


async def test_a_tap_is_answered_once(bot: BotHand, people: PeopleHand) -> None:
    query_id = await people.tap(await bot.say("Ready?", "Yes"), "Yes")
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id, text="Right!")
    assert await bot.refused("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD


async def test_a_tap_can_be_answered_for_150_seconds(bot: BotHand, people: PeopleHand, clock: Clock) -> None:
    query_id = await people.tap(await bot.say("Ready?", "Yes"), "Yes")
    clock.jump(150)
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id)


async def test_a_late_answer_is_refused(bot: BotHand, people: PeopleHand, clock: Clock) -> None:
    query_id = await people.tap(await bot.say("Ready?", "Yes"), "Yes")
    clock.jump(151)
    assert await bot.refused("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD


async def test_an_answer_to_no_tap_is_refused(bot: BotHand) -> None:
    assert await bot.refused("answerCallbackQuery", callback_query_id="7") == TOO_OLD


async def test_a_toast_of_200_units_fits_and_201_are_refused(bot: BotHand, people: PeopleHand) -> None:
    query_id = await people.tap(await bot.say("Ready?", "Yes"), "Yes")
    words = await bot.refused("answerCallbackQuery", callback_query_id=query_id, text="a" * 201)
    assert words == "Bad Request: MESSAGE_TOO_LONG"
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id, text="a" * 200)


async def test_an_answer_may_open_only_the_bots_own_start_link(bot: BotHand, people: PeopleHand) -> None:
    query_id = await people.tap(await bot.say("Ready?", "Yes"), "Yes")
    words = await bot.refused("answerCallbackQuery", callback_query_id=query_id, url="https://example.org")
    assert words == "Bad Request: URL_INVALID"
    link = "https://t.me/surgery_bot?start=x"
    assert await bot.call("answerCallbackQuery", callback_query_id=query_id, url=link)


async def test_a_forged_tap_is_passed_on_as_it_is(bot: BotHand, people: PeopleHand) -> None:
    await people.tap(await bot.say("Ready?", "Yes"), "admin|delete everything")
    [update] = await bot.updates()
    assert update["callback_query"]["data"] == "admin|delete everything"


async def test_a_tap_on_a_deleted_message_comes_with_an_inaccessible_one(bot: BotHand, people: PeopleHand) -> None:
    await people.tap(4711, "Yes")
    [update] = await bot.updates()
    message = update["callback_query"]["message"]
    assert (message["message_id"], message["date"], message["chat"]["id"]) == (4711, 0, MO)


@pytest.mark.parametrize(("seconds", "kept"), [(150, ["callback_query"]), (151, [])])
async def test_the_server_keeps_a_tap_for_150_seconds(
    bot: BotHand, people: PeopleHand, clock: Clock, sim: Simulator, seconds: int, kept: list[str]
) -> None:
    await people.tap(await bot.say("Ready?", "Yes"), "Yes")
    clock.jump(seconds)
    sim.updates.forget_expired()
    assert queued(sim) == kept
