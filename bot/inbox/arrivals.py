"""Reads of a raw update just what storing it takes: its id, and whose turn it is for.

Everything else is read after it is stored, so that an update which nobody can read is kept like any other.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

LARGEST = 2**63  # a database's whole numbers end here


class UnreadableUpdateError(Exception):
    """This isn't an update: not JSON, nested too deeply, or without an `update_id`. Telegram sends no such thing."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came. `key`: the person's Telegram id in a private chat, the chat's id elsewhere, or None."""

    update_id: int
    key: int | None
    body: str
    membership: bool = False


class _Chat(msgspec.Struct):
    id: int
    type: str


class _User(msgspec.Struct):
    id: int


class _Message(msgspec.Struct):
    chat: _Chat
    from_: _User | None = msgspec.field(default=None, name="from")

    @property
    def key(self) -> int:
        return self.from_.id if self.from_ and self.chat.type == "private" else self.chat.id


class _Query(msgspec.Struct):
    from_: _User = msgspec.field(name="from")
    message: _Message | None = None

    @property
    def key(self) -> int:
        private = self.message is None or self.message.chat.type == "private"
        return self.from_.id if private or self.message is None else self.message.chat.id


class _Head(msgspec.Struct):
    update_id: int
    message: _Message | None = None
    edited_message: _Message | None = None
    channel_post: _Message | None = None
    edited_channel_post: _Message | None = None
    callback_query: _Query | None = None
    my_chat_member: _Message | None = None

    @property
    def key(self) -> int | None:
        found = (
            self.message
            or self.callback_query
            or self.my_chat_member
            or self.edited_message
            or self.channel_post
            or self.edited_channel_post
        )
        return found.key if found else None


_DECODER = msgspec.json.Decoder(_Head)


def arrival(raw: bytes) -> Arrival:
    """The arrival in an update's JSON. Raises UnreadableUpdateError."""
    try:
        head = _DECODER.decode(raw)
        return _arrival(head, raw.decode())
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass
    try:
        update = json.loads(raw.decode())  # more lenient: an update needn't look as the Bot API says
    except (ValueError, RecursionError):
        update = None
    return Arrival(_update_id(update), None, raw.decode())


def arrival_of(update: Any) -> Arrival:
    """The arrival in an update that is parsed already. Raises UnreadableUpdateError."""
    update_id = _update_id(update)
    try:
        body = msgspec.json.encode(update).decode()
        return _arrival(msgspec.convert(update, _Head), body)
    except msgspec.MsgspecError:
        return Arrival(update_id, None, body)
    except (UnicodeEncodeError, RecursionError):
        return Arrival(update_id, None, _escaped(update))


def _arrival(head: _Head, body: str) -> Arrival:
    key = head.key
    if not 0 <= head.update_id < LARGEST:
        raise UnreadableUpdateError("an update_id is a whole number that fits 64 bits")
    if key is not None and not -LARGEST <= key < LARGEST:
        key = None
    return Arrival(head.update_id, key, body, head.my_chat_member is not None)


def _update_id(update: Any) -> int:
    update_id = update.get("update_id") if isinstance(update, Mapping) else None
    if type(update_id) is not int or not 0 <= update_id < LARGEST:
        raise UnreadableUpdateError("an update is a JSON object with a whole number as its update_id")
    return update_id


def _escaped(update: Any) -> str:
    """JSON in pure ASCII, which can hold half a surrogate pair."""
    try:
        return json.dumps(update)
    except RecursionError:
        raise UnreadableUpdateError("the update is nested too deeply") from None
