"""Compares the phrases with the program: what flows say must be there, and what is there must be said."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.library.ftl import References, arguments
from bot.library.phrase_rules import Book
from bot.library.problems import Problem, show

PROGRAM = Path(__file__).resolve().parents[2]
ANY = "[a-zA-Z0-9_-]*"  # what an f-string's braces stand for in the name of a phrase
FAMILY = re.compile(rf"[a-z]+-(?:[\w-]|{re.escape(ANY)})*")  # `name-{…}` rather than any f-string


@dataclass(frozen=True, slots=True)
class Use:
    """One `phrase("…")` in the program: a name, or for an f-string the pattern of a family of names."""

    path: str
    line: int
    pattern: str
    given: frozenset[str] | None  # None where arguments are given as **something

    @property
    def is_family(self) -> bool:
        """Whether it means all phrases of a pattern rather than one."""
        return ANY in self.pattern

    def means(self, key: str) -> bool:
        """Whether this may be the phrase that is meant."""
        return re.fullmatch(self.pattern, key) is not None


def check_usage(book: Book, sources: Iterable[Path], wanted: Collection[str] = ()) -> Iterator[Problem]:
    """Phrases that the program asks for in vain, or without an argument; and phrases that nobody asks for.

    `wanted` are names that the program puts together in its own way, as those of the commands.
    """
    said = {*wanted, *References(*book.entries.values()).keys}
    families: set[str] = set()
    for path in sources:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for use in _uses(tree, show(path)):
            yield from _check_use(use, book)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                families.update(pattern for pattern in _patterns(node) if FAMILY.fullmatch(pattern))
    for key in book.keys:
        if key not in said and not any(re.fullmatch(family, key) for family in families):
            yield book.problem(key, f"nobody says `{key}`", "take it out, or mend the name")


def program_files() -> list[Path]:
    """The modules that may ask for phrases."""
    return sorted(path for part in ("flows", "bot") for path in (PROGRAM / part).rglob("*.py"))


def _check_use(use: Use, book: Book) -> Iterator[Problem]:
    meant = [key for key in book.keys if use.means(key)]
    if not meant:
        name = use.pattern.replace(ANY, "…")
        yield Problem(use.path, use.line, f"no phrase is called `{name}`", f"add it to content/{book.lang}/phrases")
    if use.is_family or use.given is None:
        return
    for key in meant:
        if lacking := arguments(key, book.entries) - use.given:
            names = ", ".join(f"${name}" for name in sorted(lacking))
            mend = "pass it, or take it out of the phrase"
            yield Problem(use.path, use.line, f"`{key}` is not given {names}", mend)


def _uses(tree: ast.AST, path: str) -> Iterator[Use]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase" and node.args:
            names = [keyword.arg for keyword in node.keywords]
            given = None if None in names else frozenset(name for name in names if name)
            for pattern in _patterns(node.args[0]):
                yield Use(path, node.lineno, pattern, given)


def _patterns(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)):
            yield _name(key)
        case ast.JoinedStr(values=values):
            yield "".join(_name(str(piece.value)) if isinstance(piece, ast.Constant) else ANY for piece in values)
        case ast.IfExp(body=one, orelse=other):
            yield from _patterns(one)
            yield from _patterns(other)


def _name(literal: str) -> str:
    """A piece of a name as a pattern, still readable: a hyphen needs no backslash outside of brackets."""
    return re.escape(literal).replace("\\-", "-")
