"""Nobody is stranded: whatever an older or a newer program has left behind, the person is answered and goes on."""

from dataclasses import replace
from datetime import timedelta

from flows.content import Card, Lesson, Library
from flows.model import Acted, Commanded, Due, Edited, Place, Reachable, Say, Shared, Toast, Wrote
from tests.flows.someone import Someone, a_learner, event_of

FIRST, SECOND = "01-what-social-means/01-social-before-media", "01-what-social-means/02-listening-counts"


def shelf(someone: Someone, *lessons: Lesson | None, of: Library) -> None:
    """Puts today's lessons of the first course on the shelf."""
    first, *others = of.courses
    kept = tuple(lesson for lesson in lessons if lesson)
    someone.library = replace(of, courses=(replace(first, lessons=kept), *others))


def rewritten(lesson: Lesson) -> Lesson:
    """The same lesson with every card rewritten."""
    parts = tuple(Card("New words.") if isinstance(part, Card) else part for part in lesson.parts)
    return replace(lesson, hash="rewritten", parts=parts)


def reader() -> tuple[Someone, Library, Lesson, tuple[Lesson, ...]]:
    """Somebody at the second part of the first lesson, and the lessons as they are."""
    someone = a_learner()
    first, *others = someone.library.lessons
    someone.writes("/next")
    someone.taps("Go on")
    return someone, someone.library, first, tuple(others)


# ------------------------------------------------------------------ lessons that are edited


def test_an_edit_does_not_change_the_ground_under_a_reader() -> None:
    someone, library, first, others = reader()
    shelf(someone, rewritten(first), *others, of=library)
    someone.pinned = {first.hash: first}
    someone.writes("/next")
    assert "rewritten" not in someone.told
    assert someone.places["lesson"].pin == first.hash
    assert someone.places["lesson"].data["part"] == 1


def test_where_the_old_text_is_gone_the_reader_stands_at_the_nearest_card_and_is_told_once() -> None:
    someone, library, first, others = reader()
    shelf(someone, rewritten(first), *others, of=library)
    someone.writes("/next")
    assert "rewritten since you began" in someone.told
    assert "New words." in someone.told
    assert someone.places["lesson"].pin == "rewritten"
    someone.writes("/next")
    assert "rewritten since you began" not in someone.told


def test_a_lesson_that_is_gone_is_told_kindly_and_the_next_one_offered() -> None:
    someone, library, _, others = reader()
    shelf(someone, *others, of=library)
    someone.writes("Hello?")
    assert "taken out" in someone.told
    assert someone.buttons
    assert "lesson" not in someone.places


def test_a_reader_of_a_lesson_that_was_renamed_goes_on_in_it() -> None:
    someone, library, first, others = reader()
    shelf(someone, *others, replace(first, id="01-what-social-means/06-social-before-media"), of=library)
    someone.writes("/next")
    assert "taken out" not in someone.told
    assert someone.places["lesson"].data["lesson"] == "01-what-social-means/06-social-before-media"
    assert someone.places["lesson"].data["part"] == 1


def test_a_question_in_between_hands_back_to_the_mended_lesson_once() -> None:
    someone, library, first, others = reader()
    someone.meets(Acted("settings", "zone"))
    shelf(someone, rewritten(first), *others, of=library)
    someone.writes("Lisbon")
    assert "rewritten since you began" in someone.told
    someone.writes("/next")
    assert "rewritten since you began" not in someone.told


def test_a_question_in_between_hands_back_where_the_lesson_is_gone() -> None:
    someone, library, _, others = reader()
    someone.meets(Acted("settings", "zone"))
    shelf(someone, *others, of=library)
    someone.writes("Lisbon")
    assert "taken out" in someone.told
    assert "lesson" not in someone.places
    assert someone.learner.focus == ""


def test_a_bookmark_in_a_rewritten_lesson_leads_to_the_nearest_card() -> None:
    someone = a_learner()
    library = someone.library
    first, *others = library.lessons
    someone.writes("/next")
    while someone.places["lesson"].state == "card":
        someone.taps(someone.says(someone.buttons[0]))
    someone.meets(Acted("lesson", "open", "01.02"))
    shelf(someone, rewritten(first), *others, of=library)
    someone.meets(Acted("lesson", "open", "01.01"))
    assert someone.places["lesson"].state == "card"


