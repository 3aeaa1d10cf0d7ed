"""The parts of the bench: what is run for each, round after round, and the table that comes of it."""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.broadcast import COMMAND, SETTINGS, Broadcast, Setting, measure
from tests.bench.known import Book, Opened, open_book, write_book
from tests.bench.learners import WrongAnswerError
from tests.bench.load import CALM, SEATS, Load, Measured, closed_loop, light_load
from tests.bench.report import Column, against, middle, one_of, table
from tests.bench.script import Script
from tests.bench.stacks import HOUSE, IN_FLIGHT, PTB, STACKS, SURGERY, TELEBOT, Stack, log_of, running
from tests.bench.telegram import Telegram

NETWORK = 0.05  # seconds that each call takes on its way, in the part of that name
SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Run:
    """What is wanted: how often, how long, and of whom. Seconds of the closed loops; a light load takes longer."""

    script: Script
    path: Path
    rounds: int
    seconds: float
    stacks: tuple[Stack, ...] = STACKS
    sizes: tuple[int, ...] = SIZES
    broadcasts: tuple[Setting, ...] = SETTINGS

    @property
    def warm(self) -> float:
        """Seconds that don't count."""
        return min(3.0, self.seconds / 2)


Rounds = list[dict[str, Measured]]
Loading = Callable[..., Awaitable[Measured]]


async def rounds_of(run: Run, loading: Loading, seconds: float, delay: float = 0.0) -> Rounds:
    """Every stack once, and then again: what disturbs the machine for a while, disturbs them all."""
    rounds: Rounds = []
    for number in range(run.rounds):
        rounds.append({})
        for stack in run.stacks:
            say(f"round {number + 1} of {run.rounds}: {stack.name}")
            rounds[-1][stack.name] = await once(run, stack, loading, seconds, delay)
    return rounds


async def once(run: Run, stack: Stack, loading: Loading, seconds: float, delay: float) -> Measured:
    """One stack under one load, from an empty book."""
    telegram = Telegram(delay)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with telegram.open(), running(stack, telegram, run.path, Path(folder)) as process:
            try:
                return await loading(Load(run.script, telegram), process, run.warm, seconds)
            except WrongAnswerError as wrong:
                raise WrongAnswerError(f"{stack.name}, {wrong}\n{log_of(Path(folder))}") from None


# ------------------------------------------------------------------ the parts


async def throughput(run: Run) -> str:
    """As fast as it goes."""
    rounds = await rounds_of(run, closed_loop, run.seconds)
    return _closed(f"Throughput: {SEATS} learners, each answers as soon as they are answered", rounds)


async def network(run: Run) -> str:
    """As fast as it goes where the network takes its time."""
    rounds = await rounds_of(run, closed_loop, run.seconds, NETWORK)
    return _closed(f"The same with {NETWORK * 1000:.0f} ms of network for each call", rounds)


def _closed(title: str, rounds: Rounds) -> str:
    columns = [
        Column("updates/s", one_of(rounds, "rate"), ".0f"),
        Column(f"× {PTB.name}", against(rounds, "rate", PTB.name), ".2f"),
        Column(f"× {TELEBOT.name}", against(rounds, "rate", TELEBOT.name), ".2f"),
        Column("p50 ms", one_of(rounds, "p50"), ".1f"),
        Column("p99 ms", one_of(rounds, "p99"), ".1f"),
        Column("CPU µs/update", one_of(rounds, "cpu_each"), ".0f"),
        Column("memory MB", one_of(rounds, "memory"), ".0f"),
        Column("stand-in's µs", one_of(rounds, "own_cpu_each"), ".0f"),
    ]
    return table(title, list(rounds[0]), columns)


async def light(run: Run) -> str:
    """A quiet evening."""
    rounds = await rounds_of(run, light_load, run.seconds * 2)
    columns = [
        Column("p50 ms", one_of(rounds, "p50"), ".2f"),
        Column(f"p50 / {PTB.name}", against(rounds, "p50", PTB.name), ".2f"),
        Column("p99 ms", one_of(rounds, "p99"), ".2f"),
        Column(f"p99 / {PTB.name}", against(rounds, "p99", PTB.name), ".2f"),
        Column("CPU µs/update", one_of(rounds, "cpu_each"), ".0f"),
        Column("memory MB", one_of(rounds, "memory"), ".0f"),
    ]
    return table(f"Light load: {CALM:.0f} updates a second", list(rounds[0]), columns)


