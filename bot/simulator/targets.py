"""Which chat or message a call means, and whether the bot may touch it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat, Stored
from bot.simulator.refusals import bad_request, forbidden

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

DELETABLE_FOR = timedelta(hours=48)


def known_chat(sim: "Simulator", chat_id: int | str) -> Chat:
    """A chat that the bot has met; to Telegram's bots any other doesn't exist."""
    if chat_id == sim.bot["id"]:
        raise forbidden("bot can't send messages to the bot")
    if isinstance(chat_id, str):
        named = (one for one in sim.chats.values() if not one.private and one.username == chat_id[1:])
        chat = next(named, None)
    else:
        chat = sim.chats.get(chat_id)
    if chat is None or (chat.private and not sim.people[chat.id].met):
        raise bad_request("chat not found")
    return chat


def open_chat(sim: "Simulator", chat_id: int | str) -> Chat:
    """A chat that the bot may write to."""
    chat = known_chat(sim, chat_id)
    if not chat.private:
        if not chat.has_bot:
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat
    person = sim.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def own_message(sim: "Simulator", args: dict[str, Any]) -> tuple[Chat, Stored]:
    """A message that the bot sent and may edit."""
    if "chat_id" not in args:
        raise bad_request("chat_id is empty")
    chat = open_chat(sim, args["chat_id"])
    if "message_id" not in args:
        raise bad_request("message identifier is not specified")
    stored = chat.messages.get(args["message_id"])
    if stored is None:
        raise bad_request("message to edit not found")
    if not stored.from_bot or stored.plain_keyboard or "forward_origin" in stored.message:
        raise bad_request("message can't be edited")
    return chat, stored


def deletable(sim: "Simulator", chat: Chat, message_id: int) -> Stored | None:
    """A message that may still be deleted, or None where there is none."""
    stored = chat.messages.get(message_id)
    if stored is None:
        return None
    age = sim.timestamp() - stored.message["date"]
    if age > DELETABLE_FOR.total_seconds() or not (chat.private or stored.from_bot):
        raise bad_request("message can't be deleted for everyone")
    return stored
