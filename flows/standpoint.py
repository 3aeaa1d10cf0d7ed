"""Where somebody stands while one event is being answered: places, focus, step, and what the turn has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime

from flows.engine import Decision
from flows.model import Change, Effect, Flow, Learner, Place, World, change
from flows.registry import FLOWS

DOUBLE_TAP = 3  # moves: a button this young has just done its work


class Standpoint:
    """The person's own side of a turn. Made for one event and dropped."""

    def __init__(self, places: Mapping[str, Place], world: World) -> None:
        self.places = {name: place for name, place in places.items() if name in FLOWS}
        self.changed: dict[str, Place | None] = {}
        self.world = world
        self.focus = [name for name in world.learner.focus.split() if name in self.places]
        self.step = world.learner.next_step
        self.effects: list[Effect] = []
        self.barred = ""

    @property
    def is_active(self) -> bool:
        """Whether the person has said yes to lessons."""
        return self.world.learner.state == "active"

    def note(self, flow: Flow, before: Place | None, decision: Decision) -> None:
        """Notes what a flow has decided about the place."""
        self.set_place(flow.name, decision.place, fresh=decision.place != before)
        if decision.moved:
            self.move_on(1)

    def move_on(self, steps: int) -> None:
        """Makes the buttons that are out there older."""
        self.step += steps
        self.learn(change(next_step=self.step))

    def leave(self, name: str) -> None:
        """Leaves a flow for another. One that doesn't keep its place is over, though not done: its buttons are
        too old for a double tap. The way in doesn't listen any more once the person is in."""
        flow = FLOWS[name]
        if not flow.keeps:
            self.set_place(name, None)
            self.move_on(DOUBLE_TAP)
        elif flow.anyone and self.is_active:
            self.focus.remove(name)

    def set_place(self, name: str, place: Place | None, fresh: bool = True) -> None:
        """Notes where the person stands in a flow, and who has the focus."""
        self.focus = [other for other in self.focus if other != name]
        if place is None:
            self.places.pop(name, None)
        else:
            self.places[name] = place
            self.focus.append(name)
        if fresh:
            self.changed[name] = place

    def absorb(self, effects: Iterable[Effect]) -> None:
        """Takes down effects; what they change about the learner holds for the rest of the turn."""
        for effect in effects:
            self.effects.append(effect)
            if isinstance(effect, Change):
                self.learn(effect)

    def learn(self, effect: Change) -> None:
        """The learner as the rest of this turn sees them."""
        known = {field.name for field in fields(Learner)}
        values = {name: value for name, value in effect.values if name in known}
        if isinstance(until := values.get("pause_until"), int):
            values["pause_until"] = datetime.fromtimestamp(until / 1000, UTC)  # type: ignore[assignment]
        self.world = replace(self.world, learner=replace(self.world.learner, **values))  # type: ignore[arg-type]
