"""How calls reach the Bot API: python-telegram-bot's request face over a faster client, and a plain `call`.

Why not the library's own client: `.github/decisions/0003-transport.md`. The library stays the source of the
error types, and of the mapping from answers to them.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec
from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import DetailedPyreqwestError, PyreqwestError, RequestTimeoutError
from pyreqwest.multipart import FormBuilder, PartBuilder
from pyreqwest.request import RequestBuilder

os.environ.setdefault("PTB_TIMEDELTA", "true")  # before the import: else the library warns of each 429

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData

__all__ = [
    "BadRequest", "ChatMigrated", "Conflict", "Forbidden", "InvalidToken", "NetworkError",
    "NotConnectedError", "RetryAfter", "Telegram", "TelegramError", "TimedOut", "Transport",
    "UnansweredError", "seconds_to_wait",
]  # fmt: skip

TELEGRAM = "https://api.telegram.org"
CONNECT_TIMEOUT = 5.0  # seconds
TIMEOUT = 20.0  # seconds for a whole call
LOCAL = {"127.0.0.1", "localhost", "::1"}
DEEPEST = 100  # brackets within brackets; the Bot API has a dozen
LONGEST_NUMBER = 40  # digits
_NESTING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)  # strings, to pass over their brackets

Upload = tuple[str, bytes, str]
"""A file to send: its name, its bytes, its media type."""


class NotConnectedError(NetworkError):
    """No connection could be made, so nothing was sent. Check the network and TELEGRAM_API_URL."""


class UnansweredError(NetworkError):
    """The connection broke after the call was sent: Telegram may or may not have acted on it."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a call carries: parameters as plain JSON values, and files by the parameter they stand for."""

    parameters: Mapping[str, Any]
    files: Mapping[str, Any]


class Transport(BaseRequest):
    """The library's request face over pyreqwest. Timeouts are seconds, for a call as a whole.

    Errors: `NotConnectedError` (surely not sent), `TimedOut` and `UnansweredError` (perhaps sent), and what
    the library makes of a refusal. None of them holds the address, which holds the token.
    """

    __slots__ = ("_client", "_local", "_timeout")

    def __init__(self, *, timeout: float = TIMEOUT, local: bool = False) -> None:
        self._timeout = timeout
        self._local = local  # a server on this machine is never behind the environment's proxy
        self._client: Client | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds allowed for a call that names no time of its own."""
        return self._timeout

    async def initialize(self) -> None:
        """Builds the HTTP client; it needs a running event loop."""
        if self._client is None:
            builder = ClientBuilder().user_agent(self.USER_AGENT).follow_redirects(False)
            builder = builder.connect_timeout(timedelta(seconds=CONNECT_TIMEOUT))
            self._client = (builder.no_proxy() if self._local else builder).build()

    async def shutdown(self) -> None:
        """Closes the client; a call in flight ends as `UnansweredError`."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One exchange: status and body of the answer."""
        if self._client is None:
            raise RuntimeError("Open the transport first: async with Telegram(…), or await initialize().")
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        request = self._client.request(method, url).timeout(timedelta(seconds=seconds))
        if request_data is not None:
            request = filled(request, cast("RequestData | Body", request_data))
        try:
            response = await request.build().send()
            return response.status, bytes(await response.bytes())
        except PyreqwestError as error:
            failure = translated(error)
        raise failure  # out here, so that the error, which knows the address, isn't kept as its context

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as a dict; the library's own version would write a broken one into the log."""
        try:
            answer = msgspec.json.decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            answer = leniently(payload)
        if not isinstance(answer, dict):
            raise UnansweredError("the answer is not a JSON object")
        if "result" not in answer and "description" not in answer:
            raise UnansweredError("the answer holds neither a result nor a description")
        return answer


def filled(request: RequestBuilder, data: RequestData | Body) -> RequestBuilder:
    """The request with its parameters: a JSON body, or a form where there are files."""
    if isinstance(data, Body):
        parameters, files = data.parameters, data.files
    else:
        parameters, files = data.parameters, data.multipart_data
    if not files:
        return request.header("Content-Type", "application/json").body_bytes(msgspec.json.encode(parameters))
    form = FormBuilder()
    for name, value in parameters.items():
        form = form.text(name, value if isinstance(value, str) else msgspec.json.encode(value).decode())
    for name, (file_name, content, mime) in files.items():
        form = form.part(name, PartBuilder.from_bytes(content).file_name(file_name).mime(mime))
    return request.multipart(form)


def leniently(payload: bytes) -> Any:
    """JSON as far as it can be read: half a surrogate pair, a number without end or brackets in their thousands
    must not cost us a whole answer, with a hundred people's updates in it."""
    try:
        return json.loads(shallow(payload).decode("utf-8", "replace"), parse_int=_number)
    except (ValueError, RecursionError):
        return None


def shallow(payload: bytes) -> bytes:
    """JSON text with null for what is nested deeper than anything that the Bot API describes."""
    kept, depth, start = [], 0, 0
    for found in _NESTING.finditer(payload):
        if found[0] in b"[{":
            depth += 1
            if depth == DEEPEST + 1:
                kept += [payload[start : found.start()], b"null"]
        elif found[0] in b"]}":
            depth -= 1
            if depth == DEEPEST:
                start = found.end()
    return b"".join((*kept, payload[start:])) if depth <= DEEPEST else b""


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else float(digits)


def seconds_to_wait(refusal: RetryAfter) -> float:
    """The `retry_after` of a 429, in seconds."""
    wait = refusal.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def translated(error: PyreqwestError) -> NetworkError:
    """The library's error for a failed exchange; where it is unknown how far it got, the careful one."""
    causes = (error.details.get("causes") or []) if isinstance(error, DetailedPyreqwestError) else []
    if any(cause["message"] == "client error (Connect)" for cause in causes):
        return NotConnectedError("no connection could be made")
    if isinstance(error, RequestTimeoutError):
        return TimedOut("no answer in time")
    return UnansweredError(f"the exchange broke off: {error.message}")


class Telegram:
    """The Bot API as one method: `await telegram.call("sendMessage", {"chat_id": 1, "text": "Hello"})`.

    `url` is a Bot API server's base; methods are at `{url}/bot{token}/{method}`. Use as `async with`.
    """

    def __init__(self, token: str, url: str = TELEGRAM, *, timeout: float = TIMEOUT) -> None:
        self._url = url.rstrip("/")
        self._methods = f"{self._url}/bot{token}/"
        self._transport = Transport(timeout=timeout, local=urlsplit(url).hostname in LOCAL)

    def __repr__(self) -> str:
        return f"Telegram({self._url!r})"

    async def __aenter__(self) -> "Telegram":
        await self._transport.initialize()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.shutdown()

    async def call(
        self,
        method: str,
        payload: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the HTTP client keeps it, and says what it cut off
    ) -> Any:
        """Calls a Bot API method and returns its `result` as plain JSON values.

        `files` go by the parameter they stand for (`{"photo": ("bars.png", content, "image/png")}`);
        `timeout` is seconds for the whole call. Raises the library's `TelegramError`s.
        """
        body = cast(RequestData, Body(payload or {}, files or {}))  # `post` only hands it on to do_request
        limit = timeout or self._transport.read_timeout
        return await self._transport.post(self._methods + method, body, read_timeout=limit)
