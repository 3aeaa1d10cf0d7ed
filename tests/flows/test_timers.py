"""Timers as flows set them: at the right hour, once, and silent where they have been overtaken."""

from dataclasses import replace

import pytest

from flows.engine import decide
from flows.model import OUTSIDE, OVER, Due, Effects, Event, Flow, Move, Opened, Say, Schedule, phrase
from flows.registry import FLOWS
from flows.router import route
from tests.flows.someone import Someone, a_learner


def _boil(turn: object) -> Effects:
    yield Schedule("egg", a_learner().now, bound=True)


def _ask(turn: object) -> Effects:
    yield Say(phrase("note-ask"))


def _read(event: Event, state: str) -> str | None:
    match event:
        case Opened():
            return "open"
        case Due():
            return "done"
        case _:
            return "stir"


EGG = Flow(
    name="egg",
    version=1,
    states=("boiling",),
    moves=(
        Move("open", OUTSIDE, "boiling", then=_boil),
        Move("stir", "boiling", "boiling"),
        Move("done", "boiling", OVER, then=_ask),
    ),
    prompts={"boiling": _ask},
    read=_read,
)


def boiling(someone: Someone) -> Due:
    """Puts the egg on; returns its timer, come due."""
    world = someone.world()
    decision = decide(EGG, None, Opened(), world)
    assert decision.place is not None
    someone.places["egg"] = decision.place
    someone.learner = replace(someone.learner, focus="egg", next_step=someone.learner.next_step + 1)
    timer = next(effect for effect in decision.effects if isinstance(effect, Schedule))
    return Due(timer.kind, timer.thing, timer.step, timer.data)


def test_a_timer_of_a_conversation_finds_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FLOWS, "egg", EGG)
    someone = a_learner()
    due = boiling(someone)
    outcome = route(due, someone.places, someone.world())
    assert outcome.places == {"egg": None}


def test_a_timer_of_a_conversation_that_moved_on_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FLOWS, "egg", EGG)
    someone = a_learner()
    due = boiling(someone)
    someone.writes("stir")
    assert someone.meets(due) == ()
    assert someone.places["egg"].state == "boiling"
