"""Proof 10: whatever an update looks like, nothing falls over, nothing stands still, and everybody else is answered.

10,000 spoiled updates in a test run; SURGERY_PROOF_SCALE=10 makes them 100,000.
"""

import asyncio
import logging
import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from time import monotonic
from typing import Any

import msgspec
import pytest
from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import ConnectError

from bot.simulator import Simulator, groups, people
from bot.simulator.updates import Waiting
from tests.evening import Evening, Someone, an_evening
from tests.proofs.process import figure
from tests.proofs.surgeon import WORDS, Surgeon, written

SCALE = int(os.environ.get("SURGERY_PROOF_SCALE", "1"))
SPOILED = 2_500 * SCALE  # in each of four ways
SEED = 20_261_123
AT_ONCE = 250
STILL = 10.0  # seconds without any movement that are a stall
SECRET = "between-us"
COMMANDS = ("/start", "/next", "/lessons", "/checkup", "/draft", "/progress", "/reminders", "/settings", "/pause",
            "/privacy", "/export", "/help", "/cancel", "/what", "/forget")  # fmt: skip
TEXTS = ("Yes", "tomorrow", "How do I begin?", "I miss the canteen. Who else does?", "9:30", "London", *WORDS[2:8])


@dataclass(slots=True)
class Sealed(Waiting):
    """An update whose JSON goes out byte for byte."""

    number: int = 0

    @property
    def id(self) -> int:
        return self.number


