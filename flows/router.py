"""Leads one event to whoever should answer it, and keeps the focus: the flow that hears typed text.

The person's focus is a stack of flow names. A flow that is entered goes on top; one that ends gives the focus
back to the one below, which repeats its question. Whatever comes, somebody answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flows import crisis, daily, home, joining, surgeries
from flows.commands import LEARNER, command
from flows.engine import decide
from flows.model import (
    Acted,
    Audit,
    Chosen,
    Commanded,
    Due,
    Edited,
    Effect,
    Event,
    Flooded,
    Flow,
    Forget,
    Garbled,
    Open,
    Opened,
    Overheard,
    Place,
    Reachable,
    Say,
    Shared,
    Tapped,
    Toast,
    World,
    Wrote,
    change,
    lines,
    phrase,
)
from flows.registry import FLOWS, STANDING, VIEWS
from flows.standpoint import DOUBLE_TAP, Standpoint


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one event: places that changed (None: gone), the focus, the next step, and the effects."""

    places: Mapping[str, Place | None]
    focus: str
    next_step: int
    effects: tuple[Effect, ...]


def route(event: Event, places: Mapping[str, Place], world: World) -> Outcome:
    """Decides one event for one person. Pure: reads `world` and returns what should change."""
    routing = _Routing(places, world)
    routing.take(event)
    return Outcome(routing.changed, " ".join(routing.focus), routing.step, tuple(routing.effects))


