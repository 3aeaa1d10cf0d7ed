"""/lessons: all courses and lessons with what is done, and buttons that open any of them."""

from flows.content import Course, Lesson
from flows.model import (
    Act,
    Acted,
    Button,
    Chosen,
    Effects,
    Lines,
    Open,
    Plain,
    Rows,
    Say,
    Standing,
    View,
    Words,
    World,
    phrase,
)
from flows.reading import finished


def show(argument: str, world: World) -> Effects:
    """The courses, those with lessons as buttons; where there is but one, its lessons at once."""
    ready = [course for course in world.library.courses if course.lessons]
    coming = [course for course in world.library.courses if not course.lessons]
    if len(ready) == 1:
        yield from _course(ready[0], world, coming)
    else:
        rows: Rows = tuple(
            (Button(Plain(f"{course.number} {course.title}"), Act("course", "show", course.id[:2])),)
            for course in ready
        )
        yield Say(Lines((phrase("lessons-courses"), *_coming(coming))), rows)


def _course(course: Course, world: World, coming: list[Course]) -> Effects:
    done = finished(world)
    listed = tuple(_line(lesson, lesson.id in done) for lesson in course.lessons)
    about = phrase("lessons-course", title=course.title, about=course.about)
    buttons = [Button(Plain(str(int(lesson.key[3:]))), Act("lesson", "open", lesson.key)) for lesson in course.lessons]
    rows = tuple(tuple(buttons[n : n + 6]) for n in range(0, len(buttons), 6))
    yield Say(Lines((about, Lines(listed, "\n"), *_coming(coming), phrase("lessons-pick"))), rows)


def _line(lesson: Lesson, is_done: bool) -> Words:
    key = "lessons-line-done" if is_done else "lessons-line-open"
    return phrase(key, number=int(lesson.key[3:]), title=lesson.title, minutes=lesson.minutes)


def _coming(courses: list[Course]) -> tuple[Words, ...]:
    titles = Lines(tuple(Plain(course.title) for course in courses), "\n")
    return (phrase("lessons-coming", titles=titles),) if courses else ()


def act_course(event: Acted, world: World) -> Effects:
    """Shows one course's lessons."""
    course = world.library.course(int(event.thing)) if event.thing.isdecimal() else None
    if course is None or not course.lessons:
        yield from show("", world)
    else:
        yield Chosen()
        yield from _course(course, world, [])


def act_lesson(event: Acted, world: World) -> Effects:
    """Opens a lesson, or the next one; a list of lessons keeps its buttons."""
    if event.thing == "next" or not event.label.isdecimal():
        yield Chosen()
    if event.thing != "next" and world.library.numbered(event.thing) is None:
        yield Say(phrase("lesson-gone"))
        yield from show("", world)
    else:
        yield Open("lesson", "" if event.thing == "next" else event.thing)


LESSONS = View("lessons", show, needs=("lessons_done",))
COURSE = Standing("course", act_course, needs=("lessons_done",))
LESSON_BUTTON = Standing("lesson", act_lesson, needs=("lessons_done",), opens=("lesson",))
