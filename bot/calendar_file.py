"""The calendar entry of a surgery: one UID for good, a higher SEQUENCE with each change (RFC 5545, RFC 5546)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MIME = "text/calendar"


def calendar_file(surgery: Mapping[str, Any], now: datetime) -> bytes:
    """The file that puts a surgery into a calendar, or takes it out again once it is called off.

    `surgery` is its row with `place`, `lat` and `lon`; the time is that of its own wall clock, whose rules come along.
    """
    from icalendar import Calendar, Event  # 12 MB, which most processes never need

    off = surgery["state"] == "cancelled"
    starts = datetime.fromtimestamp(surgery["starts"] / 1000, ZoneInfo(surgery["zone"]))
    event = Event()
    event.add("uid", surgery["uid"])
    event.add("sequence", surgery["sequence"])
    event.add("dtstamp", now)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(milliseconds=surgery["ends"] - surgery["starts"]))
    event.add("summary", surgery["title"])
    event.add("location", surgery["place"])
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    if surgery["lat"] is not None:
        event.add("geo", (surgery["lat"], surgery["lon"]))
    calendar = Calendar()
    calendar.add("prodid", "-//Surgery//Social media surgeries//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if off else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written
