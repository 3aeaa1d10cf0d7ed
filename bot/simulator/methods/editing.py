"""Methods that change or take back what the bot has said."""

from typing import TYPE_CHECKING

from bot.simulator import keyboards, transcript
from bot.simulator.chats import Chat, Stored
from bot.simulator.methods.registry import CAPTION, CHAT, MESSAGE, Args, method
from bot.simulator.methods.sending import check_preview
from bot.simulator.posting import caption_of, text_of
from bot.simulator.refusals import NOT_MODIFIED, Json, bad_request
from bot.simulator.targets import deletable, known_chat, own_message

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

OWN = {"chat_id": "Integer or String", "message_id": "Integer", "reply_markup": "InlineKeyboardMarkup"}
TEXT_FIELDS = ("text", "entities")
CAPTION_FIELDS = ("caption", "caption_entities")
MOST_AT_ONCE = 100


def _change(sim: "Simulator", chat: Chat, stored: Stored, args: Args, fields: tuple[str, ...], new: Json) -> Json:
    """Puts `new` in the place of `fields`, and the keyboard with it; the same again is refused."""
    markup = keyboards.checked(args.get("reply_markup"), inline_only=True)
    old = stored.message
    after = {name: value for name, value in old.items() if name not in (*fields, "reply_markup")} | new
    if markup and markup["inline_keyboard"]:
        after["reply_markup"] = markup
    if after == old:
        raise bad_request(NOT_MODIFIED)
    stored.message = {**after, "edit_date": sim.timestamp()}
    stored.reworded = stored.reworded or bool(fields)
    transcript.edited(chat, stored)
    sim.tell(chat, "edited", stored)
    return stored.message


@method(
    "editMessageText", OWN,
    text="String", parse_mode="String", entities="Array of MessageEntity", link_preview_options="LinkPreviewOptions",
)  # fmt: skip
def edit_message_text(sim: "Simulator", args: Args) -> Json:
    """New words under an old message; without a keyboard the old one goes."""
    chat, stored = own_message(sim, args)
    if "text" not in stored.message:
        raise bad_request("there is no text in the message to edit")
    check_preview(args)
    return _change(sim, chat, stored, args, TEXT_FIELDS, text_of(args))


@method("editMessageCaption", OWN, CAPTION)
def edit_message_caption(sim: "Simulator", args: Args) -> Json:
    """A new caption, or none."""
    chat, stored = own_message(sim, args)
    if stored.kind not in ("photo", "document"):
        raise bad_request("there is no caption in the message to edit")
    return _change(sim, chat, stored, args, CAPTION_FIELDS, caption_of(args))


@method("editMessageReplyMarkup", OWN)
def edit_message_reply_markup(sim: "Simulator", args: Args) -> Json:
    """Other buttons, or none."""
    chat, stored = own_message(sim, args)
    return _change(sim, chat, stored, args, (), {})


def _remove(sim: "Simulator", chat: Chat, message_id: int) -> None:
    del chat.messages[message_id]
    sim.events.publish("deleted", person=chat.id, message_id=message_id)


@method("deleteMessage", MESSAGE)
def delete_message(sim: "Simulator", args: Args) -> bool:
    """Takes a message back, within 48 hours."""
    chat = known_chat(sim, args["chat_id"])
    if deletable(sim, chat, args["message_id"]) is None:
        raise bad_request("message to delete not found")
    _remove(sim, chat, args["message_id"])
    return True


@method("deleteMessages", CHAT, message_ids="Array of Integer*")
def delete_messages(sim: "Simulator", args: Args) -> bool:
    """Takes up to a hundred back; those that aren't there are skipped."""
    chat = known_chat(sim, args["chat_id"])
    numbers = args["message_ids"]
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    there = [number for number in dict.fromkeys(numbers) if deletable(sim, chat, number)]
    for number in there:
        _remove(sim, chat, number)
    return True
