"""Booking, waiting, cancelling, being reminded: every button at every time, and nothing twice."""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest

from flows.hours import milliseconds
from flows.model import (
    Acted,
    Arrange,
    Audit,
    Book,
    Broadcast,
    Due,
    Effect,
    Job,
    MoveUp,
    Retell,
    Rewrite,
    Say,
    Schedule,
    Toast,
    Wants,
)
from flows.surgeries import code, day_before, id_of, linked, surgery_of
from tests.flows.someone import MONDAY, Someone, a_learner, a_surgery

SURGERY = code(77)


def somebody(surgery: dict[str, Any] | None = None, mine: dict[str, Any] | None = None, **more: Any) -> Someone:
    """A learner who looks at a surgery, with their own booking there if they have one."""
    someone = a_learner(**{"adult": True, **more})
    someone.known |= {"surgery": (surgery or a_surgery(),)}
    if mine:
        someone.known |= {"booking": ({"surgery": 77, "seq": 1, "position": 1, **mine},)}
    return someone


Kind = TypeVar("Kind")


def kinds(effects: tuple[Effect, ...], which: type[Kind]) -> list[Kind]:
    """The effects of that kind."""
    return [effect for effect in effects if isinstance(effect, which)]


def arranged(effects: tuple[Effect, ...]) -> dict[str, Any]:
    """The surgery as it was written down."""
    (effect,) = kinds(effects, Arrange)
    return dict(effect.values)


def taps(someone: Someone, verb: str, kind: str = "surgery", arg: str = "") -> tuple[Effect, ...]:
    """A standing button of the surgery."""
    return someone.meets(Acted(kind, verb, SURGERY, arg))


def test_one_tap_books_and_one_short_question_follows() -> None:
    someone = somebody()
    effects = taps(someone, "book")
    assert kinds(effects, Book) == [Book(77, "in", 1, "Maureen")]
    assert [timer.kind for timer in kinds(effects, Schedule)] == ["surgery"]
    assert kinds(effects, Job) == [Job("calendar", (("surgery", 77),), SURGERY)]
    assert "good evening" in someone.told
    someone.writes("Help with the group's page")
    assert "looking out for you" in someone.told
    assert not someone.places


def test_the_lesson_goes_on_where_it_was() -> None:
    someone = somebody()
    someone.writes("/next")
    before = someone.places["lesson"]
    taps(someone, "book")
    someone.taps("I'll say when I'm there")
    assert someone.places["lesson"].state == before.state
    assert someone.learner.focus == "lesson"


def test_a_full_surgery_puts_people_on_the_waiting_list() -> None:
    someone = somebody(a_surgery(taken=2, waiting=3, last_seq=5))
    effects = taps(someone, "book")
    assert kinds(effects, Book) == [Book(77, "waiting", 6, "Maureen")]
    assert "number 4" in someone.told
    assert not kinds(effects, Schedule) and not kinds(effects, Job)


@pytest.mark.parametrize("state", ["in", "waiting"])
def test_booking_twice_is_once(state: str) -> None:
    effects = taps(somebody(mine={"state": state}), "book")
    assert not kinds(effects, Book)
    assert kinds(effects, Toast)
    assert kinds(effects, Retell)


def test_a_freed_seat_goes_to_the_first_who_waits_and_they_hear_of_it() -> None:
    someone = somebody(a_surgery(taken=2, waiting=2), mine={"state": "in"})
    someone.known["waiting"] = ({"surgery": 77, "whose": 8}, {"surgery": 77, "whose": 9})
    effects = taps(someone, "cancel")
    assert kinds(effects, MoveUp) == [MoveUp(77, 8)]
    assert kinds(effects, Schedule) == [Schedule("seat", MONDAY, SURGERY, person=8)]
    assert kinds(effects, Book) == [Book(77, "cancelled", 1, "Maureen")]


def test_whoever_looks_at_a_full_surgery_is_offered_the_list_and_no_seat() -> None:
    someone = somebody(a_surgery(taken=2, waiting=3))
    taps(someone, "show")
    assert next(map(someone.says, someone.buttons)) == "Put me on the list"


