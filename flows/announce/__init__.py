"""/announce: a volunteer sets up a surgery, looks at it as its readers will, and sends it out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from flows.announce.answers import (
    LENGTHS,
    WHOM,
    answer,
    can_keep,
    fits,
    is_changing,
    is_length,
    is_seats,
    keep,
    keep_length,
    keep_pin,
    keep_seats,
    keeps,
    remember,
)
from flows.announce.sending import ask_patience, count, drafted, is_spoiled, note_count, note_spoiled, preview, send
from flows.asking import PROMPTS, STATES, TYPED, asking
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Button,
    Due,
    Effects,
    Event,
    Flow,
    Guard,
    Move,
    Opened,
    Rows,
    Say,
    Shared,
    Tap,
    Tapped,
    Then,
    Wrote,
    lines,
    phrase,
)
from flows.surgeries import card

SEATS: Final = ("8", "12", "20", "30")
CHANGES: Final = {
    "what": "what", "when": "when", "where": "where", "pin": "pin", "capacity": "capacity", "whom": "whom",
    "length": "length",
}  # fmt: skip


# ---------------------------------------------------------------------- questions


def _ask(name: str, rows: Callable[[], Rows] = tuple) -> Then:
    """A question, or after an answer that can't be one, a kind line instead."""

    def ask(turn: Turn) -> Effects:
        missed = turn.data.pop("problem", None)
        yield Say(phrase(f"announce-{name}-{missed}") if missed else phrase(f"announce-{name}"), rows() + _stay(turn))

    return ask


def _when(turn: Turn) -> Effects:
    for effect in PROMPTS["when"](turn):
        yield replace(effect, buttons=effect.buttons + _stay(turn)) if isinstance(effect, Say) else effect


def _stay(turn: Turn) -> Rows:
    """The way back for whoever only looked whether something could be changed."""
    return ((Button(phrase("announce-button-keep"), Tap("keep")),),) if can_keep(turn) else ()


def _choices(name: str, args: tuple[str, ...]) -> Callable[[], Rows]:
    buttons = tuple(Button(phrase(f"announce-button-{name}-{arg}"), Tap(name, arg)) for arg in args)
    return lambda: tuple(buttons[n : n + 2] for n in range(0, len(buttons), 2))


def _numbers(name: str, args: tuple[str, ...]) -> Callable[[], Rows]:
    return lambda: (tuple(Button(phrase("announce-button-number", number=int(arg)), Tap(name, arg)) for arg in args),)


def _no_pin() -> Rows:
    return ((Button(phrase("announce-button-no-pin"), Tap("nopin")),),)


def _review(turn: Turn) -> Effects:
    surgery = drafted(turn)
    seats = phrase("announce-seats", capacity=surgery.capacity, pin="yes" if surgery.lat is not None else "no")
    change = [Button(phrase(f"announce-button-change-{name}"), Tap("change", name)) for name in CHANGES]
    rows = tuple(tuple(change[n : n + 2]) for n in range(0, len(change), 2))
    ways = (Button(phrase("announce-button-show"), Tap("show"), "success"),)
    yield Say(
        lines(phrase("announce-review"), card(surgery, seats)),
        (ways, *rows, (Button(phrase("announce-button-bin"), Tap("bin")),)),
    )


# ---------------------------------------------------------------------- the table


def _begin(turn: Turn) -> Effects:
    turn.data["zone"] = turn.world.learner.zone
    yield from ()


def _bin(turn: Turn) -> Effects:
    yield Say(phrase("announce-binned"))


def _wants(name: str) -> Guard:
    return lambda turn: isinstance(turn.event, Tapped) and turn.event.arg == name


def read(event: Event, state: str) -> str | None:
    """Words are answers, except where only buttons make sense; a location is the map pin, a timer the count."""
    if isinstance(event, Opened):
        return "open" if state == OUTSIDE else None
    if isinstance(event, Wrote):
        return "write" if state in ("what", "where", "capacity", "whom", *TYPED) else None
    if isinstance(event, Due):
        return "counted" if state == "counting" else None
    is_pin = isinstance(event, Shared) and event.latitude is not None and state == "pin"
    return "pin" if is_pin else None


ANNOUNCE = Flow(
    name="announce",
    version=1,
    states=("what", *STATES, "where", "pin", "capacity", "whom", "length", "review", "counting", "preview"),
    moves=(
        Move("open", OUTSIDE, "what", then=_begin),
        *answer("write", "what", "when", fits("title"), keeps("title")),
        *asking((("review", is_changing), ("where", None))),
        *answer("write", "where", "pin", fits("where"), keeps("where")),
        *answer("pin", "pin", "capacity", then=keep_pin),
        *answer("nopin", "pin", "capacity", then=keep_pin),
        *answer("write", "capacity", "whom", is_seats, keep_seats),
        *answer("capacity", "capacity", "whom", is_seats, keep_seats),
        *answer("write", "whom", "review", fits("whom"), keeps("whom")),
        *answer("whom", "whom", "review", fits("whom"), keeps("whom")),
        Move("length", "length", "review", when=is_length, then=keep_length),
        *(Move("change", "review", state, when=_wants(name), then=remember) for name, state in CHANGES.items()),
        *(Move("keep", state, "review", when=can_keep, then=keep) for state in CHANGES.values()),
        Move("bin", "review", OVER, then=_bin),
        Move("show", "review", "when", when=is_spoiled, then=note_spoiled),
        Move("show", "review", "counting", then=count),
        Move("count", "counting", "counting", then=count),
        Move("counted", "counting", "preview", then=note_count),
        Move("back", "counting", "review"),
        Move("back", "preview", "review"),
        Move("send", "preview", "when", when=is_spoiled, then=note_spoiled),
        Move("send", "preview", OVER, then=send),
    ),
    prompts={
        **PROMPTS,
        "what": _ask("what"),
        "when": _when,
        "where": _ask("where"),
        "pin": _ask("pin", _no_pin),
        "capacity": _ask("capacity", _numbers("capacity", SEATS)),
        "whom": _ask("whom", _choices("whom", WHOM)),
        "length": _ask("length", _choices("length", LENGTHS)),
        "review": _review,
        "counting": ask_patience,
        "preview": preview,
    },
    read=read,
    keeps=True,
    anyone=True,
    role="volunteer",
)
