"""The real program as a process of its own, which can be killed at any instant, and people who don't notice."""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.simulator import Simulator, people
from bot.simulator.view import message as shown
from bot.store import open_store
from flows.content import Library
from tests.walker import Seen, next_step

TOKEN = "1000000001:a-token-for-the-proofs"
PATIENCE = 90.0  # seconds that somebody waits for an answer


@dataclass
class Process:
    """`python -m bot run` with its settings. `log` holds what it printed."""

    api: str
    database_url: str
    folder: Path
    more: dict[str, str] = field(default_factory=dict)
    log: Path = Path()
    _process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Starts it, and returns at once."""
        self.log = self.folder / "bot.log"
        environment = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")},
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.api,
            "DATABASE_URL": self.database_url,
            "SEND_RATE": "2000",
            "SEND_RATE_PER_CHAT": "1000",
            **self.more,
        }
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self.folder, env=environment, stdout=log, stderr=log
            )

    @property
    def running(self) -> bool:
        """Whether it hasn't ended."""
        return self._process is not None and self._process.returncode is None

    async def kill(self) -> None:
        """kill -9: nothing is said, nothing is saved."""
        assert self._process is not None
        if self.running:
            self._process.kill()
        await self._process.wait()

    async def terminate(self, name: signal.Signals = signal.SIGTERM) -> int:
        """SIGTERM, as a host sends it, or SIGINT, as Ctrl-C does; returns the exit code."""
        assert self._process is not None
        self._process.send_signal(name)
        return await self.ended()

    async def ended(self) -> int:
        """Waits until it has ended; returns the exit code."""
        assert self._process is not None
        return await self._process.wait()


class Walker:
    """Somebody who goes through the lessons, however often the bot falls over."""

    def __init__(self, simulator: Simulator, name: str, library: Library) -> None:
        self._simulator, self._library = simulator, library
        self.person = people.join(simulator, {"first_name": name})
        self.steps = 0

    async def walk(self, most: int = 500) -> None:
        """From /start to the end, or `most` steps."""
        people.write(self._simulator, self.person.id, "/start")
        while self.steps < most:
            seen = await self._something_to_do()
            step = next_step(seen, self._library)
            if step is None:
                return
            self.steps += 1
            if step.text:
                people.write(self._simulator, self.person.id, step.text)
            else:
                people.tap(self._simulator, self.person.id, seen.message_id, step.data)
            await self._answered(seen)

    def _newest(self) -> Seen | None:
        for stored in reversed(self._simulator.chat(self.person.id).messages.values()):
            if rows := shown(stored)["inline_keyboard"]:
                buttons = tuple((b["text"], b.get("callback_data", "")) for row in rows for b in row)
                return Seen(stored.message["message_id"], str(stored.message.get("text", "")), buttons)
        return None

    async def _something_to_do(self) -> Seen:
        async with asyncio.timeout(PATIENCE):
            while (seen := self._newest()) is None:
                await asyncio.sleep(0.01)
            return seen

    async def _answered(self, before: Seen) -> None:
        """Waits for a newer question that is another one. (A crash may have said the old one twice.)"""
        async with asyncio.timeout(PATIENCE):
            while not (seen := self._newest()) or not _is_new(seen, before):
                await asyncio.sleep(0.01)


def _is_new(seen: Seen, before: Seen) -> bool:
    return seen.message_id > before.message_id and (seen.text, seen.buttons) != (before.text, before.buttons)


async def facts_of(database_url: str, person: int) -> Counter[str]:
    """How often each kind of line stands in a person's log (by their Telegram id)."""
    store = await open_store(database_url)
    try:
        async with store.reading() as tx:
            rows = await tx.all("people_by_telegram", telegram_ids=[person])
            facts = await tx.all("facts_of", person=rows[0]["id"], limit=10_000) if rows else []
            return Counter(row["kind"] for row in facts)
    finally:
        await store.close()


def figure(what: str, **figures: object) -> None:
    """Prints a proof's figure, so that a test run shows what was proven."""
    print(f"\n{what}: " + json.dumps(figures, default=str))
