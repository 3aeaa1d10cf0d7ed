"""What the peers are given to say: the script as plain values, and the arguments they are started with."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOKEN = "1000000001:a-token-for-the-bench"
FIRST_KNOWN = 40_000_000  # the Telegram id of the first learner who is known already


@dataclass(frozen=True, slots=True)
class Step:
    """What to do about one update. `data` is what its button carries; an edit without text takes the buttons away."""

    number: int
    is_tap: bool
    what: str
    data: str
    edit: dict[str, Any] | None
    said: list[dict[str, Any]]


def button_data(step: int, button: int) -> str:
    """What a button carries: the step that it leads to, and its number."""
    return f"{step}:{button}"


def steps_of(script: Path) -> list[Step]:
    """The conversation."""
    return [
        Step(number, step["kind"] == "tap", step["what"], button_data(number, step["button"]), step["edit"],
             step["said"])
        for number, step in enumerate(json.loads(script.read_text())["steps"])
    ]  # fmt: skip


def keyboard(said: dict[str, Any], step: int) -> list[list[tuple[str, str]]]:
    """The buttons of what step `step` says, as (label, data); they are tapped at the next step."""
    rows, number = [], 0
    for labels in said["keyboard"]:
        rows.append([(label, button_data(step + 1, number + n)) for n, label in enumerate(labels)])
        number += len(labels)
    return rows


def arguments() -> argparse.Namespace:
    """How a peer is started."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--script", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--pickle", action="store_true")
    parser.add_argument("--flush", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()
