"""The one way by which the bot's messages get into a chat: counted, kept, written down and shown."""

from typing import TYPE_CHECKING, Any

from bot.simulator import keyboards, view
from bot.simulator.chats import Chat, Stored
from bot.simulator.entities import formatted, units
from bot.simulator.refusals import Json, bad_request
from bot.simulator.targets import open_chat

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

LONGEST_TEXT = 4096  # UTF-16 units
LONGEST_CAPTION = 1024


def refuse_parse_mode(args: dict[str, Any], name: str = "parse_mode") -> None:
    """The product sends entities and nothing else, so a parse mode is a mistake, and refused as one."""
    if args.get(name):
        raise bad_request(f"{name} isn't played by this simulator; send entities")


def text_of(args: dict[str, Any]) -> Json:
    """A message's text with its entities, checked."""
    refuse_parse_mode(args)
    text, entities = formatted(args.get("text", ""), args.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_of(args: dict[str, Any]) -> Json:
    """A caption with its entities, checked; empty where there is none."""
    refuse_parse_mode(args)
    caption, entities = formatted(args.get("caption", ""), args.get("caption_entities"))
    if units(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not caption:
        return {}
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}


def post(sim: "Simulator", method: str, args: dict[str, Any], kind: str, content: Json) -> Json:
    """Sends a message whose content has been checked, and returns it as Telegram would."""
    chat = open_chat(sim, args["chat_id"])
    markup = keyboards.checked(args.get("reply_markup"))
    answered = _answered(chat, args.get("reply_parameters"))
    sim.rates.admit(chat.id, private=chat.private)
    message: Json = {"message_id": sim.next_message_id(), "from": sim.bot, "chat": chat.brief()}
    message |= {"date": sim.timestamp(), **content}
    if answered is not None:
        message["reply_to_message"] = answered
    if args.get("protect_content"):
        message["has_protected_content"] = True
    inline = markup is not None and "inline_keyboard" in markup
    if inline and markup and markup["inline_keyboard"]:
        message["reply_markup"] = markup
    forced = markup is not None and not inline and "remove_keyboard" not in markup
    stored = sim.store(chat, Stored(message, kind, from_bot=True, plain_keyboard=forced))
    if markup is not None and not inline:
        _put_up(sim, chat, markup)
    words = content.get("text", content.get("caption"))
    sim.records.accepted(method, chat.id, message["message_id"], words, sim.clock.now().isoformat())
    return stored.message


def _answered(chat: Chat, parameters: Json | None) -> Json | None:
    if parameters is None:
        return None
    for name in parameters.keys() - {"message_id", "allow_sending_without_reply"}:
        raise bad_request(f"unknown field {name} in reply parameters")
    original = chat.messages.get(parameters.get("message_id", 0))
    if original is None and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if original is None:
        return None
    return {name: value for name, value in original.message.items() if name != "reply_to_message"}


def _put_up(sim: "Simulator", chat: Chat, markup: Json) -> None:
    """Shows or removes the reply keyboard; a wish for an answer changes nothing."""
    if "force_reply" in markup:
        return
    chat.reply_keyboard = markup if "keyboard" in markup else None
    if sim.events.heard:
        sim.events.publish("keyboard", person=chat.id, reply_keyboard=view.keyboard(chat))
