"""How people, messages and keyboards are shown to the phone page."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.simulator.chats import Chat, Person, Stored
from bot.simulator.refusals import Json

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator


def person(sim: "Simulator", one: Person) -> Json:
    """A person with the menu of commands that they see."""
    return {
        "id": one.id, "first_name": one.first_name, "username": one.username, "language_code": one.language_code,
        "blocked": one.blocked, "started": one.started, "role": one.role, "commands": sim.profile.menu_of(one),
    }  # fmt: skip


def state(sim: "Simulator") -> Json:
    """Everything the page needs to begin."""
    profile = sim.profile
    bot = {"id": sim.bot["id"], "first_name": profile.text("name"), "username": sim.bot["username"]}
    bot |= {kind: profile.text(kind) for kind in ("description", "short_description")}
    people = [person(sim, one) for one in sim.people.values()]
    return {"now": sim.clock.now().isoformat(), "offset": sim.clock.offset, "bot": bot, "people": people}


def messages(chat: Chat) -> Json:
    """A chat as it stands."""
    return {"messages": [message(one) for one in chat.messages.values()], "reply_keyboard": keyboard(chat)}


def keyboard(chat: Chat) -> Json | None:
    """The reply keyboard that is up, or None."""
    markup = chat.reply_keyboard
    if markup is None:
        return None
    return {
        "keyboard": markup["keyboard"],
        "one_time": markup.get("one_time_keyboard", False),
        "persistent": markup.get("is_persistent", False),
        "placeholder": markup.get("input_field_placeholder"),
    }


def message(stored: Stored) -> Json:
    """One message; dates are ISO 8601, files come with the address to fetch them from."""
    raw = stored.message
    markup = raw.get("reply_markup")
    answered = raw.get("reply_to_message")
    return {
        "id": raw["message_id"],
        "from": "bot" if stored.from_bot else "person",
        "date": datetime.fromtimestamp(raw["date"], UTC).isoformat(),
        "edited": stored.reworded,
        "kind": stored.kind,
        **{name: raw.get(name) for name in ("text", "caption", "venue", "location", "poll", "contact")},
        "entities": raw.get("entities", []),
        "caption_entities": raw.get("caption_entities", []),
        "photo": _photo(raw),
        "document": _document(raw),
        "inline_keyboard": markup["inline_keyboard"] if markup else None,
        "reactions": stored.reactions,
        "reply_to": answered["message_id"] if answered else None,
        "forwarded": "forward_origin" in raw,
    }


def _photo(raw: Json) -> Json | None:
    if "photo" not in raw:
        return None
    largest = raw["photo"][-1]
    return {"url": address(largest["file_id"]), "width": largest["width"], "height": largest["height"]}


def _document(raw: Json) -> Json | None:
    document = raw.get("document")
    if document is None:
        return None
    named = {name: document[name] for name in ("file_name", "mime_type", "file_size")}
    return {"url": address(document["file_id"]), **named}


def address(file_id: str) -> str:
    """Where the page fetches a file."""
    return f"/sim/files/{file_id}"
