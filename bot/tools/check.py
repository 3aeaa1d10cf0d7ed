"""`surgery check`: reads everything that authors write, and says what is wrong, where, and how to mend it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.library.courses import SHIPPED, read_shelf
from bot.library.lessons import read_lesson
from bot.library.lexicon import read_lexicon
from bot.library.lists import HouseWords, read_crisis, read_hints, read_house_words, read_stuck, read_towns
from bot.library.phrase_rules import Book, check_against, check_book, read_book
from bot.library.problems import Problem, read_file, show
from bot.library.rules import check_lesson
from bot.library.usage import check_usage, program_files
from flows.commands import COMMANDS
from flows.hints import ANSWERS

SOURCE = "en"
"""The language that the others are made from."""
COMMAND_PHRASES = tuple(f"{kind}-{command.name}" for command in COMMANDS for kind in ("command", "help"))
"""What the menu and /help say of each command."""


def run(path: Path | None, content_dir: Path, today: date) -> int:
    """Prints every problem under `path` (a file or a folder; None for all of it). 1 where there is one, else 0."""
    problems = check(path, content_dir, today)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{show(path or content_dir)}: all well")
    return 1 if problems else 0


def check(path: Path | None, content_dir: Path, today: date) -> list[Problem]:
    """Every problem under `path`, in the order of files and lines."""
    if path is None:
        return sorted(set(check_all(content_dir, today)))
    if not path.exists():
        return [Problem(str(path), 1, "there is no such file or folder", "look at the name again")]
    root = path.resolve()
    if root.is_dir() and (root / SOURCE).is_dir():
        return sorted(set(check_all(path, today)))
    if content_dir.resolve() in (root, *root.parents):
        found = set(check_all(content_dir, today))
        return sorted(one for one in found if root in (Path(one.path).resolve(), *Path(one.path).resolve().parents))
    return sorted(check_draft(path, content_dir, today))


def check_draft(path: Path, content_dir: Path, today: date) -> Iterator[Problem]:
    """One lesson that isn't among the others yet, or a folder of them."""
    for file in sorted(path.rglob("*.md")) if path.is_dir() else [path]:
        yield from _lesson(file, content_dir / SOURCE, today)


def check_all(content_dir: Path, today: date) -> Iterator[Problem]:
    """Lessons, lists and phrases of every language, and the phrases against the program."""
    languages = sorted({folder.parent.name for folder in content_dir.glob("*/*") if folder.is_dir()})
    if SOURCE not in languages:
        yield Problem(show(content_dir), 1, f"no folder `{SOURCE}`", "give a folder that holds one a language")
        return
    source = _book(content_dir, SOURCE)
    for lang in languages:
        yield from _language(content_dir, lang, today)
        if lang != SOURCE:
            yield from check_against(_book(content_dir, lang), source)
    if source.entries:
        yield from _commands(source)
        yield from check_usage(source, program_files(), COMMAND_PHRASES)


def _book(content_dir: Path, lang: str) -> Book:
    return read_book(content_dir, lang, [])


def _language(content_dir: Path, lang: str, today: date) -> Iterator[Problem]:
    folder = content_dir / lang
    house = _house(folder)
    shelf = read_shelf(content_dir, lang)
    yield from shelf.problems
    for path, reading in shelf.readings:
        yield from check_lesson(read_file(path, []), reading, show(path), today, house)
    unread: list[Problem] = []
    yield from check_book(read_book(content_dir, lang, unread), house)
    yield from unread
    if (folder / "coach").is_dir():
        yield from read_lexicon(folder / "coach")[1]
    yield from _lists(folder)


def _lists(folder: Path) -> Iterator[Problem]:
    known = {*ANSWERS, *(command.name for command in COMMANDS)}
    unread: list[Problem] = []
    for hint in read_hints(folder, unread):
        if hint.answer not in known:
            what, mend = f"nothing answers to `{hint.answer}`", f"use one of {', '.join(sorted(known))}"
            yield Problem(show(folder / "hints.txt"), 1, what, mend)
    for read in (read_crisis, read_house_words, read_stuck, read_towns):
        read(folder, unread)
    yield from unread


def _commands(book: Book) -> Iterator[Problem]:
    for key in COMMAND_PHRASES:
        if key not in book.entries:
            place = f"content/{book.lang}/phrases/commands.ftl"
            yield Problem(place, 1, f"`{key}` is missing", "say what the command is for")


def _lesson(path: Path, folder: Path, today: date) -> Iterator[Problem]:
    unread: list[Problem] = []
    text = read_file(path, unread)
    yield from unread
    reading = read_lesson(text, f"{path.parent.name}/{path.stem}", show(path))
    yield from reading.problems
    yield from check_lesson(text, reading, show(path), today, _house(folder))


def _house(folder: Path) -> HouseWords:
    return read_house_words(folder if folder.is_dir() else SHIPPED / SOURCE, [])
