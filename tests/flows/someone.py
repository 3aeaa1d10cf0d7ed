"""Somebody who talks to the flows alone: no Telegram, no database. Their place is written to JSON and read back
between any two events, so what can't be kept is found out at once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bot.contents import Contents
from flows.content import Lesson, Library
from flows.hours import milliseconds
from flows.model import (
    Act,
    Began,
    Button,
    Change,
    Commanded,
    Due,
    Effect,
    Event,
    Finished,
    Job,
    Learner,
    Mission,
    Place,
    Record,
    Say,
    Schedule,
    Tap,
    Tapped,
    Unschedule,
    Words,
    World,
    Wrote,
)
from flows.model import Acted as ActedEvent
from flows.needs import needs
from flows.registry import FLOWS, STANDING, VIEWS
from flows.router import route

MONDAY = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@cache
def contents() -> Contents:
    """The content that ships."""
    return Contents()


@dataclass
class Someone:
    """A person, as the flows know them. Everything they are told is in `effects` of the last event, and `heard`."""

    learner: Learner = field(default_factory=lambda: Learner(1, "Maureen"))
    now: datetime = MONDAY
    library: Library = field(default_factory=lambda: contents().library("en"))
    places: dict[str, Place] = field(default_factory=dict)
    lessons: dict[str, dict[str, Any]] = field(default_factory=dict)
    missions: dict[str, str] = field(default_factory=dict)
    facts: list[dict[str, Any]] = field(default_factory=list)
    timers: dict[tuple[str, str], Schedule] = field(default_factory=dict)
    pinned: dict[str, Lesson] = field(default_factory=dict)
    known: dict[str, tuple[dict[str, Any], ...]] = field(default_factory=dict)  # other needs, as rows
    heads: int = 40  # in any audience
    effects: tuple[Effect, ...] = ()
    heard: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 10**6)))

    # -------------------------------------------------------------- what they do

    def meets(self, event: Event) -> tuple[Effect, ...]:
        """One event; returns what came of it."""
        outcome = route(event, self.places, self.world(event))
        for name, place in outcome.places.items():
            if place is None:
                self.places.pop(name, None)
            else:
                self.places[name] = kept(place)
        self.learner = replace(self.learner, focus=outcome.focus, next_step=outcome.next_step)
        for effect in outcome.effects:
            self._do(effect)
        self.effects = outcome.effects
        return outcome.effects

    def world(self, event: Event | None = None) -> World:
        """What a decision may look at: all there is, or no more than what `event` needs."""
        answers = self._answers()
        if event is not None:
            wanted = needs(event, self.learner.focus)
            answers = {need: rows for need, rows in answers.items() if need in wanted}
        known = (self.now, self.learner, self.library, answers, self.pinned, self.reads)
        return World(*known, ids=self._number, secret=lambda: f"secret-{self._number()}", bot="surgery_bot")

    def writes(self, text: str) -> tuple[Effect, ...]:
        """Writes words, or a command."""
        if text.startswith("/"):
            name, _, argument = text[1:].partition(" ")
            return self.meets(Commanded(name, argument))
        return self.meets(Wrote(text))

    def taps(self, label: str) -> tuple[Effect, ...]:
        """Taps the button that says so, of those shown last."""
        found = [button for button in self.buttons if self.says(button) == label]
        assert found, f"no button {label!r} among {[self.says(button) for button in self.buttons]}"
        return self.meets(event_of(found[0], label))

    def listens_anew(self) -> None:
        """Forgets what was said so far, so that only what comes next counts."""
        self.effects = ()

    def waits(self, **time: float) -> None:
        """Time passes; what comes due on the way does so at its hour."""
        until = self.now + timedelta(**time)
        while due := min((timer.due for timer in self.timers.values() if timer.due <= until), default=None):
            self.now = max(self.now, due)
            key, timer = next((k, t) for k, t in self.timers.items() if t.due == due)
            del self.timers[key]
            self.meets(Due(timer.kind, timer.thing, timer.step, timer.data))
        self.now = until

    # -------------------------------------------------------------- what they see

    @property
    def buttons(self) -> list[Button]:
        """The buttons of the last message that had any."""
        said = [effect for effect in self.effects if isinstance(effect, Say) and effect.buttons]
        return [button for row in said[-1].buttons for button in row] if said else []

    def says(self, button: Button) -> str:
        """A button's label as it is read."""
        return self.reads(button.label)

    def reads(self, words: Words) -> str:
        """Words as they are read, without styles."""
        return contents().renderer.render_plain(words, "en", self.learner.zone)

    @property
    def told(self) -> str:
        """Everything that the last event brought, as it is read."""
        said = [effect for effect in self.effects if isinstance(effect, Say)]
        return "\n\n".join(contents().renderer.render(effect.words, "en", self.learner.zone).text for effect in said)

    # -------------------------------------------------------------- what the bot would have kept

    def _number(self) -> int:
        return next(self._numbers)

    def _answers(self) -> dict[str, tuple[dict[str, Any], ...]]:
        rated = tuple({"value": f["value"], "when": f["when"]} for f in self.facts if f["kind"] == "confidence")
        active = [f["at"] for f in self.facts if f["kind"] in ("lesson_started", "answered", "lesson_finished")]
        nothing: dict[str, tuple[dict[str, Any], ...]] = dict.fromkeys(every_need(), ())
        return nothing | {
            "lessons_done": tuple(self.lessons.values()),
            "missions": tuple({"lesson": lesson, "state": state} for lesson, state in self.missions.items()),
            "weeks": tuple({"week": week} for week in sorted({f["week"] for f in self.facts})),
            "confidence": rated,
            "last_active": tuple({"at": at} for at in active[-1:]),
            **self.known,
        }

    def _do(self, effect: Effect) -> None:
        match effect:
            case Change(values=values):
                names = Learner.__slots__
                given = {name: value for name, value in values if name in names}
                if isinstance(until := given.get("pause_until"), int):
                    given["pause_until"] = datetime.fromtimestamp(until / 1000, UTC)  # type: ignore[assignment]
                self.learner = replace(self.learner, **given)  # type: ignore[arg-type]
            case Began(lesson=lesson):
                self.lessons.setdefault(lesson, {"lesson": lesson, "finished": None})
            case Finished(lesson=lesson):
                self.lessons[lesson] = {"lesson": lesson, "finished": 1}
            case Mission(lesson=lesson, state=state):
                self.missions[lesson] = state
            case Record(kind=kind, detail=detail):
                at, week = int(self.now.timestamp() * 1000), self.now.isocalendar()[1]
                self.facts.append({"kind": kind, "at": at, "week": week, **dict(detail)})
            case Job(kind="audience", data=data):
                asked = dict(data)
                counted = tuple({"count": self.heads, "asleep": 0, "left": 1, "minutes": 1}.items())
                flow, step = str(asked["flow"]), int(str(asked["step"]))
                self.timers[flow, ""] = Schedule(flow, self.now, data=counted, step=step)
            case Schedule():
                self.timers[effect.kind, effect.thing] = effect
            case Unschedule(kind=kind, thing=thing):
                self.timers = {k: t for k, t in self.timers.items() if k[0] != kind or thing not in (None, k[1])}
            case _:
                pass