def test_nobody_overtakes_those_who_wait() -> None:
    someone = somebody(a_surgery(taken=1, waiting=1, last_seq=3))
    someone.known["waiting"] = ({"surgery": 77, "whose": 8},)
    effects = taps(someone, "book")
    assert kinds(effects, MoveUp) == [MoveUp(77, 8)]
    assert kinds(effects, Book) == [Book(77, "waiting", 4, "Maureen")]


def test_whoever_moved_up_says_what_they_would_like_when_they_have_a_moment() -> None:
    someone = somebody(mine={"state": "in"})
    someone.writes("/next")
    someone.meets(Due("seat", SURGERY))
    assert "A seat's come free" in someone.told
    assert someone.learner.focus == "lesson"
    someone.taps("What I'd like from it")
    effects = someone.writes("Help with the group's page")
    assert kinds(effects, Wants) == [Wants(77, "Help with the group's page")]
    assert someone.learner.focus == "lesson"


@pytest.mark.parametrize("state", ["", "waiting", "cancelled"])
def test_nobody_without_a_seat_is_asked_what_they_would_like(state: str) -> None:
    someone = somebody(mine={"state": state, "position": 1})
    taps(someone, "wants")
    assert not someone.places


def test_leaving_the_waiting_list_frees_no_seat() -> None:
    someone = somebody(a_surgery(taken=2, waiting=2), mine={"state": "waiting"})
    someone.known["waiting"] = ({"surgery": 77, "whose": 8},)
    assert not kinds(taps(someone, "leave"), MoveUp)


@pytest.mark.parametrize(
    ("surgery", "told"),
    [
        ({"starts": milliseconds(MONDAY), "ends": milliseconds(MONDAY)}, "started"),
        ({"state": "cancelled"}, "called off"),
    ],
)
@pytest.mark.parametrize("verb", ["book", "cancel", "leave"])
def test_after_the_start_or_the_end_of_it_a_button_says_so_in_one_line(
    surgery: dict[str, Any], told: str, verb: str
) -> None:
    someone = somebody(a_surgery(**surgery))
    effects = taps(someone, verb)
    assert not kinds(effects, Book)
    assert told in someone.told


@pytest.mark.parametrize("thing", ["0", "zz", "", "x" * 13, "-1"])
def test_a_surgery_that_nobody_knows_is_answered_kindly(thing: str) -> None:
    someone = a_learner(adult=True)
    someone.meets(Acted("surgery", "book", thing))
    assert "can't find that one" in someone.told


@pytest.mark.parametrize("kind", ["seat", "change", "fill", "shown"])
@pytest.mark.parametrize("verb", ["book", "cancel", "show"])
def test_what_only_comes_due_has_no_buttons(kind: str, verb: str) -> None:
    someone = somebody()
    effects = taps(someone, verb, kind)
    assert not kinds(effects, Book)
    assert "can't make out what that button was for" in someone.told


def test_a_stranger_comes_in_by_the_door_and_is_shown_the_surgery_then() -> None:
    someone = Someone()
    someone.known |= {"surgery": (a_surgery(),)}
    effects = taps(someone, "book")
    assert not kinds(effects, Book)
    someone.taps("I'm 16 or over")
    assert ("shown", SURGERY) in someone.timers
    someone.waits(seconds=1)
    someone.meets(Due("shown", SURGERY))
    assert "Surgery at the library" in someone.told
    assert kinds(taps(someone, "book"), Book)


def test_no_to_lessons_is_no_obstacle() -> None:
    someone = Someone()
    someone.known |= {"surgery": (a_surgery(),)}
    someone.writes("/start")
    someone.taps("I'm 16 or over")
    someone.taps("No, thanks")
    assert kinds(taps(someone, "book"), Book)


