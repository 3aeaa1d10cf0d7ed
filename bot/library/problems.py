"""What is wrong with a file of content, where, and how to mend it: the language of `surgery check`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `line` counts from 1; `path` is as the author would type it."""

    path: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}: {self.mend}"


@dataclass(slots=True)
class Margin:
    """The margin of one file, where a reader notes what is wrong while reading on."""

    path: str
    notes: list[Problem] = field(default_factory=list)

    def note(self, line: int, what: str, mend: str) -> None:
        """Writes one problem down."""
        self.notes.append(Problem(self.path, line, what, mend))


class ContentError(Exception):
    """Content that can't be used at all; its text is the list of problems, one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def show(path: Path) -> str:
    """The path as the author would type it: from where they stand, where that is possible."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def read_file(path: Path, problems: list[Problem]) -> str:
    """The text of a file, with line feeds as its line ends; notes where it isn't UTF-8, and reads on."""
    content = path.read_bytes().replace(b"\r\n", b"\n")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(show(path), line, "this is no UTF-8 text", "save the file as UTF-8"))
        return content.decode("utf-8", "replace")
