"""Texts, captions and their entities: what Telegram takes and what it refuses."""

from typing import Any

import pytest

from tests.simulator.hands import MO, BotHand, PeopleHand


def entity(type_: str = "bold", offset: int = 0, length: int = 5, **more: Any) -> dict[str, Any]:
    return {"type": type_, "offset": offset, "length": length, **more}


async def test_a_text_arrives_with_its_entities(bot: BotHand, people: PeopleHand) -> None:
    await bot.say("Hello there", entities=[entity()])
    message = (await people.chat())[-1]
    assert (message["from"], message["text"], message["entities"]) == ("bot", "Hello there", [entity()])


async def test_a_text_may_have_4096_utf16_units(bot: BotHand) -> None:
    assert await bot.say("🙂" * 2048)


async def test_a_text_of_4097_utf16_units_is_too_long(bot: BotHand) -> None:
    assert await bot.refused("sendMessage", chat_id=MO, text="🙂" * 2048 + "a") == "Bad Request: message is too long"


async def test_a_text_is_measured_after_its_ends_are_trimmed(bot: BotHand) -> None:
    assert await bot.say("  " + "a" * 4096 + "\n")


@pytest.mark.parametrize("text", ["", "  \n "])
async def test_an_empty_text_is_refused(bot: BotHand, text: str) -> None:
    assert await bot.refused("sendMessage", chat_id=MO, text=text) == "Bad Request: message text is empty"


async def test_trimming_moves_the_entities_with_their_words(bot: BotHand, people: PeopleHand) -> None:
    await bot.say("\n Hello ", entities=[entity(offset=2, length=6)])
    assert (await people.chat())[-1]["entities"] == [entity()]


async def test_the_hundredth_entity_is_welcome(bot: BotHand) -> None:
    assert await bot.say("a" * 200, entities=[entity(offset=at, length=1) for at in range(100)])


async def test_the_hundred_and_first_entity_is_too_many(bot: BotHand) -> None:
    entities = [entity(offset=at, length=1) for at in range(101)]
    words = await bot.refused("sendMessage", chat_id=MO, text="a" * 200, entities=entities)
    assert words == "Bad Request: ENTITIES_TOO_LONG"


@pytest.mark.parametrize("wrong", [entity(length=6), entity(offset=-1), entity(length=0), entity(offset=5, length=1)])
async def test_an_entity_outside_the_text_is_refused(bot: BotHand, wrong: dict[str, Any]) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", entities=[wrong])
    assert words == "Bad Request: ENTITY_BOUNDS_INVALID"


async def test_an_entity_that_splits_a_surrogate_pair_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="🙂🙂", entities=[entity(length=3)])
    assert words == "Bad Request: ENTITY_BOUNDS_INVALID"


async def test_an_entity_of_an_unknown_kind_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", entities=[entity("shiny")])
    assert words == "Bad Request: can't parse MessageEntity: Unsupported type specified"


async def test_an_entity_whose_offset_is_no_number_is_refused(bot: BotHand) -> None:
    wrong = {"type": "bold", "offset": "0", "length": 5}
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", entities=[wrong])
    assert words == 'Bad Request: can\'t parse MessageEntity: Field "offset" must be a Number'


async def test_a_text_link_needs_an_address(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", entities=[entity("text_link")])
    assert words == "Bad Request: can't parse MessageEntity: Can't find field \"url\""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://nowhere", "http://[half"])
async def test_a_text_link_to_no_real_address_is_refused(bot: BotHand, url: str) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", entities=[entity("text_link", url=url)])
    assert words == "Bad Request: ENTITY_TEXTURL_INVALID"


async def test_an_entity_with_a_field_of_another_kind_is_refused(bot: BotHand) -> None:
    wrong = entity(url="https://example.org")
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", entities=[wrong])
    assert words == "Bad Request: can't parse MessageEntity: unknown field url"


async def test_a_date_may_be_shown_in_the_readers_own_way(bot: BotHand) -> None:
    assert await bot.say("Hello", entities=[entity("date_time", unix_time=1, date_time_format="wDt")])


async def test_a_date_in_an_unknown_format_is_refused(bot: BotHand) -> None:
    wrong = entity("date_time", unix_time=1, date_time_format="yyyy")
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", entities=[wrong])
    assert words == "Bad Request: can't parse MessageEntity: Invalid date-time format specified"


async def test_a_parse_mode_is_refused_on_purpose(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="<b>Hello</b>", parse_mode="HTML")
    assert words == "Bad Request: parse_mode isn't played by this simulator; send entities"


async def test_telegram_finds_commands_and_addresses_by_itself(bot: BotHand, people: PeopleHand) -> None:
    await bot.say("🙂 /next or https://example.org.")
    found = (await people.chat())[-1]["entities"]
    assert found == [entity("bot_command", 3, 5), entity("url", 12, 19)]


async def test_control_characters_become_spaces(bot: BotHand, people: PeopleHand) -> None:
    await bot.say("a\x00b")
    assert (await people.chat())[-1]["text"] == "a b"


async def test_a_link_preview_with_an_unknown_wish_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", link_preview_options={"small": True})
    assert words == "Bad Request: unknown field small in link preview options"


async def test_an_answer_to_a_message_that_is_not_there_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", reply_parameters={"message_id": 99})
    assert words == "Bad Request: message to be replied not found"


async def test_an_answer_may_go_without_the_message_it_answers(bot: BotHand, people: PeopleHand) -> None:
    await bot.say(reply_parameters={"message_id": 99, "allow_sending_without_reply": True})
    assert (await people.chat())[-1]["reply_to"] is None


async def test_an_answer_shows_what_it_answers(bot: BotHand, people: PeopleHand) -> None:
    await bot.say(reply_parameters={"message_id": 1})
    assert (await people.chat())[-1]["reply_to"] == 1


async def test_an_answer_with_an_unknown_wish_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendMessage", chat_id=MO, text="Hello", reply_parameters={"message": 1})
    assert words == "Bad Request: unknown field message in reply parameters"


async def test_a_text_link_may_lead_into_telegram(bot: BotHand) -> None:
    assert await bot.say("Hello", entities=[entity("text_link", url="tg://resolve?domain=surgery_bot")])
