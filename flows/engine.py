"""Fires one event into one flow: the only place that knows the state machine library.

A flow's table is compiled once into a `transitions.Machine` without a model; each event gets a throw-away
`Turn` as the model. A turn that fails halfway has changed nothing, since places are frozen.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from transitions import Machine

from flows.hints import aside, meant
from flows.model import (
    OUTSIDE,
    OVER,
    Acted,
    Button,
    Edited,
    Effect,
    Event,
    Flow,
    Garbled,
    Json,
    Lines,
    Move,
    Opened,
    Place,
    Rows,
    Say,
    Schedule,
    Shared,
    Tap,
    Tapped,
    World,
    Wrote,
    phrase,
)

logging.getLogger("transitions").setLevel(logging.WARNING)  # it tells of each callback at INFO


class Turn:
    """One event in one flow, while it is being decided: the state machine's model, made for this and dropped."""

    __slots__ = ("data", "effects", "event", "pin", "state", "step", "world")

    def __init__(self, place: Place, event: Event, world: World) -> None:
        self.state = place.state
        self.step = place.step
        self.data: dict[str, Json] = dict(place.data)
        self.pin = place.pin
        self.event = event
        self.world = world
        self.effects: list[Effect] = []


@dataclass(frozen=True, slots=True)
class Decision:
    """What came of an event: where the person stands now (None: the flow has ended), and what to do."""

    place: Place | None
    effects: tuple[Effect, ...]
    moved: bool


class FlowError(Exception):
    """A flow could not be entered: its table has no way in for this opening. This is a mistake in the table."""


def decide(flow: Flow, place: Place | None, event: Event, world: World) -> Decision:
    """Where `event` leads from `place` (None: outside the flow). Pure; raises nothing for odd events."""
    step = world.learner.next_step
    mended: tuple[Effect, ...] = ()
    if place is not None:
        place = migrate(flow, place)
        if place.state not in flow.states:  # a newer program left it, before we came back to this one
            place, event = None, Opened()
        elif flow.mend and (mend := flow.mend(place, world)):
            place, mended = mend
            if place is None:
                return Decision(None, mended, moved=True)
            event = Opened() if mended else event  # the ground has moved: whatever was tapped, show where we are now
    here = place or Place(flow.name, flow.version, OUTSIDE, step)
    turn = Turn(here, event, world)
    if isinstance(event, Wrote) and place and (typed := _typed_button(flow, turn, event.text)):
        turn = Turn(here, typed, world)
    if _fire(flow, turn):
        if turn.state == OVER:
            return Decision(None, (*mended, *_stamp(turn.effects, flow.name, step)), moved=True)
        turn.effects.extend(flow.prompts[turn.state](turn))
        there = Place(flow.name, flow.version, turn.state, step, turn.data, turn.pin)
        return Decision(there, (*mended, *_stamp(turn.effects, flow.name, step)), moved=True)
    if place is None:
        raise FlowError(f"flow {flow.name!r} has no way in for {event!r}")
    return Decision(place, (*mended, *_stamp(_again(flow, turn), flow.name, place.step)), moved=False)


def _fire(flow: Flow, turn: Turn) -> bool:
    """Makes the move that the event means; False where there is none or no guard agrees."""
    event = turn.event
    if isinstance(event, Tapped):
        name = event.move if (event.flow, event.step) == (flow.name, turn.step) else None
    else:
        name = flow.read(event, turn.state)
    if name is None or (name, turn.state) not in _arrows(flow):
        return False
    return bool(compiled(flow).events[name].trigger(turn, turn))


def _typed_button(flow: Flow, turn: Turn, text: str) -> Tapped | None:
    """The tap that typed words stand for: what one of the buttons on the screen says, where no words are wanted."""
    if flow.read(turn.event, turn.state) is not None:
        return None
    said = text.strip(" .!").casefold()
    for effect in flow.prompts[turn.state](turn):
        for button in (button for row in getattr(effect, "buttons", ()) for button in row):
            label = turn.world.read_out(button.label)
            if isinstance(button.does, Tap) and label.casefold() == said:
                return Tapped(flow.name, turn.step, button.does.move, button.does.arg, label)
    return None


def _again(flow: Flow, turn: Turn) -> Iterable[Effect]:
    """What is said when nothing has moved: the question again, or one kind line with its buttons.

    Somebody who comes back, or taps a button from long ago, gets the whole question; somebody who has it on
    their screen is told where they are and what would work.
    """
    prompt = [effect for effect in flow.prompts[turn.state](turn) if isinstance(effect, Say)]
    if isinstance(turn.event, Opened):
        return prompt
    if isinstance(turn.event, Wrote):
        line = aside(meant(turn.event.text, turn.world.library))
    else:
        line = phrase(f"lost-{sort_of(turn.event)}")
    if isinstance(turn.event, Tapped | Acted | Garbled):
        return [replace(prompt[0], words=Lines((line, prompt[0].words))), *prompt[1:]]
    where = flow.where(turn) if flow.where else phrase(f"where-{flow.name}")
    return [Say(Lines((line, where), " "), prompt[-1].buttons)]


def sort_of(event: Event) -> str:
    """The name of a sort of event, as the `lost-…` phrases have it."""
    match event:
        case Shared(what=what):
            return what
        case Edited():
            return "edited"
        case Garbled() | Acted():
            return "garbled"
        case Tapped():
            return "stale"
        case _:
            return "words"


def migrate(flow: Flow, place: Place) -> Place:
    """Brings a place of an older version of the flow to today's, one version at a time."""
    while place.version < flow.version:
        step = flow.migrations[place.version]
        place = replace(step(place), version=place.version + 1)
    return place


def _stamp(effects: Iterable[Effect], flow: str, step: int) -> tuple[Effect, ...]:
    """Writes flow and step into turn-bound buttons and timers, so that they find their way back."""

    def stamped(effect: Effect) -> Effect:
        if isinstance(effect, Say) and effect.buttons:
            return replace(effect, buttons=_bind(effect.buttons, flow, step))
        if isinstance(effect, Schedule) and effect.bound:
            return replace(effect, step=step)
        return effect

    return tuple(map(stamped, effects))


def _bind(rows: Rows, flow: str, step: int) -> Rows:
    def bind(button: Button) -> Button:
        if isinstance(button.does, Tap) and not button.does.flow:
            return replace(button, does=replace(button.does, flow=flow, step=step))
        return button

    return tuple(tuple(bind(button) for button in row) for row in rows)


@cache
def compiled(flow: Flow) -> Machine:
    """The machine of a flow. It never holds a model: `add_model` would compare, reset and keep them."""
    return Machine(
        model=None,
        name=flow.name,
        states=[OUTSIDE, *flow.states, OVER],
        initial=OUTSIDE,
        auto_transitions=False,
        transitions=[_arrow(move) for move in flow.moves],
    )


@cache
def _arrows(flow: Flow) -> frozenset[tuple[str, str]]:
    return frozenset((move.name, move.source) for move in flow.moves)


def _arrow(move: Move) -> Mapping[str, Any]:
    arrow: dict[str, Any] = {"trigger": move.name, "source": move.source, "dest": move.dest}
    if move.when:
        arrow["conditions"] = [move.when]
    if then := move.then:
        arrow["after"] = [lambda turn: turn.effects.extend(then(turn))]
    return arrow
