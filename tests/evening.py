"""A whole evening in a test: the simulator, the real bot over HTTP, a database, and people who write and tap."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.app import Parts, assembled, running
from bot.clock import Clock
from bot.settings import Settings
from bot.simulator import Rates, Simulator, create_app, people
from bot.simulator.chats import Person, Stored
from bot.simulator.view import message as shown
from bot.store import Store
from bot.web import serving

TOKEN = "1000000001:a-token-for-the-tests"
MONDAY = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
A_MOMENT = 1000  # milliseconds
PATIENCE = 10.0  # seconds until a test gives up waiting for the bot to have said its say


@dataclass(slots=True)
class Evening:
    """What a test holds in its hands."""

    simulator: Simulator
    parts: Parts
    clock: Clock

    @property
    def store(self) -> Store:
        """The bot's database."""
        return self.parts.store

    def newcomer(self, name: str = "Maureen") -> "Someone":
        """Somebody who has never written before."""
        return Someone(self, people.join(self.simulator, {"first_name": name}))

    async def quiet(self) -> None:
        """Waits until everything that came in is handled and everything that has to be said is said."""
        async with asyncio.timeout(PATIENCE):
            while not await self._is_quiet():
                await asyncio.sleep(0.005)

    async def _is_quiet(self) -> bool:
        if self.simulator.updates.queue:
            return False
        now = int(self.clock.now().timestamp() * 1000) + A_MOMENT  # a turn may be committed while this is asked
        async with self.store.reading() as tx:
            row = await tx.one("quiet_waiting", now=now)
        return row is not None and not row["waiting"]

    async def jump(self, seconds: float | None) -> None:
        """Time passes: so many seconds, or until the next morning with None."""
        self.simulator.move_clock(seconds)
        await asyncio.sleep(0.02)
        await self.quiet()


class Someone:
    """One person with a phone."""

    def __init__(self, evening: Evening, person: Person) -> None:
        self._evening, self.person = evening, person

    @property
    def id(self) -> int:
        """Their Telegram id."""
        return self.person.id

    @property
    def messages(self) -> list[Stored]:
        """Their chat, oldest first."""
        return list(self._evening.simulator.chat(self.id).messages.values())

    @property
    def heard(self) -> list[str]:
        """What the bot has said to them so far, as it stands now."""
        return [str(m.message.get("text") or m.message.get("caption") or "") for m in self.messages if m.from_bot]

    @property
    def buttons(self) -> list[tuple[int, str, str]]:
        """Every button on the screen: message id, label, data; oldest first."""
        return [
            (stored.message["message_id"], button["text"], button.get("callback_data", ""))
            for stored in self.messages
            for row in (shown(stored)["inline_keyboard"] or [])
            for button in row
        ]

    async def write(self, text: str) -> str:
        """Writes, waits for the answers, and returns the newest."""
        people.write(self._evening.simulator, self.id, text)
        return await self._answered()

    async def share(self, kind: str) -> str:
        """Sends something that isn't text."""
        people.share(self._evening.simulator, self.id, kind, {})
        return await self._answered()

    async def tap(self, label: str) -> str:
        """Taps the newest button of that label."""
        found = [button for button in self.buttons if button[1] == label]
        assert found, f"there is no button {label!r} among {[label for _, label, _ in self.buttons]}"
        return await self.tap_data(found[-1][0], found[-1][2])

    async def tap_data(self, message_id: int, data: str) -> str:
        """Taps with any data: forged, stale or twice."""
        people.tap(self._evening.simulator, self.id, message_id, data)
        return await self._answered()

    async def _answered(self) -> str:
        await self._evening.quiet()
        return self.heard[-1] if self.heard else ""


@asynccontextmanager
async def an_evening(
    database_url: str, *, start: datetime = MONDAY, rates: Rates | None = None, **settings: object
) -> AsyncIterator[Evening]:
    """Everything running, from `start` on; sends as fast as it can unless `settings` say otherwise."""
    clock = Clock((start - datetime.now(UTC)).total_seconds())
    simulator = Simulator(clock, TOKEN, rates=rates or Rates(overall=None, per_chat=None, per_group=None), seed=1)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port:
        given: dict[str, object] = {
            "telegram_bot_token": TOKEN,
            "telegram_api_url": f"http://127.0.0.1:{port}",
            "database_url": database_url,
            "send_rate": 2000,
            "send_rate_per_chat": 1000,
            **settings,
        }
        chosen = Settings(_env_file=None, **given)
        try:
            async with assembled(chosen, clock) as parts, running(parts, chosen):
                yield Evening(simulator, parts, clock)
        finally:
            simulator.close()
