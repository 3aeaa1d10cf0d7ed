"""One short question about one thing, in the middle of whatever else goes on: words answer it, a button passes."""

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
    Phrase,
    Say,
    Tap,
    Then,
    Wrote,
)


def question(name: str, about: str, words: tuple[Phrase, Phrase, Phrase], keep: Then, *, anyone: bool = False) -> Flow:
    """The flow that asks it.

    What it is about is the opening's argument and stays in the place's data, as `about`. `words` are the question,
    the button that passes, and what is said to that; `keep` does what an answer does.
    """
    ask, passing, passed = words

    def asks(turn: Turn) -> Effects:
        yield Say(ask, ((Button(passing, Tap("skip")),),))

    def begins(turn: Turn) -> Effects:
        turn.data[about] = turn.event.argument if isinstance(turn.event, Opened) else ""
        yield from ()

    def skips(turn: Turn) -> Effects:
        yield Say(passed)

    return Flow(
        name=name,
        version=1,
        states=("asking",),
        moves=(
            Move("open", OUTSIDE, "asking", then=begins),
            Move("open", "asking", "asking", when=_is_new, then=begins),
            Move("write", "asking", OVER, then=keep),
            Move("skip", "asking", OVER, then=skips),
        ),
        prompts={"asking": asks},
        read=_read,
        anyone=anyone,
    )


def _is_new(turn: Turn) -> bool:
    return isinstance(turn.event, Opened) and bool(turn.event.argument)


def _read(event: Event, state: str) -> str | None:
    if isinstance(event, Opened):
        return "open"
    return "write" if isinstance(event, Wrote) else None
