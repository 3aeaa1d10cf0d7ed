"""Choices, missions and reflections: what each exercise asks, and what each answer brings."""

from flows.content import Choice, Mission, Part, Reflect
from flows.engine import Turn
from flows.hours import next_hour
from flows.model import (
    Button,
    Chosen,
    Effects,
    Guard,
    Keep,
    Lines,
    Plain,
    Prose,
    Record,
    Rows,
    Say,
    Schedule,
    Tap,
    Tapped,
    Then,
    Wrote,
    lines,
    phrase,
)
from flows.model import Mission as SetMission
from flows.reading import reading

__all__ = ["Guard", "Tapped", "Then"]

BUTTON = 24  # characters that fit a button on a narrow phone
LETTERS = "ABCD"
MISSION_HOUR = 10 * 60  # minutes after midnight, where the person chose no hour


def part_of(turn: Turn) -> Part:
    """The part of the lesson that the person stands at."""
    return reading(turn.world, turn.data, turn.pin).parts[int(turn.data["part"] or 0)]


def nothing(turn: Turn) -> Effects:
    """Nothing to say between two parts."""
    yield from ()


# ------------------------------------------------------------------ quiz, and choose the reply


def ask_choice(turn: Turn) -> Effects:
    """The question; long answers stand in the text by letter, short ones on their buttons."""
    part = part_of(turn)
    assert isinstance(part, Choice)
    if _is_lettered(part):
        told = [Prose(f"**{LETTERS[n]}** {option.text}") for n, option in enumerate(part.options)]
        row = tuple(Button(Plain(LETTERS[n]), Tap("pick", str(n))) for n in range(len(part.options)))
        yield Say(lines(Prose(part.text), *told), (row,))
    else:
        rows: Rows = tuple((Button(Prose(option.text), Tap("pick", str(n))),) for n, option in enumerate(part.options))
        yield Say(Prose(part.text), rows)


def _is_lettered(part: Choice) -> bool:
    return any(len(option.text) > BUTTON for option in part.options)


def _picked(turn: Turn) -> int | None:
    part = part_of(turn)
    if isinstance(turn.event, Tapped) and isinstance(part, Choice) and turn.event.arg.isdecimal():
        number = int(turn.event.arg)
        return number if number < len(part.options) else None
    return None


def is_option(turn: Turn) -> bool:
    """Whether the tap names an answer that exists."""
    return _picked(turn) is not None


def is_right(turn: Turn) -> bool:
    """Whether the tap names the good answer."""
    part, number = part_of(turn), _picked(turn)
    return isinstance(part, Choice) and number is not None and part.options[number].right


def answer(turn: Turn) -> Effects:
    """Takes the answer down; a good one is told at once what it would have caused."""
    part, number = part_of(turn), _picked(turn)
    assert isinstance(part, Choice)
    assert number is not None
    option = part.options[number]
    yield Chosen(Lines((Plain(LETTERS[number]), Prose(option.text)), " ") if _is_lettered(part) else None)
    yield Record(
        "answered",
        str(turn.data["lesson"]),
        (("part", turn.data["part"]), ("option", number), ("right", option.right)),
    )
    if option.right:
        yield Say(Prose(option.feedback))
    turn.data["picked"] = number


def offer_retry(turn: Turn) -> Effects:
    """What an answer would have caused that would have gone badly; then another go, or on."""
    part = part_of(turn)
    assert isinstance(part, Choice)
    feedback = Prose(part.options[int(turn.data["picked"] or 0)].feedback)
    again = Button(phrase("lesson-button-again"), Tap("again"))
    on = Button(phrase("lesson-button-carry-on"), Tap("on"))
    yield Say(lines(feedback, phrase("lesson-retry")), ((again, on),))


# ------------------------------------------------------------------ mission, and reflection


def set_mission(turn: Turn) -> Effects:
    """What to try in the real world."""
    part = part_of(turn)
    assert isinstance(part, Mission)
    yes = Button(phrase("mission-button-accept"), Tap("accept"))
    yield Say(Prose(part.text), ((yes,), (Button(phrase("mission-button-not-for-me"), Tap("skip")),)))


def accept(turn: Turn) -> Effects:
    """The mission is theirs; the bot asks after some days how it went."""
    part = part_of(turn)
    assert isinstance(part, Mission)
    lesson = reading(turn.world, turn.data, turn.pin)
    learner = turn.world.learner
    minutes = learner.remind_at if learner.remind_at is not None else MISSION_HOUR
    due = next_hour(turn.world.now, learner, minutes, days=part.days)
    yield SetMission(lesson.id, "set")
    yield Schedule("mission", due, lesson.key)
    yield Say(phrase("mission-accepted", days=part.days))


def decline(turn: Turn) -> Effects:
    """Not for them: fine."""
    lesson = str(turn.data["lesson"])
    yield SetMission(lesson, "skipped")
    yield Record("mission_skipped", lesson)
    yield Say(phrase("mission-declined"))


def ask_to_reflect(turn: Turn) -> Effects:
    """A thought to have; words or a button answer it, and so does keeping it to oneself."""
    part = part_of(turn)
    assert isinstance(part, Reflect)
    labels: Rows = tuple((Button(Plain(label), Tap("pick", str(n))),) for n, label in enumerate(part.labels))
    yield Say(Prose(part.text), (*labels, (Button(phrase("lesson-button-to-myself"), Tap("skip")),)))


def reflect(turn: Turn) -> Effects:
    """Keeps what they wrote, for them."""
    assert isinstance(turn.event, Wrote)
    lesson = str(turn.data["lesson"])
    yield Keep(lesson, "reflection", turn.event.text)
    yield Record("answered", lesson, (("part", turn.data["part"]), ("kind", "reflection")))
    yield Say(phrase("lesson-reflected"))


def reflect_label(turn: Turn) -> Effects:
    """Keeps the short answer they tapped."""
    part = part_of(turn)
    number = int(turn.event.arg) if isinstance(turn.event, Tapped) and turn.event.arg.isdecimal() else 99
    if isinstance(part, Reflect) and number < len(part.labels):
        lesson = str(turn.data["lesson"])
        yield Keep(lesson, "reflection", part.labels[number])
        yield Record("answered", lesson, (("part", turn.data["part"]), ("option", number)))
    yield Say(phrase("lesson-reflected"))


def keep_to_self(turn: Turn) -> Effects:
    """A thought that stays with its owner counts just as much."""
    lesson = str(turn.data["lesson"])
    yield Record("answered", lesson, (("part", turn.data["part"]), ("kind", "to_self")))
    yield Say(phrase("lesson-to-self"))
