"""How a broadcast stands: counts by final state, and the words and buttons that show them to whoever sent it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.store import Row
from flows.model import Act, Button, Lines, Rows, Words, phrase

WAITING, CLAIMED, SENT, BLOCKED, FAILED, LEFT_OUT, UNCERTAIN = range(7)
"""The states of a delivery; all but the first two are final."""
REASONS: Final = ("paused", "no-consent", "unreachable", "stopped", "too-late", "no-message")
CELLS: Final = 10  # of the bar


@dataclass(frozen=True, slots=True)
class Ledger:
    """The counts of one broadcast."""

    states: Mapping[int, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    asleep: int = 0  # of those who wait, how many are in their quiet hours

    @property
    def total(self) -> int:
        """Everybody who was selected."""
        return sum(self.states.values())

    @property
    def final(self) -> int:
        """Those of whom it is known how it ended."""
        return self.total - self.states.get(WAITING, 0) - self.states.get(CLAIMED, 0)


def ledger_of(rows: Iterable[Row], asleep: int = 0) -> Ledger:
    """From the counts by state and reason."""
    states: dict[int, int] = {}
    left: dict[str, int] = {}
    for row in rows:
        states[row["state"]] = states.get(row["state"], 0) + row["people"]
        if row["state"] == LEFT_OUT:
            left[row["reason"]] = row["people"]
    return Ledger(states, left, asleep)


def told(broadcast: Row, ledger: Ledger) -> tuple[Words, Rows]:
    """What whoever sent it is shown: a bar that fills, then the ledger."""
    is_done = broadcast["state"] == "done"
    how = "halted" if is_done and "stopped" in ledger.left_out else broadcast["state"]
    parts: list[Words] = [phrase(f"broadcast-is-{how}")]
    if not is_done:
        filled = CELLS * ledger.final // max(1, ledger.total)
        bar = "▓" * filled + "░" * (CELLS - filled)
        parts = [Lines((*parts, phrase("broadcast-bar", bar=bar, done=ledger.final, total=ledger.total)), "\n")]
        if ledger.asleep:
            parts.append(phrase("broadcast-asleep", count=ledger.asleep))
    parts.append(Lines(tuple(_counts(ledger)), "\n"))
    return Lines(tuple(parts)), _buttons(broadcast, ledger)


def _counts(ledger: Ledger) -> Iterable[Words]:
    named = ((SENT, "sent"), (BLOCKED, "blocked"), (FAILED, "failed"), (UNCERTAIN, "uncertain"))
    for state, name in named:
        if (count := ledger.states.get(state, 0)) or state == SENT:
            yield phrase(f"broadcast-{name}", count=count)
    for reason in REASONS:
        if count := ledger.left_out.get(reason, 0):
            yield phrase(f"broadcast-left-{reason}", count=count)


def _buttons(broadcast: Row, ledger: Ledger) -> Rows:
    def button(verb: str, style: str = "") -> Button:
        return Button(phrase(f"broadcast-button-{verb}"), Act("broadcast", verb, str(broadcast["id"])), style)

    match broadcast["state"]:
        case "running":
            return ((button("pause"), button("stop", "danger")),)
        case "paused":
            return ((button("resume"), button("stop", "danger")),)
        case "done" if ledger.states.get(UNCERTAIN):
            return ((button("again"),),)
        case _:
            return ()
