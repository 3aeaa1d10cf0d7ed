"""Proof 15: what is secret or somebody's own stays out of all that an operator reads, at DEBUG, whatever fails."""

import asyncio
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import msgspec
import pytest

from bot.clock import Clock
from bot.simulator import Rates, Simulator, create_app, groups, people
from bot.simulator.chats import Person
from bot.simulator.faults import Fault
from bot.store import Store, open_store
from bot.web import serving
from tests.house import HOUSE
from tests.proofs.process import TOKEN, Process, figure
from tests.proofs.surgeon import Surgeon
from tests.proofs.test_mutated import Sealed

HOOK = "hook-kanari-secret"
PASSWORD = "pass/kanari word"
WORDS = "kanarivogel"  # in whatever people write
NAME, PHONE = "Kanarina", "+447700900123"
DATA = "kanaridata"  # in what buttons say
TROUBLES = ("429", "5xx", "closed", "lost", "403", "400")
SENTENCES = (
    f"I told the {WORDS} that \"it's over\", and 'that' it's fine: don't!",
    f"ring me on {PHONE} or 07700 900456, {WORDS}",
    f"/start {WORDS}", f"/{WORDS}", f"/draft {WORDS}", "/draft", f"{WORDS} \\ \" ' ` {{ }} \n %s",
    f"I want to die, {WORDS}", "/progress", "/export", "/settings", "/reminders", f"half past {WORDS}",
)  # fmt: skip
HANG_UP = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'surgery' AND pid <> pg_backend_pid()"""


class Ears:
    """What has been heard of the program, place by place, and the canaries in it."""

    def __init__(self, database_url: str) -> None:
        password = urlsplit(database_url).password
        self.canaries = {
            "token": (TOKEN, TOKEN.partition(":")[2], quote(TOKEN, safe="")),
            "database password": (password,) if password else (),
            "webhook secret": (HOOK,),
            "phone": (PHONE, PHONE[1:], "7700 900", "7700900", "900123", "900456"),
            "name": (NAME,),
            "words": (WORDS, WORDS[:8]),
            "button": (DATA,),
        }
        self.heard: dict[str, str] = {}

    def hits(self) -> list[tuple[str, str, str]]:
        """Where a canary sings: the place, what it stands for, and the line."""
        return [
            (place, kind, line)
            for place, text in self.heard.items()
            for line in text.splitlines()
            for kind, canaries in self.canaries.items()
            if any(canary.casefold() in line.casefold() for canary in canaries)
        ]


@pytest.mark.parametrize(("way", "style"), [("polling", "console"), ("webhook", "json")])
async def test_nothing_secret_or_private_is_in_logs_or_on_the_pages(
    database_url: str, tmp_path: Path, way: str, style: str, unused_tcp_port: int
) -> None:
    here = f"http://127.0.0.1:{unused_tcp_port}"
    ears = Ears(database_url)
    more = {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": style, "PORT": str(unused_tcp_port), "HOST": "127.0.0.1"}
    if way == "webhook":
        more |= {"WEBHOOK_URL": "https://bot.example.org/hook", "WEBHOOK_SECRET": HOOK}
    lifted = Rates(overall=None, per_chat=None, per_group=None)
    simulator = Simulator(Clock(), TOKEN, rates=lifted, webhook_front=here, webhook_patience=0.1, seed=1)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port, _opened(database_url) as store:
        process = Process(f"http://127.0.0.1:{port}", database_url, tmp_path, more)
        await process.start()
        try:
            evening = Trouble(simulator, store, way)
            await evening.happens()
            async with httpx.AsyncClient(base_url=here, trust_env=False) as client:
                for page in ("/metrics", "/healthz", f"/{WORDS}"):
                    ears.heard[page] = (await client.get(page)).text
                wrong = await client.post("/hook", content=WORDS, headers={"X-Telegram-Bot-Api-Secret-Token": HOOK})
                ears.heard["/hook"] = wrong.text
            await process.terminate()
        finally:
            if process.running:
                await process.kill()
            simulator.close()
        async with store.reading() as tx:
            letters = await tx.all("dead_letters_open", limit=1_000)
    ears.heard["log"] = process.log.read_text()
    log, hits = ears.heard["log"], ears.hits()
    figure(
        f"proof 15, {way}, {style}, {database_url.split(':')[0]}", hits=len(hits), lines=len(log.splitlines()),
        tracebacks=log.count("in _handle"), dead_letters=len(letters),
        canaries=sum(map(len, ears.canaries.values())), places=list(ears.heard),
    )  # fmt: skip
    for sign in ("could not be read", "could not be written", "could not be decided", "went to the dead letters"):
        assert sign in log, f"nothing {sign}, so this proves nothing of it"
    assert hits == []


@pytest.mark.parametrize(
    "settings",
    [
        {"DATABASE_URL": f"postgresql://{NAME}:{quote(PASSWORD, safe='')}@127.0.0.1:9/x"},
        {"DATABASE_URL": f"postgresql://{NAME}:{PASSWORD}@127.0.0.1:9/x"},
        {"DATABASE_URL": f"mysql://{NAME}:{quote(PASSWORD)}@127.0.0.1/x"},
        {"TELEGRAM_BOT_TOKEN": f"2000000002:{WORDS}-is-refused"},
        {"TELEGRAM_BOT_TOKEN": f"{WORDS}/is no token"},
        {"TELEGRAM_API_URL": f"ftp://{WORDS}"},
        {"WEBHOOK_URL": "https://x.example/hook", "WEBHOOK_SECRET": f"{WORDS} with spaces", "PORT": "1"},
        {"LOG_LEVEL": WORDS, "ADMIN_IDS": WORDS, "DEFAULT_TIMEZONE": WORDS},
    ],
    ids=[
        "no server",
        "a slash in the password",
        "no such database",
        "refused token",
        "no token",
        "no API",
        "no secret",
        "other settings",
    ],
)
async def test_a_start_that_fails_says_why_without_a_secret(tmp_path: Path, settings: dict[str, str]) -> None:
    simulator = Simulator(Clock(), TOKEN, seed=1)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port:
        process = Process(f"http://127.0.0.1:{port}", f"sqlite:///{tmp_path}/surgery.db", tmp_path, settings)
        await process.start()
        async with asyncio.timeout(30):
            code = await process.ended()
        simulator.close()
    said = process.log.read_text()
    hidden = (NAME, PASSWORD, quote(PASSWORD), quote(PASSWORD, safe=""), WORDS, TOKEN)
    figure("proof 15, a start that fails", settings=list(settings), code=code, said=said.strip())
    assert code != 0
    assert said.strip() and "Traceback" not in said
    assert [word for word in hidden if word in said] == []


def test_even_the_last_words_of_a_program_that_falls_are_redacted() -> None:
    program = f"""