class Fallen(logging.Handler):
    """Everything that was logged as an exception, by its kind: whoever caught it, somebody fell."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None or (record.name.startswith(("asyncio", "uvicorn")) and record.levelno >= logging.ERROR):
            self.found[f"{record.getMessage()}: {error!r}"[:300]] += 1


@contextmanager
def fallen() -> Iterator[Counter[str]]:
    """Listens within the block."""
    handler = Fallen()
    logging.getLogger().addHandler(handler)
    try:
        yield handler.found
    finally:
        logging.getLogger().removeHandler(handler)


class Ward:
    """Many people who do something at random, and a Telegram that spoils most of what it tells of them."""

    def __init__(self, evening: Evening, hook: Client | None) -> None:
        self.evening, self._hook = evening, hook
        self._dice = random.Random(SEED)
        self._surgeon = Surgeon(self._dice)
        self.spoiled = self.sent_again = 0
        self.answers: Counter[int] = Counter()
        self.people = [evening.newcomer(f"Person {n}") for n in range(max(20, SPOILED // 50))]
        self._group = groups.found(evening.simulator, "Canteen", "group").id

    @property
    def _simulator(self) -> Simulator:
        return self.evening.simulator

    def act(self) -> None:
        """Somebody does something: taps what is on the screen, mostly."""
        who, dice, simulator = self._dice.choice(self.people), self._dice, self._simulator
        what = dice.random()
        if what < 0.5 and (buttons := self._screen(who)):
            people.tap(simulator, who.id, *dice.choice(buttons))
        elif what < 0.7:
            people.write(simulator, who.id, dice.choice(TEXTS))
        elif what < 0.85:
            people.write(simulator, who.id, dice.choice(COMMANDS))
        elif what < 0.92:
            people.share(simulator, who.id, dice.choice(people.KINDS), {"caption": "look"})
        elif what < 0.95:
            mine = [stored for stored in who.messages if stored.kind == "text" and not stored.from_bot]
            if mine:
                people.edit(simulator, who.id, mine[-1].message["message_id"], "I mean something else")
        elif what < 0.98:
            people.block(simulator, who.id, True)
            people.block(simulator, who.id, False)
        else:
            groups.write(simulator, self._group, who.id, "/start@surgery_bot")

    def _screen(self, who: Someone) -> list[tuple[int, str]]:
        """The buttons that are left on the newest few messages."""
        newest = list(islice(reversed(self._simulator.chat(who.id).messages.values()), 6))
        boards = [(stored.message["message_id"], stored.message.get("reply_markup") or {}) for stored in newest]
        return [
            (number, button.get("callback_data", ""))
            for number, board in boards
            for row in board.get("inline_keyboard", ())
            for button in row
        ]

    async def deliver(self, *, clean: float = 0.3) -> None:
        """Sends what has happened on its way, all but a `clean` part of it spoiled."""
        queue = self._simulator.updates.queue
        bodies: list[bytes] = []
        for number, waiting in list(queue.items()):
            if isinstance(waiting, Sealed):
                continue
            whole = self._dice.random() < clean
            self.spoiled += not whole
            body = written(waiting.update) if whole else self._surgeon.operate(waiting.update)
            if self._hook is None:
                queue[number] = Sealed(msgspec.Raw(body), waiting.kind, waiting.made, number)  # type: ignore[arg-type]
            else:
                del queue[number]
                bodies += [body, *self._misshapen(body)]
        await asyncio.gather(*map(self._post, bodies))

    def _misshapen(self, body: bytes) -> list[bytes]:
        """What only a stranger could post: cut off, not JSON, no update, an update_id that is none."""
        if self._dice.random() > 0.05:
            return []
        wrong = (b'"7"', b"-1", b"9" * 30, b"null", b"1.5", b"[]")
        return [
            body[: self._dice.randrange(len(body))],
            bytes(self._dice.randrange(256) for _ in range(200)),
            b'{"update_id": %b, "message": {}}' % self._dice.choice(wrong),
        ]

    async def _post(self, body: bytes) -> None:
        assert self._hook is not None
        try:
            answer = await self._hook.post("/hook").body_bytes(body).build().send()
        except ConnectError:  # a connection that had rested was just being closed: Telegram sends it again
            self.sent_again += 1
            answer = await self._hook.post("/hook").body_bytes(body).build().send()
        self.answers[answer.status] += 1

    async def is_seen_to(self) -> bool:
        """Waits until nothing is left to do; False where for ten seconds nothing has moved."""
        left, moved = -1, monotonic()
        while now := await self._left():
            if now != left:
                left, moved = now, monotonic()
            elif monotonic() - moved > STILL:
                return False
            await asyncio.sleep(0.01)
        return True

    async def _left(self) -> int:
        """How many updates, calls, timers and jobs wait at this moment."""
        now, queued = int(self.evening.clock.now().timestamp() * 1000), len(self._simulator.updates.queue)
        async with self.evening.store.reading() as tx:
            row = await tx.one("quiet_waiting", now=now)
        return queued + (row["waiting"] if row else 0)

    async def is_answered(self, neighbour: Someone) -> float:
        """Seconds until somebody beside all this has an answer."""
        begun = monotonic()
        people.write(self._simulator, neighbour.id, "Is anybody there?")
        mine = neighbour.messages[-1]
        await self.deliver(clean=1.0)
        assert await self.is_seen_to(), "nothing moves any more"
        assert neighbour.messages[-1] is not mine, "somebody who sent a well-formed message got no answer"
        return monotonic() - begun


@pytest.mark.timeout(120 * SCALE)
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_no_update_however_spoiled_stops_anything(database_url: str, way: str, unused_tcp_port: int) -> None:
    settings: dict[str, Any] = {"port": unused_tcp_port, "host": "127.0.0.1"}
    if way == "webhook":
        settings |= {"webhook_url": "https://bot.example.org/hook", "webhook_secret": SECRET}
    address = ClientBuilder().base_url(f"http://127.0.0.1:{unused_tcp_port}").no_proxy()
    here = address.default_headers({"X-Telegram-Bot-Api-Secret-Token": SECRET}).build()
    with fallen() as falls:
        async with here, an_evening(database_url, **settings) as evening:
            ward = Ward(evening, here if way == "webhook" else None)
            longest, rounds, stalls = 0.0, 0, 0
            while ward.spoiled < SPOILED:
                if rounds % 50 == 0:  # the same one for ever would be taken for a flooder
                    neighbour = evening.newcomer("Neighbour")
                for _ in range(AT_ONCE):
                    ward.act()
                await ward.deliver()
                stalls += not await ward.is_seen_to()
                longest, rounds = max(longest, await ward.is_answered(neighbour)), rounds + 1
            health = await (await here.get("/healthz").build().send()).json()
            async with evening.store.reading() as tx:
                letters = [dict(row) for row in await tx.all("dead_letters_open", limit=1_000_000)]
    kinds = Counter(f"{row['source']}: {row['error']}" for row in letters)
    figure(
        f"proof 10, {way}, {database_url.split(':')[0]}", spoiled=ward.spoiled, rounds=rounds,
        uncaught=falls.total(), stalls=stalls, longest_wait_of_a_neighbour=f"{longest:.2f} s",
        answers=ward.answers, sent_again=ward.sent_again, dead_letters=kinds.most_common(12),
    )  # fmt: skip
    assert health["ready"], health
    assert not falls, falls.most_common(10)
    assert not stalls
    assert ward.answers.keys() <= {200, 400}
