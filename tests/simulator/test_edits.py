"""Edits and deletions."""

import pytest

from bot.clock import Clock
from bot.simulator.refusals import NOT_MODIFIED
from tests.simulator.hands import MO, BotHand, PeopleHand, keyboard

DAY = 86_400


async def test_an_edit_changes_the_words_and_takes_the_keyboard_away(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say("Before", "Go on")
    await bot.call("editMessageText", chat_id=MO, message_id=number, text="After")
    message = (await people.chat())[-1]
    assert (message["text"], message["inline_keyboard"], message["edited"]) == ("After", None, True)


async def test_a_change_of_buttons_alone_is_not_shown_as_edited(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say("Before", "Go on")
    await bot.call("editMessageReplyMarkup", chat_id=MO, message_id=number)
    message = (await people.chat())[-1]
    assert (message["inline_keyboard"], message["edited"]) == (None, False)


async def test_an_edit_to_the_same_text_is_refused(bot: BotHand) -> None:
    number = await bot.say("Same", "Go on")
    same = {"chat_id": MO, "message_id": number, "text": "Same", "reply_markup": keyboard("Go on")}
    assert await bot.refused("editMessageText", **same) == f"Bad Request: {NOT_MODIFIED}"


async def test_a_second_identical_edit_is_refused(bot: BotHand) -> None:
    number = await bot.say("Before")
    await bot.call("editMessageText", chat_id=MO, message_id=number, text="After")
    words = await bot.refused("editMessageText", chat_id=MO, message_id=number, text="After")
    assert words == f"Bad Request: {NOT_MODIFIED}"


async def test_taking_away_a_keyboard_that_is_not_there_is_refused(bot: BotHand) -> None:
    number = await bot.say()
    words = await bot.refused("editMessageReplyMarkup", chat_id=MO, message_id=number)
    assert words == f"Bad Request: {NOT_MODIFIED}"


async def test_an_edit_of_a_missing_message_is_refused(bot: BotHand) -> None:
    words = await bot.refused("editMessageText", chat_id=MO, message_id=99, text="After")
    assert words == "Bad Request: message to edit not found"


async def test_an_edit_of_somebody_elses_message_is_refused(bot: BotHand, people: PeopleHand) -> None:
    theirs = await people.write("Mine")
    words = await bot.refused("editMessageText", chat_id=MO, message_id=theirs["id"], text="After")
    assert words == "Bad Request: message can't be edited"


async def test_a_message_that_put_up_a_reply_keyboard_cannot_be_edited(bot: BotHand) -> None:
    number = await bot.say(reply_markup={"keyboard": [["Yes"]]})
    words = await bot.refused("editMessageText", chat_id=MO, message_id=number, text="After")
    assert words == "Bad Request: message can't be edited"


async def test_an_edit_cannot_bring_a_reply_keyboard(bot: BotHand) -> None:
    number = await bot.say()
    edit = {"chat_id": MO, "message_id": number, "text": "After", "reply_markup": {"keyboard": [["Yes"]]}}
    assert await bot.refused("editMessageText", **edit) == "Bad Request: inline keyboard expected"


async def test_an_edit_without_a_message_id_is_refused(bot: BotHand) -> None:
    words = await bot.refused("editMessageText", chat_id=MO, text="After")
    assert words == "Bad Request: message identifier is not specified"


async def test_an_edit_without_a_chat_is_refused(bot: BotHand) -> None:
    assert await bot.refused("editMessageText", message_id=1, text="After") == "Bad Request: chat_id is empty"


async def test_a_text_cannot_be_edited_into_nothing_or_too_much(bot: BotHand) -> None:
    number = await bot.say()
    words = await bot.refused("editMessageText", chat_id=MO, message_id=number, text=" ")
    assert words == "Bad Request: message text is empty"
    words = await bot.refused("editMessageText", chat_id=MO, message_id=number, text="a" * 4097)
    assert words == "Bad Request: message is too long"


async def test_a_venue_has_no_text_and_a_text_no_caption_to_edit(bot: BotHand) -> None:
    place = {"latitude": 51.5, "longitude": -0.1, "title": "Library", "address": "High Street"}
    venue = (await bot.call("sendVenue", chat_id=MO, **place))["message_id"]
    words = await bot.refused("editMessageText", chat_id=MO, message_id=venue, text="After")
    assert words == "Bad Request: there is no text in the message to edit"
    words = await bot.refused("editMessageCaption", chat_id=MO, message_id=await bot.say(), caption="After")
    assert words == "Bad Request: there is no caption in the message to edit"


async def test_a_deleted_message_is_gone(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say()
    assert await bot.call("deleteMessage", chat_id=MO, message_id=number)
    assert number not in [message["id"] for message in await people.chat()]
    words = await bot.refused("deleteMessage", chat_id=MO, message_id=number)
    assert words == "Bad Request: message to delete not found"


async def test_a_message_can_be_deleted_for_48_hours_only(bot: BotHand, clock: Clock) -> None:
    number = await bot.say()
    clock.jump(2 * DAY + 1)
    words = await bot.refused("deleteMessage", chat_id=MO, message_id=number)
    assert words == "Bad Request: message can't be deleted for everyone"


async def test_many_are_deleted_at_once_and_missing_ones_skipped(bot: BotHand, people: PeopleHand) -> None:
    numbers = [await bot.say("One"), await bot.say("Two")]
    assert await bot.call("deleteMessages", chat_id=MO, message_ids=[*numbers, 99])
    assert [message["text"] for message in await people.chat()] == ["/start"]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], "message identifiers are not specified"), (list(range(101)), "too many message identifiers specified")],
)
async def test_between_one_and_a_hundred_can_be_deleted_at_once(bot: BotHand, numbers: list[int], words: str) -> None:
    assert await bot.refused("deleteMessages", chat_id=MO, message_ids=numbers) == f"Bad Request: {words}"
