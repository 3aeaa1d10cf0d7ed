"""What single turns do that no table shows: stale buttons, typed answers, the focus, and coming back."""

import pytest

from flows.model import Acted, Forget, Reachable, Say, Schedule, Tapped, Toast, Wrote
from tests.flows.someone import Someone, a_learner, event_of


def test_a_button_from_an_older_turn_changes_nothing() -> None:
    someone = Someone()
    someone.writes("/start")
    old = event_of(someone.buttons[0], "I'm 16 or over")
    someone.taps("I'm 16 or over")
    before = dict(someone.places)
    effects = someone.meets(old)
    assert [type(effect) for effect in effects] == [Toast]
    assert someone.places == before


def test_a_yes_from_one_conversation_is_no_yes_in_another() -> None:
    someone = Someone()
    someone.writes("/start")
    old_yes = event_of(someone.buttons[0], "I'm 16 or over")
    for label in ("I'm 16 or over", "Yes, go on then", "Yes, tell me", "Straight to a lesson"):
        someone.taps(label)
    someone.writes("/forget")
    effects = someone.meets(old_yes)
    assert not any(isinstance(effect, Forget) for effect in effects)
    assert someone.places["forget"].state == "asking"


def test_a_button_of_a_conversation_that_was_left_takes_it_up_again() -> None:
    someone = a_learner()
    someone.writes("/next")
    go_on = event_of(someone.buttons[0], "Go on")
    someone.writes("/checkup")
    assert someone.learner.focus.split()[-1] == "checkup"
    someone.meets(go_on)
    assert someone.learner.focus.split()[-1] == "lesson"
    assert someone.places["lesson"].data["part"] == 1


def test_typing_what_a_button_says_is_as_good_as_tapping_it() -> None:
    someone = a_learner()
    someone.writes("/next")
    someone.writes("go on.")
    assert someone.places["lesson"].data["part"] == 1


def test_two_taps_on_one_button_count_once() -> None:
    someone = a_learner()
    someone.writes("/next")
    tap = event_of(someone.buttons[0], "Go on")
    someone.meets(tap)
    assert [type(effect) for effect in someone.meets(tap)] == [Toast]
    assert someone.places["lesson"].data["part"] == 1


def test_a_short_question_in_mid_lesson_hands_back_to_the_lesson() -> None:
    someone = a_learner()
    someone.writes("/next")
    someone.meets(Acted("settings", "zone"))
    someone.writes("Lisbon")
    assert someone.learner.zone == "Europe/Lisbon"
    assert someone.learner.focus == "lesson"
    assert "Social before media" in someone.told


def test_a_standing_button_leaves_the_lesson_where_it_is() -> None:
    someone = a_learner()
    someone.writes("/next")
    place = someone.places["lesson"]
    someone.missions["01-what-social-means/03-reply-before-you-post"] = "set"
    someone.meets(Acted("mission", "done", "01.03"))
    assert someone.places["lesson"] == place
    assert someone.learner.focus == "lesson"
    assert [fact["kind"] for fact in someone.facts][-1] == "mission_done"


def test_another_lesson_leaves_a_bookmark_in_the_first() -> None:
    someone = a_learner()
    someone.writes("/next")
    someone.taps("Go on")
    someone.meets(Acted("lesson", "open", "01.02"))
    someone.meets(Acted("lesson", "open", "01.01"))
    assert someone.places["lesson"].data["part"] == 1


def test_a_reminder_comes_once_a_day_and_stops_after_seven_in_vain() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "at", "", str(9 * 60)))
    heard = []
    for _ in range(20):
        someone.listens_anew()
        someone.waits(days=1)
        heard.append(sum(isinstance(effect, Say) for effect in someone.effects))
    assert heard == [1] * 8 + [0] * 12
    assert someone.learner.remind_at is None


def test_no_reminder_on_a_day_when_they_came_first() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "at", "", str(19 * 60)))
    someone.waits(hours=20)
    someone.writes("/next")
    someone.listens_anew()
    someone.waits(hours=10)
    assert not someone.effects
    someone.waits(hours=20)
    assert [effect for effect in someone.effects if isinstance(effect, Say)]


@pytest.mark.parametrize("hour, heard_at", [(9 * 60, 9), (3 * 60, 8), (22 * 60, 8)])
def test_a_reminder_keeps_the_quiet_hours(hour: int, heard_at: int) -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "at", "", str(hour)))
    timer = next(effect for effect in someone.effects if isinstance(effect, Schedule))
    assert timer.due.hour == heard_at


def test_somebody_who_asked_for_one_reminder_gets_one() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "tomorrow"))
    assert someone.learner.remind_at is None
    someone.listens_anew()
    someone.waits(days=1)
    assert "is next" in someone.told
    someone.listens_anew()
    someone.waits(days=5)
    assert not someone.effects


def test_a_pause_keeps_everything_quiet_until_it_is_over() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "at", "", str(9 * 60)))
    someone.meets(Acted("pause", "week"))
    someone.listens_anew()
    someone.waits(days=6)
    assert not [effect for effect in someone.effects if isinstance(effect, Say)]
    someone.waits(days=3)
    assert [effect for effect in someone.effects if isinstance(effect, Say)]


def test_after_a_cry_for_help_nothing_comes_until_they_say_so() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "at", "", str(9 * 60)))
    someone.writes("/next")
    someone.writes("I want to die")
    assert "116 123" in someone.told
    someone.writes("sorry")
    assert "116 123" in someone.told
    someone.listens_anew()
    someone.waits(days=30)
    assert not [effect for effect in someone.effects if isinstance(effect, Say)]
    someone.meets(Acted("pause", "off"))
    someone.waits(days=2)
    assert [effect for effect in someone.effects if isinstance(effect, Say)]


def test_somebody_who_is_too_young_is_not_kept() -> None:
    someone = Someone()
    someone.writes("/start")
    assert any(isinstance(effect, Forget) for effect in someone.taps("Not yet"))
    assert not someone.places


def test_without_a_yes_there_are_no_lessons_but_the_rights_remain() -> None:
    someone = Someone()
    someone.writes("/start")
    someone.taps("I'm 16 or over")
    someone.taps("No, thanks")
    someone.writes("/next")
    assert "lesson" not in someone.places
    for command in ("/privacy", "/export", "/forget", "/help"):
        assert any(isinstance(effect, Say) for effect in someone.writes(command))


def test_being_blocked_is_noted_and_answered_by_nothing() -> None:
    someone = a_learner()
    assert not [effect for effect in someone.meets(Reachable(yes=False)) if isinstance(effect, Say)]


def test_a_forged_move_is_answered_and_moves_nothing() -> None:
    someone = a_learner()
    someone.writes("/next")
    step = someone.places["lesson"].step
    someone.meets(Tapped("lesson", step, "keep", "", "?"))
    assert someone.places["lesson"].state == "card"
    someone.meets(Wrote("and now?"))
    assert "Social before media" in someone.told
