"""How many messages Telegram takes in a second, overall and to one chat, and when it says "too many".

The true limits are unpublished; these are the ones everybody plans with. They run on monotonic time: a jump of the
clock doesn't lift them.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.simulator.refusals import RefusalError, too_many

WINDOW = 1.0  # seconds


@dataclass(slots=True)
class Bucket:
    """Tokens of one chat: full at first, refilled steadily."""

    tokens: float
    at: float

    def wait(self, now: float, rate: float, burst: float) -> float:
        """Takes a token and returns 0, or takes none and returns the seconds until there is one."""
        self.tokens = min(burst, self.tokens + (now - self.at) * rate)
        self.at = now
        if self.tokens >= 1:
            self.tokens -= 1
            return 0.0
        return (1 - self.tokens) / rate


@dataclass(slots=True)
class Rates:
    """The limits; None for any of them lifts it.

    `overall`: messages in any second. `per_chat`: messages a second to one private chat after a `burst`.
    `per_group`: messages a minute to one group.
    """

    overall: float | None = 30
    per_chat: float | None = 1
    burst: float = 20
    per_group: float | None = 20
    timer: Callable[[], float] = time.monotonic
    _recent: deque[float] = field(default_factory=deque)
    _buckets: dict[int, Bucket] = field(default_factory=dict)
    _closed_until: dict[int | None, float] = field(default_factory=dict)

    def admit(self, chat: int, *, private: bool) -> None:
        """Counts one message, or refuses it with 429; a refused chat stays closed until the time it was told."""
        now = self.timer()
        for closed in (None, chat):
            if (until := self._closed_until.get(closed, 0)) > now:
                raise too_many(math.ceil(until - now))
        if self.overall is not None and self._crowded(now, self.overall):
            raise self._close(None, now, self._recent[0] + WINDOW - now)
        rate = self.per_chat if private else self.per_group and self.per_group / 60
        if rate is not None:
            burst = self.burst if private else self.per_group or 1
            bucket = self._buckets.setdefault(chat, Bucket(burst, now))
            if wait := bucket.wait(now, rate, burst):
                raise self._close(chat, now, wait)
        self._recent.append(now)

    def _crowded(self, now: float, overall: float) -> bool:
        while self._recent and now - self._recent[0] >= WINDOW:
            self._recent.popleft()
        return len(self._recent) >= overall

    def _close(self, chat: int | None, now: float, wait: float) -> RefusalError:
        seconds = max(1, math.ceil(wait))
        self._closed_until[chat] = now + seconds
        return too_many(seconds)

    @classmethod
    def lifted(cls) -> "Rates":
        """No limits, for benches and floods."""
        return cls(overall=None, per_chat=None, per_group=None)
