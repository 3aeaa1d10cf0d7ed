"""What people do on their phones: write, share, tap, edit, vote, block; each act becomes an update for the bot."""

import copy
from typing import TYPE_CHECKING, Any

from bot.simulator import transcript
from bot.simulator.chats import Chat, Person, Stored
from bot.simulator.entities import formatted, units
from bot.simulator.pictures import plain_png
from bot.simulator.refusals import Json, SimError

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

LONGEST_TEXT = 4096  # UTF-16 units; a client sends longer texts in pieces
ALBUM = ((58, 110, 165), (222, 158, 54), (94, 140, 97))  # the colours of an album's photos
KINDS = ("photo", "sticker", "voice", "video", "album", "document", "location", "contact")


def join(sim: "Simulator", details: Json) -> Person:
    """A new person; `first_name` is needed, `username`, `language_code`, `role` and `id` aren't."""
    allowed = {"id": int, "first_name": str, "username": str, "language_code": str, "role": str}
    given = {name: value for name, value in details.items() if value is not None}
    for name, value in given.items():
        if name not in allowed or type(value) is not allowed[name]:
            raise SimError(f"A person has {', '.join(allowed)}; {name} isn't one of them, or has a wrong type.")
    if not str(given.get("first_name", "")).strip():
        raise SimError("A person needs a first_name.")
    given.setdefault("id", sim.fresh_person_id())
    return sim.add(Person(**given))


def _at_the_phone(sim: "Simulator", number: int) -> tuple[Person, Chat]:
    person = sim.person(number)
    if person.blocked:
        raise SimError(f"{person.first_name} has blocked the bot; unblock it first.", 409)
    return person, sim.chat(number)


def _receive(sim: "Simulator", person: Person, kind: str, content: Json) -> Stored:
    """Puts a person's message into their chat and into the bot's queue."""
    chat = sim.chat(person.id)
    message: Json = {"message_id": sim.next_message_id(), "from": person.user(), "chat": chat.brief()}
    message |= {"date": sim.timestamp(), **content}
    stored = sim.store(chat, Stored(message, kind, from_bot=False))
    sim.updates.push("message", message)
    if not person.started:
        person.started = person.met = True
        sim.tell_person(person)
    return stored


def write(sim: "Simulator", number: int, text: str) -> list[Stored]:
    """Sends a text, in pieces where it is over 4,096 units."""
    person, _ = _at_the_phone(sim, number)
    if not isinstance(text, str) or not text.strip():
        raise SimError("There is nothing to send: the text is empty.")
    sent = []
    for piece in _pieces(text.strip()):
        words, entities = formatted(piece, None)
        content: Json = {"text": words, **({"entities": entities} if entities else {})}
        sent.append(_receive(sim, person, "text", content))
    return sent


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    piece: list[str] = []
    length = 0
    for letter in text:
        size = units(letter)
        if length + size > LONGEST_TEXT:
            pieces.append("".join(piece))
            piece, length = [], 0
        piece.append(letter)
        length += size
    return [*pieces, "".join(piece)]


def share(sim: "Simulator", number: int, kind: str, details: Json) -> list[Stored]:
    """Sends anything but a text; `details` may hold `caption`, `latitude` and `longitude`."""
    person, _ = _at_the_phone(sim, number)
    if kind not in KINDS:
        raise SimError(f"People can send {', '.join(KINDS)} or a text, not {kind!r}.")
    caption: Json = {"caption": details["caption"]} if details.get("caption") else {}
    if kind == "album":
        group = str(sim.dice.getrandbits(48))
        photos = [{**_photo(sim, colour), "media_group_id": group} for colour in ALBUM]
        photos[0] |= caption
        return [_receive(sim, person, "album", photo) for photo in photos]
    if kind == "contact":
        contact = {"phone_number": "+447700900123", "first_name": person.first_name, "user_id": person.id}
        return [_receive(sim, person, kind, {"contact": contact})]
    if kind == "location":
        where = {"latitude": details.get("latitude", 51.5074), "longitude": details.get("longitude", -0.1278)}
        return [_receive(sim, person, kind, {"location": where})]
    content = _photo(sim, ALBUM[0]) if kind == "photo" else _file(sim, kind)
    return [_receive(sim, person, kind, content if kind == "sticker" else {**content, **caption})]


