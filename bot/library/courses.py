"""Loads the courses of a language from their folders, in the order of the curriculum."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.library.front import Front, read_front
from bot.library.lessons import Reading, read_lesson
from bot.library.lists import read_crisis, read_hints, read_stuck, read_towns
from bot.library.problems import ContentError, Margin, Problem, read_file, show
from bot.library.sections import take_apart
from flows.content import Course, Library

COURSE_KEYS = ("title", "about")
SHIPPED = Path(__file__).resolve().parents[2] / "content"
"""The content that comes with the program: beside the packages, in a checkout as in an installation."""

_NUMBERED = re.compile(r"(\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A language's courses as far as they could be read, each lesson file's reading, and every problem."""

    library: Library
    readings: tuple[tuple[Path, Reading], ...]
    problems: tuple[Problem, ...]


def load_library(content_dir: Path = SHIPPED, lang: str = "en") -> Library:
    """All courses of one language; ContentError with every problem where a file can't be used."""
    shelf, folder = read_shelf(content_dir, lang), content_dir / lang
    problems = list(shelf.problems)
    crisis, hints = read_crisis(folder, problems), read_hints(folder, problems)
    stuck, towns = read_stuck(folder, problems), read_towns(folder, problems)
    if problems:
        raise ContentError(problems)
    return replace(shelf.library, crisis=crisis, hints=hints, stuck=stuck, towns=towns)


def lesson_texts(content_dir: Path = SHIPPED, lang: str = "en") -> Iterator[tuple[str, str]]:
    """The id and the whole text of every lesson, for keeping what a reader has begun."""
    for path in sorted((content_dir / lang / "courses").glob("*/[0-9]*.md")):
        yield f"{path.parent.name}/{path.stem}", read_file(path, [])


def read_shelf(content_dir: Path, lang: str) -> Shelf:
    """All courses of one language, with what is wrong as values."""
    root = content_dir / lang / "courses"
    folders = sorted(path for path in root.glob("*") if path.is_dir())
    problems = list(_order_problems(folders, "course folder"))
    readings: list[tuple[Path, Reading]] = []
    courses = [_read_course(folder, readings, problems) for folder in folders]
    if not courses:
        problems.append(Problem(show(root), 1, "no courses", "add a folder `01-a-name` with a course.md"))
    return Shelf(Library(tuple(courses)), tuple(readings), tuple(sorted(problems)))


def _read_course(folder: Path, readings: list[tuple[Path, Reading]], problems: list[Problem]) -> Course:
    head, lessons = folder / "course.md", []
    front = _read_head(head, problems)
    files = sorted(path for path in folder.glob("*.md") if path != head)
    problems += _order_problems(files, "lesson file")
    for file in files:
        reading = read_lesson(read_file(file, problems), f"{folder.name}/{file.stem}", show(file))
        readings.append((file, reading))
        problems += reading.problems
        if reading.lesson:
            lessons.append(reading.lesson)
    return Course(folder.name, front.values.get("title", ""), front.values.get("about", ""), tuple(lessons))


def _read_head(path: Path, problems: list[Problem]) -> Front:
    margin = Margin(show(path))
    if path.is_file():
        sheet = take_apart(read_file(path, problems))
        front = read_front(sheet.front, COURSE_KEYS, margin)
        if sheet.stray.text or sheet.sections:
            margin.note(1, "text under the front matter", "a course.md holds a title and an about, no more")
    else:
        front = Front()
        margin.note(1, "a course without its course.md", "add one with `title` and `about`")
    problems += margin.notes
    return front


def _order_problems(paths: Iterable[Path], what: str) -> Iterator[Problem]:
    for number, path in enumerate(paths, 1):
        name = _NUMBERED.fullmatch(path.stem)
        if name is None:
            yield Problem(show(path), 1, f"a {what} not called `NN-some-words`", "rename it in small letters")
        elif int(name[1]) != number:
            there = f"number {name[1]} stands where {number:02} belongs"
            yield Problem(show(path), 1, there, "number them without gaps or doubles")
