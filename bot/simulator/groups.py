"""Groups and channels that the bot is in: enough of them to show that it keeps to itself there."""

from typing import TYPE_CHECKING

from bot.simulator.chats import Chat, Stored
from bot.simulator.entities import formatted
from bot.simulator.refusals import Json, SimError

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

TYPES = ("group", "supergroup", "channel")


def found(sim: "Simulator", title: str, type_: str) -> Chat:
    """A new group with the bot in it; the bot hears of its membership."""
    if type_ not in TYPES or not title:
        raise SimError(f"A group has a title and a type out of {', '.join(TYPES)}.")
    founder = next(iter(sim.people.values()), None)
    if founder is None:
        raise SimError("Nobody is there who could add the bot to a group; make a person first.")
    number = -(len(sim.chats) + 1) if type_ == "group" else -1_000_000_000_100 - len(sim.chats)
    chat = sim.chats[number] = Chat(number, type_, title=title)
    founder.met = True
    status = {"status": "administrator"} if type_ == "channel" else {"status": "member"}
    change: Json = {"chat": chat.brief(), "from": founder.user(), "date": sim.timestamp()}
    change["old_chat_member"] = {"user": sim.bot, "status": "left"}
    change["new_chat_member"] = {"user": sim.bot, **status}
    sim.updates.push("my_chat_member", change)
    return chat


def write(sim: "Simulator", number: int, person_id: int, text: str) -> Stored:
    """A member writes, or a post appears in a channel.

    In groups the bot hears, as bots do by default, only commands meant for it and answers to its messages.
    """
    chat, person = sim.chat(number), sim.person(person_id)
    if chat.private:
        raise SimError(f"{number} is a person's chat, not a group.")
    person.met = True
    words, entities = formatted(text, None)
    message: Json = {"message_id": sim.next_message_id(), "chat": chat.brief(), "date": sim.timestamp(), "text": words}
    if entities:
        message["entities"] = entities
    if chat.type == "channel":
        message["sender_chat"] = chat.brief()
        sim.updates.push("channel_post", message)
    else:
        message["from"] = person.user()
        if _for_the_bot(words, sim.bot["username"]):
            sim.updates.push("message", message)
    return sim.store(chat, Stored(message, "text", from_bot=False))


def _for_the_bot(text: str, username: str) -> bool:
    command, at, addressee = text.partition(" ")[0].partition("@")
    return command.startswith("/") and (not at or addressee.lower() == username.lower())
