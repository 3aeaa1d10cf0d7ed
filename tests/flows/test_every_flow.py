"""What must hold of every flow in the registry, found out from its table and by walking it."""

from collections import deque
from dataclasses import replace

import pytest

from flows.buttons import pack, unpack
from flows.engine import compiled
from flows.model import (
    OUTSIDE,
    OVER,
    Act,
    Acted,
    Commanded,
    Due,
    Edited,
    Event,
    Flow,
    Garbled,
    Link,
    Overheard,
    Reachable,
    Say,
    Shared,
    Tap,
    Tapped,
    Toast,
    Wrote,
)
from flows.registry import FLOWS, STANDING, VIEWS
from flows.surgeries import code
from tests.flows.someone import Someone, a_learner, a_surgery, an_admin, event_of

FLOW = pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)


@FLOW
def test_every_state_can_be_reached_from_outside(flow: Flow) -> None:
    reached, edge = {OUTSIDE}, deque([OUTSIDE])
    while edge:
        here = edge.popleft()
        for move in flow.moves:
            if move.source == here and move.dest not in reached:
                reached.add(move.dest)
                edge.append(move.dest)
    assert reached == {OUTSIDE, *flow.states, OVER} or reached == {OUTSIDE, *flow.states}


@FLOW
def test_every_state_has_a_way_on_and_something_to_ask(flow: Flow) -> None:
    for state in flow.states:
        assert [move for move in flow.moves if move.source == state], state
        assert state in flow.prompts, f"{state} would wait in silence"
    assert set(flow.prompts) == set(flow.states)


@FLOW
def test_every_move_leads_from_and_to_states_that_exist(flow: Flow) -> None:
    known = {OUTSIDE, *flow.states, OVER}
    for move in flow.moves:
        assert {move.source, move.dest} <= known, move


@FLOW
def test_every_table_compiles_once(flow: Flow) -> None:
    assert compiled(flow) is compiled(flow)
    assert set(compiled(flow).states) == {OUTSIDE, *flow.states, OVER}


def test_whatever_a_flow_may_open_exists() -> None:
    for table in (FLOWS, STANDING, VIEWS):
        for thing in table.values():
            assert set(thing.opens) <= {*FLOWS, *VIEWS}, thing


ODD: tuple[Event, ...] = (
    Wrote("What now?"),
    Wrote("x" * 4096),
    Wrote("\0\u202e"),
    *(Shared(what) for what in ("photo", "album", "sticker", "voice", "video", "document", "location", "contact")),
    Shared("other"),
    Edited("Something else"),
    Garbled(),
    Tapped("nothing", 7, "go"),
    Tapped("lesson", 10**6, "on"),
    Tapped("welcome", 1, "frobnicate", "x" * 40),
    Acted("nothing", "go"),
    Acted("lesson", "open", "99.99"),
    Acted("mission", "done", "99.99"),
    Acted("mission", "done", "01.03"),
    Acted("course", "show", "77"),
    Acted("remind", "at", "", "99999"),
    Acted("remind", "days", "", "never"),
    Acted("settings", "quiet-at", "", "whenever"),
    Acted("settings", "frobnicate"),
    Acted("pause", "frobnicate"),
    Acted("roles", "taken", "0" * 16, "admin"),
    Acted("audit", "page", "9" * 40),
    Acted("join", "frobnicate"),
    Acted("role", "given"),
    Commanded("frobnicate"),
    Commanded("start", "no-such-link"),
    Commanded("cancel"),
)


SAID: dict[str, tuple[Event, ...]] = {
    "lesson": (Wrote("The library's closed. I'd rather hear it from you. Ring me on 07700 900123?"),),
    "announce": (Wrote("20"), Wrote("31 October 2027 01:30"), Wrote("4 December"), Shared("location", "", 52.4, -1.9)),
    "move": (Wrote("31 October 2027 01:30"), Wrote("4 December"), Wrote("4 December 6pm")),
}
"""What else than taps leads on in a flow."""


def a_volunteer() -> Someone:
    """A volunteer who has a surgery to look after, and may come to it."""
    someone = a_learner(adult=True, roles=frozenset({"volunteer"}))
    surgery = a_surgery(by=someone.learner.id)
    someone.known |= {"surgery": (surgery,), "open_surgeries": ({**surgery, "mine": ""},), "my_surgeries": (surgery,)}
    return someone


