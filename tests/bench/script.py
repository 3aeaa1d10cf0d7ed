"""The conversation that every stack has: what a learner does at each step, and what they must be answered."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

Json = dict[str, Any]


class Said(msgspec.Struct, frozen=True):
    """A message as it was sent. `keyboard` holds the labels of inline buttons, row by row."""

    text: str
    entities: list[Json] = []
    keyboard: list[list[str]] = []


class Edited(msgspec.Struct, frozen=True):
    """The tapped message told anew: with a text, or only without its buttons."""

    method: str
    text: str = ""
    entities: list[Json] = []


class Step(msgspec.Struct, frozen=True):
    """One update and its answers. `what`: the words, or the label of the button with that number."""

    kind: Literal["write", "tap"]
    what: str
    button: int = 0
    edit: Edited | None = None
    toast: str | None = None  # None: no answerCallbackQuery is due
    said: list[Said] = []

    @property
    def calls(self) -> int:
        """How many calls answer it."""
        return len(self.said) + (self.edit is not None) + (self.toast is not None)


class Script(msgspec.Struct, frozen=True):
    """The whole conversation, and the first name of everybody who has it."""

    name: str
    title: str
    steps: list[Step]

    @property
    def calls_per_update(self) -> float:
        """The mean number of calls that answer an update."""
        return sum(step.calls for step in self.steps) / len(self.steps)

    @property
    def resting_place(self) -> int:
        """The step in the middle before which a known learner has paused: their last message has buttons."""
        return max(n for n in range(1, len(self.steps) // 2 + 2) if self.steps[n].kind == "tap")


def save(script: Script, path: Path) -> None:
    """Writes it down, for the peers to read."""
    path.write_bytes(msgspec.json.encode(script))


def said_in(payload: Json) -> Said:
    """What a sendMessage says, in the form in which it is compared."""
    rows = (payload.get("reply_markup") or {}).get("inline_keyboard") or []
    labels = [[str(button["text"]) for button in row] for row in rows]
    return Said(str(payload.get("text", "")), tidy(payload.get("entities") or ()), labels)


def tidy(entities: Sequence[Json]) -> list[Json]:
    """Entities in one order and without nulls, so that two lists of the same ones are equal."""
    entities = [{name: value for name, value in entity.items() if value is not None} for entity in entities]
    return sorted(entities, key=lambda entity: (entity["offset"], entity["length"], entity["type"]))
