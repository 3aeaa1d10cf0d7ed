"""The steps through a lesson: where the next one leads, and what taking it does."""

from flows.content import Card, Course, Lesson, Part
from flows.daily import tomorrow
from flows.engine import Turn
from flows.model import (
    Began,
    Effects,
    Finished,
    Guard,
    Lines,
    Opened,
    Prose,
    Record,
    Say,
    Tapped,
    Unschedule,
    Words,
    phrase,
)
from flows.reading import finished, next_lesson, offers, reading, today

# ------------------------------------------------------------------ where the next step leads


def target(turn: Turn) -> tuple[Lesson | None, int]:
    """The lesson and part that an opening or a step forward leads to."""
    event = turn.event
    if isinstance(event, Opened) and ("lesson" not in turn.data or event.argument):
        lesson = today(turn.world, event.argument) if event.argument else next_lesson(turn.world)
        return lesson, _bookmark(turn, lesson) if lesson else 0
    return reading(turn.world, turn.data, turn.pin), int(turn.data["part"] or 0) + 1


def _bookmark(turn: Turn, lesson: Lesson) -> int:
    """The part at which a lesson was put down; the nearest card of one that was rewritten since."""
    part = min(int(turn.data.get(f"at:{lesson.id}") or 0), len(lesson.parts) - 1)
    return part if turn.data.get(f"pin:{lesson.id}") == lesson.hash else nearest_card(lesson, part)


def nearest_card(lesson: Lesson, part: int) -> int:
    """The number of the card at or before a part."""
    part = min(part, len(lesson.parts) - 1)
    while part and not isinstance(lesson.parts[part], Card):
        part -= 1
    return part


def comes(kind: type[Part]) -> Guard:
    """A guard: whether a part of this kind comes next."""

    def is_next(turn: Turn) -> bool:
        lesson, part = target(turn)
        if lesson is None or part >= len(lesson.parts) or _is_here(turn):
            return False
        return isinstance(lesson.parts[part], kind)

    return is_next


def _is_here(turn: Turn) -> bool:
    """Whether an opening names the lesson that the person already stands in."""
    lesson, _ = target(turn)
    return isinstance(turn.event, Opened) and bool(lesson) and turn.data.get("lesson") == lesson.id  # type: ignore[union-attr]


def nothing_left(turn: Turn) -> bool:
    """Whether everything has been learnt."""
    return target(turn)[0] is None


def was_the_last(turn: Turn) -> bool:
    """Whether this lesson completes its course, so that it is time to ask for the confidence again."""
    lesson, part = target(turn)
    course = turn.world.library.course_of(lesson.id) if lesson else None
    if lesson is None or course is None or part < len(lesson.parts):
        return False
    done = finished(turn.world) | {lesson.id}
    fresh = all(row["when"] != course.id for row in turn.world.rows("confidence"))
    return fresh and all(other.id in done for other in course.lessons)


# ------------------------------------------------------------------ steps


def begin(turn: Turn) -> Effects:
    """Enters a lesson; the one they were in gets a bookmark."""
    lesson, part = target(turn)
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


def on(turn: Turn) -> Effects:
    """Goes on to the next part."""
    turn.data["part"] = target(turn)[1]
    yield from ()


def finish(turn: Turn) -> Effects:
    """Ends the lesson, and its course with the last one, and offers what comes next."""
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


def rate(turn: Turn) -> Effects:
    """Confidence, asked again when a course is done, so that progress shows."""
    course = turn.world.library.course_of(str(turn.data["lesson"]))
    value = int(turn.event.arg) if isinstance(turn.event, Tapped) else 0
    before = [row["value"] for row in turn.world.rows("confidence")]
    yield Record("confidence", detail=(("value", value), ("when", course.id if course else "")))
    if before:
        yield Say(phrase("lesson-confidence-moved", before=int(before[0]), after=value))
    yield from finish(turn)


def all_done(turn: Turn) -> Effects:
    """For somebody who has been through everything."""
    yield Say(phrase("lesson-all-done"))
