"""What people do, and what the bot and the page get to see of it."""

import json
from typing import Any

import pytest

from bot.simulator import Simulator
from tests.simulator.hands import MO, TOKEN, BotHand, PeopleHand, queued


async def test_a_new_person_is_on_the_page_but_has_not_started(people: PeopleHand) -> None:
    made = await people.post("people", {"first_name": "Ruth", "username": "ruth_w", "language_code": "cy"})
    assert made == {
        "id": MO + 1, "first_name": "Ruth", "username": "ruth_w", "language_code": "cy", "blocked": False,
        "started": False, "role": None, "commands": [],
    }  # fmt: skip
    assert (await people.get("state"))["people"][-1] == made


@pytest.mark.parametrize("wrong", [{}, {"first_name": " "}, {"first_name": 7}, {"first_name": "A", "age": 7}, []])
async def test_a_person_without_a_name_or_with_strange_fields_is_refused(people: PeopleHand, wrong: Any) -> None:
    assert (await people.refused("people", wrong)).startswith("A person ")


async def test_two_people_cannot_have_one_id(people: PeopleHand) -> None:
    assert await people.refused("people", {"first_name": "Ruth", "id": MO}) == f"Somebody already has the id {MO}."


async def test_a_deep_link_starts_with_its_payload(bot: BotHand, people: PeopleHand) -> None:
    await people.write("/start invite-123")
    [update] = await bot.updates()
    assert update["message"]["text"] == "/start invite-123"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_a_text_over_4096_units_arrives_in_pieces(bot: BotHand, people: PeopleHand) -> None:
    await people.write("🙂" * 2049)
    assert [len(update["message"]["text"]) for update in await bot.updates()] == [2048, 1]


async def test_nothing_cannot_be_sent(people: PeopleHand) -> None:
    assert await people.refused(f"people/{MO}/send", {"text": " "}) == "There is nothing to send: the text is empty."
    assert await people.refused(f"people/{MO}/send", {}) == "The body needs text, of type str."


@pytest.mark.parametrize("kind", ["photo", "sticker", "voice", "video", "document", "location", "contact"])
async def test_a_person_can_send_one_of_everything(bot: BotHand, people: PeopleHand, kind: str) -> None:
    [message] = await people.share(kind)
    [update] = await bot.updates()
    assert message["kind"] == kind
    assert kind in update["message"]


async def test_a_shared_place_is_where_they_say(bot: BotHand, people: PeopleHand) -> None:
    await people.share("location", latitude=51.48, longitude=-3.18)
    [update] = await bot.updates()
    assert update["message"]["location"] == {"latitude": 51.48, "longitude": -3.18}


async def test_an_album_is_several_photos_of_one_group(bot: BotHand, people: PeopleHand) -> None:
    messages = await people.share("album", caption="Look")
    updates = [update["message"] for update in await bot.updates()]
    assert [message["kind"] for message in messages] == ["album"] * len(updates)
    assert len(updates) > 1
    assert len({message["media_group_id"] for message in updates}) == 1
    assert [message.get("caption") for message in updates] == ["Look", *[None] * (len(updates) - 1)]


async def test_what_nobody_can_send_is_refused(people: PeopleHand) -> None:
    assert "not 'poem'" in await people.refused(f"people/{MO}/send", {"kind": "poem"})


async def test_an_edited_text_reaches_the_bot_as_an_edit(bot: BotHand, people: PeopleHand) -> None:
    sent = await people.write("Helo")
    edited = await people.post(f"people/{MO}/edit", {"message_id": sent["id"], "text": "Hello"})
    assert (edited["text"], edited["edited"]) == ("Hello", True)
    first, second = await bot.updates()
    assert (first["message"]["text"], second["edited_message"]["text"]) == ("Helo", "Hello")
    assert "edit_date" in second["edited_message"]


