"""Asks once more before everything about a person is erased."""

from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Button,
    Effects,
    Event,
    Flow,
    Forget,
    Move,
    Opened,
    Say,
    Schedule,
    Tap,
    phrase,
)
from flows.surgeries import code


def _ask(turn: Turn) -> Effects:
    yes = Button(phrase("forget-button-yes"), Tap("yes"), style="danger")
    yield Say(phrase("forget-ask"), ((yes,), (Button(phrase("forget-button-no"), Tap("no")),)))


def _forget(turn: Turn) -> Effects:
    for seat in turn.world.rows("held_seats"):  # whoever waits for one of theirs gets it
        yield Schedule("fill", turn.world.now, code(seat["surgery"]), person=seat["by"])
    yield Say(phrase("forget-done"))
    yield Forget()


def _stay(turn: Turn) -> Effects:
    yield Say(phrase("forget-not"))


def read(event: Event, state: str) -> str | None:
    """Only the opening is read here: forgetting takes a button."""
    return "open" if isinstance(event, Opened) and state == OUTSIDE else None


FORGET = Flow(
    name="forget",
    version=1,
    states=("asking",),
    moves=(
        Move("open", OUTSIDE, "asking"),
        Move("yes", "asking", OVER, then=_forget),
        Move("no", "asking", OVER, then=_stay),
    ),
    prompts={"asking": _ask},
    read=read,
    needs=("held_seats",),
    anyone=True,
)
