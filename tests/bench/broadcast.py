"""What a broadcast does to replies: a light load alone, then while a message goes to everybody who said yes.

The admin asks for it in the chat, as admins do. Where that brings no broadcast about, nothing is measured.
The stand-in for Telegram allows what SEND_RATE is meant for (30 messages a second for 25), or answers 429.
"""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from tests.bench.known import write_book
from tests.bench.learners import Learners
from tests.bench.load import Load, Measured, quiet_evening
from tests.bench.peers.conversation import FIRST_KNOWN
from tests.bench.recording import Recorder
from tests.bench.script import Json, Script
from tests.bench.stacks import SURGERY, running
from tests.bench.telegram import Telegram

ADMIN = FIRST_KNOWN
COMMAND = "/broadcast"
NOTICE = "There's a social media surgery at the library on Tuesday at six, with cake."
RATE, LIMIT = 900, 1_000  # SEND_RATE, and what the stand-in for Telegram allows
ANSWERS = 8  # that the admin gives at most until the broadcast is on its way
PATIENCE = 2.0  # how many times longer than its rate allows a broadcast may take


@dataclass(slots=True)
class Broadcast:
    """What one broadcast has shown."""

    before: Measured
    during: Measured
    audience: int
    reached: int
    doubled: int
    refused: int  # 429s
    seconds: float

    @property
    def rate(self) -> float:
        """Messages of the broadcast a second."""
        return self.reached / self.seconds


@dataclass(slots=True)
class Hall:
    """Everybody at once: learners who talk, the admin, and those who only hear the notice."""

    learners: Learners
    admin: Recorder
    heard: Counter[int] = field(default_factory=Counter)
    first: float = 0.0
    last: float = 0.0
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def said(self, chat: int, payload: Json, message: Json) -> None:
        """A message to one of them."""
        if chat == ADMIN:
            self.admin.said(chat, payload, message)
        elif NOTICE in payload["text"]:
            self.last = perf_counter()
            self.first = self.first or self.last
            self.heard[chat] += 1
            self.begun.set()
        else:
            self.learners.said(chat, payload, message)

    def edited(self, chat: int, method: str, payload: Json) -> Json:
        """An edit: the admin's is a broadcast's progress, or a tap."""
        return (self.admin if chat == ADMIN else self.learners).edited(chat, method, payload)

    def answered(self, query: str, text: str) -> None:
        """The answer to a tap."""
        (self.learners if self.learners.has_tapped(query) else self.admin).answered(query, text)


async def measure(script: Script, path: Path, folder: Path, audience: int, seconds: float) -> Broadcast | None:
    """One broadcast to `audience` people; None where the program can't be brought to make one."""
    await write_book(SURGERY, script, path, folder, audience)
    telegram = Telegram(limit=LIMIT)
    load = Load(script, telegram)
    telegram.crowd = hall = Hall(load.learners, Recorder(telegram, ADMIN))
    settings = {"ADMIN_IDS": str(ADMIN), "SEND_RATE": str(RATE)}
    async with telegram.open(), running(SURGERY, telegram, path, folder, **settings) as process, quiet_evening(load):
        await load.pause(1.0)
        async with load.measuring(process) as before:
            await load.pause(seconds)
        asking = asyncio.create_task(ask_for_it(hall.admin, folder / "surgery.db"))
        if not await _begins(hall, asking):
            return None
        async with load.measuring(process) as during:
            await _until_all_have_heard(hall, load, audience)
        await asking
    doubled = sum(hall.heard.values()) - len(hall.heard)
    return Broadcast(before, during, audience, len(hall.heard), doubled, telegram.refused, hall.last - hall.first)


async def ask_for_it(admin: Recorder, database: Path) -> bool:
    """Writes the command, then whatever is asked for: the notice where words are wanted, else the first button."""
    step = await admin.write(COMMAND)
    for _ in range(ANSWERS):
        if broadcasts_in(database):
            return True
        asked = bool(step.said) and not step.said[-1].keyboard
        step = await (admin.write(NOTICE) if asked else admin.tap(0))
    return broadcasts_in(database) > 0


def broadcasts_in(database: Path) -> int:
    """How many broadcasts the program knows of."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as db:
        (found,) = db.execute("SELECT count(*) FROM broadcasts").fetchone()
        return int(found)


async def _begins(hall: Hall, asking: "asyncio.Task[bool]") -> bool:
    """Whether the notice has gone out to somebody, or will soon."""
    heard = asyncio.create_task(hall.begun.wait())
    await asyncio.wait([heard, asking], return_when=asyncio.FIRST_COMPLETED)
    if not heard.done() and asking.exception() is None and asking.result():
        await asyncio.wait([heard], timeout=ANSWERS)
    heard.cancel()
    return hall.begun.is_set()


async def _until_all_have_heard(hall: Hall, load: Load, audience: int) -> None:
    until = perf_counter() + PATIENCE * audience / RATE
    while len(hall.heard) < audience - 1 and perf_counter() < until:  # the admin hears it, too
        await load.pause(0.05)
