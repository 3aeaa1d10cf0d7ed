"""Photos, documents, places and polls."""

import struct
from typing import Any

import pytest

from bot.simulator.files import LARGEST_DOWNLOAD, LARGEST_UPLOAD
from bot.simulator.pictures import LARGEST_PHOTO, plain_png
from tests.simulator.hands import MO, TOKEN, BotHand, PeopleHand

RED = (200, 30, 30)


async def upload(bot: BotHand, method: str, field: str, name: str, content: bytes, **fields: str) -> dict[str, Any]:
    """What an upload by form answers."""
    answer = await bot.client.post(
        f"/bot{TOKEN}/{method}", data={"chat_id": str(MO), **fields}, files={field: (name, content)}
    )
    found: dict[str, Any] = answer.json()
    return found


async def refused_photo(bot: BotHand, content: bytes) -> str:
    words: str = (await upload(bot, "sendPhoto", "photo", "a.png", content))["description"]
    return words


def png_header(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"


def jpeg_header(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03"


async def test_a_photo_is_shown_with_its_size_and_caption(bot: BotHand, people: PeopleHand) -> None:
    await upload(bot, "sendPhoto", "photo", "a.png", plain_png(30, 20, RED), caption="Progress")
    message = (await people.chat())[-1]
    assert (message["kind"], message["caption"]) == ("photo", "Progress")
    assert (message["photo"]["width"], message["photo"]["height"]) == (30, 20)
    shown = await people.client.get(message["photo"]["url"])
    assert (shown.content, shown.headers["content-type"]) == (plain_png(30, 20, RED), "image/png")


async def test_a_jpeg_is_measured_too(bot: BotHand) -> None:
    sent = await upload(bot, "sendPhoto", "photo", "a.jpg", jpeg_header(640, 480))
    assert (sent["result"]["photo"][0]["width"], sent["result"]["photo"][0]["height"]) == (640, 480)


async def test_what_is_no_picture_is_refused_as_a_photo(bot: BotHand) -> None:
    assert await refused_photo(bot, b"GIF89a and so on") == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_photo_of_more_than_10_megabytes_is_refused(bot: BotHand) -> None:
    words = await refused_photo(bot, png_header(10, 10) + bytes(LARGEST_PHOTO))
    size = LARGEST_PHOTO + 29
    limit = f"too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
    assert words == f"Bad Request: file of size {size} bytes is {limit}"


@pytest.mark.parametrize("size", [(5000, 5001), (210, 10), (10, 201), (0, 10)])
async def test_a_photo_too_large_or_too_long_is_refused(bot: BotHand, size: tuple[int, int]) -> None:
    assert await refused_photo(bot, png_header(*size)) == "Bad Request: PHOTO_INVALID_DIMENSIONS"


@pytest.mark.parametrize("size", [(5000, 5000), (200, 10)])
async def test_a_photo_at_the_very_limit_is_taken(bot: BotHand, size: tuple[int, int]) -> None:
    assert (await upload(bot, "sendPhoto", "photo", "a.png", png_header(*size)))["ok"]


async def test_a_caption_of_1025_units_is_refused(bot: BotHand) -> None:
    answer = await upload(bot, "sendPhoto", "photo", "a.png", png_header(9, 9), caption="a" * 1025)
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_a_photo_without_a_photo_is_refused(bot: BotHand) -> None:
    assert await bot.refused("sendPhoto", chat_id=MO) == "Bad Request: there is no photo in the request"


async def test_an_empty_document_is_refused(bot: BotHand) -> None:
    answer = await upload(bot, "sendDocument", "document", "a.ics", b"")
    assert answer["description"] == "Bad Request: file must be non-empty"


async def test_an_upload_of_more_than_50_megabytes_is_refused(bot: BotHand) -> None:
    answer = await upload(bot, "sendDocument", "document", "a.bin", bytes(LARGEST_UPLOAD + 1))
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_file_is_sent_again_by_its_id(bot: BotHand) -> None:
    sent = await upload(bot, "sendDocument", "document", "a.ics", b"BEGIN:VCALENDAR")
    number = sent["result"]["document"]["file_id"]
    again = await bot.call("sendDocument", chat_id=MO, document=number)
    assert again["document"] == sent["result"]["document"]


async def test_an_unknown_file_id_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendDocument", chat_id=MO, document="nonsense")
    assert words == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_a_document_cannot_become_a_photo(bot: BotHand) -> None:
    sent = await upload(bot, "sendDocument", "document", "a.ics", b"BEGIN:VCALENDAR")
    words = await bot.refused("sendPhoto", chat_id=MO, photo=sent["result"]["document"]["file_id"])
    assert words == "Bad Request: can't use file of type Document as Photo"


async def test_a_picture_from_an_address_is_refused_for_want_of_a_network(bot: BotHand) -> None:
    words = await bot.refused("sendPhoto", chat_id=MO, photo="https://example.org/a.png")
    assert words == "Bad Request: failed to get HTTP URL content"


async def test_a_form_may_attach_a_file_under_another_name(bot: BotHand, people: PeopleHand) -> None:
    await upload(bot, "sendDocument", "file0", "notes.txt", b"a\r\n--b\r\n\r\n", document="attach://file0")
    document = (await people.chat())[-1]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("notes.txt", "text/plain", 10)
    fetched = await people.client.get(document["url"])
    assert fetched.content == b"a\r\n--b\r\n\r\n"
    assert fetched.headers["content-disposition"] == 'attachment; filename="notes.txt"'


async def test_the_bot_downloads_what_a_person_sent(bot: BotHand, people: PeopleHand) -> None:
    await people.share("photo")
    [update] = await bot.updates()
    file = await bot.call("getFile", file_id=update["message"]["photo"][-1]["file_id"])
    fetched = await bot.client.get(f"/file/bot{TOKEN}/{file['file_path']}")
    assert len(fetched.content) == file["file_size"]


async def test_a_file_of_more_than_20_megabytes_cannot_be_downloaded(bot: BotHand) -> None:
    sent = await upload(bot, "sendDocument", "document", "a.bin", bytes(LARGEST_DOWNLOAD + 1))
    words = await bot.refused("getFile", file_id=sent["result"]["document"]["file_id"])
    assert words == "Bad Request: file is too big"


async def test_an_unknown_file_cannot_be_downloaded(bot: BotHand) -> None:
    words = await bot.refused("getFile", file_id="nonsense")
    assert words == "Bad Request: wrong file_id or the file is temporarily unavailable"
    assert (await bot.client.get(f"/file/bot{TOKEN}/photos/nonsense.png")).status_code == 404
    assert (await bot.client.get("/file/bot1:wrong/photos/nonsense.png")).status_code == 401


async def test_a_venue_is_shown_with_its_address(bot: BotHand, people: PeopleHand) -> None:
    place = {"latitude": 51.5, "longitude": -0.1, "title": "Library", "address": "High Street"}
    await bot.call("sendVenue", chat_id=MO, **place)
    message = (await people.chat())[-1]
    assert (message["kind"], message["venue"]["title"], message["venue"]["address"]) == (
        "venue",
        "Library",
        "High Street",
    )


async def test_a_venue_without_a_title_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendVenue", chat_id=MO, latitude=1, longitude=1, title="", address="x")
    assert words == 'Bad Request: parameter "title" is required'


async def test_a_place_off_the_globe_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendLocation", chat_id=MO, latitude=91, longitude=0)
    assert words == "Bad Request: wrong latitude or longitude specified"


def poll(**more: Any) -> dict[str, Any]:
    return {"chat_id": MO, "question": "Which?", "options": [{"text": "This"}, {"text": "That"}], **more}


def quiz(**more: Any) -> dict[str, Any]:
    return poll(type="quiz", is_anonymous=False, correct_option_ids=[1], **more)


async def test_a_vote_in_an_open_quiz_tells_the_bot_who_chose_what(bot: BotHand, people: PeopleHand) -> None:
    sent = await bot.call("sendPoll", **quiz(explanation="Because."))
    await people.post(f"people/{MO}/vote", {"message_id": sent["message_id"], "option_ids": [1]})
    result, answer = await bot.updates()
    assert result["poll"]["options"][1]["voter_count"] == 1
    assert (answer["poll_answer"]["user"]["id"], answer["poll_answer"]["option_ids"]) == (MO, [1])


async def test_a_quiz_without_a_right_answer_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendPoll", **poll(type="quiz"))
    assert words == "Bad Request: wrong correct option ID specified"


async def test_an_explanation_of_201_units_or_three_line_feeds_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendPoll", **quiz(explanation="a" * 201))
    assert words == "Bad Request: poll explanation must have from 1 to 200 characters"
    words = await bot.refused("sendPoll", **quiz(explanation="a\nb\nc\nd"))
    assert words == "Bad Request: explanation has too many line feeds"


async def test_an_explanation_outside_a_quiz_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendPoll", **poll(explanation="Because."))
    assert words == "Bad Request: only a quiz has correct options and an explanation"


async def test_a_question_of_301_units_or_an_option_of_101_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendPoll", **{**poll(), "question": "a" * 301})
    assert words == "Bad Request: poll question must have from 1 to 300 characters"
    words = await bot.refused("sendPoll", **{**poll(), "options": [{"text": "a" * 101}]})
    assert words == "Bad Request: poll option must have from 1 to 100 characters"


async def test_a_poll_with_thirteen_options_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendPoll", **{**poll(), "options": [{"text": "a"}] * 13})
    assert words == "Bad Request: poll must have from 1 to 12 options"


async def test_a_poll_of_an_unknown_type_is_refused(bot: BotHand) -> None:
    assert await bot.refused("sendPoll", **poll(type="vote")) == "Bad Request: unsupported poll type specified"


async def test_a_caption_is_edited_and_copied_under_another(bot: BotHand, people: PeopleHand) -> None:
    sent = (await upload(bot, "sendPhoto", "photo", "a.png", plain_png(9, 9, RED), caption="Before"))["result"]
    await bot.call("editMessageCaption", chat_id=MO, message_id=sent["message_id"], caption="After")
    await bot.call("copyMessage", chat_id=MO, from_chat_id=MO, message_id=sent["message_id"], caption="Copied")
    assert [message["caption"] for message in (await people.chat())[-2:]] == ["After", "Copied"]


async def test_a_jpeg_without_a_size_is_refused(bot: BotHand) -> None:
    assert await refused_photo(bot, jpeg_header(9, 9)[:12]) == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_part_of_a_form_without_a_name_is_refused(bot: BotHand) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    body = b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", content=body, headers=headers)
    assert answer.json()["description"] == "Bad Request: a part of the form has no name"


async def test_a_request_that_says_it_is_too_large_is_not_even_read(bot: BotHand) -> None:
    headers = {"Content-Length": str(2 * LARGEST_UPLOAD)}
    answer = await bot.client.post(f"/bot{TOKEN}/sendMessage", content=b"", headers=headers)
    assert answer.status_code == 413


async def test_an_option_with_more_than_a_text_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendPoll", **{**poll(), "options": [{"text": "a", "media": {}}]})
    assert words == "Bad Request: expected an option to be of type InputPollOption with a text"
