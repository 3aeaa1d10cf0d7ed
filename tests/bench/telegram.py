"""The stand-in for Telegram: hands out updates by long polling, takes the answers, and has a crowd check them.

It is no simulator (that is bot/simulator, which refuses what Telegram refuses and is far too slow for this):
it knows the few methods of the conversation, says yes to every other one, and costs little.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import Any, Protocol

import msgspec

from tests.bench.wire import Json, Send, Wire

BOT: Json = {"id": 1_000_000_001, "is_bot": True, "first_name": "Surgery", "username": "surgery_bench_bot"}
ME = BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
TOKEN = "1000000001:a-token-for-the-bench"
MOST = 100  # updates in one answer (Bot API, getUpdates)
UPDATES = count(500_000_001)  # no two are the same, also over a restart of the bot

_encode = msgspec.json.Encoder().encode


class Crowd(Protocol):
    """Whoever the bot talks to. Each raises what is wrong with a call."""

    def said(self, chat: int, payload: Json, message: Json) -> None:
        """sendMessage; `message` is what it became."""

    def edited(self, chat: int, method: str, payload: Json) -> Json:
        """editMessageText or editMessageReplyMarkup; returns the message as it is now."""

    def answered(self, query: str, text: str) -> None:
        """answerCallbackQuery."""


class Telegram:
    """One bot's Bot API. `delay` is the network's part of a call, in seconds; `limit` messages a second, or 429."""

    def __init__(self, delay: float = 0.0, limit: int | None = None) -> None:
        self.crowd: Crowd | None = None
        self.url = ""
        self.polled = asyncio.Event()  # the stack has asked for updates
        self.refused = 0
        self._delay, self._limit = delay, limit
        self._messages = count(1)
        self._updates: deque[tuple[int, bytes]] = deque()
        self._poll: tuple[Send, int, asyncio.TimerHandle] | None = None
        self._second: deque[float] = deque()

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Telegram"]:
        """Listens on a port of this machine."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Wire(self.handle), "127.0.0.1", 0, backlog=1024)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            if self._poll:
                self._poll[2].cancel()

    def post(self, kind: str, content: Json) -> None:
        """Something has happened that the bot should hear of."""
        number = next(UPDATES)
        self._updates.append((number, _encode({"update_id": number, kind: content})))
        if self._poll and len(self._updates) == 1:
            asyncio.get_running_loop().call_soon(self._hand_out)

    def next_message(self) -> int:
        """A message id; they are unique over all chats here."""
        return next(self._messages)

    def handle(self, method: str, given: Json, send: Send) -> None:
        """One call."""
        if method == "getUpdates":
            self._get_updates(given, send)
        elif method == "sendMessage" and self._is_too_many():
            self.refused += 1
            self._reply(send, b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1",'
                              b'"parameters":{"retry_after":1}}', 429)  # fmt: skip
        else:
            self._reply(send, b'{"ok":true,"result":%b}' % _encode(self._result(method, given)))

    # ------------------------------------------------------------------ calls

    def _result(self, method: str, given: Json) -> Any:
        if method == "getMe":
            return ME
        if method == "sendMessage":
            message = sent_message(self.next_message(), given)
            if self.crowd:
                self.crowd.said(given["chat_id"], given, message)
            return message
        if self.crowd and method in ("editMessageText", "editMessageReplyMarkup"):
            return self.crowd.edited(given["chat_id"], method, given)
        if self.crowd and method == "answerCallbackQuery":
            self.crowd.answered(given["callback_query_id"], given.get("text") or "")
        return True

    def _is_too_many(self) -> bool:
        if self._limit is None:
            return False
        now = time.monotonic()
        while self._second and self._second[0] <= now - 1.0:
            self._second.popleft()
        if len(self._second) >= self._limit:
            return True
        self._second.append(now)
        return False

    def _reply(self, send: Send, body: bytes, status: int = 200) -> None:
        if self._delay:
            asyncio.get_running_loop().call_later(self._delay, send, body, status)
        else:
            send(body, status)

    # ------------------------------------------------------------------ updates

    def _get_updates(self, given: Json, send: Send) -> None:
        self.polled.set()
        offset = given.get("offset") or 0
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        if self._poll:  # its connection is gone, or two poll
            self._poll[2].cancel()
        patience: Callable[[], None] = self._hand_out
        timer = asyncio.get_running_loop().call_later(float(given.get("timeout") or 0), patience)
        self._poll = (send, int(given.get("limit") or MOST), timer)
        if self._updates:
            self._hand_out()

    def _hand_out(self) -> None:
        if self._poll is None:
            return
        send, limit, timer = self._poll
        self._poll = None
        timer.cancel()
        updates = b",".join(body for _, (_, body) in zip(range(limit), self._updates, strict=False))
        self._reply(send, b'{"ok":true,"result":[%b]}' % updates)


def sent_message(number: int, given: Json) -> Json:
    """The message that a sendMessage becomes (Bot API, Message)."""
    message = {
        "message_id": number,
        "from": BOT,
        "chat": {"id": given["chat_id"], "first_name": "Maureen", "type": "private"},
        "date": int(time.time()),
        "text": given.get("text", ""),
    }
    for name in ("entities", "reply_markup"):
        if given.get(name):
            message[name] = given[name]
    return message
