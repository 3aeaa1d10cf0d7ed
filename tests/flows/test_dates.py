"""Dates as people type them: what is understood, what is refused, and why. It is Monday 23 November 2026, 18:00."""

from datetime import UTC, date, datetime, time

import pytest

from flows.dates import at_night, moments_of, read_date, read_time

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
LONDON = "Europe/London"

UNDERSTOOD = {
    "next Tuesday 6pm": "2026-11-24 18:00",
    "Tuesday at 6": "2026-11-24 18:00",
    "Tuesday at 6 o'clock": "2026-11-24 18:00",
    "tuesday 6pm": "2026-11-24 18:00",
    "6pm Tuesday": "2026-11-24 18:00",
    "Tue 1 Dec 18:00": "2026-12-01 18:00",
    "1 December 6pm": "2026-12-01 18:00",
    "1/12 18:00": "2026-12-01 18:00",
    "1/12/2026 18.00": "2026-12-01 18:00",
    "01.12.2026 18:30": "2026-12-01 18:30",
    "2026-12-08 18:30": "2026-12-08 18:30",
    "2026-12-08T18:30": "2026-12-08 18:30",
    "Dec 8, 2026 6:30 PM": "2026-12-08 18:30",
    "Tuesday 8th December 2026 at 6.30pm": "2026-12-08 18:30",
    "6.30pm on the 8th": "2026-12-08 18:30",
    "8th at 6.30pm": "2026-12-08 18:30",
    "the 8th of December, quarter past six in the evening": "2026-12-08 18:15",
    "12/4/2027 6pm": "2027-04-12 18:00",
    "tomorrow at 7pm": "2026-11-24 19:00",
    "tomorrow 19:30": "2026-11-24 19:30",
    "tonight at 8": "2026-11-23 20:00",
    "today 20:00": "2026-11-23 20:00",
    "in two weeks at 6pm": "2026-12-07 18:00",
    "a week on Tuesday 6pm": "2026-12-01 18:00",
    "Tuesday week at half six": "2026-12-01 18:30",
    "next Thursday at 7": "2026-11-26 19:00",
    "this Thursday at 7pm": "2026-11-26 19:00",
    "half past six on Tuesday": "2026-11-24 18:30",
    "quarter to eight on Wednesday": "2026-11-25 19:45",
    "weds 5:30": "2026-11-25 17:30",
    "17.30 on Wed": "2026-11-25 17:30",
    "noon on Saturday": "2026-11-28 12:00",
    "Saturday at midday": "2026-11-28 12:00",
    "twelve noon Friday": "2026-11-27 12:00",
    "Saturday morning at 10": "2026-11-28 10:00",
    "Tuesday evening at 7": "2026-11-24 19:00",
    "the first Tuesday in December at 6": "2026-12-01 18:00",
    "third Tuesday of January 5.30pm": "2027-01-19 17:30",
    "the last Thursday of January at 7": "2027-01-28 19:00",
    "second Wed in Jan 18:00": "2027-01-13 18:00",
    "Tuesday 8th December, 18:30–20:00": "2026-12-08 18:30",
    "Sat 5th Dec 10-12": "2026-12-05 10:00",
    "Wed 2 Dec 6-8pm": "2026-12-02 18:00",
    "3am tomorrow": "2026-11-24 03:00",
    "1 December 1830": "2026-12-01 18:30",
    "1 December at 0930": "2026-12-01 09:30",
    "Tuesday 1 Dec 1800hrs": "2026-12-01 18:00",
    "8 December at 2030": "2026-12-08 20:30",
    "Tuesday next week 6pm": "2026-12-01 18:00",
    "next week Thursday at 7": "2026-12-03 19:00",
    "Tuesday fortnight at half six": "2026-12-08 18:30",
    "a fortnight on Tuesday 6pm": "2026-12-08 18:00",
    "a fortnight today 6pm": "2026-12-07 18:00",
    "in a fortnight at 6": "2026-12-07 18:00",
    "a week today 6pm": "2026-11-30 18:00",
    "Wednesday 9th of December at seven": "2026-12-09 19:00",
    "tues 1st dec @ 6": "2026-12-01 18:00",
    "7 in the evening on Friday": "2026-11-27 19:00",
    "Friday the 4th at 7": "2026-12-04 19:00",
    "Tuesday 1830-2000": "2026-11-24 18:30",
}


