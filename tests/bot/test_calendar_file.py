"""The calendar entry: the wall clock with its rules, one UID for good, a higher SEQUENCE, and CANCELLED at the end."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from bot.calendar_file import calendar_file
from flows.hours import milliseconds
from tests.flows.someone import MONDAY, a_surgery


def read(row: dict[str, Any]) -> Any:
    """The file of that surgery, read again; the library's types are wider than what is looked at here."""
    return Calendar.from_ical(calendar_file(row, MONDAY))


def test_the_entry_has_the_wall_clock_and_its_rules() -> None:
    calendar = read(a_surgery(title="Tea; or, coffee, Ünïted\r\nX:y"))
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=90)
    assert (str(event["uid"]), event["sequence"], str(event["status"])) == ("one@surgery", 0, "CONFIRMED")
    assert str(event["summary"]).startswith("Tea; or, coffee, Ünïted")
    assert "X" not in event
    assert str(calendar["method"]) == "PUBLISH"


def test_one_that_is_called_off_takes_the_entry_out() -> None:
    calendar = read(a_surgery(state="cancelled", sequence=3))
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["method"]), str(event["status"]), event["sequence"]) == ("CANCEL", "CANCELLED", 3)


def test_the_second_of_a_doubled_hour_stays_the_second() -> None:
    second = datetime(2027, 10, 31, 1, 30, fold=1, tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
    row = a_surgery(starts=milliseconds(second), ends=milliseconds(second) + 3_600_000)
    (event,) = read(row).walk("VEVENT")
    assert f"{event['dtstart'].dt:%Y-%m-%dT%H:%M}" == "2027-10-31T01:30"
    assert f"{event['dtend'].dt.astimezone(UTC):%H:%M}" == "02:30"
