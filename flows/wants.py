"""After booking: one short question, what would make it a good evening? It may be skipped."""

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
    Wants,
    Wrote,
    phrase,
)
from flows.surgeries import id_of


def _ask(turn: Turn) -> Effects:
    yield Say(phrase("wants-ask"), ((Button(phrase("wants-button-skip"), Tap("skip")),),))


def _begin(turn: Turn) -> Effects:
    turn.data["surgery"] = turn.event.argument if isinstance(turn.event, Opened) else ""
    yield from ()


def _is_new(turn: Turn) -> bool:
    return isinstance(turn.event, Opened) and bool(turn.event.argument)


def _keep(turn: Turn) -> Effects:
    surgery = id_of(str(turn.data["surgery"]))
    if isinstance(turn.event, Wrote) and surgery is not None:
        yield Wants(surgery, turn.event.text)
        yield Say(phrase("wants-kept"))


def _skip(turn: Turn) -> Effects:
    yield Say(phrase("wants-skipped"))


def read(event: Event, state: str) -> str | None:
    """Words are the wish; a button skips it."""
    if isinstance(event, Opened):
        return "open"
    return "write" if isinstance(event, Wrote) else None


WANTS = Flow(
    name="wants",
    version=1,
    states=("asking",),
    moves=(
        Move("open", OUTSIDE, "asking", then=_begin),
        Move("open", "asking", "asking", when=_is_new, then=_begin),
        Move("write", "asking", OVER, then=_keep),
        Move("skip", "asking", OVER, then=_skip),
    ),
    prompts={"asking": _ask},
    read=read,
    anyone=True,
)
