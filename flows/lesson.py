"""A lesson: its parts one after the other, each exercise answered, then the next lesson now or at a better hour.

The text a reader began with stays under them: the place pins its hash, and `mend` moves them kindly where
that text is gone.
"""

from dataclasses import replace

from flows import exercises as ex
from flows.content import Card, Choice, Course, Lesson, Mission, Part, Reflect, Write
from flows.daily import tomorrow
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Began,
    Button,
    Effect,
    Effects,
    Event,
    Finished,
    Flow,
    Json,
    Lines,
    Move,
    Opened,
    Place,
    Prose,
    Record,
    Say,
    Tap,
    Unschedule,
    Words,
    World,
    Wrote,
    lines,
    phrase,
)
from flows.reading import finished, next_lesson, offers, reading, today

STATES = {"card": Card, "choice": Choice, "writing": Write, "mission": Mission, "reflect": Reflect}


# ------------------------------------------------------------------ where the next step leads


def _target(turn: Turn) -> tuple[Lesson | None, int]:
    """The lesson and part that an opening or a step forward leads to."""
    event = turn.event
    if isinstance(event, Opened) and ("lesson" not in turn.data or event.argument):
        lesson = today(turn.world, event.argument) if event.argument else next_lesson(turn.world)
        return lesson, _bookmark(turn, lesson) if lesson else 0
    return reading(turn.world, turn.data, turn.pin), int(turn.data["part"] or 0) + 1


def _bookmark(turn: Turn, lesson: Lesson) -> int:
    """The part at which a lesson was put down; the nearest card of one that was rewritten since."""
    part = min(int(turn.data.get(f"at:{lesson.id}") or 0), len(lesson.parts) - 1)
    return part if turn.data.get(f"pin:{lesson.id}") == lesson.hash else _nearest_card(lesson, part)


def _nearest_card(lesson: Lesson, part: int) -> int:
    part = min(part, len(lesson.parts) - 1)
    while part and not isinstance(lesson.parts[part], Card):
        part -= 1
    return part


def _comes(kind: type[Part]) -> "ex.Guard":
    def comes(turn: Turn) -> bool:
        lesson, part = _target(turn)
        if lesson is None or part >= len(lesson.parts) or _is_here(turn):
            return False
        return isinstance(lesson.parts[part], kind)

    return comes


def _is_here(turn: Turn) -> bool:
    """Whether an opening names the lesson that the person already stands in."""
    lesson, _ = _target(turn)
    return isinstance(turn.event, Opened) and bool(lesson) and turn.data.get("lesson") == lesson.id  # type: ignore[union-attr]


def _nothing_left(turn: Turn) -> bool:
    return _target(turn)[0] is None


def _was_the_last(turn: Turn) -> bool:
    """Whether this lesson completes its course, so that it is time to ask for the confidence again."""
    lesson, part = _target(turn)
    course = turn.world.library.course_of(lesson.id) if lesson else None
    if lesson is None or course is None or part < len(lesson.parts):
        return False
    done = finished(turn.world) | {lesson.id}
    fresh = all(row["when"] != course.id for row in turn.world.rows("confidence"))
    return fresh and all(other.id in done for other in course.lessons)


# ------------------------------------------------------------------ steps


def _begin(turn: Turn) -> Effects:
    lesson, part = _target(turn)
    assert lesson is not None
    if isinstance(here := turn.data.get("lesson"), str):
        turn.data |= {f"at:{here}": turn.data["part"], f"pin:{here}": turn.pin}
    parked = {
        name: value
        for name, value in turn.data.items()
        if name.startswith(("at:", "pin:")) and not name.endswith(f":{lesson.id}")
    }
    turn.data.clear()
    turn.data.update(parked, lesson=lesson.id, part=part)
    turn.pin = lesson.hash
    yield Began(lesson.id)
    yield Record("lesson_started", lesson.id)
    yield from tomorrow(turn.world)


def _on(turn: Turn) -> Effects:
    turn.data["part"] = _target(turn)[1]
    yield from ()


def _finish(turn: Turn) -> Effects:
    lesson = reading(turn.world, turn.data, turn.pin)
    yield Finished(lesson.id)
    yield Record("lesson_finished", lesson.id)
    told: list[Words] = [Prose(lesson.end)]
    if course := _completed(turn, lesson):
        yield Record("course_finished", detail=(("course", course.id),))
        told.append(phrase("lesson-course-finished", title=course.title))
    following = next_lesson(turn.world, after=lesson.id)
    if following is None:
        yield Unschedule("reminder")
    told.append(phrase("lesson-offer", title=following.title) if following else phrase("lesson-none-left"))
    yield Say(Lines(tuple(told)), offers(turn.world, following))


def _completed(turn: Turn, lesson: Lesson) -> Course | None:
    """The course that this lesson completes, the first time all of its lessons are done."""
    course, done = turn.world.library.course_of(lesson.id), finished(turn.world)
    if course is None or lesson.id in done:
        return None
    return course if all(other.id in done | {lesson.id} for other in course.lessons) else None


def _rate(turn: Turn) -> Effects:
    """Confidence, asked again when a course is done, so that progress shows."""
    course = turn.world.library.course_of(str(turn.data["lesson"]))
    value = int(turn.event.arg) if isinstance(turn.event, ex.Tapped) else 0
    before = [row["value"] for row in turn.world.rows("confidence")]
    yield Record("confidence", detail=(("value", value), ("when", course.id if course else "")))
    if before:
        yield Say(phrase("lesson-confidence-moved", before=int(before[0]), after=value))
    yield from _finish(turn)


def _all_done(turn: Turn) -> Effects:
    yield Say(phrase("lesson-all-done"))


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

    def steps(turn: Turn) -> Effects:
        yield from then(turn)
        yield from _on(turn)

    def ends(turn: Turn) -> Effects:
        yield from then(turn)
        yield from _finish(turn)

    return (
        *(Move(name, source, state, both(_comes(kind)), steps) for state, kind in STATES.items()),
        Move(name, source, "confidence", both(_was_the_last), then),
        Move(name, source, OVER, when, ends),
    )


def _entry(source: str) -> tuple[Move, ...]:
    return tuple(Move("open", source, state, _comes(kind), _begin) for state, kind in STATES.items())


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
    part = _nearest_card(lesson, int(place.data["part"] or 0))
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
        Move("open", OUTSIDE, OVER, when=_nothing_left, then=_all_done),
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
        Move("write", "writing", "coached", then=ex.coach),
        *_onward("skip", "writing", ex.skip),
        Move("write", "coached", "coached", then=ex.coach),
        Move("again", "coached", "writing"),
        Move("keep", "coached", "private", when=ex.is_private),
        *_onward("keep", "coached", ex.keep),
        Move("again", "private", "writing"),
        *_onward("keep", "private", ex.keep),
        *_onward("accept", "mission", ex.accept),
        *_onward("skip", "mission", ex.decline),
        *_onward("write", "reflect", ex.reflect),
        *_onward("pick", "reflect", ex.reflect_label),
        *_onward("skip", "reflect", ex.keep_to_self),
        Move("rate", "confidence", OVER, when=_is_rating, then=_rate),
    ),
    prompts={
        "card": _show_card,
        "choice": ex.ask_choice,
        "answered": ex.offer_retry,
        "writing": ex.ask_to_write,
        "coached": ex.offer_keep,
        "private": ex.ask_private,
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
