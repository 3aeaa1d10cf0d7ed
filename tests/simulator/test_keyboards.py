"""Keyboards under messages and in place of the phone's own."""

from typing import Any

import pytest

from tests.simulator.hands import MO, BotHand, PeopleHand

BUTTON = {"text": "Go on", "callback_data": "x"}
TROUBLE = "Bad Request: can't parse inline keyboard button: "


def one(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Go on", **button}]]}


async def refusal(bot: BotHand, markup: Any) -> str:
    return await bot.refused("sendMessage", chat_id=MO, text="Hello", reply_markup=markup)


async def test_buttons_are_shown_a_line_a_row(bot: BotHand, people: PeopleHand) -> None:
    styled = {**BUTTON, "style": "success"}
    await bot.say(reply_markup={"inline_keyboard": [[BUTTON, styled], [], [BUTTON]]})
    assert (await people.chat())[-1]["inline_keyboard"] == [[BUTTON, styled], [BUTTON]]


async def test_callback_data_may_have_64_bytes(bot: BotHand) -> None:
    assert await bot.say(reply_markup=one(callback_data="ü" * 32))


@pytest.mark.parametrize("data", ["", "ü" * 33, 7])
async def test_callback_data_outside_1_to_64_bytes_are_refused(bot: BotHand, data: Any) -> None:
    assert await refusal(bot, one(callback_data=data)) == "Bad Request: BUTTON_DATA_INVALID"


async def test_nine_buttons_in_a_row_are_too_many(bot: BotHand) -> None:
    assert await refusal(bot, {"inline_keyboard": [[BUTTON] * 9]}) == "Bad Request: reply markup is too long"


async def test_a_hundred_and_one_buttons_are_too_many(bot: BotHand) -> None:
    rows = [[BUTTON]] * 101
    assert await refusal(bot, {"inline_keyboard": rows}) == "Bad Request: reply markup is too long"


async def test_a_hundred_buttons_are_not_too_many(bot: BotHand) -> None:
    assert await bot.say(reply_markup={"inline_keyboard": [[BUTTON] * 5] * 20})


async def test_a_button_without_an_action_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, one()) == TROUBLE + "Text buttons are unallowed in the inline keyboard"


async def test_a_button_with_two_actions_is_refused(bot: BotHand) -> None:
    wrong = one(callback_data="x", url="https://example.org")
    assert await refusal(bot, wrong) == TROUBLE + "exactly one action is expected"


async def test_a_button_without_a_label_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, one(text=" ", callback_data="x")) == TROUBLE + "button text must be non-empty"


async def test_a_button_whose_label_is_no_text_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, one(text=1, callback_data="x")) == TROUBLE + 'Can\'t find field "text"'


async def test_a_button_that_is_no_object_is_refused(bot: BotHand) -> None:
    wrong = {"inline_keyboard": [["Go on"]]}
    assert await refusal(bot, wrong) == TROUBLE + "InlineKeyboardButton must be an Object"


async def test_a_button_with_an_unknown_field_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, one(callback_data="x", colour="red")) == TROUBLE + "unknown field colour"


async def test_a_button_in_an_unknown_style_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, one(callback_data="x", style="pink")) == TROUBLE + "invalid button style specified"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("javascript:alert(1)", "Unsupported URL protocol"),
        ("https://nowhere", "Wrong HTTP URL"),
        ("http://[half", "Wrong HTTP URL"),
    ],
)
async def test_a_button_to_no_real_address_is_refused(bot: BotHand, url: str, reason: str) -> None:
    words = await refusal(bot, one(url=url))
    assert words == f"Bad Request: inline keyboard button URL '{url}' is invalid: {reason}"


async def test_a_button_that_copies_nothing_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, one(copy_text={"text": ""})) == "Bad Request: BUTTON_COPY_TEXT_INVALID"


async def test_a_keyboard_whose_rows_are_no_arrays_is_refused(bot: BotHand) -> None:
    words = await refusal(bot, {"inline_keyboard": [BUTTON]})
    assert words == 'Bad Request: field "inline_keyboard" must be an Array of Arrays'


async def test_a_markup_that_is_no_keyboard_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, {"buttons": []}) == "Bad Request: object expected as reply markup"


async def test_a_markup_with_an_unknown_field_is_refused(bot: BotHand) -> None:
    words = await refusal(bot, {"keyboard": [["Yes"]], "resize": True})
    assert words == "Bad Request: unknown field resize in reply markup"


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: BotHand, people: PeopleHand) -> None:
    markup = {"keyboard": [["Yes", {"text": "Here", "request_location": True}]], "one_time_keyboard": True}
    await bot.say(reply_markup={**markup, "input_field_placeholder": "Your answer"})
    assert (await people.get(f"people/{MO}/messages"))["reply_keyboard"] == {
        "keyboard": [[{"text": "Yes"}, {"text": "Here", "request_location": True}]],
        "one_time": True,
        "persistent": False,
        "placeholder": "Your answer",
    }
    await bot.say(reply_markup={"remove_keyboard": True})
    assert (await people.get(f"people/{MO}/messages"))["reply_keyboard"] is None


async def test_an_empty_reply_keyboard_is_refused(bot: BotHand) -> None:
    assert await refusal(bot, {"keyboard": []}) == "Bad Request: reply keyboard must be non-empty"


async def test_a_placeholder_of_65_letters_is_refused(bot: BotHand) -> None:
    words = await refusal(bot, {"force_reply": True, "input_field_placeholder": "a" * 65})
    assert words == "Bad Request: input field placeholder is too long"


async def test_a_reply_button_with_an_unknown_field_is_refused(bot: BotHand) -> None:
    words = await refusal(bot, {"keyboard": [[{"text": "Yes", "callback_data": "x"}]]})
    assert words == "Bad Request: can't parse keyboard button: unknown field callback_data"


async def test_a_reply_button_that_is_neither_text_nor_object_is_refused(bot: BotHand) -> None:
    words = await refusal(bot, {"keyboard": [[7]]})
    assert words == "Bad Request: can't parse keyboard button: KeyboardButton must be a String or an Object"


async def test_a_reply_button_with_a_wish_of_the_wrong_type_is_refused(bot: BotHand) -> None:
    words = await refusal(bot, {"keyboard": [[{"text": "Here", "request_location": "yes"}]]})
    assert words == 'Bad Request: can\'t parse keyboard button: Field "request_location" has a wrong type'


async def test_a_keyboard_can_only_be_removed_with_a_yes(bot: BotHand) -> None:
    assert await refusal(bot, {"remove_keyboard": False}) == "Bad Request: object expected as reply markup"


async def test_a_wish_for_an_answer_leaves_the_keyboard_up(bot: BotHand, people: PeopleHand) -> None:
    await bot.say(reply_markup={"keyboard": [["Yes"]]})
    await bot.say(reply_markup={"force_reply": True})
    assert (await people.get(f"people/{MO}/messages"))["reply_keyboard"]["keyboard"] == [[{"text": "Yes"}]]
