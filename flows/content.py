"""What an author writes, as values: courses, lessons and the parts of a lesson."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from flows.coach import Lexicon


@dataclass(frozen=True, slots=True)
class Card:
    """One short message."""

    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer, and what choosing it would have caused."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A quiz question or a situation with replies to choose from: `kind` is `quiz` or `reply`."""

    kind: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Write:
    """The learner writes, the draft coach answers. `platform` sets the length that fits, if any."""

    text: str
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class Mission:
    """Something to try in the real world; the bot asks after `days` days how it went."""

    text: str
    days: int


@dataclass(frozen=True, slots=True)
class Reflect:
    """Something to think about; `labels` are short answers beside the learner's own words."""

    text: str
    labels: tuple[str, ...] = ()


Part: TypeAlias = Card | Choice | Write | Mission | Reflect


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson as it was written at one time; `hash` names this very text."""

    id: str
    title: str
    about: str
    minutes: int
    checked: date
    hash: str
    parts: tuple[Part, ...]
    end: str

    @property
    def key(self) -> str:
        """The short key `01.02` of `01-what-social-means/02-listening-counts`."""
        course, _, lesson = self.id.partition("/")
        return f"{course[:2]}.{lesson[:2]}"


@dataclass(frozen=True, slots=True)
class Course:
    """A course; one without lessons is still being written."""

    id: str
    title: str
    about: str
    lessons: tuple[Lesson, ...] = ()

    @property
    def number(self) -> int:
        """Its place in the curriculum."""
        return int(self.id[:2])


@dataclass(frozen=True, slots=True)
class Hint:
    """What somebody may mean by a word typed out of the blue: the words, and the answer's name."""

    words: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Library:
    """All courses of one language, in the order of the curriculum."""

    courses: tuple[Course, ...]
    lexicon: "Lexicon | None" = None
    crisis: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    stuck: frozenset[str] = frozenset()  # what people write instead of a draft when nothing comes
    towns: Mapping[str, str] = field(default_factory=dict)  # a town or country, in small letters, and its time zone

    def lesson(self, id: str) -> Lesson | None:
        """The lesson of that id as it stands today."""
        return next((lesson for lesson in self.lessons if lesson.id == id), None)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, in the order of the curriculum."""
        return tuple(lesson for course in self.courses for lesson in course.lessons)

    def numbered(self, key: str) -> Lesson | None:
        """The lesson with a short key such as `01.02`: course and lesson number, as buttons carry it."""
        return next((lesson for lesson in self.lessons if lesson.key == key), None)

    def course(self, number: int) -> Course | None:
        """The course with that number."""
        return next((course for course in self.courses if course.number == number), None)

    def course_of(self, lesson: str) -> Course | None:
        """The course that a lesson id belongs to."""
        return next((course for course in self.courses if lesson.startswith(course.id + "/")), None)
