"""What is logged, and what never is: tokens, passwords, phone numbers and people's words don't get through.

Redaction is the last step, on the finished line, whoever wrote it. Tracebacks show files, lines and functions,
never the values of variables; what an exception quotes is left out. Other libraries are heard from WARNING up.
"""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Literal, TextIO
from urllib.parse import quote, unquote, urlsplit

import structlog
from structlog.types import EventDict

log = logging.getLogger(__name__)

OURS = ("bot", "flows")
HIDDEN = "[hidden]"
PRIVATE = {"text", "caption", "payload", "body", "data", "name", "first_name", "username", "phone", "token", "secret"}
"""Fields whose values are never shown."""
TOKEN = re.compile(r"\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}")
PHONE = re.compile(r"(?<![\w.:-])(?:\+|00|0)[1-9](?:[\s().-]{0,2}\d){7,13}(?![\w:])")
CREDENTIALS = re.compile(r"(?<=://)[^\s/@:]*:[^\s/@]*(?=@)")
ROW = re.compile(r"\n(?:DETAIL|CONTEXT):.*", re.DOTALL)  # where PostgreSQL shows the row that it refuses
QUOTED = re.compile(r"'(?:[^'\\\n]|\\.)+'|\"(?:[^\"\\\n]|\\.)+\"")


class Redaction:
    """Takes secrets out of a line: those that it was told, and whatever looks like one."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        told = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._told = re.compile("|".join(sorted(map(re.escape, told), key=len, reverse=True))) if told else None

    def __call__(self, line: str) -> str:
        if self._told:
            line = self._told.sub(HIDDEN, line)
        line = TOKEN.sub(HIDDEN, line)
        line = CREDENTIALS.sub(HIDDEN, line)
        return PHONE.sub(HIDDEN, line)


def password_of(url: str) -> str:
    """The password in a database address, to be told to the redaction; empty where it has none."""
    return unquote(urlsplit(url).password or "")


def set_up_logs(
    level: str = "INFO",
    style: Literal["console", "json"] = "console",
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Sends every log line, ours and other libraries', through one formatter to `stream` (stderr).

    `level` is ours; other libraries stay at WARNING, as several print calls, queries or addresses below it.
    """
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(style, Redaction(secrets), colours=stream.isatty()))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
    if stream is sys.stderr:  # where Python itself would write its last words, as they come
        sys.excepthook = last_words
        threading.excepthook = lambda fall: last_words(fall.exc_type, fall.exc_value, fall.exc_traceback)


def last_words(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Logs what the program, or a thread of it, has died of."""
    log.critical("fallen over", exc_info=(kind, error or kind(), trace))


def formatter(style: str, redact: Redaction, *, colours: bool = False) -> logging.Formatter:
    """One line a record, as JSON or for people."""
    render: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=structlog.dev.plain_traceback)
    )
    return structlog.stdlib.ProcessorFormatter(
        use_get_message=False,
        pass_foreign_args=True,
        foreign_pre_chain=[
            with_bare_arguments,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_private_fields,
            with_a_bare_traceback,
            without_foreign_quotes,
            render,
            lambda logger, method, line: redact(str(line)),
        ],
    )


def with_bare_arguments(logger: Any, method: str, event: EventDict) -> EventDict:
    """Puts a line's arguments into it, without what they quote: Telegram, say, quotes what it refuses."""
    given = event.pop("positional_args", ())
    if isinstance(given, Mapping):
        event["event"] %= {name: without_quotes(value) for name, value in given.items()}
    elif given:
        event["event"] %= tuple(map(without_quotes, given))
    return event


def without_quotes(value: Any) -> Any:
    """A text or an error without what stands in quotes; anything else as it is."""
    return unquoted(str(value)) if isinstance(value, str | BaseException) else value


def without_private_fields(logger: Any, method: str, event: EventDict) -> EventDict:
    """Hides the values of fields that hold people's words."""
    return {key: HIDDEN if key in PRIVATE else value for key, value in event.items()}


def without_foreign_quotes(logger: Any, method: str, event: EventDict) -> EventDict:
    """Leaves out what other libraries quote: it may be anything that passed through them."""
    if str(event.get("logger", "")).split(".")[0] not in OURS:
        event["event"] = unquoted(str(event["event"]))
    return event


def with_a_bare_traceback(logger: Any, method: str, event: EventDict) -> EventDict:
    """Turns an exception into text: where it happened, but not with which values."""
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["exception"] = bare(error)
    return event


def bare(error: BaseException) -> str:
    """An exception's traceback without quotes from data, its causes first."""
    lines: list[str] = []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and before is not error:
        lines += [bare(before), "", "and from that:", ""]
    lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    lines.append(f"{type(error).__module__}.{type(error).__qualname__}: {unquoted(str(error))}")
    for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        lines += ["", "among them:", "", bare(inner)]
    return "\n".join(lines)


def unquoted(message: str) -> str:
    """A message without what stands in quotes, and without a database's row."""
    return QUOTED.sub("'…'", ROW.sub("", message))