class _Routing(Standpoint):
    """One event under way: what has changed so far. Made for one call of `route`."""

    # -------------------------------------------------------------- who answers

    def take(self, event: Event) -> None:
        """Finds who answers, in order of urgency."""
        self.bar()
        match event:
            case Reachable(yes=yes):
                self.absorb([change(reachable=int(yes)), *(daily.back(self.world) if yes else ())])
            case Overheard(bot=bot):
                self.absorb([Say(phrase("group-line", bot=bot))])
            case Flooded():
                self.absorb([Say(phrase("flood"))])
            case Wrote() | Edited() | Shared() if crisis.heard(crisis.words(event), self.world.library.crisis):
                self.absorb(crisis.answer(self.world))
            case Wrote() | Edited() | Shared() if crisis.is_silent(self.world.learner):
                self.absorb(crisis.answer_again(self.world))
            case Commanded():
                self.obey(event)
            case Acted():
                self.act(event)
            case Tapped():
                self.tap(event)
            case Due():
                self.due(event)
            case _:
                self.hear(event)

    def obey(self, event: Commanded) -> None:
        """A command opens what the table says."""
        found = command(event.name)
        if found is None:
            self.absorb([Say(phrase("unknown-command", command=event.name[:32]))])
        elif not self.may(found.role):
            self.refuse(found.name)
        elif event.name == "start" and self.world.learner.adult and (invite := joining.hash_of(event.argument)):
            self.absorb(joining.redeem(invite, self.world))
            if self.world.learner.state == "new":
                self.enter("welcome")
        elif event.name == "start" and self.world.learner.adult and (thing := surgeries.linked(event.argument)):
            self.act(Acted("surgery", "show", thing))
            if self.world.learner.state == "new":
                self.enter("welcome")
        elif event.name == "cancel":
            self.cancel()
        else:
            self.enter(found.opens, event.argument if event.name == "start" else "")

    def act(self, event: Acted) -> None:
        """A standing button does its deed and leaves the conversation where it is."""
        standing = STANDING.get(event.kind)
        if standing is None or standing.act is None:
            self.hear(Garbled())
        elif not self.may(standing.role):
            self.refuse(event.kind)
        elif not (standing.anyone or self.is_active):
            self.enter("welcome")
        else:
            self.follow(standing.act(event, self.world))

    def tap(self, event: Tapped) -> None:
        """A turn-bound button works once, while its step is the conversation's."""
        place = self.places.get(event.flow)
        if event.flow in FLOWS and not self.may(FLOWS[event.flow].role):
            self.refuse(event.flow)
        elif place is not None and place.step == event.step:
            self.decide(FLOWS[event.flow], place, event)
        elif self.step - DOUBLE_TAP <= event.step < self.step:
            self.absorb([Toast(phrase("toast-already"))])
        else:
            self.hear(event)

    def due(self, event: Due) -> None:
        """A timer: a standing one asks its owner; a turn-bound one is silent once the conversation moved on."""
        if event.step is None:
            if (standing := STANDING.get(event.kind)) and standing.due and self.may(standing.role):
                self.follow(standing.due(event, self.world))
        elif (place := self.places.get(event.kind)) and place.step == event.step:
            flow = FLOWS[event.kind]
            if flow.read(event, place.state):
                self.decide(flow, place, event)

    def hear(self, event: Event) -> None:
        """Words and everything else go to the flow in focus; without one, home answers."""
        if self.barred:
            self.refuse(self.barred)
        elif isinstance(event, Edited) and self.focus:
            self.absorb([Say(phrase("lost-edited"))])
        elif self.focus:
            name = self.focus[-1]
            self.decide(FLOWS[name], self.places[name], event)
        elif not self.is_active:
            self.enter("welcome")
        else:
            self.absorb(home.hear(event, self.world))

    # -------------------------------------------------------------- who may

    def may(self, role: str) -> bool:
        """Whether the person has that role, now."""
        return role == LEARNER or role in self.world.learner.roles

    def refuse(self, act: str) -> None:
        """Says that this isn't theirs to do, and writes down that it was tried."""
        self.absorb([Say(phrase("not-allowed")), Audit(act, outcome="refused")])

    def bar(self) -> None:
        """Takes the person out of flows that they may not be in any more."""
        hearing = self.focus[-1:]
        for name in [name for name in self.places if not self.may(FLOWS[name].role)]:
            self.set_place(name, None)
            self.barred = name if name in hearing else self.barred

    # -------------------------------------------------------------- entering and leaving

    def enter(self, name: str, argument: str = "") -> None:
        """Opens a view, or a flow, which then has the focus. Without consent, the welcome comes first."""
        if not self.may((VIEWS.get(name) or FLOWS[name]).role):
            self.refuse(name)
            return
        if view := VIEWS.get(name):
            if view.anyone or self.is_active:
                self.follow(view.show(argument, self.world))
                return
            name = "welcome"
        flow = FLOWS[name]
        if not (flow.anyone or self.is_active):
            name, flow = "welcome", FLOWS["welcome"]
        for left in [other for other in self.focus if other != name]:
            self.leave(left)
        self.decide(flow, self.places.get(name), Opened(argument))

    def decide(self, flow: Flow, place: Place | None, event: Event) -> None:
        """Lets one flow decide, and follows what it does."""
        decision = decide(flow, place, event, self.world)
        effects = decision.effects
        if isinstance(event, Tapped) and decision.moved and not any(isinstance(e, Chosen) for e in effects):
            effects = (Chosen(), *effects)
        self.note(flow, place, decision)
        self.follow(effects)
        if decision.place is None and not flow.keeps and not any(isinstance(e, Open | Forget) for e in effects):
            self.take_up()

    def take_up(self) -> None:
        """Repeats the question of the flow that was left, if there is one."""
        if not self.focus:
            return
        flow, place = FLOWS[self.focus[-1]], self.places[self.focus[-1]]
        decision = decide(flow, place, Opened(), self.world)
        self.note(flow, place, decision)
        first, *more = decision.effects
        if isinstance(first, Say) and decision.place is not None:
            first = replace(first, words=lines(phrase("back-to"), first.words))
        self.absorb([first, *more])
        if decision.place is None:
            self.take_up()

    def cancel(self) -> None:
        """/cancel leaves what is being asked; what was begun is kept where it can be taken up again."""
        if not self.focus:
            self.absorb([Say(phrase("cancel-nothing"))])
        elif not self.is_active:
            self.enter("welcome")
        else:
            name = self.focus[-1]
            self.leave(name)
            self.focus = [other for other in self.focus if other != name]
            self.absorb([Say(phrase(f"cancel-{name}" if FLOWS[name].keeps else "cancel-left"))])
            self.take_up()

    # -------------------------------------------------------------- effects

    def follow(self, effects: Iterable[Effect]) -> None:
        """Takes down the effects, then enters what they open."""
        effects = list(effects)
        self.absorb(effect for effect in effects if not isinstance(effect, Open))
        for effect in effects:
            if isinstance(effect, Open):
                self.enter(effect.flow, effect.argument)
