"""What the progress picture shows, as plain values; every word in them comes from the phrases."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CourseSoFar:
    """One course: its title, and for each of its lessons whether it is done."""

    title: str
    lessons: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A number and what it counts, as "3" and "weeks you showed up"."""

    count: int
    label: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How somebody is doing; it names nobody, so that it can be shown around.

    `confidence` is what they said first and last, 1 to 5 (twice the same where they said it once).
    """

    title: str
    courses: tuple[CourseSoFar, ...]
    weeks: Tally
    missions: Tally
    confidence: tuple[int, int] | None = None
    confidence_label: str = ""


@dataclass(frozen=True, slots=True)
class LessonCount:
    """One lesson in the funnel: its number and title, how many began it, and how many of these finished it."""

    number: str
    title: str
    begun: int
    finished: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """How everybody is doing: a few tallies, and lesson by lesson where people stop. It names nobody."""

    title: str
    tallies: tuple[Tally, ...]
    lessons: tuple[LessonCount, ...]
    begun_label: str
    finished_label: str