async def test_people_edit_only_their_own_texts(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say()
    words = await people.refused(f"people/{MO}/edit", {"message_id": number, "text": "Mine"})
    assert words == f"Message {number} isn't a text of this person's, so they can't edit it."


async def test_blocking_and_coming_back_are_changes_of_membership(bot: BotHand, people: PeopleHand) -> None:
    await people.post(f"people/{MO}/block", {"blocked": True})
    await people.post(f"people/{MO}/block", {"blocked": True})
    await people.post(f"people/{MO}/block", {"blocked": False})
    changes = [update["my_chat_member"] for update in await bot.updates()]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_somebody_who_blocked_the_bot_writes_to_nobody(people: PeopleHand) -> None:
    await people.post(f"people/{MO}/block", {"blocked": True})
    assert await people.refused(f"people/{MO}/send", {"text": "Hello"}) == "Mo has blocked the bot; unblock it first."


async def test_a_raw_update_goes_through_as_it_is(bot: BotHand, people: PeopleHand) -> None:
    pushed = await people.post(f"people/{MO}/raw", {"update": {"message": {"oddly": "shaped"}, "update_id": 1}})
    assert await bot.updates() == [{"update_id": pushed["update_id"], "message": {"oddly": "shaped"}}]


async def test_a_raw_update_of_two_kinds_is_refused(people: PeopleHand) -> None:
    words = await people.refused(f"people/{MO}/raw", {"update": {"message": {}, "poll": {}}})
    assert words == "A raw update holds exactly one kind of thing."


async def test_in_a_group_the_bot_hears_only_commands_meant_for_it(bot: BotHand, people: PeopleHand) -> None:
    group = (await people.post("groups", {"title": "Neighbours", "type": "group"}))["id"]
    for text in ("Hello all", "/help", "/help@surgery_bot", "/help@other_bot"):
        await people.post(f"groups/{group}/send", {"person": MO, "text": text})
    joined, *heard = await bot.updates()
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert [update["message"]["text"] for update in heard] == ["/help", "/help@surgery_bot"]
    assert len((await people.get(f"groups/{group}/messages"))["messages"]) == 4


async def test_in_a_channel_the_bot_hears_every_post(bot: BotHand, people: PeopleHand) -> None:
    channel = (await people.post("groups", {"title": "News", "type": "channel"}))["id"]
    await people.post(f"groups/{channel}/send", {"person": MO, "text": "Good morning"})
    assert (await bot.updates())[-1]["channel_post"]["sender_chat"]["title"] == "News"


async def test_a_group_of_an_unknown_type_and_a_chat_that_is_no_group_are_refused(people: PeopleHand) -> None:
    words = await people.refused("groups", {"title": "Pub", "type": "round"})
    assert words == "A group has a title and a type out of group, supergroup, channel."
    words = await people.refused(f"groups/{MO}/send", {"person": MO, "text": "Hello"})
    assert words == f"{MO} is a person's chat, not a group."


async def test_a_group_needs_somebody_to_make_it(sim: Simulator, client: Any) -> None:
    words = await PeopleHand(client).refused("groups", {"title": "Pub", "type": "group"})
    assert words == "Nobody is there who could add the bot to a group; make a person first."


@pytest.mark.parametrize("path", ["people/7/messages", "people/7/transcript", "files/nonsense", "groups/-7/messages"])
async def test_what_is_not_there_is_not_found(people: PeopleHand, path: str) -> None:
    assert (await people.client.get(f"/sim/{path}")).status_code == 404


async def test_a_question_that_makes_no_sense_gets_a_sentence(people: PeopleHand) -> None:
    assert (await people.client.get("/sim/people/Mo/messages")).json()["error"] == "'Mo' isn't a number."
    assert await people.refused(f"people/{MO}/vote", {"message_id": 1, "option_ids": [0]}) == "Message 1 isn't a poll."
    answer = await people.client.post("/sim/clock", content=b"{")
    assert answer.json()["error"] == "The body isn't JSON."
    assert (await people.refused("clock", {"to": "yesterday"})).startswith("Say ")


async def test_a_vote_for_no_option_is_refused(bot: BotHand, people: PeopleHand) -> None:
    sent = await bot.call("sendPoll", chat_id=MO, question="Which?", options=[{"text": "This"}])
    body = {"message_id": sent["message_id"], "option_ids": [1]}
    assert await people.refused(f"people/{MO}/vote", body) == "A vote names options that the poll has."


async def test_the_ledger_holds_every_accepted_message(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say("Hello")
    await bot.refused("sendMessage", chat_id=MO, text="")
    ledger = await people.get(f"ledger?chat={MO}")
    assert ledger["counts"] == {str(MO): 1}
    assert [(row["method"], row["text"], row["message_id"]) for row in ledger["messages"]] == [
        ("sendMessage", "Hello", number)
    ]


async def test_the_drawer_shows_calls_with_their_refusals(bot: BotHand, people: PeopleHand) -> None:
    await bot.say("Hello", "Go on")
    first = (await people.get("calls"))["calls"][-1]
    assert first["request"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Go on"
    await bot.refused("sendMessage", chat_id=MO, text="")
    [second] = (await people.get(f"calls?after={first['n']}"))["calls"]
    assert (second["method"], second["chat_id"], second["ok"], second["status"]) == ("sendMessage", MO, False, 400)
    assert second["description"] == "Bad Request: message text is empty"


async def test_polls_that_bring_nothing_leave_no_trace_in_the_drawer(bot: BotHand, people: PeopleHand) -> None:
    before = (await people.get("calls"))["calls"]
    await bot.updates()
    assert (await people.get("calls"))["calls"] == before


async def test_the_page_is_served(people: PeopleHand) -> None:
    front = await people.client.get("/")
    assert (front.status_code, front.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (await people.client.get("/page/index.html")).text == front.text


async def test_a_restart_keeps_everything(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    await bot.call("setMyName", name="Meddygfa", language_code="cy")
    number = await bot.say("Ready?", "Yes")
    await people.share("photo")
    query = await people.tap(number, "Yes")
    saved = json.loads(json.dumps(sim.snapshot()))
    again = Simulator.restored(sim.clock, TOKEN, saved)
    assert again.snapshot() == saved
    assert list(again.chats[MO].messages) == list(sim.chats[MO].messages)
    assert queued(again) == ["message", "callback_query"]
    assert again.taps.answer(query) == MO
    assert again.next_message_id() == number + 2


async def test_a_text_cannot_be_edited_into_nothing(people: PeopleHand) -> None:
    body = {"message_id": (await people.write("Mine"))["id"], "text": " "}
    assert await people.refused(f"people/{MO}/edit", body) == "The new text is empty or too long."


async def test_only_so_many_messages_are_kept_in_a_chat(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    sim.history = 3
    for text in ("One", "Two", "Three"):
        await bot.say(text)
    assert [message["text"] for message in await people.chat()] == ["One", "Two", "Three"]


async def test_each_call_can_be_made_to_take_its_time(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    sim.latency = 0.02
    await bot.say()
    assert (await people.get("calls"))["calls"][-1]["response_ms"] >= 20


async def test_after_a_crash_nothing_gets_an_id_that_the_bot_has_seen(bot: BotHand, sim: Simulator) -> None:
    saved = json.loads(json.dumps(sim.snapshot()))
    number = await bot.say("Said after the snapshot")
    again = Simulator.restored(sim.clock, TOKEN, saved)
    again.leave_gap()
    assert again.next_message_id() > number
    assert again.updates.next_id > sim.updates.next_id
