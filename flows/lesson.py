"""A lesson: its parts one after the other, each exercise answered, then the next lesson now or at a better hour.

The text a reader began with stays under them: the place pins its hash, and `mend` moves them kindly where
that text is gone.
"""

from dataclasses import replace

from flows import exercises as ex
from flows import steps, writing
from flows.content import Card, Choice, Mission, Reflect, Write
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Button,
    Effect,
    Effects,
    Event,
    Flow,
    Json,
    Move,
    Opened,
    Place,
    Prose,
    Say,
    Tap,
    Words,
    World,
    Wrote,
    lines,
    phrase,
)
from flows.reading import next_lesson, offers, reading, today

STATES = {"card": Card, "choice": Choice, "writing": Write, "mission": Mission, "reflect": Reflect}


# ------------------------------------------------------------------ what each state asks


def _show_card(turn: Turn) -> Effects:
    part = ex.part_of(turn)
    assert isinstance(part, Card)
    number, lesson = int(turn.data["part"] or 0), reading(turn.world, turn.data, turn.pin)
    title = phrase("lesson-title", title=lesson.title, minutes=lesson.minutes)
    said = Prose(part.text) if number else lines(title, Prose(part.text))
    yield Say(said, ((Button(phrase(f"lesson-button-on-{number % 3}"), Tap("on")),),))


def _ask_confidence(turn: Turn) -> Effects:
    numbers = tuple(Button(phrase(f"checkup-a-confidence-{n}"), Tap("rate", str(n))) for n in range(1, 6))
    yield Say(phrase("lesson-confidence"), (numbers,))


def _is_rating(turn: Turn) -> bool:
    return isinstance(turn.event, ex.Tapped) and turn.event.arg in ("1", "2", "3", "4", "5")


def _where(turn: Turn) -> Words:
    key = "where-lesson-words" if turn.state in ("writing", "coached", "reflect") else "where-lesson"
    return phrase(key, title=reading(turn.world, turn.data, turn.pin).title)


# ------------------------------------------------------------------ the table


def read(event: Event, state: str) -> str | None:
    """An opening, or words where words are wanted; taps name their own move."""
    if isinstance(event, Opened):
        return "open"
    if isinstance(event, Wrote) and state in ("writing", "coached", "reflect"):
        return "write"
    return None


def _onward(name: str, source: str, then: "ex.Then", when: "ex.Guard | None" = None) -> tuple[Move, ...]:
    """The step to whatever comes next: each kind of part, the confidence after a course, or the end."""

    def both(guard: "ex.Guard") -> "ex.Guard":
        return lambda turn: (when is None or when(turn)) and guard(turn)

    def goes_on(turn: Turn) -> Effects:
        yield from then(turn)
        yield from steps.on(turn)

    def ends(turn: Turn) -> Effects:
        yield from then(turn)
        yield from steps.finish(turn)

    return (
        *(Move(name, source, state, both(steps.comes(kind)), goes_on) for state, kind in STATES.items()),
        Move(name, source, "confidence", both(steps.was_the_last), then),
        Move(name, source, OVER, when, ends),
    )


def _entry(source: str) -> tuple[Move, ...]:
    return tuple(Move("open", source, state, steps.comes(kind), steps.begin) for state, kind in STATES.items())


def mend(place: Place, world: World) -> tuple[Place | None, tuple[Effect, ...]] | None:
    """Where the pinned text is gone: the nearest card of today's text, or a kind word where that is gone too."""
    lesson = today(world, str(place.data["lesson"]))
    if place.pin in world.pinned or (lesson and place.pin == lesson.hash):
        return None
    if renamed := next((other for other in world.library.lessons if other.hash == place.pin), None):
        return replace(place, data={**place.data, "lesson": renamed.id}), ()
    if lesson is None:
        return None, (Say(phrase("lesson-gone"), offers(world, next_lesson(world))),)
    if place.state == "confidence":  # all of the lesson is behind them
        return replace(place, pin=lesson.hash), ()
    part = steps.nearest_card(lesson, int(place.data["part"] or 0))
    state = next(state for state, kind in STATES.items() if isinstance(lesson.parts[part], kind))
    data: dict[str, Json] = {**place.data, "part": part}
    return replace(place, state=state, data=data, pin=lesson.hash), (Say(phrase("lesson-changed")),)


LESSON = Flow(
    name="lesson",
    version=1,
    states=(
        "card",
        "choice",
        "answered",
        "writing",
        "coached",
        "private",
        "mission",
        "reflect",
        "confidence",
    ),
    moves=(
        Move("open", OUTSIDE, OVER, when=steps.nothing_left, then=steps.all_done),
        *(
            move
            for source in (OUTSIDE, *STATES, "answered", "coached", "private", "confidence")
            for move in _entry(source)
        ),
        *_onward("on", "card", ex.nothing),
        *_onward("pick", "choice", ex.answer, when=ex.is_right),
        Move("pick", "choice", "answered", when=ex.is_option, then=ex.answer),
        Move("again", "answered", "choice"),
        *_onward("on", "answered", ex.nothing),
        Move("write", "writing", "writing", when=writing.is_stuck, then=writing.encourage),
        Move("write", "writing", "coached", then=writing.coach),
        *_onward("skip", "writing", writing.skip),
        Move("write", "coached", "coached", when=writing.is_stuck, then=writing.encourage),
        Move("write", "coached", "coached", then=writing.coach),
        Move("again", "coached", "writing"),
        Move("keep", "coached", "private", when=writing.is_private),
        *_onward("keep", "coached", writing.keep),
        Move("again", "private", "writing"),
        *_onward("keep", "private", writing.keep),
        *_onward("accept", "mission", ex.accept),
        *_onward("skip", "mission", ex.decline),
        *_onward("write", "reflect", ex.reflect),
        *_onward("pick", "reflect", ex.reflect_label),
        *_onward("skip", "reflect", ex.keep_to_self),
        Move("rate", "confidence", OVER, when=_is_rating, then=steps.rate),
    ),
    prompts={
        "card": _show_card,
        "choice": ex.ask_choice,
        "answered": ex.offer_retry,
        "writing": writing.ask_to_write,
        "coached": writing.offer_keep,
        "private": writing.ask_private,
        "mission": ex.set_mission,
        "reflect": ex.ask_to_reflect,
        "confidence": _ask_confidence,
    },
    read=read,
    needs=("lessons_done", "confidence"),
    where=_where,
    keeps=True,
    mend=mend,
)