def walk(start: Someone, most: int = 150) -> list[Someone]:
    """People standing in as many different places as buttons lead to, from `start` on."""
    import copy

    found: dict[str, Someone] = {}
    edge = deque([start])
    while edge and len(found) < most:
        here = edge.popleft()
        spot = (
            " ".join(f"{p.flow}/{p.state}/{p.data.get('part')}/{len(p.data)}" for p in here.places.values())
            + here.learner.focus
        )
        if spot in found:
            continue
        found[spot] = here
        steps: list[Event] = [event_of(b, here.says(b)) for b in here.buttons if not isinstance(b.does, Link)]
        if here.learner.focus:
            steps += SAID.get(here.learner.focus.split()[-1], ())
        if here.learner.focus.endswith("broadcast"):
            steps.append(Wrote("Half-price tea on Friday."))
        steps += [Due(t.kind, t.thing, t.step, t.data) for t in here.timers.values() if t.due <= here.now]
        for step in steps:
            there = copy.deepcopy(here)
            there.meets(step)
            edge.append(there)
    return list(found.values())


@pytest.fixture(scope="module")
def everywhere() -> list[Someone]:
    """One person for each place that can be reached, from the welcome and from every command."""
    stranger = Someone()
    stranger.writes("/start")
    found = walk(stranger)
    doors: list[Event] = [Acted("remind", "other"), Acted("settings", "zone"), Acted("mission", "stuck", "01.03")]
    doors += [Commanded(name) for name in ("start", "checkup", "forget", "next")]
    doors += [Acted("lesson", "open", lesson.key) for lesson in stranger.library.lessons]
    for door in doors:
        someone = a_learner()
        someone.meets(door)
        found += walk(someone)
    surgery = code(a_surgery()["id"])
    doors = [Commanded("announce"), Acted("organise", "move", surgery), Acted("surgery", "book", surgery)]
    for door in doors:
        volunteer = a_volunteer()
        volunteer.meets(door)
        found += walk(volunteer)
    for door in (Commanded("broadcast"), Commanded("invite"), Acted("roles", "find")):
        admin = an_admin()
        admin.meets(door)
        found += walk(admin)
    nearly_done = a_learner()
    for lesson in nearly_done.library.lessons[:-1]:
        nearly_done.lessons[lesson.id] = {"lesson": lesson.id, "finished": 1}
    nearly_done.writes("/next")
    return found + walk(nearly_done)


def test_walking_about_leads_to_every_state_of_every_flow(everywhere: list[Someone]) -> None:
    seen = {(place.flow, place.state) for someone in everywhere for place in someone.places.values()}
    missing = {(flow.name, state) for flow in FLOWS.values() for state in flow.states} - seen
    assert not missing


@pytest.mark.parametrize("event", ODD, ids=lambda event: f"{event}"[:40])
def test_whatever_comes_wherever_somebody_stands_it_is_answered(everywhere: list[Someone], event: Event) -> None:
    for someone in everywhere:
        here = replace(someone, places=dict(someone.places), lessons=dict(someone.lessons))
        effects = here.meets(event)
        assert any(isinstance(effect, Say | Toast) for effect in effects), (event, someone.places)
        assert all(place.state in FLOWS[name].states for name, place in here.places.items())
        assert here.told or any(isinstance(effect, Toast) for effect in effects)


def test_what_needs_no_answer_disturbs_nobody(everywhere: list[Someone]) -> None:
    for someone in everywhere:
        here = replace(someone, places=dict(someone.places))
        for event in (Reachable(yes=False), Due("lesson", "", 10**9), Due("nothing", "")):
            assert not [effect for effect in here.meets(event) if isinstance(effect, Say)]
        assert here.places == someone.places
        assert [e for e in here.meets(Overheard("surgery_bot")) if isinstance(e, Say)]


def test_every_button_fits_and_comes_back_as_it_was(everywhere: list[Someone]) -> None:
    for someone in everywhere:
        for button in someone.buttons:
            assert isinstance(button.does, Tap | Act)
            data = pack(button.does)
            assert 1 <= len(data.encode()) <= 64
            assert unpack(data, "x") == event_of(button, "x")
            assert len(someone.says(button)) <= 40


def test_no_cycle_goes_round_without_waiting_for_somebody() -> None:
    """Opening leads from flow to flow within one turn: such a chain must end."""
    for start in FLOWS:
        seen, edge = set(), [start]
        while edge:
            name = edge.pop()
            assert (name, "again") not in seen
            for other in FLOWS[name].opens if name in FLOWS else ():
                if other not in seen:
                    seen.add(other)
                    edge.append(other)
        assert start not in seen, f"{start} may open itself in the same turn"