# ------------------------------------------------------------------ programs that come and go


def test_a_place_in_a_conversation_that_is_no_more_is_in_nobodys_way() -> None:
    someone = a_learner(focus="quest")
    someone.places["quest"] = Place("quest", 1, "looking", 3)
    assert "didn't follow" in said(someone, Wrote("Hello?")) or someone.told
    assert someone.writes("/next")
    assert "Social before media" in someone.told


def test_after_going_back_to_an_older_program_the_conversation_begins_anew() -> None:
    for flow in ("lesson", "checkup", "zone"):
        someone = a_learner(focus=flow)
        someone.places[flow] = Place(flow, 9, "a-state-of-tomorrow", 3, {"lesson": FIRST, "part": 1})
        assert any(isinstance(effect, Say) for effect in someone.meets(Wrote("Hello?"))), flow


# ------------------------------------------------------------------ what is asked for, and what isn't


def test_words_after_a_command_do_not_lead_astray() -> None:
    someone = a_learner()
    someone.writes("/next please")
    assert "Social before media" in someone.told
    someone.taps("Go on")
    someone.writes("/next 01.02")
    assert someone.places["lesson"].data["part"] == 1


def test_a_cry_for_help_is_heard_under_a_picture_and_in_an_edit() -> None:
    for event in (Shared("photo", "I want to die"), Edited("I want to die")):
        someone = a_learner()
        someone.writes("/next")
        assert "116 123" in said(someone, event)


def test_an_unknown_link_is_told_of_wherever_somebody_stands() -> None:
    someone = Someone()
    assert said(someone, Commanded("start", "no-such-link")).count("didn't recognise the end") == 1
    for label in ("I'm 16 or over", "Yes, go on then", "Yes, tell me"):
        assert said(someone, Commanded("start", "no-such-link")).count("didn't recognise the end") == 1
        assert "didn't recognise" not in said(someone, Commanded("start"))
        someone.taps(label)


def test_a_yes_to_something_that_was_left_is_not_said_to_be_done() -> None:
    someone = a_learner()
    someone.writes("/forget")
    yes = event_of(someone.buttons[0], "Yes")
    someone.writes("/cancel")
    effects = someone.meets(yes)
    assert not any(isinstance(effect, Toast) for effect in effects)
    assert someone.told


def test_the_door_is_behind_somebody_who_has_gone_on_to_a_lesson() -> None:
    someone = a_learner()
    someone.writes("/start")
    someone.writes("/next")
    assert someone.learner.focus == "lesson"


# ------------------------------------------------------------------ timers that waited


def test_a_check_in_that_fell_into_an_open_pause_comes_once_the_pause_is_over() -> None:
    someone = a_learner()
    someone.missions["01-what-social-means/03-reply-before-you-post"] = "set"
    someone.meets(Acted("pause", "open"))
    someone.meets(Due("mission", "01.03"))
    someone.waits(days=40)
    someone.meets(Acted("pause", "off"))
    someone.effects = ()
    someone.waits(days=2)
    assert "Reply before you post" in someone.told


def test_somebody_who_had_shut_us_out_is_reminded_at_their_next_hour_and_not_at_once() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "at", "", str(9 * 60)))
    someone.meets(Reachable(yes=False))
    someone.now += timedelta(days=100, hours=-3)  # no timer of theirs comes due meanwhile
    assert not [effect for effect in someone.meets(Reachable(yes=True)) if isinstance(effect, Say)]
    (timer,) = someone.timers.values()
    assert timer.due > someone.now
    assert timer.due.hour == 9


def test_the_one_reminder_of_somebody_who_had_shut_us_out_is_over() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "tomorrow"))
    someone.meets(Reachable(yes=False))
    someone.now += timedelta(days=100)
    someone.meets(Reachable(yes=True))
    assert not someone.timers


def test_a_reminder_moves_with_somebody_who_moves() -> None:
    someone = a_learner()
    someone.meets(Acted("remind", "at", "", str(9 * 60)))
    someone.meets(Acted("settings", "zone"))
    someone.writes("Tokyo")
    (timer,) = someone.timers.values()
    assert timer.due.hour == 0  # nine o'clock there


def said(someone: Someone, event: object) -> str:
    """What is said to an event."""
    someone.meets(event)  # type: ignore[arg-type]
    return someone.told
