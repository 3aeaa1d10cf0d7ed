"""An hour of one's own, typed as people write it: 6pm, 18:30, half past ten."""

from flows.daily import set_hour
from flows.dates import read_time
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Button,
    Effects,
    Event,
    Flow,
    Move,
    Opened,
    Say,
    Tap,
    Wrote,
    phrase,
)


def _ask(turn: Turn) -> Effects:
    key = "hour-not-understood" if turn.data.pop("missed", False) else "hour-ask"
    yield Say(phrase(key), ((Button(phrase("hour-button-leave"), Tap("leave")),),))


def _again(turn: Turn) -> Effects:
    turn.data["missed"] = True
    yield from ()


def _set(turn: Turn) -> Effects:
    minutes = _minutes(turn)
    assert minutes is not None
    yield from set_hour(turn.world, minutes)


def _leave(turn: Turn) -> Effects:
    yield Say(phrase("hour-left"))


def _minutes(turn: Turn) -> int | None:
    at = read_time(turn.event.text) if isinstance(turn.event, Wrote) else None
    return at.hour * 60 + at.minute if at else None


def _is_hour(turn: Turn) -> bool:
    return _minutes(turn) is not None


def read(event: Event, state: str) -> str | None:
    """The opening, or a typed hour."""
    if isinstance(event, Opened):
        return "open" if state == OUTSIDE else None
    return "write" if isinstance(event, Wrote) else None


HOUR = Flow(
    name="hour",
    version=1,
    states=("asking",),
    moves=(
        Move("open", OUTSIDE, "asking"),
        Move("write", "asking", OVER, when=_is_hour, then=_set),
        Move("write", "asking", "asking", then=_again),
        Move("leave", "asking", OVER, then=_leave),
    ),
    prompts={"asking": _ask},
    read=read,
)