def test_a_link_leads_to_its_surgery() -> None:
    someone = somebody()
    someone.writes(f"/start s_{SURGERY}")
    assert "Surgery at the library" in someone.told
    assert someone.says(someone.buttons[0]) == "I'll come"
    assert linked("s_") is None and linked("s_" + "z" * 14) is None and id_of("zzzzzzzzzzzzz") is None


# ---------------------------------------------------------------------- reminders


@pytest.mark.parametrize(
    ("starts", "zone", "reminded"),
    [
        ("2026-12-01T18:30", "Europe/London", "2026-11-30T18:30"),
        ("2026-12-01T22:00", "Europe/London", "2026-11-30T20:00"),  # an hour before the quiet hours
        ("2026-12-01T01:30", "Europe/London", "2026-11-30T08:00"),
        ("2027-03-28T18:30", "Europe/London", "2027-03-27T18:30"),  # the clocks go forward that night
        ("2027-10-31T18:30", "Europe/London", "2027-10-30T18:30"),  # and back
        ("2027-03-29T01:30", "Europe/London", "2027-03-28T08:00"),  # the hour that the night before hasn't got
        ("2026-12-01T18:30", "America/New_York", "2026-11-30T20:00"),  # 23:30 in London
    ],
)
def test_the_reminder_keeps_the_wall_clock_and_the_quiet_hours(starts: str, zone: str, reminded: str) -> None:
    from zoneinfo import ZoneInfo

    there = datetime.fromisoformat(starts).replace(tzinfo=ZoneInfo(zone))
    surgery = surgery_of(a_surgery(starts=milliseconds(there), ends=milliseconds(there), zone=zone))
    at = day_before(surgery, a_learner().learner)
    assert f"{at.astimezone(ZoneInfo('Europe/London')):%Y-%m-%dT%H:%M}" == reminded


def test_it_reminds_once_the_day_before_those_who_have_a_seat() -> None:
    someone = somebody(mine={"state": "in"})
    someone.now = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)
    someone.meets(Due("surgery", SURGERY))
    assert "Tomorrow" in someone.told
    for state in ("waiting", "cancelled"):
        other = somebody(mine={"state": state})
        other.now = someone.now
        assert not kinds(other.meets(Due("surgery", SURGERY)), Say)


def test_a_moved_surgery_reminds_at_its_new_day() -> None:
    someone = somebody(mine={"state": "in"})
    effects = someone.meets(Due("surgery", SURGERY))  # a week too early
    assert [timer.due for timer in kinds(effects, Schedule)] == [datetime(2026, 11, 30, 18, 30, tzinfo=UTC)]


def test_whoever_moved_up_at_night_hears_of_it_in_the_morning() -> None:
    someone = somebody(mine={"state": "in"})
    someone.now = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    effects = someone.meets(Due("seat", SURGERY))
    assert kinds(effects, Schedule) == [Schedule("seat", datetime(2026, 11, 24, 8, 0, tzinfo=UTC), SURGERY)]
    someone.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    someone.meets(Due("seat", SURGERY))
    assert "yours" in someone.told


# ---------------------------------------------------------------------- those who organise


def organiser(surgery: dict[str, Any] | None = None, **more: Any) -> Someone:
    """A volunteer with a surgery to which somebody comes and somebody can't be reached."""
    someone = somebody(surgery, roles=frozenset({"volunteer"}), **more)
    people = ("Aisha", "in", "My photos", 1), ("Derek", "in", "", 0), ("Priya", "waiting", "", 1)
    someone.known["coming"] = tuple(
        {"surgery": 77, "whose": n, "name": name, "state": state, "wants": wants, "reachable": reachable}
        for n, (name, state, wants, reachable) in enumerate(people, 11)
    )
    return someone


def test_a_volunteer_sees_who_comes_and_what_they_want() -> None:
    someone = organiser()
    effects = taps(someone, "people", "organise")
    assert "✓ Aisha: My photos" in someone.told
    assert "can't be reached) Derek" in someone.told
    assert "waiting: Priya" in someone.told
    assert kinds(effects, Audit) == [Audit("surgery-people", SURGERY)]


