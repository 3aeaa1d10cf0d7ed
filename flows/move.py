"""Another date for a surgery: asked for like the first, then said to everybody who has booked."""

from dataclasses import replace

from flows.asking import PROMPTS, STATES, TYPED, agreed, asking, spoiled
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Arrange,
    Audit,
    Button,
    Effects,
    Event,
    Flow,
    Move,
    Opened,
    Rewrite,
    Say,
    Tap,
    Tapped,
    When,
    Wrote,
    phrase,
)
from flows.surgeries import Surgery, book_rows, card, coming, named, tell_everybody, values, when


def _begin(turn: Turn) -> Effects:
    turn.data.clear()
    surgery = named(turn.world, turn.event.argument) if isinstance(turn.event, Opened) else None
    if surgery:
        turn.data |= {"surgery": surgery.code, "zone": surgery.zone, "length": surgery.minutes}
    yield from ()


def _is_asked(turn: Turn) -> bool:
    return isinstance(turn.event, Opened) and bool(turn.event.argument)


def _surgery(turn: Turn) -> Surgery | None:
    """The surgery to be moved, where the button names it and it is still this volunteer's to move."""
    if not isinstance(turn.event, Tapped) or turn.event.arg != turn.data.get("surgery"):
        return None
    surgery, learner = named(turn.world, turn.event.arg), turn.world.learner
    is_theirs = surgery is not None and (surgery.by == learner.id or "admin" in learner.roles)
    return surgery if surgery and is_theirs and surgery.is_open(turn.world.now) else None


def _ask_when(turn: Turn) -> Effects:
    for effect in PROMPTS["when"](turn):
        yield replace(effect, buttons=(*effect.buttons, (_no(),))) if isinstance(effect, Say) else effect


def _no() -> Button:
    return Button(phrase("move-button-no"), Tap("leave"))


def _ask_sure(turn: Turn) -> Effects:
    to = When(agreed(turn.data, str(turn.data["zone"])), zone=str(turn.data["zone"]))
    yes = Button(phrase("move-button-yes"), Tap("move", str(turn.data["surgery"])), "danger")
    yield Say(phrase("move-sure", to=to), ((yes,), (_no(),)))


def _move(turn: Turn) -> Effects:
    old = _surgery(turn)
    assert old is not None, "the guard has seen it"
    starts = agreed(turn.data, old.zone)
    moved = replace(
        old,
        local_start=f"{turn.data['day']}T{turn.data['at']}",
        starts=starts,
        ends=starts + (old.ends - old.starts),
        sequence=old.sequence + 1,
    )
    yield Arrange(tuple(values(moved).items()))
    yield Rewrite(old.id, card(moved, phrase("surgery-is-moved")), book_rows(moved))
    yield from tell_everybody(old, turn.world)
    yield Audit("surgery-moved", old.code)
    yield Say(phrase("move-done", when=when(moved), told=len(coming(turn.world, old))))


def _leave(turn: Turn) -> Effects:
    yield Say(phrase("move-left"))


def _give_up(turn: Turn) -> Effects:
    yield Say(phrase("organise-too-late"))


def _can(turn: Turn) -> bool:
    return _surgery(turn) is not None


def _is_spoiled(turn: Turn) -> bool:
    return bool(spoiled(turn.data, turn.world.now, str(turn.data["zone"])))


def _note_spoiled(turn: Turn) -> Effects:
    turn.data["problem"] = spoiled(turn.data, turn.world.now, str(turn.data["zone"]))
    yield from ()


def read(event: Event, state: str) -> str | None:
    """The opening, or a date in words."""
    if isinstance(event, Opened):
        return "open"
    return "write" if isinstance(event, Wrote) and state in TYPED else None


MOVE = Flow(
    name="move",
    version=1,
    states=(*STATES, "agreed"),
    moves=(
        Move("open", OUTSIDE, "when", then=_begin),
        *(Move("open", state, "when", when=_is_asked, then=_begin) for state in (*STATES, "agreed")),
        *asking((("agreed", None),)),
        *(Move("leave", state, OVER, then=_leave) for state in ("when", "agreed")),
        Move("move", "agreed", "when", when=_is_spoiled, then=_note_spoiled),
        Move("move", "agreed", OVER, when=_can, then=_move),
        Move("move", "agreed", OVER, then=_give_up),
    ),
    prompts={**PROMPTS, "when": _ask_when, "agreed": _ask_sure},
    read=read,
    needs=("surgery", "coming"),
    anyone=True,
    role="volunteer",
)
