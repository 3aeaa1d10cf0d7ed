"""Holds back somebody who sends far more than a person can: nobody else should notice them."""

from collections import OrderedDict
from itertools import islice

from bot.pace import Bucket

BURST = 100.0  # updates that one person may send at once
STEADY = 1.0  # updates a second after that: as fast as they can be answered in one chat
PAUSE = 60.0  # seconds until a flooder is told again


class Flood:
    """Who sends too much. Times are seconds of a monotonic clock; memory follows the traffic."""

    def __init__(self, burst: float = BURST, steady: float = STEADY) -> None:
        self._burst, self._steady = burst, steady
        self._buckets: OrderedDict[int, Bucket] = OrderedDict()
        self._told: dict[int, float] = {}

    def admits(self, key: int, now: float) -> bool:
        """Counts an update of this key; False where it is one too many."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(self._steady, self._burst, now)
        self._buckets.move_to_end(key)
        if bucket.wait(now) > 0:
            return False
        bucket.take(now)
        self._forget(now)
        return True

    def to_be_told(self, key: int, now: float) -> bool:
        """Whether this flooder is due a kind word: once a minute at most, and never a group."""
        if key < 0 or now < self._told.get(key, now):
            return False
        self._told = {known: until for known, until in self._told.items() if until > now}
        self._told[key] = now + PAUSE
        return True

    def _forget(self, now: float) -> None:
        for key, bucket in list(islice(self._buckets.items(), 2)):
            if bucket.rested(now):
                del self._buckets[key]