async def known(run: Run) -> str:
    """Start, memory and latency, by the number of people in the book."""
    keepers = [stack for stack in run.stacks if stack.keeps]
    rows = [(stack, size) for stack in keepers for size in run.sizes]
    found: list[dict[str, Opened]] = [{} for _ in range(run.rounds)]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        books: dict[str, Book] = {}
        for stack, size in rows:
            say(f"{stack.name}: a book with {size:,} learners")
            place = Path(folder) / f"{len(books)}"
            books[_row(stack, size)] = await write_book(stack, run.script, run.path, place, size)
        for number, opened in enumerate(found):
            for name, book in books.items():
                say(f"round {number + 1} of {run.rounds}: {name}")
                opened[name] = await open_book(book, run.script, run.path, number, run.warm, run.seconds)
    base = {_row(stack, size): _row(stack, run.sizes[0]) for stack, size in rows}
    loads = [{name: opened.measured for name, opened in by_name.items()} for by_name in found]
    columns = [
        Column("start s", one_of(found, "start"), ".2f"),
        Column("× fewest", against(found, "start", base), ".2f"),
        Column("memory MB", one_of(loads, "memory"), ".0f"),
        Column("× fewest", against(loads, "memory", base), ".2f"),
        Column("p50 ms", one_of(loads, "p50"), ".1f"),
        Column("× fewest", against(loads, "p50", base), ".2f"),
        Column("answered", {name: middle([by[name].updates for by in loads]) for name in base}, ".0f"),
    ]
    title = f"Known learners, who come back at {CALM:.0f} updates a second; start is until the first is answered"
    return table(title, list(base), columns)


def _row(stack: Stack, size: int) -> str:
    return f"{stack.name}, {size:,}"


async def broadcasts(run: Run) -> str:
    """Replies while a broadcast is under way; this program alone."""
    title = "Replies during a broadcast"
    if SURGERY not in run.stacks:
        return f"{title}: skipped, as surgery isn't among the stacks.\n"
    found: dict[str, list[Broadcast]] = {}
    for setting in run.broadcasts:
        name = f"to {setting.audience:,} at SEND_RATE {setting.rate}, {setting.limit} allowed"
        for number in range(run.rounds):
            say(f"round {number + 1} of {run.rounds}: a broadcast {name}")
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                one = await measure(run.script, run.path, Path(folder) / "book", setting, run.seconds)
            if one is None:
                return f"{title}: skipped, as {COMMAND} makes no broadcast here.\n"
            found.setdefault(name, []).append(one)
    return _broadcasts(title, found)


def _broadcasts(title: str, found: dict[str, list[Broadcast]]) -> str:
    def column(name: str, figure: Callable[[Broadcast], float], form: str) -> Column:
        return Column(name, {row: middle([figure(one) for one in runs]) for row, runs in found.items()}, form)

    columns = [
        column("share of SEND_RATE", lambda one: one.share, ".2f"),
        column("429s", lambda one: one.refused, ".0f"),
        column("audience", lambda one: one.audience, ".0f"),
        column("not reached", lambda one: one.audience - one.reached, ".0f"),
        column("doubled", lambda one: one.doubled, ".0f"),
        column("reply p50 ms before", lambda one: one.before.p50, ".2f"),
        column("during", lambda one: one.during.p50, ".2f"),
        column("p99 before", lambda one: one.before.p99, ".2f"),
        column("during", lambda one: one.during.p99, ".2f"),
        column("p99 during / before", lambda one: one.during.p99 / one.before.p99, ".2f"),
    ]
    return table(title, list(found), columns)


PARTS: dict[str, Callable[[Run], Awaitable[str]]] = {
    "throughput": throughput,
    "network": network,
    "light": light,
    "known": known,
    "broadcast": broadcasts,
}


async def ceiling() -> float:
    """Calls a second that the stand-in for Telegram answers when it is asked as fast as it can."""
    telegram = Telegram()
    async with telegram.open():
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.ceiling", "127.0.0.1", telegram.url.rpartition(":")[2],
            cwd=HOUSE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        printed, _ = await child.communicate()
    return float(printed)


def preamble(run: Run, ceiling_found: float) -> str:
    """What the tables stand on."""
    script = run.script
    return "\n".join(
        [
            f"The conversation: a newcomer's “{script.title}”, {len(script.steps)} updates, "
            f"{script.calls_per_update:.1f} calls for each; every call's words, entities and buttons are checked.",
            f"surgery: SQLite, synchronous=FULL, send rates lifted, SEND_IN_FLIGHT={IN_FLIGHT}, uvloop as it ships. "
            "Peers: as their documentation shows them, texts and keyboards ready-made.",
            f"The stand-in for Telegram answers at most {ceiling_found:,.0f} calls a second.",
            f"{run.rounds} rounds, in turns; medians; a ratio is the median of the rounds' ratios.\n",
        ]
    )


def say(words: str) -> None:
    """Tells whoever waits how far it has got."""
    print(f"… {words}", file=sys.stderr, flush=True)
