"""What `/metrics` tells: counts of what came in, was handled and went out; never a person, never a word."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

LAGS = (0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300)
"""Bounds of the lag's histogram, in seconds."""


class Metrics:
    """The program's counters. Each instance has its own registry, so that tests and demos don't meet."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self._updates = Counter("surgery_updates", "Updates taken in.", registry=registry)
        self._held_back = Counter("surgery_updates_held_back", "Updates of flooders.", registry=registry)
        self._turns = Counter("surgery_turns", "Events handled.", ["outcome"], registry=registry)
        self._sends = Counter("surgery_sends", "Calls made.", ["method", "outcome"], registry=registry)
        self._retries = Counter("surgery_retries", "Calls to be tried again.", registry=registry)
        self._dead = Counter("surgery_dead_letters", "Dead letters.", ["source"], registry=registry)
        self._queue = Gauge("surgery_queue_depth", "What waits, by queue.", ["queue"], registry=registry)
        self._lag = Histogram(
            "surgery_send_lag_seconds", "From being due to being sent.", buckets=LAGS, registry=registry
        )

    def arrived(self, updates: int) -> None:
        """So many updates were committed to the inbox."""
        self._updates.inc(updates)

    def held_back(self) -> None:
        """An update of a flooder was not kept."""
        self._held_back.inc()

    def turned(self, handled: int, failed: int = 0) -> None:
        """A batch of events was handled; the failed ones went to the dead letters."""
        self._turns.labels("handled").inc(handled - failed)
        if failed:
            self._turns.labels("failed").inc(failed)
            self._dead.labels("inbox").inc(failed)

    def sent(self, method: str, outcome: str, lag_seconds: float) -> None:
        """A call has ended; `outcome` is one of those in bot/sender/outcomes.py, in lower case."""
        self._sends.labels(method, outcome).inc()
        if outcome == "sent":
            self._lag.observe(max(0.0, lag_seconds))
        elif outcome == "again":
            self._retries.inc()
        elif outcome == "refused":
            self._dead.labels("outbox").inc()

    def waiting(self, letters: int) -> None:
        """So many letters wait in the sender's memory."""
        self.depth("outbox", letters)

    def depth(self, queue: str, waiting: int) -> None:
        """So much waits in a queue: inbox, outbox or timers."""
        self._queue.labels(queue).set(waiting)

    def gauge(self, name: str, help_text: str, read: Callable[[], float]) -> None:
        """A figure of another part, read whenever somebody looks."""
        Gauge(name, help_text, registry=self.registry).set_function(read)

    def page(self) -> tuple[bytes, str]:
        """The text that Prometheus reads, and its content type."""
        return generate_latest(self.registry), CONTENT_TYPE_LATEST
