"""What the simulator asks of a clock, so that it can share the bot's one without knowing where it comes from."""

from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MORNING = 9  # o'clock in London: where "next morning" leads


class Clock(Protocol):
    """Aware UTC that can be moved on; `offset` is in seconds."""

    @property
    def offset(self) -> float:
        """Seconds that this clock is ahead of the system's."""

    def now(self) -> datetime:
        """The present moment, aware UTC."""

    def jump(self, seconds: float) -> None:
        """Moves on by `seconds` and wakes everybody who waits."""


def seconds_to_next_morning(now: datetime) -> float:
    """Seconds from `now` (aware) to nine o'clock of the next day in London, on the wall's clock."""
    day = now.astimezone(LONDON).date() + timedelta(days=1)
    morning = datetime(day.year, day.month, day.day, MORNING, tzinfo=LONDON)
    return (morning.astimezone(UTC) - now).total_seconds()
