"""The connection to the Bot API: what each kind of trouble is called, and that nothing shows the token."""

import asyncio
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from telegram import Bot

from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.transport import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    NotConnectedError,
    RetryAfter,
    Telegram,
    TelegramError,
    TimedOut,
    Transport,
    UnansweredError,
    seconds_to_wait,
)
from tests.bot.conftest import MO, TOKEN

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def server(behave: Behaviour) -> AsyncIterator[str]:
    """A server that reads each request to its end, and then behaves as told."""
    connections: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
            await reader.readexactly(int(length.partition(b":")[2]))
            await behave(writer)
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.add(asyncio.create_task(serve(reader, writer)))

    listening = await asyncio.start_server(accepted, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)


def answering(payload: bytes, status: str = "200 OK", length: int | None = None) -> Behaviour:
    async def behave(writer: asyncio.StreamWriter) -> None:
        size = len(payload) if length is None else length
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\n\r\n".encode() + payload)
        await writer.drain()

    return behave


async def silent(writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def hanging_up(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def trouble(url: str, timeout: float = 1.0) -> TelegramError:  # noqa: ASYNC109
    async with Telegram(TOKEN, url, timeout=timeout) as telegram:
        with pytest.raises(TelegramError) as raised:
            await telegram.call("sendMessage", {"chat_id": 1, "text": "my words"})
    return raised.value


async def test_a_call_returns_its_result(telegram: Telegram) -> None:
    message = await telegram.call("sendMessage", {"chat_id": MO, "text": "Hello 🙂"})
    assert message["text"] == "Hello 🙂"


async def test_a_file_is_uploaded_under_its_name(telegram: Telegram) -> None:
    payload = {"chat_id": MO, "caption": "A plan", "reply_markup": {"inline_keyboard": []}}
    files = {"document": ("plan.txt", b"tea, then biscuits", "text/plain")}
    message = await telegram.call("sendDocument", payload, files)
    assert (message["document"]["file_name"], message["document"]["file_size"]) == ("plan.txt", 18)


async def test_the_librarys_own_bot_works_over_this_transport(api: str) -> None:
    requests = Transport(local=True), Transport(local=True)
    async with Bot(TOKEN, f"{api}/bot", request=requests[0], get_updates_request=requests[1]) as bot:
        message = await bot.send_document(MO, b"tea", filename="plan.txt", caption="A plan")
        assert (await bot.get_me()).id == 4711
    assert message.document and message.document.file_name == "plan.txt"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("429", retry_after=7), RetryAfter),
        (Fault("403"), Forbidden),
        (Fault("400"), BadRequest),
        (Fault("migrated", migrate_to=-100), ChatMigrated),
        (Fault("5xx", status=502), NetworkError),
    ],
    ids=["429", "403", "400", "migrated", "502"],
)
async def test_each_refusal_is_the_librarys_error(
    telegram: Telegram, sim: Simulator, fault: Fault, expected: type[TelegramError]
) -> None:
    sim.faults.order(fault)
    with pytest.raises(expected) as raised:
        await telegram.call("sendMessage", {"chat_id": MO, "text": "hello"})
    if isinstance(raised.value, RetryAfter):
        assert seconds_to_wait(raised.value) == 7.0


async def test_a_wrong_token_and_a_second_poller_have_names_of_their_own(api: str) -> None:
    async with Telegram("1:wrong", api) as stranger:
        with pytest.raises(InvalidToken):
            await stranger.call("getMe")
    async with Telegram(TOKEN, api) as one:
        first = asyncio.create_task(one.call("getUpdates", {"timeout": 5}))
        await asyncio.sleep(0.1)
        await one.call("getUpdates", {"timeout": 0})
        with pytest.raises(Conflict):
            await first


async def test_no_listener_means_surely_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert isinstance(await trouble(f"http://127.0.0.1:{port}"), NotConnectedError)


async def test_silence_is_a_timeout() -> None:
    async with server(silent) as url:
        assert type(await trouble(url, 0.2)) is TimedOut


@pytest.mark.parametrize(
    "behave",
    [
        hanging_up,
        answering(b'{"ok":tr', length=4000),
        answering(b"<html>"),
        answering(b"[" * 100_000),
        answering(b"[]"),
        answering(b'{"ok":true}'),
    ],
    ids=["hangs up", "half an answer", "no JSON", "too deep", "no object", "no result"],
)
async def test_a_call_without_a_proper_answer_may_have_been_done(behave: Behaviour) -> None:
    async with server(behave) as url:
        assert isinstance(await trouble(url), UnansweredError)


async def test_a_gateways_error_page_is_a_network_error() -> None:
    async with server(answering(b"<html>Bad gateway</html>", "502 Bad Gateway")) as url:
        assert type(await trouble(url)) is NetworkError


async def test_half_a_surrogate_pair_costs_no_other_answer() -> None:
    async with (
        server(answering(rb'{"ok":true,"result":["\ud83d","fine"]}')) as url,
        Telegram(TOKEN, url) as telegram,
    ):
        assert (await telegram.call("getUpdates"))[1] == "fine"


@pytest.mark.parametrize("behave", [hanging_up, silent, answering(b"{")], ids=["hangs up", "silent", "broken"])
async def test_no_error_shows_the_token(behave: Behaviour, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with server(behave) as url:
        error = await trouble(url, 0.2)
        shown = [repr(Telegram(TOKEN, url)), "".join(traceback.format_exception(error)), repr(error.__context__)]
    secret = TOKEN.partition(":")[2]
    assert secret not in "\n".join([*shown, caplog.text])


async def test_closing_does_not_wait_for_calls_in_flight() -> None:
    async with server(silent) as url:
        async with Telegram(TOKEN, url, timeout=60.0) as telegram:
            call = asyncio.create_task(telegram.call("getUpdates", {"timeout": 50}))
            await asyncio.sleep(0.1)
        with pytest.raises(UnansweredError):
            await call


async def test_a_cancelled_call_ends_at_once() -> None:
    async with server(silent) as url, Telegram(TOKEN, url, timeout=60.0) as telegram:
        call = asyncio.create_task(telegram.call("getMe"))
        await asyncio.sleep(0.1)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call


async def test_a_call_before_opening_is_told_so() -> None:
    with pytest.raises(TelegramError, match="Open the transport first"):
        await Telegram(TOKEN).call("getMe")
