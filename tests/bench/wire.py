"""HTTP/1.1 for the stand-in for Telegram: just enough for well-behaved clients, and fast."""

import asyncio
import binascii
import re
from collections.abc import Callable
from typing import Any, TypeAlias, cast

import msgspec

Json = dict[str, Any]
Send: TypeAlias = Callable[[bytes, int], None]
Handler: TypeAlias = Callable[[str, Json, Send], None]

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_KIND = re.compile(rb"\r\ncontent-type: *([^\r]+)", re.IGNORECASE)
_BOUNDARY = re.compile(rb'boundary="?([^";]+)')
_FIELD = re.compile(rb'name="([^"]+)"')
_decode = msgspec.json.Decoder().decode


class Wire(asyncio.Protocol):
    """One connection. `handle(method, parameters, send)` answers a call, now or later, with `send(body, status)`."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own kind

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None

    def data_received(self, data: bytes) -> None:
        data = self._waiting + data if self._waiting else data
        while (end := data.find(b"\r\n\r\n")) >= 0:
            head = data[:end]
            found = _LENGTH.search(head)
            stop = end + 4 + (int(found[1]) if found else 0)
            if len(data) < stop:
                break
            kind = _KIND.search(head)
            path = head.split(b" ", 2)[1]
            self._handle(path.rpartition(b"/")[2].decode(), parameters(kind[1] if kind else b"", data[end + 4 : stop]),
                         self._send)  # fmt: skip
            data = data[stop:]
        self._waiting = data

    def _send(self, body: bytes, status: int) -> None:
        if self._transport is not None:
            head = b"HTTP/1.1 %d -\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self._transport.write(head % (status, len(body)) + body)


def parameters(kind: bytes, body: bytes) -> Json:
    """A call's parameters, whichever of the Bot API's three ways they came in."""
    if not body:
        return {}
    if kind.startswith(b"application/json"):
        decoded: Json = _decode(body)
        return decoded
    if kind.startswith(b"multipart/form-data"):
        fields = _of_parts(kind, body)
    else:
        pairs = (pair.partition(b"=") for pair in body.split(b"&"))
        fields = {name.decode(): unquoted(value) for name, _, value in pairs}
    return {name: _value(name, text) for name, text in fields.items()}


def unquoted(value: bytes) -> str:
    """Form encoding undone: it is quoted-printable but for its signs, for which there is a fast decoder."""
    return binascii.a2b_qp(value.replace(b"+", b" ").replace(b"%", b"=")).decode()


def _of_parts(kind: bytes, body: bytes) -> dict[str, str]:
    boundary = _BOUNDARY.search(kind)
    assert boundary, "a multipart form names its boundary"
    fields = {}
    for part in body.split(b"--" + boundary[1])[1:-1]:
        head, _, value = part.partition(b"\r\n\r\n")
        name = _FIELD.search(head)
        assert name, "a part of a form has a name"
        fields[name[1].decode()] = value.removesuffix(b"\r\n").decode()
    return fields


def _value(name: str, text: str) -> Any:
    """A form carries objects as JSON text, and numbers as digits."""
    if text[:1] in "[{" and name in ("reply_markup", "entities", "link_preview_options", "allowed_updates"):
        return _decode(text)
    return int(text) if name in ("chat_id", "message_id", "offset", "limit", "timeout") else text
