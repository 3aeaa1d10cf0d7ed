"""A chat written down, as the test suite replays it."""

from bot.simulator.pictures import plain_png
from tests.simulator.hands import MO, BotHand, PeopleHand, keyboard
from tests.simulator.test_files import RED, upload


async def test_a_conversation_is_written_down_line_by_line(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say("Hello.\n\nReady?", "Yes", "Not yet")
    query = await people.tap(number, "Yes")
    await bot.call("answerCallbackQuery", callback_query_id=query, text="Right!")
    await bot.call("editMessageText", chat_id=MO, message_id=number, text="Hello.\n\nReady? Yes")
    await people.write("One line\nand another")
    await people.share("sticker")
    assert await people.transcript() == [
        "> /start",
        "< Hello.",
        "",
        "  Ready?",
        "  [Yes]",
        "  [Not yet]",
        "> [Yes]",
        "! Right!",
        "~ Hello.",
        "",
        "  Ready? Yes",
        "> One line",
        "  and another",
        "> (sticker)",
    ]


async def test_pictures_documents_and_places_have_short_forms(bot: BotHand, people: PeopleHand) -> None:
    await upload(bot, "sendPhoto", "photo", "a.png", plain_png(9, 9, RED), caption="Progress")
    await upload(bot, "sendDocument", "document", "surgery.ics", b"BEGIN:VCALENDAR", caption="For your calendar")
    place = {"latitude": 51.5, "longitude": -0.1, "title": "Library", "address": "High Street"}
    await bot.call("sendVenue", chat_id=MO, **place)
    await bot.call("sendPoll", chat_id=MO, question="Which?", options=[{"text": "This"}, {"text": "That"}])
    assert (await people.transcript())[1:] == [
        "< (picture) Progress",
        "< (surgery.ics) For your calendar",
        "< (venue) Library, High Street",
        "< (poll) Which?",
        "  - This",
        "  - That",
    ]


async def test_time_that_passes_is_written_down(people: PeopleHand) -> None:
    for jump in (7 * 86_400, 86_400, 36 * 3_600, 90 * 60, 1):
        await people.post("clock", {"jump": jump})
    await people.post("clock", {"to": "next morning"})
    lines = ["@ + 1 week", "@ + 1 day", "@ + 36 hour", "@ + 90 minute", "@ + 1 minute", "@ next morning"]
    assert (await people.transcript())[1:] == lines


async def test_an_empty_transcript_has_no_idle_time(people: PeopleHand) -> None:
    await people.post("people", {"first_name": "Ruth", "id": 42})
    await people.post("clock", {"jump": 60})
    assert await people.transcript(42) == []


async def test_a_forged_tap_is_a_remark(bot: BotHand, people: PeopleHand) -> None:
    await people.tap(await bot.say("Ready?", "Yes"), "admin|yes")
    assert (await people.transcript())[-1] == "# a tap on no button of this chat: 'admin|yes'"


async def test_a_change_of_buttons_is_written_down_whole(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say("Ready?", "Yes")
    await bot.call("editMessageReplyMarkup", chat_id=MO, message_id=number, reply_markup=keyboard("No"))
    assert (await people.transcript())[-2:] == ["~ Ready?", "  [No]"]


async def test_an_album_is_written_down_once(people: PeopleHand) -> None:
    await people.share("album", caption="Look")
    await people.write("And?")
    await people.share("album")
    await people.share("photo")
    assert (await people.transcript())[1:] == ["> (album) Look", "> And?", "> (album)", "> (photo)"]


async def test_the_transcript_begins_with_a_title_and_the_time_in_london(people: PeopleHand) -> None:
    whole = await people.client.get(f"/sim/people/{MO}/transcript")
    assert whole.text.splitlines()[:2] == ["# Mo and Surgery", "@ 2026-11-23 09:00"]
    assert whole.headers["content-type"] == "text/plain; charset=utf-8"
