"""Asks once more before everything about a person is erased."""

from flows.commands import ADMIN
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
    World,
    phrase,
)
from flows.people import staff
from flows.surgeries import code


def _is_last_admin(world: World) -> bool:
    """Whether nobody could let anybody in any more. It is told, no more than that: being forgotten is a right."""
    if ADMIN not in world.learner.roles:
        return False
    return not any(ADMIN in one.roles and (one.listed or one.id != world.learner.id) for one in staff(world))


def _ask(turn: Turn) -> Effects:
    yes = Button(phrase("forget-button-yes"), Tap("yes"), style="danger")
    last = "yes" if _is_last_admin(turn.world) else "no"
    yield Say(phrase("forget-ask", last=last), ((yes,), (Button(phrase("forget-button-no"), Tap("no")),)))


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
    needs=("held_seats", "staff"),
    anyone=True,
)