def test_calling_it_off_tells_everybody_and_changes_the_announcement() -> None:
    effects = taps(organiser(), "cancelled", "organise")
    assert (arranged(effects)["state"], arranged(effects)["sequence"]) == ("cancelled", 1)
    assert [timer.person for timer in kinds(effects, Schedule)] == [11, 12, 13]
    assert kinds(effects, Rewrite) and kinds(effects, Audit) == [Audit("surgery-cancelled", SURGERY)]


def test_moving_it_tells_everybody_and_keeps_its_calendar_entry() -> None:
    someone = organiser()
    taps(someone, "move", "organise")
    someone.writes("Wednesday 2 December at 7pm")
    assert "Wednesday 2 December at 19:00" in someone.told
    someone.taps("Yes, that's it")
    effects = someone.taps("Yes, move it")
    kept = arranged(effects)
    assert (kept["local_start"], kept["sequence"], kept["uid"]) == ("2026-12-02T19:00", 1, "one@surgery")
    assert kept["ends"] - kept["starts"] == 90 * 60_000
    assert len(kinds(effects, Schedule)) == 3


@pytest.mark.parametrize("verb", ["people", "move", "cancel", "cancelled", "show"])
def test_nobody_meddles_with_the_surgery_of_another(verb: str) -> None:
    someone = organiser(a_surgery(by=5))
    effects = taps(someone, verb, "organise")
    assert not kinds(effects, Arrange) and not someone.places
    assert [line.outcome for line in kinds(effects, Audit)] == ["refused"]
    without_role = somebody()
    assert not kinds(taps(without_role, verb, "organise"), Arrange)


@pytest.mark.parametrize("said", [(), ("yesterday",), ("2 December 7pm", "[Yes, that's it]")])
def test_whoever_thinks_better_of_another_date_leaves_it(said: tuple[str, ...]) -> None:
    someone = organiser()
    taps(someone, "move", "organise")
    for one in said:
        someone.taps(one[1:-1]) if one.startswith("[") else someone.writes(one)
    effects = someone.taps("No, leave it")
    assert "It stays where it was." in someone.told
    assert not kinds(effects, Arrange)
    assert not someone.places


def test_a_demotion_ends_what_was_begun() -> None:
    from dataclasses import replace

    someone = organiser()
    taps(someone, "move", "organise")
    someone.learner = replace(someone.learner, roles=frozenset())
    assert not kinds(someone.writes("2 December 7pm"), Arrange)
    assert not kinds(taps(someone, "cancelled", "organise"), Arrange)


# ---------------------------------------------------------------------- setting one up


def announcing(*said: str) -> Someone:
    """A volunteer who has said so much of a new surgery; [labels] are tapped."""
    someone = organiser()
    someone.writes("/announce")
    for one in said:
        someone.taps(one[1:-1]) if one.startswith("[") else someone.writes(one)
        for job in kinds(someone.effects, Job):
            counted = (("count", 50), ("asleep", 2), ("left", 0), ("minutes", 1))
            someone.meets(Due("announce", "", int(str(dict(job.data)["step"])), counted))
    return someone


TO_REVIEW = (
    "Surgery at the library", "Tuesday week at half six", "[Yes, that's it]", "Moseley Library", "[No pin]", "20",
    "[Community groups]",
)  # fmt: skip


def test_a_surgery_is_set_up_step_by_step() -> None:
    someone = announcing(*TO_REVIEW, "[Show it to me]")
    assert "50 people, and takes about a minute. 2 of them are in their quiet hours" in someone.told
    effects = someone.taps("Send it")
    kept = arranged(effects)
    assert (kept["local_start"], kept["capacity"], kept["for_whom"]) == ("2026-12-01T18:30", 20, "Community groups")
    (sent,) = kinds(effects, Broadcast)
    assert sent.surgery == kept["id"]
    assert not someone.places


