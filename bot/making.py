"""What jobs make, one function each: a picture, an export, a copy. A new kind of job is one more line in MAKERS."""

import asyncio
import json
import logging
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.calendar_file import MIME, calendar_file
from bot.contents import Contents
from bot.finding import audit_kinds, audit_page, people_like
from bot.progress import draw_progress
from bot.recipients import count_of
from bot.stats import draw_stats
from bot.store import Row, StoreError, Tx
from bot.store.backup import copy_database
from bot.store.erase import export_person
from flows.model import Phrase, Say, phrase

log = logging.getLogger(__name__)

LARGEST: Final = 20_000_000  # bytes of a file that is sent through the chat; it lies in the database until then


@dataclass(frozen=True, slots=True)
class Asked:
    """What a maker has at hand: for whom, and a transaction that only reads."""

    contents: Contents
    tx: Tx
    person: Row
    now: datetime
    database_url: str
    data: Mapping[str, Any]  # what the one who asked has said
    admins: frozenset[int] = frozenset()  # ADMIN_IDS
    rate: float = 25.0  # messages a second, SEND_RATE


@dataclass(frozen=True, slots=True)
class File:
    """A file with its media type, and how the Bot API sends it: `sendPhoto` or `sendDocument`."""

    name: str
    mime: str
    content: bytes
    method: str
    caption: Phrase


@dataclass(frozen=True, slots=True)
class Found:
    """What the conversation that asked goes on with: it comes as a timer of that flow, at that step."""

    flow: str
    step: int
    data: Mapping[str, int]


Made: TypeAlias = File | Phrase | Say | Found
Make: TypeAlias = Callable[[Asked], Awaitable[Made]]


async def export(asked: Asked) -> Made:
    """Everything that is known about a person, as JSON they can read."""
    everything = await export_person(asked.tx, asked.person["id"])
    content = json.dumps(everything, ensure_ascii=False, indent=2, default=str).encode()
    name = asked.contents.renderer.render_plain(phrase("export-file"), asked.person["lang"], asked.person["zone"])
    return File(name, "application/json", content, "sendDocument", phrase("export-caption"))


async def progress_picture(asked: Asked) -> Made:
    """The picture of how somebody is doing."""
    picture, caption = await draw_progress(asked.contents, asked.tx, asked.person)
    return File("progress.png", "image/png", picture, "sendPhoto", caption)


async def stats(asked: Asked) -> Made:
    """The picture of how everybody is doing."""
    picture, caption = await draw_stats(asked.contents, asked.tx, asked.person, asked.now)
    return File("stats.png", "image/png", picture, "sendPhoto", caption)


async def backup(asked: Asked) -> Made:
    """A copy of the database, where it can be made and fits into a chat."""
    try:
        content = await asyncio.to_thread(_copy, asked.database_url)
    except StoreError as error:  # without pg_dump, say: another try would end the same way, and hold all jobs up
        log.error("a backup that was asked for in the chat could not be made: %s", error)
        return phrase("backup-failed")
    if content is None:
        return phrase("backup-too-large")
    kind = "sqlite" if asked.database_url.startswith("sqlite") else "postgres"
    name = f"surgery-{asked.now:%Y-%m-%d-%H%M}.{'db' if kind == 'sqlite' else 'dump'}"
    return File(name, "application/octet-stream", content, "sendDocument", phrase("backup-caption", kind=kind))


async def audience(asked: Asked) -> Made:
    """How many would get a broadcast, how many of them later on, and how many minutes it takes."""
    counts = await count_of(asked.tx, asked.data["audience"], asked.now)
    minutes = max(1, ceil(counts["count"] / asked.rate / 60))
    return Found(asked.data["flow"], asked.data["step"], {**counts, "minutes": minutes})


def _copy(database_url: str) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "copy"
        copy_database(database_url, target)
        return target.read_bytes() if target.stat().st_size <= LARGEST else None


async def calendar(asked: Asked) -> Made:
    """The entry for the person's calendar, as the surgery stands now."""
    (surgery,) = await asked.tx.all("need_surgery", things=[asked.data["surgery"]])
    content = await asyncio.to_thread(calendar_file, surgery, asked.now)
    name = asked.contents.renderer.render_plain(phrase("calendar-file"), asked.person["lang"], asked.person["zone"])
    caption = phrase("calendar-caption-off") if surgery["state"] == "cancelled" else phrase("calendar-caption")
    return File(name, MIME, content, "sendDocument", caption)


MAKERS: Final[dict[str, Make]] = {
    "job:export": export,
    "job:progress_picture": progress_picture,
    "job:stats": stats,
    "job:backup": backup,
    "job:audience": audience,
    "job:find_people": lambda asked: people_like(asked.tx, str(asked.data["text"]), asked.admins),
    "job:audit": lambda asked: audit_page(asked.tx, int(asked.data["before"]), str(asked.data["only"])),
    "job:audit_kinds": lambda asked: audit_kinds(asked.tx),
    "job:calendar": calendar,
}
