"""The two loads: learners who answer as soon as they are answered, and a quiet evening of sixteen updates a second."""

import asyncio
import math
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from statistics import quantiles
from time import perf_counter, process_time

from tests.bench.learners import Learner, Learners, WrongAnswerError
from tests.bench.script import Script
from tests.bench.stacks import Process
from tests.bench.telegram import Telegram

SEATS = 100  # learners at once in the closed loop
CALM = 16.0  # updates a second in the light load
FIRST = 30_000_000  # the Telegram id of the first newcomer
PATIENCE = 30.0  # seconds until an answer counts as never given


@dataclass(slots=True)
class Measured:
    """What one run has shown. Times in seconds."""

    updates: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    own_cpu: float = 0.0  # of the stand-in for Telegram
    memory: float = 0.0  # MB, at the end
    latencies: list[float] = field(default_factory=list)

    @property
    def own_cpu_each(self) -> float:
        """Microseconds that an update costs the stand-in for Telegram and the learners."""
        return self.own_cpu / max(1, self.updates) * 1e6

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self.updates / self.seconds

    @property
    def p50(self) -> float:
        """The median latency in milliseconds."""
        return self.milliseconds(50)

    @property
    def p99(self) -> float:
        """What all but one answer in a hundred stay under, in milliseconds."""
        return self.milliseconds(99)

    @property
    def cpu_each(self) -> float:
        """Microseconds of CPU for an update."""
        return self.cpu / max(1, self.updates) * 1e6

    def milliseconds(self, percent: int) -> float:
        """A percentile of the latencies; not a number where hardly anybody was answered."""
        return quantiles(self.latencies, n=100)[percent - 1] * 1000 if len(self.latencies) > 1 else math.nan


class Load:
    """Learners under way. `newcomer` makes the next one; what is measured is between `begin` and `end`."""

    def __init__(self, script: Script, telegram: Telegram, newcomer: Callable[[], Learner] | None = None) -> None:
        self._numbers = count(FIRST)
        self.newcomer = newcomer or (lambda: Learner(next(self._numbers)))
        self.learners = Learners(script, telegram, self._stepped)
        self.measured = Measured()
        self.then: Callable[[Learner], None] = lambda learner: None
        self._measuring = False
        self._last = perf_counter()
        self.first = 0.0  # when somebody was answered for the first time
        telegram.crowd = self.learners

    def _stepped(self, learner: Learner, seconds: float) -> None:
        self._last = perf_counter()
        self.first = self.first or self._last
        if self._measuring:
            self.measured.updates += 1
            self.measured.latencies.append(seconds)
        if self.learners.is_over(learner):
            self.learners.leave(learner)
            learner = self.newcomer()
        self.then(learner)

    @asynccontextmanager
    async def measuring(self, process: Process) -> AsyncIterator[Measured]:
        """What happens in the block is measured."""
        self.measured = Measured()
        cpu, own, start = process.cpu(), process_time(), perf_counter()
        self._measuring = True
        yield self.measured
        self._measuring = False
        self.measured.seconds = perf_counter() - start
        self.measured.cpu, self.measured.own_cpu = process.cpu() - cpu, process_time() - own
        self.measured.memory = process.memory()

    def begin(self, learners: int) -> None:
        """So many set out."""
        for _ in range(learners):
            self.learners.act(self.newcomer())

    async def until_answered(self) -> float:
        """Waits for the very first answer, and returns when it came."""
        while not self.first:
            await self.pause(0.01)
        return self.first

    async def pause(self, seconds: float) -> None:
        """Lets it go on for so long. Raises as soon as an answer is wrong, or none comes at all."""
        until = perf_counter() + seconds
        while (now := perf_counter()) < until:
            if self.learners.wrong:
                raise self.learners.wrong
            if now - self._last > PATIENCE:
                raise WrongAnswerError(f"nobody has been answered for {PATIENCE:.0f} s")
            await asyncio.sleep(min(0.05, until - now))


async def closed_loop(load: Load, process: Process, warm: float, seconds: float, seats: int = SEATS) -> Measured:
    """Every seat is always waiting for an answer."""
    load.then = load.learners.act
    load.begin(seats)
    await load.pause(warm)
    async with load.measuring(process) as measured:
        await load.pause(seconds)
    return measured


async def light_load(load: Load, process: Process, warm: float, seconds: float) -> Measured:
    """Learners who take their time."""
    async with quiet_evening(load):
        await load.pause(warm)
        async with load.measuring(process) as measured:
            await load.pause(seconds)
    return measured


@asynccontextmanager
async def quiet_evening(load: Load, rate: float = CALM) -> AsyncIterator[None]:
    """While the block lasts, `rate` updates a second come in, whatever becomes of them."""
    resting: list[Learner] = []
    load.then = resting.append
    ticking = asyncio.create_task(_tick(load, resting, rate))
    try:
        yield
    finally:
        ticking.cancel()


async def _tick(load: Load, resting: list[Learner], rate: float) -> None:
    """At random instants, so that no loop of a stack falls into step with the clock."""
    dice = random.Random(1)
    due = perf_counter()
    while True:
        due += dice.expovariate(rate)
        await asyncio.sleep(max(0.0, due - perf_counter()))
        many = len(resting) > SEATS // 2
        load.learners.act(resting.pop(0) if many else load.newcomer())
