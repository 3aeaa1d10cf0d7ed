"""Methods that say something: text, copies, and the little signs that go with a conversation."""

from typing import TYPE_CHECKING, Any

from bot.simulator import transcript, view
from bot.simulator.entities import units
from bot.simulator.methods.reactions import EMOJI
from bot.simulator.methods.registry import CAPTION, CHAT, MESSAGE, SENDING, Args, method
from bot.simulator.posting import caption_of, post, text_of
from bot.simulator.refusals import Json, bad_request
from bot.simulator.targets import known_chat, open_chat

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

LONGEST_TOAST = 200
PREVIEW_FIELDS = {"is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"}
_ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note"
)
ACTIONS = frozenset(_ACTIONS.split())
NOT_CONTENT = {
    "message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message", "forward_origin",
    "media_group_id", "has_protected_content",
}  # fmt: skip


def check_preview(args: Args) -> None:
    """Refuses link preview options that Telegram doesn't have."""
    for name in args.get("link_preview_options", {}).keys() - PREVIEW_FIELDS:
        raise bad_request(f"unknown field {name} in link preview options")


@method(
    "sendMessage", SENDING,
    text="String*", parse_mode="String", entities="Array of MessageEntity", link_preview_options="LinkPreviewOptions",
)  # fmt: skip
def send_message(sim: "Simulator", args: Args) -> Json:
    """Text of 1 to 4,096 units."""
    check_preview(args)
    return post(sim, "sendMessage", args, "text", text_of(args))


@method(
    "answerCallbackQuery",
    callback_query_id="String*", text="String", show_alert="Boolean", url="String", cache_time="Integer",
)  # fmt: skip
def answer_callback_query(sim: "Simulator", args: Args) -> bool:
    """One answer per tap, within 150 seconds."""
    text = args.get("text", "")
    if units(text) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    if args.get("url") and not args["url"].startswith(f"https://t.me/{sim.bot['username']}?start="):
        raise bad_request("URL_INVALID")
    person = sim.taps.answer(args["callback_query_id"])
    if text and person in sim.chats:
        transcript.toasted(sim.chats[person], text)
    toast: dict[str, Any] = {"text": text or None, "alert": args.get("show_alert", False)}
    query = {"callback_query_id": args["callback_query_id"], "url": args.get("url")}
    sim.events.publish("toast", person=person, **toast, **query)
    return True


@method("sendChatAction", CHAT, action="String*")
def send_chat_action(sim: "Simulator", args: Args) -> bool:
    """ "… is typing"."""
    if args["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = open_chat(sim, args["chat_id"])
    sim.events.publish("chat_action", person=chat.id, action=args["action"])
    return True


@method("setMessageReaction", MESSAGE, reaction="Array of ReactionType", is_big="Boolean")
def set_message_reaction(sim: "Simulator", args: Args) -> bool:
    """At most one emoji, out of those that Telegram offers; none takes it away."""
    reactions = args.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for one in reactions:
        if one.get("type") != "emoji" or one.keys() != {"type", "emoji"}:
            raise bad_request("can't parse ReactionType: invalid reaction type specified")
        if one["emoji"] not in EMOJI:
            raise bad_request("REACTION_INVALID")
    chat = open_chat(sim, args["chat_id"])
    stored = chat.messages.get(args["message_id"])
    if stored is None:
        raise bad_request("message to react not found")
    stored.reactions = reactions
    if sim.events.heard:
        where = {"message_id": args["message_id"], "message": view.message(stored)}
        sim.events.publish("reaction", person=chat.id, reactions=reactions, **where)
    return True


def _content(sim: "Simulator", args: Args, purpose: str) -> tuple[str, Json, Json]:
    """Kind, content and whole of a message that may be passed on."""
    stored = known_chat(sim, args["from_chat_id"]).messages.get(args["message_id"])
    if stored is None:
        raise bad_request(f"message to {purpose} not found")
    if stored.kind == "service" or (purpose == "forward" and stored.message.get("has_protected_content")):
        raise bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    kept = {name: value for name, value in stored.message.items() if name not in NOT_CONTENT}
    return ("photo" if stored.kind == "album" else stored.kind), kept, stored.message


@method("copyMessage", SENDING, CAPTION, from_chat_id="Integer or String*", message_id="Integer*")
def copy_message(sim: "Simulator", args: Args) -> Json:
    """Sends the same again, without a trace of where it came from."""
    kind, content, _ = _content(sim, args, "copy")
    if kind not in ("text", "poll", "venue", "location", "contact") and "caption" in args:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= caption_of(args)
    return {"message_id": post(sim, "copyMessage", args, kind, content)["message_id"]}


@method(
    "forwardMessage", CHAT,
    from_chat_id="Integer or String*", message_id="Integer*", disable_notification="Boolean",
    protect_content="Boolean",
)  # fmt: skip
def forward_message(sim: "Simulator", args: Args) -> Json:
    """Sends the same again and says whose it was."""
    kind, content, original = _content(sim, args, "forward")
    origin: Json = {"type": "user", "date": original["date"], "sender_user": original.get("from", sim.bot)}
    return post(sim, "forwardMessage", args, kind, {**content, "forward_origin": origin})
