"""`surgery preview`: plays one lesson in the terminal, through the very flow that learners meet."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import click

from bot.contents import Contents
from bot.inert import units
from bot.library.lessons import read_lesson
from bot.library.problems import Problem, read_file, show
from bot.render import Renderer, Text
from flows.content import Lesson, Library
from flows.engine import decide
from flows.lesson import LESSON
from flows.model import (
    Button,
    Chosen,
    Effect,
    Event,
    Learner,
    Opened,
    Place,
    Say,
    Schedule,
    Tap,
    Tapped,
    When,
    World,
    Wrote,
)

LANG, ZONE = "en", "Europe/London"
LEAVE = "q"
BAR = "│ "
STYLES = {"bold": ("\x1b[1m", "\x1b[22m"), "italic": ("\x1b[3m", "\x1b[23m"), "strikethrough": ("\x1b[9m", "\x1b[29m")}


def run(file: Path, content_dir: Path | None, now: datetime, ask: Callable[[str], str] = input) -> int:
    """Plays the lesson in `file` to its end, or until the reader leaves. 1 where it can't be read, else 0.

    `now` is aware; `ask` prompts and returns a line, and raises EOFError when there are no more.
    """
    path = file.resolve()
    name = f"{path.parent.name}/{path.stem}"
    problems: list[Problem] = []
    reading = read_lesson(read_file(file, problems), name, show(file))
    if reading.lesson is None or problems:
        click.echo("\n".join(map(str, [*problems, *reading.problems])))
        return 1
    contents = Contents(content_dir)
    library, id = _with(contents.library(LANG), reading.lesson)
    stage = Stage(contents.renderer, library, now)
    click.echo(f"(Type a number to tap a button, words to write, {LEAVE} to leave.)\n")
    stage.take(Opened(id))
    while stage.place is not None:
        try:
            typed = ask("> ").strip()
        except EOFError:
            break
        if typed == LEAVE:
            break
        if typed:
            stage.take(stage.meant(typed))
    return 0


class Stage:
    """One learner who stands in the lesson, and the buttons of the last message."""

    def __init__(self, renderer: Renderer, library: Library, now: datetime) -> None:
        self._renderer = renderer
        learner = Learner(1, "Somebody", LANG, ZONE, state="active")
        answers = dict.fromkeys(LESSON.needs, ())
        self._world = World(now, learner, library, answers=answers)
        self.place: Place | None = None
        self._buttons: list[Button] = []

    def meant(self, typed: str) -> Event:
        """The event that a typed line stands for: a tap on a button by its number, else words."""
        if not (typed.isdecimal() and 0 < int(typed) <= len(self._buttons)):
            return Wrote(typed)
        button = self._buttons[int(typed) - 1]
        label = self._renderer.render_plain(button.label, LANG, ZONE)
        if isinstance(button.does, Tap):
            return Tapped(button.does.flow, button.does.step, button.does.move, button.does.arg, label)
        return Wrote(label)

    def take(self, event: Event) -> None:
        """Lets the flow decide, and shows what comes of it."""
        decision = decide(LESSON, self.place, event, self._world)
        if isinstance(event, Tapped) and decision.moved and not any(isinstance(e, Chosen) for e in decision.effects):
            click.echo(f"  › {event.label}\n")
        self.place = decision.place
        learner = replace(self._world.learner, next_step=self._world.learner.next_step + 1)
        self._world = replace(self._world, learner=learner)
        self._show(decision.effects)

    def _show(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            match effect:
                case Say(words=words, buttons=rows):
                    click.echo(decorated(self._renderer.render(words, LANG, ZONE)))
                    self._offer([button for row in rows for button in row])
                case Chosen(words=words) if words:
                    click.echo(f"  › {self._renderer.render_plain(words, LANG, ZONE)}\n")
                case Schedule(kind=kind, due=due):
                    when = self._renderer.render_plain(When(due), LANG, ZONE)
                    click.echo(f"({kind}: {when})\n")
                case _:
                    pass

    def _offer(self, buttons: list[Button]) -> None:
        self._buttons = [button for button in buttons if isinstance(button.does, Tap)]
        number = 0
        for button in buttons:
            number += isinstance(button.does, Tap)
            mark = str(number) if isinstance(button.does, Tap) else "-"
            click.echo(f"  [{mark}] {self._renderer.render_plain(button.label, LANG, ZONE)}")
        click.echo()


def decorated(text: Text) -> str:
    """A message for the terminal: bold and italic as it shows them, a bar along quotes."""
    raw = text.text.encode("utf-16-le")
    end = len(raw) // 2
    marks: dict[int, str] = {0: "", end: ""}
    for entity in text.entities:
        first = int(entity["offset"])
        last = first + int(entity["length"])
        if entity["type"] == "blockquote":
            quoted = raw[2 * first : 2 * last].decode("utf-16-le")
            for row in (first, *(first + units(quoted[: n + 1]) for n, char in enumerate(quoted) if char == "\n")):
                marks[row] = BAR + marks.get(row, "")
        elif style := STYLES.get(str(entity["type"])):
            marks[first] = marks.get(first, "") + style[0]
            marks[last] = style[1] + marks.get(last, "")
    cuts = sorted(marks)
    pieces = [raw[2 * here : 2 * there].decode("utf-16-le") for here, there in pairwise(cuts)]
    return "".join(marks[cut] + piece for cut, piece in zip(cuts, [*pieces, ""], strict=True))


def _with(library: Library, lesson: Lesson) -> tuple[Library, str]:
    """The library with this text in it, and its id there: a draft goes before the first lesson of all."""
    if library.lesson(lesson.id) is None:
        first = library.courses[0]
        lesson = replace(lesson, id=f"{first.id}/00-draft")
        courses = (replace(first, lessons=(lesson, *first.lessons)), *library.courses[1:])
    else:
        courses = tuple(
            replace(course, lessons=tuple(lesson if other.id == lesson.id else other for other in course.lessons))
            for course in library.courses
        )
    return replace(library, courses=courses), lesson.id