@pytest.mark.parametrize(
    ("label", "answer", "shown"),
    [
        ("The title", "Tea and telephones", "Tea and telephones"),
        ("The date", "8 December 6pm", "Tuesday 8 December, 18:00"),
        ("The place", "The Fold", "The Fold"),
        ("The seats", "12", "Seats: 12"),
        ("Who it's for", "Grandparents", "For: Grandparents"),
        ("How long", "[Two hours]", "about 120 minutes"),
    ],
)
def test_every_answer_can_be_changed_before_sending(label: str, answer: str, shown: str) -> None:
    someone = announcing(*TO_REVIEW, f"[{label}]", answer)
    if label == "The date":
        someone.taps("Yes, that's it")
    assert "Every bit can still be changed" in someone.told
    assert shown in someone.told


@pytest.mark.parametrize("label", ["The title", "The date", "The place", "The map pin", "The seats", "How long"])
def test_whoever_only_looked_at_a_question_leaves_the_answer_as_it_is(label: str) -> None:
    someone = announcing(*TO_REVIEW)
    before = someone.told
    someone.taps(label)
    someone.taps("Leave it as it is")
    assert someone.told == before


def test_a_date_that_was_not_confirmed_is_not_kept() -> None:
    someone = announcing(*TO_REVIEW, "[The date]", "8 December 6pm to 8pm", "[No, another]", "[Leave it as it is]")
    assert "Tuesday 1 December, 18:30, about 90 minutes" in someone.told


def test_it_can_be_left_and_taken_up_again() -> None:
    someone = announcing(*TO_REVIEW[:3])
    someone.writes("/cancel")
    assert "nothing lost" in someone.told
    someone.writes("/announce")
    assert "Where do people go?" in someone.told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("x" * 81,), "at most 80 characters"),
        (("Tea", "blah"), "couldn't make a date"),
        (("Tea", "yesterday at 6pm"), "in the past"),
        (("Tea", "03:00"), "which day"),
        (("Tea", "3am tomorrow"), "middle of the night"),
        (("Tea", "28 March 2027 01:30"), "doesn't exist"),
        (("Tea", "31 October 2027 01:30"), "comes twice"),
        ((*TO_REVIEW[:3], "x" * 3000), "at most 300 characters"),
        ((*TO_REVIEW[:5], "0"), "from 1 to 500"),
        ((*TO_REVIEW[:5], "10,000"), "from 1 to 500"),
        ((*TO_REVIEW[:5], "501"), "from 1 to 500"),
        ((*TO_REVIEW[:5], "-5"), "from 1 to 500"),
        ((*TO_REVIEW[:5], "twelve"), "in figures"),
        (("👋",), "A title needs a few words"),
        ((*TO_REVIEW[:6], "x" * 201), "at most 200 characters"),
    ],
)
def test_what_cannot_be_is_said_in_one_kind_line_and_nothing_is_lost(said: tuple[str, ...], told: str) -> None:
    someone = announcing(*said)
    assert told in someone.told
    assert someone.places["announce"].data["title"] if len(said) > 1 else True


def test_a_date_can_be_picked_from_a_calendar_of_buttons() -> None:
    someone = announcing("Tea", "[Show me a calendar]")
    assert "November 2026" in someone.told
    someone.taps("Later ›")
    someone.taps("8")
    someone.taps("18:30")
    assert "Tuesday 8 December at 18:30. Is that right?" in someone.told


def test_a_square_of_the_calendar_that_is_no_day_is_answered_kindly() -> None:
    someone = announcing("Tea", "[Show me a calendar]")
    assert "‹ Earlier" not in map(someone.says, someone.buttons)
    someone.taps("M")
    assert "isn't a day I can put it on" in someone.told
    assert "November 2026" in someone.told
    while "Later ›" in map(someone.says, someone.buttons):
        someone.taps("Later ›")
    assert "April 2028" in someone.told  # as far as one may plan


def test_a_date_that_has_gone_by_meanwhile_is_asked_again() -> None:
    someone = announcing(*TO_REVIEW, "[Show it to me]")
    someone.now += timedelta(days=20)
    effects = someone.taps("Send it")
    assert not kinds(effects, Arrange) and not kinds(effects, Broadcast)
    assert "in the past" in someone.told
