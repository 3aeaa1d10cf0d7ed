"""Reads front matter, the few `key: value` lines on top of a content file, keeping the line of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

from bot.library.problems import Margin

FIRST = 2  # front matter begins under the `---` of line 1


@dataclass(frozen=True, slots=True)
class Front:
    """Values as they were typed, and the line of each key."""

    values: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_front(text: str | None, keys: tuple[str, ...], margin: Margin) -> Front:
    """The values of a file's front matter; every one of `keys`, and no other, must be there."""
    if text is None:
        margin.note(1, "no front matter", f"begin with `---`, then {', '.join(keys)}, then `---`")
        return Front()
    try:
        # Nodes rather than values: YAML's own idea of what `no` or `18:30` means stays out of it.
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + FIRST if error.problem_mark else FIRST
        margin.note(line, f"unreadable ({error.problem})", "put a value that holds a colon in quotes")
        return Front()
    if not isinstance(node, MappingNode):
        margin.note(FIRST, "front matter without `key: value` lines", f"add {', '.join(keys)}")
        return Front()
    front = Front(
        {key.value: value.value for key, value in node.value if isinstance(value, ScalarNode)},
        {key.value: key.start_mark.line + FIRST for key, _ in node.value},
    )
    _check_keys(front, keys, margin)
    return front


def read_date(value: str) -> date | None:
    """The date written as YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _check_keys(front: Front, keys: tuple[str, ...], margin: Margin) -> None:
    for key, line in front.lines.items():
        if key not in keys:
            margin.note(line, f"unknown key `{key}`", f"only {', '.join(keys)} belong here")
        elif not front.values.get(key, "").strip():
            margin.note(line, f"`{key}` is empty", "give it a value on the same line")
    for key in keys:
        if key not in front.lines:
            margin.note(1, f"`{key}` is missing", f"add a line `{key}: …` to the front matter")
