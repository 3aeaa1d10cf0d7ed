"""Takes a content file apart: front matter, `## ` sections and `- [ ]` options, each with its line number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r"## +(.*?)\s*$")
_OPTION = re.compile(r"- \[([ xX])\] +(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading without its `## `, the line it stands on, and the lines under it."""

    name: str
    line: int
    body: tuple[str, ...]

    @property
    def text(self) -> str:
        """The body as Markdown."""
        return "\n".join(self.body).strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file taken apart. `front` is None where there is no front matter; it always begins on line 2."""

    front: str | None
    stray: Section
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Ticked:
    """One `- [ ]` line and the indented lines under it; `loose` is the line of text that isn't indented."""

    text: str
    right: bool
    below: str
    line: int
    loose: int | None


def take_apart(text: str) -> Sheet:
    """The parts of a file; a file without front matter or sections has none."""
    rows = text.replace("\r\n", "\n").lstrip("\ufeff").split("\n")
    front, start = None, 0
    if rows[0].rstrip() == "---" and (end := _next_rule(rows)) is not None:
        front, start = "\n".join(rows[1:end]), end + 1
    heads = [i for i in range(start, len(rows)) if _HEADING.match(rows[i])]
    ends = [*heads[1:], len(rows)]
    stray = Section("", start + 1, tuple(rows[start : heads[0] if heads else len(rows)]))
    sections = (_section(rows, head, end) for head, end in zip(heads, ends, strict=False))
    return Sheet(front, stray, tuple(sections))


def options(section: Section) -> tuple[str, tuple[Ticked, ...]]:
    """What comes before the first option, and the options."""
    marks = [i for i, row in enumerate(section.body) if _OPTION.match(row)]
    ends = [*marks[1:], len(section.body)]
    before = section.body[: marks[0]] if marks else section.body
    return "\n".join(before).strip(), tuple(_options(section, marks, ends))


def _options(section: Section, marks: list[int], ends: list[int]) -> Iterator[Ticked]:
    for mark, end in zip(marks, ends, strict=False):
        tick, text = _OPTION.match(section.body[mark]).groups()  # type: ignore[union-attr]
        below = section.body[mark + 1 : end]
        loose = next((i for i, row in enumerate(below) if row.strip() and not row.startswith("  ")), None)
        line = section.line + 1 + mark
        yield Ticked(
            text,
            tick != " ",
            "\n".join(row.removeprefix("  ") for row in below).strip(),
            line,
            None if loose is None else line + 1 + loose,
        )


def _section(rows: list[str], head: int, end: int) -> Section:
    name = _HEADING.match(rows[head])
    return Section(name[1] if name else "", head + 1, tuple(rows[head + 1 : end]))


def _next_rule(rows: list[str]) -> int | None:
    return next((i for i in range(1, len(rows)) if rows[i].rstrip() == "---"), None)
