"""Troubles on order."""

from typing import Any

import httpx
import pytest

from tests.simulator.hands import MO, TOKEN, BotHand, PeopleHand

SEND = {"chat_id": MO, "text": "Hello"}


async def order(people: PeopleHand, **fault: Any) -> None:
    await people.post("faults", [fault])


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        (
            {"kind": "429", "retry_after": 7},
            {"error_code": 429, "description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}},
        ),
        ({"kind": "5xx"}, {"error_code": 502, "description": "Bad Gateway"}),
        ({"kind": "5xx", "status": 500}, {"error_code": 500, "description": "Internal Server Error"}),
        ({"kind": "403"}, {"error_code": 403, "description": "Forbidden: bot was blocked by the user"}),
        (
            {"kind": "403", "description": "user is deactivated"},
            {"error_code": 403, "description": "Forbidden: user is deactivated"},
        ),
        ({"kind": "400", "description": "whatever"}, {"error_code": 400, "description": "Bad Request: whatever"}),
        (
            {"kind": "migrated", "migrate_to": -100123},
            {
                "error_code": 400,
                "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "parameters": {"migrate_to_chat_id": -100123},
            },
        ),
    ],
)
async def test_a_fault_answers_as_telegram_would(
    bot: BotHand, people: PeopleHand, fault: dict[str, Any], answer: dict[str, Any]
) -> None:
    await order(people, **fault)
    response = await bot.raw("sendMessage", **SEND)
    assert response.json() == {"ok": False, **answer}
    assert response.status_code == answer["error_code"]
    assert len(await people.chat()) == 1


async def test_a_fault_strikes_only_where_it_was_meant_to(bot: BotHand, people: PeopleHand) -> None:
    await people.post("people", {"first_name": "Ruth", "id": 42})
    await people.write("/start", person=42)
    await order(people, kind="5xx", method="sendMessage", chat=42)
    assert await bot.say()
    assert await bot.call("sendChatAction", chat_id=42, action="typing")
    assert await bot.refused("sendMessage", chat_id=42, text="Hello") == "Bad Gateway"


async def test_a_fault_can_wait_for_the_nth_call(bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="5xx", nth=2)
    outcomes = [(await bot.raw("sendMessage", **SEND)).status_code for _ in range(3)]
    assert outcomes == [200, 502, 200]


async def test_a_fault_can_be_over_after_some_times(bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="5xx", times=2)
    outcomes = [(await bot.raw("sendMessage", **SEND)).status_code for _ in range(3)]
    assert outcomes == [502, 502, 200]


async def test_a_fault_can_strike_by_chance_the_same_way_each_time(bot: BotHand, people: PeopleHand) -> None:
    drawn = []
    for _ in range(2):
        await order(people, kind="5xx", probability=0.5, seed=3)
        drawn.append([(await bot.raw("sendChatAction", chat_id=MO, action="typing")).status_code for _ in range(20)])
        await people.client.delete("/sim/faults")
    assert drawn[0] == drawn[1]
    assert set(drawn[0]) == {200, 502}


async def test_polling_is_spared_unless_it_is_named(bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="5xx")
    assert await bot.updates() == []
    await order(people, kind="5xx", method="getUpdates")
    assert await bot.refused("getUpdates") == "Bad Gateway"


async def test_fair_weather_returns_when_the_faults_are_cleared(bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="5xx")
    await people.client.delete("/sim/faults")
    assert await bot.say()


async def test_a_slow_call_is_answered_all_the_same(bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="slow", ms=20)
    assert await bot.say()
    assert (await people.get("calls"))["calls"][-1]["response_ms"] >= 20


async def test_a_closed_connection_means_that_nothing_was_sent(address: str, bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="closed")
    async with httpx.AsyncClient(base_url=address) as wire:
        with pytest.raises(httpx.TransportError):
            await wire.post(f"/bot{TOKEN}/sendMessage", json=SEND)
    assert len(await people.chat()) == 1


async def test_a_lost_answer_means_that_the_message_was_sent(address: str, bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="lost", ms=10)
    async with httpx.AsyncClient(base_url=address) as wire:
        with pytest.raises(httpx.TransportError):
            await wire.post(f"/bot{TOKEN}/sendMessage", json=SEND)
    assert [message["text"] for message in await people.chat()] == ["/start", "Hello"]
    call = (await people.get("calls"))["calls"][-1]
    assert (call["ok"], call["description"]) == (False, "(the connection was closed)")


async def test_in_one_process_a_closed_connection_is_an_error_of_its_own(bot: BotHand, people: PeopleHand) -> None:
    await order(people, kind="closed")
    with pytest.raises(ConnectionResetError):
        await bot.raw("sendMessage", **SEND)


async def test_an_unknown_fault_is_refused(people: PeopleHand) -> None:
    assert (await people.refused("faults", [{"kind": "boredom"}])).startswith("There is no fault called 'boredom'")
    assert (await people.refused("faults", [{"kind": "5xx", "when": 1}])).startswith("A fault is an object with kind")
