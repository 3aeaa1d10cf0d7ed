"""What a volunteer answers: which words fit, and what is kept of them."""

import re
from typing import Final

from flows.engine import Turn
from flows.model import Effects, Guard, Move, Shared, Tapped, Then, Wrote, phrase

LONGEST: Final = {"title": 80, "where": 300, "whom": 200}  # characters
MOST: Final = 500  # seats
LENGTHS: Final = ("60", "90", "120", "180")
DATED: Final = ("day", "at", "fold", "minutes")
WHOM: Final = ("anyone", "groups", "work")
_NUMBER: Final = re.compile(r"[^\d\-−]*(\d{1,6})\D*")


def _words(turn: Turn) -> str:
    """What was typed, on one line; for whom it is may be tapped."""
    match turn.event:
        case Wrote(text=text):
            return " ".join(text.replace("\0", " ").split())
        case Tapped(move="whom", arg=arg) if arg in WHOM:
            return turn.world.read_out(phrase(f"announce-button-whom-{arg}"))
    return ""


def _seats(turn: Turn) -> int | None:
    """How many were typed or tapped; None where that isn't one number from 1 to MOST."""
    text = turn.event.arg if isinstance(turn.event, Tapped) else _words(turn)
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found and 1 <= int(found[1]) <= MOST else None


def fits(name: str) -> Guard:
    """Whether words were said, and not too many for that."""
    return lambda turn: any(map(str.isalnum, _words(turn))) and len(_words(turn)) <= LONGEST[name]


def keeps(name: str) -> Then:
    """Keeps the words under that name."""

    def keep(turn: Turn) -> Effects:
        turn.data[name] = _words(turn)
        yield from ()

    return keep


def is_seats(turn: Turn) -> bool:
    """Whether that is a number of seats one can look after."""
    return _seats(turn) is not None


def keep_seats(turn: Turn) -> Effects:
    """Keeps how many seats there are."""
    turn.data["capacity"] = _seats(turn)
    yield from ()


def keep_pin(turn: Turn) -> Effects:
    """Keeps the point on the map, or that there is none."""
    point = (turn.event.latitude, turn.event.longitude) if isinstance(turn.event, Shared) else (None, None)
    turn.data["lat"], turn.data["lon"] = point
    yield from ()


def is_length(turn: Turn) -> bool:
    """Whether that is one of the lengths."""
    return isinstance(turn.event, Tapped) and turn.event.arg in LENGTHS


def keep_length(turn: Turn) -> Effects:
    """Keeps how long it is."""
    if isinstance(turn.event, Tapped):
        turn.data["minutes"] = int(turn.event.arg)
    yield from ()


def _complain(turn: Turn) -> Effects:
    turn.data["problem"] = "not-that"
    yield from ()


def is_changing(turn: Turn) -> bool:
    """Whether they are here from the review: who it is for is asked last, so everything has been answered once."""
    return bool(turn.data.get("whom"))


def remember(turn: Turn) -> Effects:
    """Keeps the date by, before anything is changed: it counts again if they think better of it halfway."""
    turn.data |= {f"before-{name}": turn.data.get(name) for name in DATED}
    yield from ()


def can_keep(turn: Turn) -> bool:
    """Whether there is something that may stay as it was."""
    return bool(turn.data.get("before-day"))


def keep(turn: Turn) -> Effects:
    """Leaves everything as it was before they thought of a change."""
    turn.data |= {name: turn.data.get(f"before-{name}") for name in DATED}
    yield from forget_before(turn)


def forget_before(turn: Turn) -> Effects:
    """There is nothing that may stay as it was."""
    for name in DATED:
        turn.data.pop(f"before-{name}", None)
    yield from ()


def answer(
    name: str, state: str, following: str, fits: Guard | None = None, then: Then | None = None
) -> tuple[Move, ...]:
    """The moves of one answer: back to the review where that is where they came from, on where not, or once more."""
    again = (Move(name, state, state, then=_complain),) if fits else ()
    return (
        Move(name, state, "review", when=_both(fits, is_changing), then=then),
        Move(name, state, following, when=fits, then=then),
        *again,
    )


def _both(one: Guard | None, other: Guard) -> Guard:
    return lambda turn: (one is None or one(turn)) and other(turn)
