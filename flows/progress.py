"""/progress: what has been done, as text with bars at once, and as a picture that a job draws."""

from flows.content import Course
from flows.model import Acted, Effects, Job, Lines, Say, Standing, View, Words, World, phrase
from flows.reading import finished, next_lesson

CELLS = 10


def bar(done: int, total: int) -> str:
    """Ten cells, filled in proportion; one cell at least where something is done."""
    filled = max(1 if done else 0, round(CELLS * done / total)) if total else 0
    return "▓" * filled + "░" * (CELLS - filled)


def show(argument: str, world: World) -> Effects:
    """The text; the picture follows."""
    done = finished(world)
    told: list[Words] = [phrase("progress-title")]
    told += [_course(course, done) for course in world.library.courses if course.lessons]
    told += _besides(world)
    following = next_lesson(world)
    told.append(phrase("progress-next", title=following.title) if following else phrase("progress-all-done"))
    yield Say(Lines(tuple(told)))
    yield Job("progress_picture")


def _course(course: Course, done: frozenset[str]) -> Words:
    count = sum(lesson.id in done for lesson in course.lessons)
    total = len(course.lessons)
    return phrase("progress-course", title=course.title, bar=bar(count, total), done=count, total=total)


def _besides(world: World) -> list[Words]:
    told: list[Words] = []
    if weeks := len(world.rows("weeks")):
        told.append(phrase("progress-weeks", count=weeks))
    if missions := sum(row["state"] == "done" for row in world.rows("missions")):
        told.append(phrase("progress-missions", count=missions))
    rated = [int(row["value"]) for row in world.rows("confidence")]
    if len(rated) > 1:
        told.append(phrase("progress-confidence", before=rated[0], after=rated[-1]))
    elif rated:
        told.append(phrase("progress-confidence-once", value=rated[0]))
    return told


def act(event: Acted, world: World) -> Effects:
    """The same from a button."""
    yield from show("", world)


NEEDS = ("lessons_done", "weeks", "missions", "confidence")
PROGRESS = View("progress", show, NEEDS)
PROGRESS_BUTTON = Standing("progress", act, needs=NEEDS)
