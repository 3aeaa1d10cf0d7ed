"""Which lesson somebody reads: today's text or the one they began with, what comes next, and how it is offered."""

from collections.abc import Mapping

from flows.content import Lesson
from flows.model import Act, Button, Json, Rows, World, phrase


def today(world: World, name: str) -> Lesson | None:
    """The lesson as it stands today, by its id or its short key (`01.02`)."""
    return world.library.lesson(name) or world.library.numbered(name)


def reading(world: World, data: Mapping[str, Json], pin: str | None) -> Lesson:
    """The text under the reader: the pinned one where it is kept, else today's."""
    lesson = world.pinned.get(pin or "") or today(world, str(data["lesson"]))
    assert lesson is not None, "mend() has seen to places whose lesson is gone"
    return lesson


def finished(world: World) -> frozenset[str]:
    """The ids of the lessons this person has finished. Needs `lessons_done`."""
    return frozenset(row["lesson"] for row in world.rows("lessons_done") if row["finished"])


def next_lesson(world: World, after: str | None = None) -> Lesson | None:
    """The first lesson in the order of the curriculum that isn't finished (nor `after`, just being finished).

    Lessons behind `after` come before those that were skipped on the way.
    """
    done = finished(world) | {after}
    open_lessons = [lesson for lesson in world.library.lessons if lesson.id not in done]
    behind = [lesson for lesson in open_lessons if after and lesson.id > after]
    return next(iter(behind or open_lessons), None)


def offers(world: World, following: Lesson | None) -> Rows:
    """The next lesson now, or at a better hour; nothing where none is left."""
    if following is None:
        return ((Button(phrase("lesson-button-progress"), Act("progress", "show")),),)
    now = Button(phrase("lesson-button-next"), Act("lesson", "open", following.key))
    later = Button(phrase("lesson-button-tomorrow"), Act("remind", "tomorrow"))
    return ((now,), (later, Button(phrase("lesson-button-hours"), Act("remind", "hours"))))