def _photo(sim: "Simulator", colour: tuple[int, int, int]) -> Json:
    kept = sim.files.keep("photo", "photo.png", "image/png", plain_png(480, 320, colour), size=(480, 320))
    return {"photo": [{**kept.brief(), "width": kept.width, "height": kept.height}]}


def _file(sim: "Simulator", kind: str) -> Json:
    name, mime_type, more = {
        "sticker": ("sticker.webp", "image/webp", _sticker()),
        "voice": ("voice.ogg", "audio/ogg", {"duration": 4, "mime_type": "audio/ogg"}),
        "video": ("video.mp4", "video/mp4", {"duration": 4, "width": 480, "height": 320, "mime_type": "video/mp4"}),
        "document": ("notes.txt", "text/plain", {"file_name": "notes.txt", "mime_type": "text/plain"}),
    }[kind]
    kept = sim.files.keep(kind, name, mime_type, f"a simulated {kind}".encode())
    return {kind: {**kept.brief(), **more}}


def _sticker() -> dict[str, Any]:
    size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"type": "regular", **size, "emoji": "👍", "set_name": "Simulated"}


def tap(sim: "Simulator", number: int, message_id: int, data: str) -> str:
    """Taps a button and returns the callback_query's id; `data` may be forged and the message gone."""
    person, chat = _at_the_phone(sim, number)
    stored = chat.messages.get(message_id)
    message = stored.message if stored else {"chat": chat.brief(), "message_id": message_id, "date": 0}
    transcript.tapped(chat, stored, data)
    query_id = sim.taps.begin(person.id)
    query = {"id": query_id, "from": person.user(), "message": message, "chat_instance": sim.chat_instance()}
    sim.updates.push("callback_query", {**query, "data": data})
    return query_id


def edit(sim: "Simulator", number: int, message_id: int, text: str) -> Stored:
    """Edits one of the person's own texts."""
    _, chat = _at_the_phone(sim, number)
    stored = chat.messages.get(message_id)
    if stored is None or stored.from_bot or stored.kind != "text":
        raise SimError(f"Message {message_id} isn't a text of this person's, so they can't edit it.", 404)
    words, entities = formatted(text, None)
    if not words or units(words) > LONGEST_TEXT:
        raise SimError("The new text is empty or too long.")
    stored.message = {**stored.message, "text": words, "edit_date": sim.timestamp(), "entities": entities}
    if not entities:
        del stored.message["entities"]
    stored.reworded = True
    sim.updates.push("edited_message", stored.message)
    sim.tell(chat, "edited", stored)
    return stored


def block(sim: "Simulator", number: int, blocked: bool) -> Person:
    """Blocks the bot or lets it back in; the bot hears of it as a change of its membership."""
    person = sim.person(number)
    if person.blocked == blocked:
        return person
    person.blocked = blocked
    states: list[Json] = [{"status": "member"}, {"status": "kicked", "until_date": 0}]
    before, after = states if blocked else states[::-1]
    change: Json = {"chat": sim.chat(number).brief(), "from": person.user(), "date": sim.timestamp()}
    change |= {"old_chat_member": {"user": sim.bot, **before}, "new_chat_member": {"user": sim.bot, **after}}
    sim.updates.push("my_chat_member", change)
    sim.tell_person(person)
    return person


def vote(sim: "Simulator", number: int, message_id: int, option_ids: list[int]) -> None:
    """Answers a poll; only a poll that isn't anonymous tells the bot who it was."""
    person, chat = _at_the_phone(sim, number)
    stored = chat.messages.get(message_id)
    if stored is None or stored.kind != "poll":
        raise SimError(f"Message {message_id} isn't a poll.", 404)
    poll = copy.deepcopy(stored.message["poll"])
    if not option_ids or any(not 0 <= one < len(poll["options"]) for one in option_ids):
        raise SimError("A vote names options that the poll has.")
    for one in option_ids:
        poll["options"][one]["voter_count"] += 1
    poll["total_voter_count"] += 1
    stored.message = {**stored.message, "poll": poll}
    sim.updates.push("poll", poll)
    if not poll["is_anonymous"]:
        chosen = [poll["options"][one]["persistent_id"] for one in option_ids]
        answer = {"poll_id": poll["id"], "user": person.user(), "option_ids": option_ids}
        sim.updates.push("poll_answer", {**answer, "option_persistent_ids": chosen})
    sim.tell(chat, "edited", stored)