import threading
from bot.logs import set_up_logs
set_up_logs("DEBUG", "console", ["{TOKEN}"])
def fall():
    raise ValueError("{TOKEN} '{WORDS}'\\nDETAIL:  Failing row contains (1, {WORDS}).")
thread = threading.Thread(target=fall)
thread.start()
thread.join()
fall()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=HOUSE)
    assert ended.returncode == 1
    assert ended.stderr.count("ValueError") == 2
    assert TOKEN not in ended.stderr and WORDS not in ended.stderr.partition("in fall")[2], ended.stderr


class Trouble:
    """An evening on which people give away a lot, and everything that can fails."""

    def __init__(self, simulator: Simulator, store: Store, way: str) -> None:
        self._simulator, self._store, self._way = simulator, store, way

    def _join(self) -> Person:
        return people.join(self._simulator, {"first_name": NAME, "username": f"{WORDS}_{len(self._simulator.people)}"})

    async def happens(self) -> None:
        """All of it, one after the other."""
        talker = self._join()
        for sentence in SENTENCES:
            await self._writes(talker, sentence)
        for kind in people.KINDS:
            people.share(self._simulator, talker.id, kind, {"caption": f"{WORDS} {PHONE}"})
        self._taps_and_edits(talker)
        group = groups.found(self._simulator, f"The {WORDS}s", "group")
        groups.write(self._simulator, group.id, talker.id, f"/start@surgery_bot {WORDS}")
        await self._quiet()
        await self._sending_fails()
        await self._updates_are_spoiled()
        await self._conversations_fail()
        if self._store.dialect == "postgres":
            async with self._store.transaction() as tx:
                await tx.statement(HANG_UP)
            await self._writes(self._join(), f"/start {WORDS}")

    def _taps_and_edits(self, who: Person) -> None:
        people.tap(self._simulator, who.id, 1, f"welcome.1.{DATA}.{DATA}")
        people.tap(self._simulator, who.id, 1, DATA)
        mine = [
            one for one in self._simulator.chat(who.id).messages.values() if one.kind == "text" and not one.from_bot
        ]
        people.edit(self._simulator, who.id, mine[0].message["message_id"], f"no, {WORDS}")

    async def _sending_fails(self) -> None:
        for kind in TROUBLES:
            who = self._join()
            words = f"Bad Request: the {kind} of '{WORDS}' and \"{NAME}\" is wrong"
            fault = Fault(kind, chat=who.id, times=2, description=words)  # type: ignore[arg-type]
            self._simulator.faults.order(fault)
            await self._writes(who, f"/start {WORDS}")
            async with asyncio.timeout(20):
                while not fault.struck:
                    await asyncio.sleep(0.01)
        self._simulator.faults.clear()

    async def _updates_are_spoiled(self) -> None:
        surgeon, queue = Surgeon(random.Random(15)), self._simulator.updates.queue
        for _ in range(100):
            people.write(self._simulator, self._join().id, f"{WORDS} {PHONE}")
            number, waiting = queue.popitem()
            if self._way == "polling":
                body = surgeon.operate(waiting.update)
                queue[number] = Sealed(msgspec.Raw(body), waiting.kind, waiting.made, number)  # type: ignore[arg-type]
            else:
                waiting.update["message"] = {**waiting.update["message"], "text": [WORDS]}
                queue[number] = waiting
        await self._quiet()

    async def _conversations_fail(self) -> None:
        """What is kept of three people is spoiled: one's can't be decided, one's not read, one's not written."""
        three = [self._join() for _ in range(3)]
        for who in three:
            await self._writes(who, "/start")
        async with self._store.transaction() as tx:
            rows = await tx.all("people_by_telegram", telegram_ids=[who.id for who in three])
            lost, unread, unwritten = (row["id"] for row in rows)
            await tx.statement(f"UPDATE places SET data = '\"{WORDS}\"' WHERE person = {lost}")
            await tx.statement(f"UPDATE places SET data = '{WORDS}' WHERE person = {unread}")
            if self._store.dialect == "sqlite":
                refusal = f"WHEN NEW.id = {unwritten} BEGIN SELECT RAISE(ABORT, 'no'); END"
                await tx.statement(f"CREATE TRIGGER poison BEFORE UPDATE ON people {refusal}")
            else:
                await tx.statement(f"ALTER TABLE people ADD CONSTRAINT poison CHECK (id <> {unwritten}) NOT VALID")
        for who in three:
            await self._writes(who, f"well, {WORDS}")

    async def _writes(self, who: Person, text: str) -> None:
        people.write(self._simulator, who.id, text)
        await self._quiet()

    async def _quiet(self) -> None:
        """Waits until the program has seen to everything, or has put it off."""
        async with asyncio.timeout(20):
            while self._simulator.updates.queue or await self._waiting():
                await asyncio.sleep(0.02)

    async def _waiting(self) -> int:
        async with self._store.reading() as tx:
            row = await tx.one("inbox_depth")
        return int(row["waiting"]) if row else 0


@asynccontextmanager
async def _opened(database_url: str) -> AsyncIterator[Store]:
    """The database, beside the program."""
    store = await open_store(database_url)
    try:
        await store.migrate()
        yield store
    finally:
        await store.close()
