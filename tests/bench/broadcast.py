"""What a broadcast does to replies: a light load alone, then while a message goes to everybody who said yes.

The admin asks for it in the chat, as admins do. The stand-in for Telegram allows a little more than SEND_RATE,
as Telegram does (30 messages a second for 25), and answers 429 to what is over it.
"""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bot.contents import Contents
from flows.model import phrase
from tests.bench.known import write_book
from tests.bench.learners import Learners
from tests.bench.load import Load, Measured, quiet_evening
from tests.bench.peers.conversation import FIRST_KNOWN
from tests.bench.recording import ZONE, Recorder
from tests.bench.script import Json, Script
from tests.bench.stacks import SURGERY, running
from tests.bench.telegram import Telegram

ADMIN = FIRST_KNOWN
COMMAND = "/broadcast"
AUDIENCE, SEND = "broadcast-button-announcements", "broadcast-button-send"  # the buttons that the admin taps
NOTICE = "There's a social media surgery at the library on Tuesday at six, with cake."
PATIENCE = 10.0  # seconds until the heads are counted, and until the first has heard
LULL = 1.5  # seconds without a notice: then it is over


@dataclass(frozen=True, slots=True)
class Setting:
    """How fast: SEND_RATE, what Telegram allows, how many are written to, and updates a second besides."""

    rate: int
    limit: int
    audience: int
    calm: float


SETTINGS = (Setting(900, 1_000, 3_000, 16.0), Setting(25, 30, 3_000, 2.0))


@dataclass(slots=True)
class Broadcast:
    """What one broadcast has shown."""

    setting: Setting
    before: Measured
    during: Measured
    audience: int
    reached: int
    doubled: int
    refused: int  # 429s
    rate: float  # messages and edits a second, the replies among them

    @property
    def share(self) -> float:
        """How much of SEND_RATE was used."""
        return self.rate / self.setting.rate


@dataclass(slots=True)
class Hall:
    """Everybody at once: learners who talk, the admin, and those who only hear the notice."""

    learners: Learners
    admin: Recorder
    heard: Counter[int] = field(default_factory=Counter)
    notices: list[float] = field(default_factory=list)
    replies: list[float] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def said(self, chat: int, payload: Json, message: Json) -> None:
        """A message to one of them."""
        if chat == ADMIN:
            self.admin.said(chat, payload, message)
        elif NOTICE in payload["text"]:
            self.notices.append(perf_counter())
            self.heard[chat] += 1
            self.begun.set()
        else:
            self.replies.append(perf_counter())
            self.learners.said(chat, payload, message)

    def edited(self, chat: int, method: str, payload: Json) -> Json:
        """An edit: the admin's is a broadcast's progress, or a tap."""
        self.replies.append(perf_counter())
        return (self.admin if chat == ADMIN else self.learners).edited(chat, method, payload)

    def answered(self, query: str, text: str) -> None:
        """The answer to a tap."""
        (self.learners if self.learners.has_tapped(query) else self.admin).answered(query, text)

    def rate(self) -> float:
        """Messages and edits a second, from the first notice to the last."""
        first, last = self.notices[0], self.notices[-1]
        replies = sum(first <= at <= last for at in self.replies)
        return (len(self.notices) + replies) / max(1e-9, last - first)


async def measure(script: Script, path: Path, folder: Path, setting: Setting, seconds: float) -> Broadcast | None:
    """One broadcast; None where the program can't be brought to make one."""
    await write_book(SURGERY, script, path, folder, setting.audience)
    database = folder / "surgery.db"
    let_it_be_noon(database)
    telegram = Telegram(limit=setting.limit)
    load = Load(script, telegram)
    telegram.crowd = hall = Hall(load.learners, Recorder(telegram, ADMIN))
    given = {"ADMIN_IDS": str(ADMIN), "SEND_RATE": str(setting.rate), "DEFAULT_TIMEZONE": where_it_is_noon()}
    async with telegram.open(), running(SURGERY, telegram, path, folder, **given) as process, _calm(load, setting):
        async with load.measuring(process) as before:
            await load.pause(max(seconds, setting.audience / setting.rate))  # as long as the broadcast will take
        if not await ask_for_it(hall.admin) or not await _begins(hall):
            return None
        async with load.measuring(process) as during:
            while perf_counter() - hall.notices[-1] < LULL:
                await load.pause(0.05)
    doubled = sum(hall.heard.values()) - len(hall.heard)
    audience = deliveries_in(database) - 1  # the admin hears it, too, and isn't counted in the hall
    return Broadcast(setting, before, during, audience, len(hall.heard), doubled, telegram.refused, hall.rate())


@asynccontextmanager
async def _calm(load: Load, setting: Setting) -> AsyncIterator[None]:
    """A light load that has been going on for a while."""
    async with quiet_evening(load, setting.calm):
        await load.pause(1.0)
        yield


async def ask_for_it(admin: Recorder) -> bool:
    """What an admin does, from the command to the last tap; False where a button isn't there."""
    await admin.write(COMMAND)
    if not await _tap(admin, AUDIENCE):
        return False
    await admin.write(NOTICE)
    return await _tap(admin, SEND, wait=False)


async def _tap(admin: Recorder, key: str, *, wait: bool = True) -> bool:
    """Taps the button with the words of that phrase, as soon as it is there."""
    label = Contents().renderer.render_plain(phrase(key), "en", ZONE)
    until = perf_counter() + PATIENCE
    while perf_counter() < until:
        labels = [button["text"] for button in admin.buttons]
        if label in labels:
            number = labels.index(label)
            await (admin.tap(number) if wait else admin.press(number))
            return True
        await asyncio.sleep(0.05)
    return False


async def _begins(hall: Hall) -> bool:
    """Whether somebody has heard, or soon will."""
    try:
        async with asyncio.timeout(PATIENCE):
            await hall.begun.wait()
    except TimeoutError:
        return False
    return True


def where_it_is_noon() -> str:
    """A time zone where nobody is asleep at this hour."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


def let_it_be_noon(database: Path) -> None:
    """Moves everybody there: a broadcast leaves people alone in their quiet hours."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("UPDATE people SET zone = ?", (where_it_is_noon(),))
        db.commit()


def deliveries_in(database: Path) -> int:
    """How many people the program has taken a broadcast to be for."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as db:
        (found,) = db.execute("SELECT count(*) FROM deliveries").fetchone()
        return int(found)
