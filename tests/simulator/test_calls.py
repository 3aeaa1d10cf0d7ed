"""Calls as such: tokens, methods, ways to pass parameters, and their types."""

import json

import pytest

from bot.simulator import Simulator
from tests.simulator.hands import MO, TOKEN, BotHand


async def test_a_wrong_token_is_unauthorized(bot: BotHand) -> None:
    answer = await bot.client.get("/bot123456:wrong/getMe")
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_what_is_no_token_is_not_found(bot: BotHand) -> None:
    answer = await bot.client.get("/botnonsense/getMe")
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_an_unknown_method_is_not_found(bot: BotHand) -> None:
    assert await bot.refused("sendTelegram") == "Not Found: method not found"


async def test_methods_answer_to_get_and_post_only(bot: BotHand) -> None:
    assert (await bot.client.put(f"/bot{TOKEN}/getMe")).status_code == 405


async def test_the_case_of_a_method_does_not_matter(bot: BotHand, sim: Simulator) -> None:
    assert (await bot.call("GETME"))["id"] == sim.bot["id"]


async def test_parameters_come_by_query_form_multipart_or_json(bot: BotHand) -> None:
    url, fields = f"/bot{TOKEN}/sendMessage", {"chat_id": str(MO), "text": "Tea & cake"}
    answers = [
        await bot.client.get(url, params=fields),
        await bot.client.post(url, data=fields),
        await bot.client.post(url, files={name: (None, value) for name, value in fields.items()}),
        await bot.client.post(url, json=fields),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["Tea & cake"] * 4


async def test_in_forms_structures_are_json_in_strings(bot: BotHand) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    fields = {"chat_id": str(MO), "text": "Hello", "reply_markup": json.dumps(markup), "protect_content": "true"}
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", data=fields)
    assert answer.json()["result"]["reply_markup"] == markup


async def test_an_unknown_parameter_is_refused_on_purpose(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", dissable_notification=True)
    assert words == "Bad Request: unknown parameter dissable_notification"


async def test_a_message_to_nobody_is_refused(bot: BotHand) -> None:
    assert await bot.refused("sendMessage", text="Hello") == "Bad Request: chat_id is empty"


@pytest.mark.parametrize(
    ("method", "wrong", "words"),
    [
        ("sendMessage", {"text": 7}, 'parameter "text" must be of type String'),
        ("sendMessage", {"chat_id": "Mo"}, 'parameter "chat_id" must be of type Integer or String'),
        ("sendMessage", {"protect_content": "perhaps"}, 'parameter "protect_content" must be of type Boolean'),
        ("sendMessage", {"entities": {}}, "expected an Array of MessageEntity as entities"),
        ("sendMessage", {"entities": [1]}, "expected an Array of MessageEntity as entities"),
        ("sendMessage", {"reply_markup": []}, "object expected as reply markup"),
        ("sendMessage", {"reply_markup": "{oops"}, "can't parse reply_markup JSON object"),
        ("getUpdates", {"offset": 1.5}, 'parameter "offset" must be of type Integer'),
        ("getUpdates", {"allowed_updates": [1]}, "expected an Array of String as allowed_updates"),
        ("sendLocation", {"latitude": "north", "longitude": 1}, 'parameter "latitude" must be of type Float'),
        ("sendPhoto", {"photo": 7}, 'parameter "photo" must be of type InputFile or String'),
        ("deleteMessages", {"message_ids": ["1"]}, "expected an Array of Integer as message_ids"),
    ],
)
async def test_a_parameter_of_the_wrong_type_is_refused(
    bot: BotHand, method: str, wrong: dict[str, object], words: str
) -> None:
    given = (
        {}
        if method == "getUpdates"
        else {"chat_id": MO, "text": "Hello"}
        if method == "sendMessage"
        else {"chat_id": MO}
    )
    assert await bot.refused(method, **{**given, **wrong}) == f"Bad Request: {words}"


@pytest.mark.parametrize("body", [b"{", b"[1]", b'{"text": "\\ud83d"}'])
async def test_a_body_that_is_no_json_object_is_refused(bot: BotHand, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", content=body, headers=headers)
    assert answer.json()["description"] == "Bad Request: can't parse the request's JSON object"


async def test_a_form_that_is_no_utf8_is_refused(bot: BotHand) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", content=b"text=%ff", headers=headers)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_a_form_without_its_boundary_is_refused(bot: BotHand) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", content=b"x", headers=headers)
    assert answer.json()["description"] == "Bad Request: multipart/form-data without a boundary"
