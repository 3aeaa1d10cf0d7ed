"""The habits of the house, where a machine can tell: rooms of a size to live in, a sign at each door."""

import ast
import re
from pathlib import Path

import pytest

from tests.house import HOUSE, tracked

LARGEST_ROOM = 260  # lines of a module
AGREED = {"bot", "flows", "content", "tests", "pyproject.toml", "Procfile", "README.md", "LICENSE", "requirements.txt"}
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")) + r")\b")
NAMES_TO_AVOID = {"utils", "util", "helpers", "helper", "managers", "manager", "common", "misc"}

MODULES = [path for path in tracked("*.py") if path.parts[0] in {"bot", "flows"}]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    words = ast.get_docstring(ast.parse((HOUSE / path).read_text()))
    assert words, "a newcomer should know from the first line what this module is for"
    assert words.splitlines()[0].strip()


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_is_a_room_not_a_hall(path: Path) -> None:
    lines = len((HOUSE / path).read_text().splitlines())
    assert lines <= LARGEST_ROOM, f"{lines} lines: is it still one idea?"
    assert not NAMES_TO_AVOID & {path.stem, *path.parts[:-1]}, "name it after what it does"


def test_nothing_lies_at_the_top_besides_what_is_agreed() -> None:
    top = {path.parts[0] for path in tracked()}
    assert {name for name in top if not name.startswith(".")} <= AGREED


@pytest.mark.parametrize("path", tracked("*.py") + tracked("*.md") + tracked("*.ftl"), ids=str)
def test_nothing_is_left_for_later(path: Path) -> None:
    assert not UNFINISHED.findall((HOUSE / path).read_text())
