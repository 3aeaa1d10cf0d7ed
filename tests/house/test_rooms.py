"""The habits of the house, where a machine can tell: rooms of a size to live in, a sign at each door."""

import ast
import re
from pathlib import Path

from tests.house import HOUSE, tracked

LARGEST_ROOM = 260  # lines of a module
AGREED = {"bot", "flows", "content", "tests", "pyproject.toml", "Procfile", "README.md", "LICENSE", "requirements.txt"}
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")) + r")\b")
NAMES_TO_AVOID = {"utils", "util", "helpers", "helper", "managers", "manager", "common", "misc"}


def text(path: Path) -> str:
    """What stands in a file of the house."""
    return (HOUSE / path).read_text()


MODULES = [path for path in tracked("*.py") if path.parts[0] in {"bot", "flows"}]


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [str(path) for path in MODULES if not (ast.get_docstring(ast.parse(text(path))) or "").strip()]
    assert silent == []


def test_every_module_is_a_room_not_a_hall() -> None:
    lines = {str(path): len(text(path).splitlines()) for path in MODULES}
    halls = {path: count for path, count in lines.items() if count > LARGEST_ROOM}
    assert halls == {}, "is each of them still one idea?"


def test_every_module_is_named_after_what_it_does() -> None:
    assert [str(path) for path in MODULES if NAMES_TO_AVOID & {path.stem, *path.parts[:-1]}] == []


def test_nothing_lies_at_the_top_besides_what_is_agreed() -> None:
    top = {path.parts[0] for path in tracked()}
    assert {name for name in top if not name.startswith(".")} <= AGREED


def test_nothing_is_left_for_later() -> None:
    written = (*tracked("*.py"), *tracked("*.md"), *tracked("*.ftl"))
    assert {str(path): found for path in written if (found := UNFINISHED.findall(text(path)))} == {}
