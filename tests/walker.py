"""Walks through the lessons as somebody who takes the first way on, answers well, and writes when asked."""

from dataclasses import dataclass

from flows.content import Choice, Library

WORDS = "I ran the post room at the library for nine years, and I miss Pam's jokes. Who's up for tea on Tuesday?"
END = "How am I doing?"


@dataclass(frozen=True, slots=True)
class Seen:
    """A message with buttons, as it is on the screen: its id, its words, labels with their data."""

    message_id: int
    text: str
    buttons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What to do about it: tap `data`, or write `text`."""

    data: str = ""
    text: str = ""


def next_step(seen: Seen, library: Library) -> Step | None:
    """The next thing to do; None where there is nothing left to learn."""
    labels = [label for label, _ in seen.buttons]
    if END in labels:
        return None
    if labels[0] == "A":
        return Step(data=dict(seen.buttons)["ABCD"[_right(seen.text, library)]])
    if labels == ["Not today"]:
        return Step(text=WORDS)
    if "Keep mine" in labels:
        return Step(data=dict(seen.buttons)["Keep mine"])
    if "Keep it anyway" in labels:
        return Step(data=dict(seen.buttons)["Keep it anyway"])
    if labels == ["1", "2", "3", "4", "5"]:
        return Step(data=dict(seen.buttons)["4"])
    return Step(data=seen.buttons[0][1])


def _right(text: str, library: Library) -> int:
    """The number of the good answer to the question on the screen."""
    for lesson in library.lessons:
        for part in lesson.parts:
            if isinstance(part, Choice) and all(option.text[:12] in text for option in part.options):
                return next(n for n, option in enumerate(part.options) if option.right)
    return 1  # the check-up's own question


def expected(library: Library) -> dict[str, int]:
    """How often each kind of line belongs into the log of somebody who walked through everything once."""
    lessons = library.lessons
    parts = [part for lesson in lessons for part in lesson.parts]
    kinds = [type(part).__name__ for part in parts]
    courses = [course for course in library.courses if course.lessons]
    return {
        "started": 1,
        "lesson_started": len(lessons),
        "lesson_finished": len(lessons),
        "answered": kinds.count("Choice") + kinds.count("Reflect"),
        "draft_kept": kinds.count("Write"),
        "checkup_finished": 1,
        "confidence": 1 + len(courses),
        "course_finished": len(courses),
    }
