"""Makes events of Telegram's updates: the only reader of the `Update` object (Bot API, "Update").

The few fields that flows use are read with msgspec, beside the library: it takes a twentieth of the time and
says at once where an update isn't what it should be.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from flows.buttons import unpack
from flows.commands import command
from flows.model import Commanded, Edited, Event, Flooded, Overheard, Reachable, Shared, Wrote

NAME = 64  # characters of a first name that are kept (Bot API: 1–64)

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,32}))?(?:\s+(.*))?", re.DOTALL)
_MEDIA = ("photo", "sticker", "voice", "video", "document", "location", "contact")


Id = Annotated[int, msgspec.Meta(ge=-(2**52), le=2**52)]
"""Bot API, User and Chat: an id has at most 52 significant bits. So every database can hold it, too."""


class User(msgspec.Struct):
    """Bot API, User."""

    id: Id
    is_bot: bool = False
    first_name: str = ""
    language_code: str | None = None


class Chat(msgspec.Struct):
    """Bot API, Chat."""

    id: Id
    type: str


class Point(msgspec.Struct):
    """Bot API, Location."""

    latitude: float
    longitude: float


class Keyboard(msgspec.Struct):
    """Bot API, InlineKeyboardMarkup."""

    inline_keyboard: list[list[dict[str, Any]]] = []


class Message(msgspec.Struct):
    """Bot API, Message, as far as it is read here."""

    message_id: int
    date: int
    chat: Chat
    from_: User | None = msgspec.field(default=None, name="from")
    text: str | None = None
    caption: str | None = None
    entities: list[dict[str, Any]] | None = None
    media_group_id: str | None = None
    reply_markup: Keyboard | None = None
    location: Point | None = None
    photo: Any = None
    sticker: Any = None
    voice: Any = None
    video: Any = None
    document: Any = None
    contact: Any = None


class Query(msgspec.Struct):
    """Bot API, CallbackQuery."""

    id: str
    from_: User = msgspec.field(name="from")
    data: str | None = None
    message: Message | None = None


class Member(msgspec.Struct):
    """Bot API, ChatMember."""

    status: str


class Membership(msgspec.Struct):
    """Bot API, ChatMemberUpdated."""

    chat: Chat
    from_: User = msgspec.field(name="from")
    new_chat_member: Member


class Update(msgspec.Struct):
    """Bot API, Update: at most one of the optional fields is present."""

    update_id: int
    overflow: bool = False  # our own mark, in place of what a flooder sent (see bot/inbox)
    message: Message | None = None
    edited_message: Message | None = None
    channel_post: Message | None = None
    callback_query: Query | None = None
    my_chat_member: Membership | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The message that a tapped button hangs on. `entities` are Bot API objects, offsets in UTF-16 units."""

    message_id: int
    text: str
    entities: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, understood: who sent it, where to answer, and the event. `person` is a Telegram id."""

    update_id: int
    event: Event
    chat: int
    person: int | None = None
    name: str = ""
    language: str | None = None
    album: str | None = None
    query: str | None = None
    shown: Shown | None = None


_DECODER = msgspec.json.Decoder(Update)


class UnreadableError(Exception):
    """This update isn't one the Bot API describes. It goes to the dead letters; its neighbours go on."""


def translate(body: bytes | str, bot: str, key: int | None = None) -> Incoming | None:
    """The event in an update's raw JSON, None for one that needs no answer.

    `bot` is our own username, `key` whose update it is, where that is known.

    Raises UnreadableError for what isn't an update.
    """
    try:
        update = _DECODER.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise UnreadableError(str(error)) from None
    if update.overflow:
        return Incoming(update.update_id, Flooded(), key, key) if key else None
    if update.callback_query:
        return _tap(update.update_id, update.callback_query)
    if update.my_chat_member:
        return _membership(update.update_id, update.my_chat_member)
    if update.edited_message:
        return _message(update.update_id, update.edited_message, bot, edited=True)
    if message := update.message or update.channel_post:
        return _message(update.update_id, message, bot, edited=False)
    return None


def _tap(update_id: int, query: Query) -> Incoming | None:
    user, message = query.from_, query.message
    if user.is_bot or (message and message.chat.type != "private"):
        return None
    data = query.data or ""
    shown = None
    if message and message.date:  # a date of 0 stands for a message that is no longer accessible
        shown = Shown(message.message_id, message.text or "", tuple(message.entities or ()))
    event = unpack(data, _label(message, data))
    return Incoming(update_id, event, user.id, user.id, _name(user), user.language_code, None, query.id, shown)


def _label(message: Message | None, data: str) -> str:
    """What the tapped button says on the message it hangs on."""
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else []
    return next((str(b.get("text", "")) for row in rows for b in row if b.get("callback_data") == data), "")


def _membership(update_id: int, change: Membership) -> Incoming | None:
    user = change.from_
    if change.chat.type != "private":
        return None
    reachable = change.new_chat_member.status not in ("kicked", "left")
    return Incoming(update_id, Reachable(reachable), user.id, user.id, _name(user), user.language_code)


def _message(update_id: int, message: Message, bot: str, *, edited: bool) -> Incoming | None:
    user = message.from_
    if message.chat.type != "private":
        return None if edited else _overheard(update_id, message, bot)
    if user is None or user.is_bot:
        return None
    if edited and message.location:
        return None  # somebody shares where they are, live: each step comes as an edit
    event: Event = _read(message)
    if edited:
        event = Edited(message.text or message.caption or "")
    album = _storable(message.media_group_id or "") or None
    return Incoming(update_id, event, user.id, user.id, _name(user), user.language_code, album=album)


def _read(message: Message) -> Event:
    """The event in a private message."""
    if message.text is not None:
        if found := _COMMAND.fullmatch(message.text):
            return Commanded(found[1].lower(), (found[3] or "").strip())
        return Wrote(message.text)
    if message.media_group_id:
        return Shared("album", message.caption or "")
    if point := message.location:
        return Shared("location", "", point.latitude, point.longitude)
    what = next((name for name in _MEDIA if getattr(message, name)), "other")
    return Shared(what, message.caption or "")


def _overheard(update_id: int, message: Message, bot: str) -> Incoming | None:
    """A command in a group or channel that is meant for this bot: with its name, or one of its own."""
    if message.text is None or not (found := _COMMAND.fullmatch(message.text)):
        return None
    named = (found[2] or "").lower()
    if named == bot.lower() or (not named and command(found[1].lower())):
        return Incoming(update_id, Overheard(bot), message.chat.id)
    return None


def _name(user: User) -> str:
    return _storable(user.first_name[:NAME])


def _storable(text: str) -> str:
    """Without NUL, which PostgreSQL can't keep."""
    return text.replace("\0", "")