@pytest.mark.parametrize(("text", "moment"), UNDERSTOOD.items())
def test_a_date_is_understood_as_it_was_meant(text: str, moment: str) -> None:
    reading = read_date(text, NOW, LONDON)
    assert (f"{reading.day} {reading.at:%H:%M}", reading.problem) == (moment, "")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("8 Dec 18:30–20:00", 90), ("Sat 5th Dec 10-12", 120), ("Sat 5 Dec 1000-1200", 120), ("8 Dec 6pm", None)],
)
def test_an_end_says_how_long_it_is(text: str, minutes: int | None) -> None:
    assert read_date(text, NOW, LONDON).minutes == minutes


@pytest.mark.parametrize("text", ["tomorrow", "4 Dec", "Friday evening", "25 Dec", "25:00 tomorrow"])
def test_a_day_without_an_hour_leaves_the_hour_to_be_asked(text: str) -> None:
    reading = read_date(text, NOW, LONDON)
    assert reading.day and reading.at is None and not reading.problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("blah", "unreadable"), ("sometime next week", "unreadable"), ("31 Feb 6pm", "unreadable"), ("", "unreadable"),
        ("x" * 4096, "unreadable"), ("\u202e\0", "unreadable"), ("½ past ٣", "unreadable"), ("03:00", "no-day"),
        ("7 pm", "no-day"), ("yesterday", "past"), ("today at 17:00", "past"), ("23 Nov 2025 18:00", "past"),
        ("Wednesday 8 December 6pm", "weekday"), ("1 Jan 2031 18:00", "far"), ("1 January 2030", "far"),
        ("32 December 6pm", "unreadable"), ("December 32 6pm", "unreadable"), ("28 March 2027 01:30", "missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_date_says_why(text: str, problem: str) -> None:
    assert read_date(text, NOW, LONDON).problem == problem


def test_an_hour_alone_is_meant_for_the_day_being_talked_about() -> None:
    reading = read_date("half six", NOW, LONDON, date(2026, 12, 8))
    assert (reading.day, reading.at, reading.problem) == (date(2026, 12, 8), time(18, 30), "")


def test_as_the_clocks_go_back_an_hour_comes_twice() -> None:
    twice = moments_of(date(2027, 10, 31), time(1, 30), LONDON)
    assert [f"{moment:%H:%M}" for moment in twice] == ["00:30", "01:30"]
    assert len(moments_of(date(2027, 10, 31), time(3, 30), LONDON)) == 1
    assert moments_of(date(2027, 3, 28), time(1, 30), LONDON) == ()


def test_the_day_is_that_of_the_clock_where_they_are() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert read_date("tomorrow 6pm", late, LONDON).day == date(2026, 11, 24)
    assert read_date("tomorrow 6pm", late, "Asia/Tokyo").day == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("6pm", "18:00"), ("18:30", "18:30"), ("7.15 am", "07:15"), ("half past ten", "10:30"), ("half six", "18:30"),
        ("quarter to eight", "19:45"), ("noon", "12:00"), ("Nine", "09:00"), ("10 o’clock", "10:00"), ("8", "08:00"),
        ("about 9am", "09:00"), ("at 7 in the morning", "07:00"), ("half past six in the evening", "18:30"),
    ],
)  # fmt: skip
def test_an_hour_by_itself_is_read_as_people_say_it(text: str, at: str) -> None:
    assert read_time(text) == time.fromisoformat(at)


@pytest.mark.parametrize("text", ["", "later", "half past something", "25:00", "6:75", "6pm Tuesday", "the evening"])
def test_what_is_no_hour_or_more_than_one_is_asked_about_again(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("at", "night"), [("03:00", True), ("22:00", True), ("06:59", True), ("07:00", False), ("18:30", False)]
)
def test_the_middle_of_the_night_is_known(at: str, night: bool) -> None:
    assert at_night(time.fromisoformat(at)) is night
