"""Nothing that is secret or private gets into a log line, at DEBUG and in tracebacks (proof 15)."""

import asyncio
import io
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from bot.logs import Redaction, password_of, set_up_logs
from bot.store import open_store
from bot.transport import Telegram, TelegramError
from tests.bot.conftest import MO, TOKEN

PASSWORD = "pass/word canary"
PHONE = "+44 7700 900123"
WORDS = "the canary sings at dawn"
SECRET = "hook-canary-secret"
CANARIES = [TOKEN, TOKEN.partition(":")[2], PASSWORD, "pass%2Fword%20canary", PHONE, "900123", WORDS, SECRET]

Log = Callable[[], str]


@pytest.fixture(params=["console", "json"])
def log(request: pytest.FixtureRequest) -> Iterator[Log]:
    """The program's logging at DEBUG, in both styles; what has been written so far."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    set_up_logs("DEBUG", request.param, [TOKEN, PASSWORD, SECRET], stream)
    yield stream.getvalue
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("bot", "flows"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def found(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def fail(words: str) -> None:
    hidden = {"local": words}
    int(hidden["local"])


def test_a_traceback_says_where_but_not_with_what(log: Log) -> None:
    try:
        fail(WORDS)
    except ValueError:
        logging.getLogger("bot.test").exception("a turn failed")
    assert "in fail" in log() and "ValueError" in log()
    assert found(log()) == []


def test_causes_and_groups_are_bare_too(log: Log) -> None:
    try:
        try:
            fail(WORDS)
        except ValueError as error:
            raise ExceptionGroup("several", [KeyError(WORDS), RuntimeError(f"about '{WORDS}'")]) from error
    except ExceptionGroup:
        logging.getLogger("bot.test").exception("several failed")
    assert "KeyError" in log() and "RuntimeError" in log() and "ValueError" in log()
    assert found(log()) == []


@pytest.mark.parametrize(
    "line",
    [
        f"calling https://api.telegram.org/bot{TOKEN}/sendMessage",
        "calling https://api.telegram.org/bot123456789:AAAnotherBotsTokenThatNobodyToldUsOf12/getMe",
        "postgresql://surgery:pass%2Fword%20canary@db/surgery",
        "postgresql://surgery:whatever-else@db/surgery",
        f"secret {SECRET}",
        f"call {PHONE}",
        "call 07700900123 or 0044 7700 900123 or (+44) 7700-900123",
    ],
)
def test_what_looks_like_a_secret_is_hidden_wherever_it_stands(log: Log, line: str) -> None:
    logging.getLogger("bot.test").info(line)
    logging.getLogger("another.library").warning("%s", line)
    logging.getLogger("bot.test").info("with a field", extra={"address": line})
    assert log().count("[hidden]") >= 3
    text = log()
    assert found(text) == []
    assert not any(part in text for part in ("AAAnotherBots", "whatever-else", "7700"))


def test_private_fields_are_hidden(log: Log) -> None:
    logging.getLogger("bot.test").info("got", extra={"text": WORDS, "payload": {"text": WORDS}, "first_name": "canary"})
    assert found(log()) == []


def test_ids_times_and_counts_stay_readable(log: Log) -> None:
    line = "letter 316659348800438272 to 700000001 in 0.123456789 s at 2026-11-23T09:00:00.000000+00:00, term 0"
    logging.getLogger("bot.test").info(line)
    assert line in log()


def test_what_other_libraries_quote_is_left_out(log: Log) -> None:
    logging.getLogger("asyncio").error("Task exception: <Task exception=ValueError(%r)>", WORDS)
    assert "Task exception" in log()
    assert found(log()) == []


async def test_every_path_at_debug_keeps_still(log: Log, api: str, tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/surgery.db")
    await store.migrate()
    async with store.transaction() as tx:
        await tx.run("meta_put", key="canary", value=WORDS)
    await store.close()
    async with Telegram(TOKEN, api) as telegram:
        await telegram.call("sendMessage", {"chat_id": MO, "text": WORDS})
        with pytest.raises(TelegramError) as refused:
            await telegram.call("sendMessage", {"chat_id": MO, "text": WORDS, "parse_mode": WORDS})
        logging.getLogger("bot.test").error("refused", exc_info=refused.value)
    async with httpx.AsyncClient() as client:
        await client.post(f"{api}/bot{TOKEN}/sendMessage", json={"chat_id": MO, "text": WORDS})
    task = asyncio.create_task(asyncio.to_thread(fail, WORDS), name="doomed")
    await asyncio.gather(task, return_exceptions=True)
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "lost", "exception": task.exception(), "task": task})
    assert "lost" in log()
    assert found(log()) == []


def test_json_lines_are_json(log: Log) -> None:
    logging.getLogger("bot.test").warning("two\nlines", extra={"chat": 5})
    first = log().splitlines()[0]
    if first.startswith("{"):
        line = json.loads(first)
        assert (line["event"], line["level"], line["logger"], line["chat"]) == ("two\nlines", "warning", "bot.test", 5)
        assert line["timestamp"].endswith("Z")
    else:
        assert "bot.test" in log() and "warning" in log()


def test_other_libraries_are_heard_from_warning_up(log: Log) -> None:
    logging.getLogger("aiosqlite").debug("executing")
    logging.getLogger("httpx").info("HTTP Request")
    logging.getLogger("bot.test").debug("ours")
    assert "executing" not in log() and "HTTP Request" not in log() and "ours" in log()


def test_the_password_of_an_address_is_told_to_the_redaction() -> None:
    assert password_of("postgresql://surgery:pass%2Fword%20canary@db/surgery") == PASSWORD
    assert password_of("sqlite:///surgery.db") == ""
    assert found(Redaction([PASSWORD])(f"{PASSWORD} pass%2Fword%20canary")) == []
