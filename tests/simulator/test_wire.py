"""Over a real port: the stream of events, the clock, and python-telegram-bot as an unchanged client."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
)
from telegram.error import BadRequest, Conflict, EndPointNotFound, Forbidden, RetryAfter

from bot.clock import Clock
from bot.simulator import Fault, Simulator
from bot.simulator.pictures import plain_png
from bot.simulator.timekeeping import seconds_to_next_morning
from tests.simulator.hands import MO, TOKEN, BotHand, PeopleHand, until
from tests.simulator.test_polling import until_somebody_polls


class Stream:
    """Somebody who listens to /sim/events."""

    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def next(self, type_: str) -> dict[str, Any]:
        """The next event of that type."""
        async for line in self._lines:
            if line.startswith("data: ") and (event := json.loads(line.removeprefix("data: ")))["type"] == type_:
                found: dict[str, Any] = event
                return found
        raise AssertionError(f"the stream ended before an event of type {type_}")


@pytest.fixture
async def stream(address: str, sim: Simulator) -> AsyncIterator[Stream]:
    async with httpx.AsyncClient() as wire, wire.stream("GET", f"{address}/sim/events") as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        await until(lambda: sim.events.heard)
        yield Stream(response.aiter_lines())


async def test_the_page_hears_of_everything_as_it_happens(
    stream: Stream, bot: BotHand, people: PeopleHand, clock: Clock
) -> None:
    number = await bot.say("Ready?", "Yes", reply_parameters={"message_id": 1})
    heard = await stream.next("message")
    assert (heard["person"], heard["message"]["text"]) == (MO, "Ready?")
    call = (await stream.next("call"))["call"]
    assert (call["method"], call["ok"]) == ("sendMessage", True)

    query = await people.tap(number, "Yes")
    await bot.call("answerCallbackQuery", callback_query_id=query, text="Right!", show_alert=True)
    toast = await stream.next("toast")
    assert (toast["person"], toast["text"], toast["alert"]) == (MO, "Right!", True)

    await bot.call("editMessageText", chat_id=MO, message_id=number, text="Ready? Yes")
    assert (await stream.next("edited"))["message"]["text"] == "Ready? Yes"
    await bot.call("sendChatAction", chat_id=MO, action="typing")
    assert (await stream.next("chat_action"))["action"] == "typing"
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await bot.call("setMessageReaction", chat_id=MO, message_id=number, reaction=thumb)
    assert (await stream.next("reaction"))["message"]["reactions"] == thumb
    await bot.call("deleteMessage", chat_id=MO, message_id=number)
    assert (await stream.next("deleted"))["message_id"] == number

    await bot.say(reply_markup={"keyboard": [["Yes"]]})
    assert (await stream.next("keyboard"))["reply_keyboard"]["keyboard"] == [[{"text": "Yes"}]]
    await bot.call("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    assert (await stream.next("commands"))["commands"][0]["command"] == "start"
    await people.post(f"people/{MO}/block", {"blocked": True})
    assert (await stream.next("person"))["person"]["blocked"] is True
    await people.post("clock", {"jump": 60})
    assert (await stream.next("clock"))["offset"] == 60
    await bot.call("setMyDescription", description="Five minutes a day")
    assert (await stream.next("bot"))["bot"]["description"] == "Five minutes a day"


async def test_a_stream_ends_when_the_simulator_closes(stream: Stream, sim: Simulator) -> None:
    sim.close()
    with pytest.raises(AssertionError, match="the stream ended"):
        await stream.next("message")


async def test_bot_and_simulator_share_one_clock(people: PeopleHand, clock: Clock) -> None:
    answer = await people.post("clock", {"jump": 86_400})
    assert answer == {"now": clock.now().isoformat(), "offset": 86_400}


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 8, tzinfo=UTC)),  # the clocks go forward
        (datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 25, 9, tzinfo=UTC)),  # and back
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), datetime(2026, 7, 2, 8, tzinfo=UTC)),  # past midnight in London
    ],
)
def test_next_morning_is_nine_o_clock_on_the_wall_in_london(now: datetime, morning: datetime) -> None:
    assert seconds_to_next_morning(now) == (morning - now).total_seconds()


# python-telegram-bot, which knows nothing of a simulator


@asynccontextmanager
async def library(address: str, token: str = TOKEN) -> AsyncIterator[Bot]:
    async with Bot(token, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        yield bot


async def test_the_library_takes_updates_and_answers_them(address: str, people: PeopleHand) -> None:
    async with library(address) as ptb:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
        bold = [MessageEntity(MessageEntity.BOLD, 0, 5)]
        sent = await ptb.send_message(MO, "Ready?", entities=bold, reply_markup=markup)
        assert (sent.entities[0].type, sent.from_user and sent.from_user.id) == ("bold", ptb.id)
        await people.write("/next")
        await people.tap(sent.message_id, "y")
        message, tap = await ptb.get_updates(allowed_updates=["message", "callback_query"])
        assert message.message is not None
        assert message.message.parse_entities() == {message.message.entities[0]: "/next"}
        assert tap.callback_query is not None
        assert await tap.callback_query.answer("Right!")
        edited = await sent.edit_text("Ready? Yes")
        assert isinstance(edited, Message)
        assert edited.edit_date is not None
        assert await sent.delete()


async def test_the_library_sends_files_and_fetches_them(address: str, people: PeopleHand) -> None:
    async with library(address) as ptb:
        picture = plain_png(40, 30, (1, 2, 3))
        sent = await ptb.send_photo(MO, InputFile(picture, "a.png"), caption="Progress")
        assert (sent.photo[-1].width, sent.photo[-1].height, sent.caption) == (40, 30, "Progress")
        file = await sent.photo[-1].get_file()
        assert bytes(await file.download_as_bytearray()) == picture
        document = await ptb.send_document(MO, b"BEGIN:VCALENDAR", filename="surgery.ics")
        assert document.document is not None
        assert document.document.file_name == "surgery.ics"


async def test_the_library_reads_everything_else_that_the_product_uses(address: str, people: PeopleHand) -> None:
    async with library(address) as ptb:
        assert await ptb.set_my_commands([BotCommand("next", "Go on")], scope=BotCommandScopeChat(MO))
        assert (await ptb.get_my_commands(scope=BotCommandScopeChat(MO)))[0].command == "next"
        assert await ptb.set_my_description("A description")
        assert (await ptb.get_my_description()).description == "A description"
        assert (await ptb.get_chat(MO)).first_name == "Mo"
        assert (await ptb.get_chat_member(MO, MO)).status == "member"
        venue = await ptb.send_venue(MO, 51.5, -0.1, "Library", "High Street")
        assert venue.venue is not None
        quiz = await ptb.send_poll(MO, "Which?", ["This", "That"])
        assert quiz.poll is not None
        assert quiz.poll.options[1].text == "That"
        assert await ptb.set_message_reaction(MO, venue.message_id, ReactionTypeEmoji("👍"))
        copied = await ptb.copy_message(MO, MO, venue.message_id)
        assert (await ptb.forward_message(MO, MO, copied.message_id)).forward_origin is not None
        assert (await ptb.get_webhook_info()).url == ""


async def test_the_library_knows_our_refusals_by_their_kinds(address: str, people: PeopleHand, sim: Simulator) -> None:
    async with library(address) as ptb:
        with pytest.raises(BadRequest, match="Chat not found"):
            await ptb.send_message(7, "Hello")
        sim.faults.order(Fault("403", times=1))
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await ptb.send_message(MO, "Hello")
        with pytest.raises(EndPointNotFound):
            await ptb.do_api_request("sendTelegram")


async def test_the_library_hears_of_a_second_poller(address: str, people: PeopleHand, sim: Simulator) -> None:
    async with library(address) as one, library(address) as other:
        first = asyncio.create_task(one.get_updates(timeout=50))
        await until_somebody_polls(sim)
        await other.get_updates()
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first


async def test_the_library_hears_how_long_to_wait(
    address: str, people: PeopleHand, sim: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with library(address) as ptb:
        sim.faults.order(Fault("429", retry_after=7))
        with pytest.raises(RetryAfter) as refusal:
            await ptb.send_message(MO, "Hello")
    assert getattr(refusal.value.retry_after, "seconds", None) == 7