@cache
def every_need() -> frozenset[str]:
    """Whatever anything in the registry may ask."""
    asked = (table[name].needs for table in (FLOWS, STANDING, VIEWS) for name in table)
    return frozenset({"grants"}).union(*asked)


def kept(place: Place) -> Place:
    """The place after a night in the database."""
    return replace(place, data=json.loads(json.dumps(place.data)))


def event_of(button: Button, label: str) -> Event:
    """The event that a tap on this button brings."""
    match button.does:
        case Tap(move, arg, flow, step):
            return Tapped(flow, step, move, arg, label)
        case Act(kind, verb, thing, arg):
            return ActedEvent(kind, verb, thing, arg, label)
        case other:
            raise AssertionError(f"nobody taps {other}")


def a_learner(**more: Any) -> Someone:
    """Somebody who has said yes to lessons."""
    return Someone(Learner(1, "Maureen", state="active", **more))


def an_admin() -> Someone:
    """Somebody who may do everything."""
    return a_learner(roles=frozenset({"admin", "volunteer"}))


def a_surgery(**more: Any) -> dict[str, Any]:
    """A surgery's row as a need answers it: eight days from MONDAY, at 18:30 in London, nobody booked."""
    starts = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
    row = {
        "id": 77, "uid": "one@surgery", "sequence": 0, "venue": 78, "title": "Surgery at the library",
        "place": "Moseley Library, Birmingham", "lat": 52.4, "lon": -1.9, "local_start": "2026-12-01T18:30",
        "zone": "Europe/London", "starts": milliseconds(starts), "ends": milliseconds(starts + timedelta(minutes=90)),
        "capacity": 2, "taken": 0, "for_whom": "Anyone who's keen", "state": "open", "by": 1,
        "waiting": 0, "last_seq": 0,
    }  # fmt: skip
    return row | more
