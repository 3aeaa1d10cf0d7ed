"""After "stuck": one short question about what got in the way, to take along to the next surgery."""

from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Button,
    Effects,
    Event,
    Flow,
    Mission,
    Move,
    Opened,
    Say,
    Tap,
    Wrote,
    phrase,
)


def _ask(turn: Turn) -> Effects:
    yield Say(phrase("note-ask"), ((Button(phrase("note-button-skip"), Tap("skip")),),))


def _begin(turn: Turn) -> Effects:
    turn.data["lesson"] = turn.event.argument if isinstance(turn.event, Opened) else ""
    yield from ()


def _is_new(turn: Turn) -> bool:
    return isinstance(turn.event, Opened) and bool(turn.event.argument)


def _keep(turn: Turn) -> Effects:
    if isinstance(turn.event, Wrote):
        yield Mission(str(turn.data["lesson"]), "stuck", turn.event.text)
        yield Say(phrase("note-kept"))


def _skip(turn: Turn) -> Effects:
    yield Say(phrase("note-skipped"))


def read(event: Event, state: str) -> str | None:
    """Words are the note; a button skips it."""
    if isinstance(event, Opened):
        return "open"
    return "write" if isinstance(event, Wrote) else None


NOTE = Flow(
    name="note",
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
)
