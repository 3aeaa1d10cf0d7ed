"""Places that an older program has left behind: each of them lands somewhere, and no state goes without a word.

`golden/vN.json` holds, by flow, a place in every state of the flow's version N. What is written there stays: it is
what may stand in a database. A new state needs a place of its own there, which SURGERY_WRITE_GOLDEN=1 adds; one that
is renamed or taken out needs a new version of its flow with a migration, and its place stays where it is.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from flows.engine import migrate
from flows.model import Commanded, Edited, Event, Place, Say, Tapped, Wrote
from flows.registry import FLOWS
from tests.flows.someone import Someone
from tests.flows.test_every_flow import a_volunteer, everywhere

__all__ = ["everywhere"]

GOLDEN = Path(__file__).parent / "golden"
Places: TypeAlias = dict[str, list[dict[str, Any]]]
EVENTS: tuple[Event, ...] = (Wrote("Where was I?"), Edited("Something else"), Commanded("next"), Commanded("start"))


def golden(version: int) -> Places:
    """The places of every flow's version of that number."""
    file = GOLDEN / f"v{version}.json"
    places: Places = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return places


def older() -> Iterator[Place]:
    """Every place that is written down."""
    for file in sorted(GOLDEN.glob("v*.json")):
        for places in golden(int(file.stem[1:])).values():
            yield from (Place(**place) for place in places)


def states(flow: str, version: int) -> set[str]:
    """The states that a version of a flow had."""
    return {place["state"] for place in golden(version).get(flow, [])}


def test_every_state_of_today_has_its_place_written_down(everywhere: list[Someone]) -> None:
    missing = {name: set(flow.states) - states(name, flow.version) for name, flow in FLOWS.items()}
    if os.environ.get("SURGERY_WRITE_GOLDEN"):
        _write_down(everywhere, missing)
        missing = {}
    assert not any(missing.values()), f"SURGERY_WRITE_GOLDEN=1 writes them down: {missing}"


def _write_down(people: list[Someone], missing: dict[str, set[str]]) -> None:
    for someone in people:
        for name, place in someone.places.items():
            if place.state in missing[name]:
                missing[name].discard(place.state)
                places = golden(place.version)
                places.setdefault(name, []).append(asdict(place))
                file = GOLDEN / f"v{place.version}.json"
                file.write_text(json.dumps(places, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def test_no_state_goes_without_a_new_version() -> None:
    for name, flow in FLOWS.items():
        assert states(name, flow.version) <= set(flow.states), f"{name} needs a new version, and a migration"
        assert set(flow.migrations) == set(range(1, flow.version)), f"{name} has to bring every older place to today"


@pytest.mark.parametrize("place", list(older()), ids=lambda place: f"{place.flow}-v{place.version}-{place.state}")
def test_a_place_of_an_older_version_lands_somewhere(place: Place) -> None:
    assert place.flow in FLOWS, "a conversation that is gone has its places ended by a migration of the database"
    flow = FLOWS[place.flow]
    assert migrate(flow, place).state in flow.states
    for event in (*EVENTS, Tapped(place.flow, place.step, "frobnicate")):
        someone = _at(place)
        assert any(isinstance(effect, Say) for effect in someone.meets(event)), event
        assert all(there.state in FLOWS[name].states for name, there in someone.places.items())


def _at(place: Place) -> Someone:
    """Somebody who has stood there since that version, and may do whatever there is to do."""
    someone = a_volunteer()
    roles = frozenset({"volunteer", "admin"})
    someone.learner = replace(someone.learner, focus=place.flow, next_step=place.step + 1, roles=roles)
    someone.places[place.flow] = place
    return someone
