"""Turns the text of a lesson file into a Lesson, or says what stands in the way."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from bot.library.front import Front, read_date, read_front
from bot.library.problems import ContentError, Margin, Problem
from bot.library.sections import Section, Ticked, options, take_apart
from flows.content import Card, Choice, Lesson, Mission, Option, Part, Reflect, Write

KEYS = ("title", "about", "minutes", "checked")
PLATFORMS = ("x", "bluesky", "mastodon", "threads", "instagram", "linkedin", "facebook")
LONGEST_WAIT = 30  # days; a check-in after more than a month finds that nobody remembers

_DAYS = re.compile(r"in (\d+) days?")
_LABEL = re.compile(r"- +(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and where it stands; `ticks` are the options of a choice, with their lines."""

    part: Part
    line: int
    ticks: tuple[Ticked, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A lesson file as far as it could be read: there is no lesson where there are problems."""

    lesson: Lesson | None
    parts: tuple[Placed, ...]
    end: Section | None
    front: Front
    problems: tuple[Problem, ...]


@lru_cache(maxsize=256)
def parse_lesson(text: str, id: str) -> Lesson:
    """The lesson that this text makes; ContentError with all the problems where it makes none."""
    reading = read_lesson(text, id, f"{id}.md")
    if reading.lesson is None:
        raise ContentError(reading.problems)
    return reading.lesson


def text_hash(text: str) -> str:
    """The short name of a text: the first 16 hex digits of its SHA-256."""
    return sha256(text.encode()).hexdigest()[:16]


def read_lesson(text: str, id: str, path: str) -> Reading:
    """Everything that can be made of a lesson's text, with every problem on the way."""
    sheet, margin = take_apart(text), Margin(path)
    front = read_front(sheet.front, KEYS, margin)
    checked, minutes = _front_values(front, margin)
    if sheet.stray.text:
        margin.note(sheet.stray.line, "text before the first section", "put it under a line `## card`")
    parts, end = _read_sections(sheet.sections, margin)
    if margin.notes or checked is None or minutes is None or end is None:
        return Reading(None, parts, end, front, tuple(sorted(margin.notes)))
    title, about = front.values["title"], front.values["about"]
    content = tuple(each.part for each in parts)
    lesson = Lesson(id, title, about, minutes, checked, text_hash(text), content, end.text)
    return Reading(lesson, parts, end, front, ())


def _front_values(front: Front, margin: Margin) -> tuple[date | None, int | None]:
    typed, minutes = front.values.get("checked", ""), front.values.get("minutes", "")
    checked = read_date(typed)
    if typed and checked is None:
        margin.note(front.lines["checked"], f"`{typed}` is no date", "write it as 2026-11-20")
    if not minutes:
        return checked, None
    if not (minutes.isdecimal() and 1 <= int(minutes) <= 15):
        margin.note(front.lines["minutes"], f"`{minutes}` is no number of minutes", "write one from 1 to 15")
        return checked, None
    return checked, int(minutes)


def _read_sections(sections: tuple[Section, ...], margin: Margin) -> tuple[tuple[Placed, ...], Section | None]:
    parts: list[Placed] = []
    end: Section | None = None
    for section in sections:
        if not section.text:
            margin.note(section.line, f"`## {section.name}` is empty", "write its text under it")
        if end is not None:
            margin.note(section.line, "a section after `## end`", "move it up; the end comes last")
        if section.name == "end":
            end = section
        elif part := _read_part(section, margin):
            parts.append(part)
    if not sections:
        margin.note(1, "no sections", "write `## card`, then what the card says")
    elif end is None:
        margin.note(sections[-1].line, "no `## end`", "close with a sentence that leads to the next")
    return tuple(parts), end


def _read_part(section: Section, margin: Margin) -> Placed | None:
    kind, _, rest = section.name.partition(" ")
    if kind not in _PARTS:
        margin.note(section.line, f"unknown section `## {section.name}`", f"use {', '.join(_PARTS)} or end")
        return None
    if rest and kind not in ("write", "mission"):
        margin.note(section.line, f"`## {section.name}` says too much", f"write `## {kind}` and nothing more")
    return _PARTS[kind](section, rest, margin)


def _card(section: Section, rest: str, margin: Margin) -> Placed | None:
    return Placed(Card(section.text), section.line)


def _choice(section: Section, rest: str, margin: Margin) -> Placed | None:
    kind = section.name.split()[0]
    text, ticks = options(section)
    if not ticks:
        margin.note(section.line, f"a {kind} without options", "add lines `- [ ] an option`, one with an x")
        return None
    if not text:
        margin.note(section.line, f"a {kind} without its question", "write it above the options")
    choice = Choice(kind, text, tuple(Option(tick.text, tick.right, tick.below) for tick in ticks))
    return Placed(choice, section.line, ticks)


def _write(section: Section, rest: str, margin: Margin) -> Placed | None:
    word, _, platform = rest.partition(" ")
    if rest and (word != "for" or platform not in PLATFORMS):
        mend = f"write `## write`, or `## write for` and one of {', '.join(PLATFORMS)}"
        margin.note(section.line, f"`## write {rest}` names no platform we know", mend)
        return None
    return Placed(Write(section.text, platform or None), section.line)


def _mission(section: Section, rest: str, margin: Margin) -> Placed | None:
    days = _DAYS.fullmatch(rest)
    if days is None or not 1 <= int(days[1]) <= LONGEST_WAIT:
        mend = f"write `## mission in 3 days` (1 to {LONGEST_WAIT})"
        margin.note(section.line, "a mission that doesn't say when to ask how it went", mend)
        return None
    return Placed(Mission(section.text, int(days[1])), section.line)


def _reflect(section: Section, rest: str, margin: Margin) -> Placed | None:
    labels = tuple(found[1] for row in section.body if (found := _LABEL.match(row)))
    text = "\n".join(row for row in section.body if not _LABEL.match(row)).strip()
    if section.text and not text:
        margin.note(section.line, "a reflection without its prompt", "write it above the labels")
    return Placed(Reflect(text, labels), section.line)


_PARTS: Mapping[str, Callable[[Section, str, Margin], Placed | None]] = {
    "card": _card,
    "quiz": _choice,
    "reply": _choice,
    "write": _write,
    "mission": _mission,
    "reflect": _reflect,
}
