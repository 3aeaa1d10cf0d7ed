"""The stacks that are compared: how each is started, and what its process takes."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.telegram import TOKEN, Telegram

HOUSE = Path(__file__).resolve().parents[2]
PEERS = HOUSE / "build" / "peers"
LOCK = HOUSE / ".requirements-bench.txt"
STARTING = 60.0  # seconds that a stack has until it asks for updates
STOPPING = 20.0
IN_FLIGHT = 128  # SEND_IN_FLIGHT in the bench


@dataclass(frozen=True, slots=True)
class Stack:
    """One of those compared. `module` is what Python runs; None is this program."""

    name: str
    module: str | None = None
    options: tuple[str, ...] = ()
    keeps: bool = False  # whether it remembers anybody over a restart


SURGERY = Stack("surgery", keeps=True)
PTB = Stack("PTB ConversationHandler", "tests.bench.peers.ptb")
PTB_PICKLE = Stack("PTB + PicklePersistence", "tests.bench.peers.ptb", ("--pickle",), keeps=True)
PTB_FLUSH = Stack("PTB + Pickle, each update", "tests.bench.peers.ptb", ("--pickle", "--flush"), keeps=True)
AIOGRAM = Stack("aiogram FSM", "tests.bench.peers.aiogram_fsm")
TELEBOT = Stack("pyTelegramBotAPI async", "tests.bench.peers.telebot_async")
STACKS = (PTB, SURGERY, PTB_PICKLE, PTB_FLUSH, AIOGRAM, TELEBOT)


@dataclass(slots=True)
class Process:
    """A stack that runs. Its figures are the kernel's, all threads together (Linux, /proc)."""

    pid: int
    started: float

    def cpu(self) -> float:
        """Seconds of CPU so far, user and system. (In `stat` they are ticks, between which a light load slips.)"""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def memory(self) -> float:
        """Resident memory now, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@asynccontextmanager
async def running(
    stack: Stack, telegram: Telegram, script: Path, folder: Path | None = None, **settings: str
) -> AsyncIterator[Process]:
    """Starts a stack and waits until it asks for updates; ends it with SIGTERM.

    `folder` holds what it keeps; without one it starts with nothing. `settings` are this program's.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = folder or Path(temporary)
        log = folder / "log"
        with log.open("ab") as output:
            started = perf_counter()
            child = await asyncio.create_subprocess_exec(
                *_command(stack, telegram, script, folder), cwd=HOUSE, stdout=output, stderr=output,
                env=_environment(stack, telegram, folder, settings),
            )  # fmt: skip
        process = Process(child.pid, started)
        ended = asyncio.ensure_future(child.wait())
        try:
            polled = asyncio.ensure_future(telegram.polled.wait())
            await asyncio.wait([polled, ended], timeout=STARTING, return_when=asyncio.FIRST_COMPLETED)
            if not polled.done():
                polled.cancel()
                raise RuntimeError(f"{stack.name} did not start:\n{log.read_text()[-3000:]}")
            yield process
        finally:
            await _end(child, ended)


def log_of(folder: Path) -> str:
    """The last of what a stack has said."""
    return (folder / "log").read_text()[-3000:]


async def _end(child: asyncio.subprocess.Process, ended: "asyncio.Future[int]") -> None:
    if not ended.done():
        child.send_signal(signal.SIGTERM)
        await asyncio.wait([ended], timeout=STOPPING)
    if not ended.done():
        child.kill()
        await ended


def _command(stack: Stack, telegram: Telegram, script: Path, folder: Path) -> list[str]:
    if stack.module is None:
        return [sys.executable, "-m", "bot", "run"]
    where = ["--url", telegram.url, "--script", str(script), "--folder", str(folder)]
    return [str(peers_python()), "-m", stack.module, *where, *stack.options]


def _environment(stack: Stack, telegram: Telegram, folder: Path, settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    if stack.module is not None:
        return kept
    return kept | {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "DATABASE_URL": f"sqlite:///{folder}/surgery.db",
        "SEND_RATE": "100000",
        "SEND_RATE_PER_CHAT": "100000",
        "SEND_IN_FLIGHT": str(IN_FLIGHT),
        "LOG_LEVEL": "WARNING",
        **settings,
    }


def peers_python() -> Path:
    """The Python that has the peers."""
    return PEERS / "bin" / "python"


def install_peers() -> None:
    """Makes the peers' environment, unless it is there and its lock is the same."""
    done = PEERS / "lock"
    if done.exists() and done.read_bytes() == LOCK.read_bytes():
        return
    print(f"installing the peers into {PEERS.relative_to(HOUSE)} …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", PEERS], check=True)
    subprocess.run([peers_python(), "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCK], check=True)
    done.write_bytes(LOCK.read_bytes())


async def seed(stack: Stack, script: Path, folder: Path, known: int) -> None:
    """Lets a peer write down so many learners who have paused in the middle."""
    command = [*_command(stack, Telegram(), script, folder), "--seed", str(known)]
    child = await asyncio.create_subprocess_exec(*command, cwd=HOUSE)
    if await child.wait():
        raise RuntimeError(f"{stack.name} could not be seeded")
