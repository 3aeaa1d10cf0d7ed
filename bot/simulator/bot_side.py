"""The bot's side: `/bot{token}/{method}` and `/file/bot{token}/{path}`, as Telegram's server speaks them.

A plain ASGI application, for speed and because a cut connection needs the server's own hand on the wire.
"""

import asyncio
import inspect
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from bot.simulator.faults import Fault
from bot.simulator.files import LARGEST_UPLOAD
from bot.simulator.forms import multipart
from bot.simulator.methods import METHODS, Method
from bot.simulator.parameters import for_the_log, read
from bot.simulator.refusals import Json, RefusalError, bad_request

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

ROOM_FOR_THE_REST = 1024 * 1024  # bytes of a request that may come on top of the largest file


class HungUpError(Exception):
    """The connection is to be closed without an answer."""


async def given_parameters(request: Request) -> dict[str, Any]:
    """A call's parameters from query, JSON, form or multipart; files become uploads."""
    if int(request.headers.get("content-length", "0")) > LARGEST_UPLOAD + ROOM_FOR_THE_REST:
        raise RefusalError(413, "Request Entity Too Large")
    content_type = request.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    query, body = request.scope["query_string"], await request.body()
    try:
        given = _pairs(query) if query else {}
        if kind == "multipart/form-data":
            return given | _with_files(content_type, body)
        if kind != "application/json":
            return given | _pairs(body) if body else given
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    try:
        return given | msgspec.json.decode(body or b"{}", type=dict[str, Any])
    except msgspec.DecodeError:
        raise bad_request("can't parse the request's JSON object") from None


def _pairs(encoded: bytes) -> dict[str, Any]:
    return dict(parse_qsl(encoded.decode(), keep_blank_values=True, errors="strict"))


def _with_files(content_type: str, body: bytes) -> dict[str, Any]:
    fields, files = multipart(content_type, body)
    if any(len(upload.content) > LARGEST_UPLOAD for upload in files.values()):
        raise RefusalError(413, "Request Entity Too Large")
    found: dict[str, Any] = {}
    for name, value in fields.items():
        attached = value.removeprefix("attach://") if value.startswith("attach://") else ""
        found[name] = files.pop(attached, value)
    return found | files


class BotSide:
    """Answers the bot's calls."""

    def __init__(self, sim: "Simulator") -> None:
        self._sim = sim

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One HTTP request, of which the path begins with /bot or /file/bot."""
        path: str = scope["path"]
        if path.startswith("/file/"):
            await self._download(path.removeprefix("/file/bot"), send)
            return
        token, _, name = path.removeprefix("/bot").partition("/")
        started = time.monotonic()
        request = Request(scope, receive)
        given: dict[str, Any] = {}
        try:
            method = self._method(request, token, name)
            given = await given_parameters(request)
            result = await self._play(method, given)
            status, body = 200, {"ok": True, "result": result}
        except RefusalError as refusal:
            status, body = refusal.code, refusal.body()
        except HungUpError:
            self._note(name, given, started, 0, {"ok": False, "description": "(the connection was closed)"})
            await hang_up(receive, send)
            return
        if self._sim.latency:
            await asyncio.sleep(self._sim.latency)
        self._note(name, given, started, status, body)
        await answer(send, status, msgspec.json.encode(body))

    def _method(self, request: Request, token: str, name: str) -> Method:
        if request.method not in ("GET", "POST"):
            raise RefusalError(405, "Method Not Allowed")
        if token != self._sim.token:
            well_formed = token.partition(":")[0].isdecimal() and ":" in token
            raise RefusalError(401, "Unauthorized") if well_formed else RefusalError(404, "Not Found")
        method = METHODS.get(name.lower())
        if method is None:
            raise RefusalError(404, "Not Found: method not found")
        return method

    async def _play(self, method: Method, given: dict[str, Any]) -> Any:
        striking = self._sim.faults.striking(method.name, _number(given.get("chat_id")))
        lost: Fault | None = None
        for fault in striking:
            if fault.kind == "slow":
                await asyncio.sleep(fault.ms / 1000)
            elif fault.kind == "closed":
                raise HungUpError
            elif fault.kind == "lost":
                lost = fault
            elif (refusal := fault.refusal()) is not None:
                raise refusal
        result = method.play(self._sim, read(given, method.parameters))
        if inspect.isawaitable(result):
            result = await result
        if lost is not None:
            await asyncio.sleep(lost.ms / 1000)
            raise HungUpError
        return result

    def _note(self, name: str, given: dict[str, Any], started: float, status: int, body: Json) -> None:
        """Counts and keeps the call; polls that brought nothing aren't worth a line."""
        sim, description = self._sim, body.get("description")
        sim.records.count(name, status, description)
        if status == 200 and name.lower() == "getupdates" and not body["result"]:
            return
        elapsed = round((time.monotonic() - started) * 1000, 1)
        row: Json = {"at": sim.clock.now().isoformat(), "method": name, "chat_id": _number(given.get("chat_id"))}
        row |= {"request": for_the_log(given), "ok": body["ok"], "status": status, "response_ms": elapsed}
        sim.note_call({**row, "description": description} if description else row)

    async def _download(self, rest: str, send: Send) -> None:
        token, _, path = rest.partition("/")
        kept = self._sim.files.at(path)
        if token != self._sim.token:
            refusal = RefusalError(401, "Unauthorized")
        elif kept is None:
            refusal = RefusalError(404, "Not Found")
        else:
            await answer(send, 200, kept.content, kept.mime_type)
            return
        await answer(send, refusal.code, msgspec.json.encode(refusal.body()))


def _number(chat_id: Any) -> int | None:
    text = str(chat_id)
    return int(text) if text.removeprefix("-").isdecimal() else None


async def answer(send: Send, status: int, body: bytes, mime_type: str = "application/json") -> None:
    """Sends a whole HTTP answer."""
    headers = [(b"content-type", mime_type.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def hang_up(receive: Receive, send: Send) -> None:
    """Closes the connection without a word.

    ASGI has no way to say so, but under uvicorn `send` belongs to an object that holds the transport. Elsewhere
    (in-process tests) the caller gets ConnectionResetError.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("the simulator closed the connection, as a fault asked it to")
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        continue
