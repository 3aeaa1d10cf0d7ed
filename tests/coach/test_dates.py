"""Events and dates: what can be put in a diary, and what doesn't add up. It is Monday 23 November 2026."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.coach.conftest import Ask
from tests.coach.test_rules import quotes


@pytest.mark.parametrize(
    "when",
    [
        "Saturday 28 November at 10am",
        "Sat 28 Nov, 10-12",
        "Saturday the 28th of November 2026 from ten till one",
        "November 28th at noon",
        "28/11 at 18:30",
        "28.11.2026, half past six",
        "2026-11-28 at 7.30pm",
        "tomorrow evening",
        "tonight at eight",
        "every Tuesday at 6",
        "Wednesdays after school",
        "15 January, 7 p.m.",
        "date and time tbc",
    ],
)
def test_an_event_with_its_day_and_hour_passes(ask: Ask, when: str) -> None:
    assert "timing" not in ask(f"Come along to our quiz, {when}.").rules


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Come along to our quiz.", "coach-timing-when"),
        ("Come along to our quiz at 7pm.", "coach-timing-day"),
        ("Come along to our quiz on Friday.", "coach-timing-hour"),
        ("Come along to our coffee morning on Friday.", "coach-timing-hour"),
    ],
)
def test_what_an_event_lacks_is_named(ask: Ask, text: str, key: str) -> None:
    assert [finding.key for finding in ask(text).all if finding.rule == "timing"] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to everyone who came to our quiz yesterday.",
        "The quiz was lovely last week, and everyone's welcome to the leftovers.",
        "I like a quiz.",
        "Of course you're all invited to laugh.",
    ],
)
def test_what_is_over_or_no_event_needs_no_date(ask: Ask, text: str) -> None:
    assert "timing" not in ask(text).rules


@pytest.mark.parametrize(
    ("said", "swap"),
    [
        ("Friday 28 November", "Saturday 28 November"),
        ("Fri 28 Nov", "Saturday 28 Nov"),
        ("Friday, the 28th of November 2026", "Saturday, the 28th of November 2026"),
        ("Sunday 28/11/26", "Saturday 28/11/26"),
        ("Monday 15 January", "Friday 15 January"),
    ],
)
def test_a_weekday_that_is_not_its_dates_is_asked_about(ask: Ask, said: str, swap: str) -> None:
    (finding,) = [finding for finding in ask(f"See you on {said} at ten?").all if finding.rule == "timing"]
    assert (finding.quote, finding.swap) == (said, swap)


@pytest.mark.parametrize(
    "said",
    [
        "Saturday 28 November",
        "Friday 15 January",
        "Monday 14 June",  # of next year; this year's was a Sunday
        "Friday 28 November 2025",
        "Saturday 40 November",
        "Monday, and 3 May have told you",
    ],
)
def test_days_that_add_up_and_what_is_no_date_pass(ask: Ask, said: str) -> None:
    assert not quotes(ask(f"It was {said}."), "timing")


def test_a_date_without_a_year_is_the_nearest_in_the_writers_own_zone(ask: Ask) -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("Europe/London"))
    assert not quotes(ask("Come to the party on Friday 1 January at noon.", now=new_year), "timing")
    assert quotes(ask("Come to the party on Thursday 1 January at noon.", now=new_year), "timing")


def test_an_invitation_to_a_day_that_is_past_is_asked_about_and_a_report_is_not(ask: Ask) -> None:
    assert quotes(ask("Join us for the open day on 3 November at ten."), "timing") == ["3 November"]
    assert not quotes(ask("On 3 November we planted forty trees."), "timing")
    assert not quotes(ask("We've met since 3 March. Join us for the quiz on 3 December at ten."), "timing")


def test_an_alarm_clock_and_a_march_are_no_dates(ask: Ask) -> None:
    assert quotes(ask("Come along, we march 3 miles and then there's a quiz."), "timing") == ["quiz"]
