"""Local hours: when a reminder may come, in the person's own zone, on daylight-saving nights too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.model import Learner

DAY = 24 * 60  # minutes
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
SILENCE = datetime(9998, 1, 1, tzinfo=UTC)  # after a cry for help: until they say otherwise


def clock(minutes: int) -> str:
    """Minutes after midnight as people write them: 09:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def milliseconds(at: datetime) -> int:
    """A moment (aware UTC) as it is stored."""
    return int(at.timestamp() * 1000)


def local(now: datetime, zone: str) -> datetime:
    """`now` (aware UTC) on the person's own clock."""
    return now.astimezone(ZoneInfo(zone))


def wall(day: date, minutes: int, zone: str) -> datetime:
    """The moment (aware UTC) when a clock in `zone` shows `minutes` after midnight on `day`.

    An hour that is skipped in spring comes out an hour later; of a doubled one the first is taken.
    """
    return datetime.combine(day, time(minutes // 60, minutes % 60), ZoneInfo(zone)).astimezone(UTC)


def is_quiet(now: datetime, learner: Learner) -> bool:
    """Whether `now` lies in the person's quiet hours, which may pass over midnight."""
    here = local(now, learner.zone)
    minute = here.hour * 60 + here.minute
    start, end = learner.quiet_from, learner.quiet_to
    return start <= minute < end if start <= end else minute >= start or minute < end


def loud(learner: Learner, minutes: int) -> int:
    """The nearest later minute of the day outside the quiet hours."""
    start, end = learner.quiet_from, learner.quiet_to
    inside = start <= minutes < end if start <= end else minutes >= start or minutes < end
    return end if inside else minutes


def next_hour(now: datetime, learner: Learner, minutes: int, days: int = 0) -> datetime:
    """The next time the person's clock shows `minutes`, at least `days` days on and on a day they like.

    Hours in the quiet time move to its end. Always later than `now`.
    """
    minutes = loud(learner, minutes) % DAY
    today = local(now, learner.zone).date()
    for ahead in range(days, days + 9):
        day = today + timedelta(days=ahead)
        at = wall(day, minutes, learner.zone)
        if at > now and (days > 1 or learner.remind_days >> day.weekday() & 1):
            return at
    return wall(today + timedelta(days=days + 1), minutes, learner.zone)


def after_quiet(now: datetime, learner: Learner) -> datetime:
    """The end of the quiet hours that `now` lies in; `now` itself outside them."""
    if not is_quiet(now, learner):
        return now
    today = local(now, learner.zone).date()
    ends = (wall(today + timedelta(days=ahead), learner.quiet_to, learner.zone) for ahead in (0, 1))
    return next(end for end in ends if end > now)


def paused(now: datetime, learner: Learner) -> bool:
    """Whether the person asked for silence."""
    return learner.pause_until is not None and now < learner.pause_until
