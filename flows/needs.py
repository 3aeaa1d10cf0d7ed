"""What has to be read, and what locked, before an event can be decided. Pure: looks at the event and the focus."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, TypeAlias

from flows import home, joining, people, surgeries
from flows.commands import command
from flows.model import Acted, Commanded, Due, Event, Tapped
from flows.registry import FLOWS, STANDING, VIEWS

Thing: TypeAlias = int | str

_NAMED: Final[Mapping[str, Callable[[Event], Thing | None]]] = {
    "invite": joining.invite_in,
    "somebody": people.somebody_in,
    "surgery": surgeries.surgery_in,
    "booking": surgeries.surgery_in,
    "waiting": surgeries.seats_in,
    "coming": surgeries.organised_in,
}
"""The needs that are about one thing, and which thing an event names."""
_KEYS: Final[tuple[Callable[[Event], int | None], ...]] = (joining.key_of, people.key_of, surgeries.seats_in)
"""What only one event at a time may be about, besides the person: each as a lock key."""


def needs(event: Event, focus: str) -> frozenset[str]:
    """The named queries whose answers `route` may look at for this event."""
    names = {*focus.split(), "welcome"}
    match event:
        case Commanded(name=name):
            names.add(found.opens if (found := command(name)) else "help")
        case Tapped(flow=name) | Acted(kind=name) | Due(kind=name):
            names.add(name)
        case _:
            pass
    return frozenset(home.HOME_NEEDS).union(things(event), *(_needs_of(name) for name in names))


def things(event: Event) -> dict[str, Thing]:
    """What the event names, by the need that is about it."""
    return {need: thing for need, named in _NAMED.items() if (thing := named(event)) is not None}


def lock_keys(event: Event) -> frozenset[int]:
    """What nobody else's event may be about at the same time: no answer may depend on a write beside it."""
    return frozenset(key for key_of in _KEYS if (key := key_of(event)) is not None)


@cache
def _needs_of(name: str) -> frozenset[str]:
    """The needs of whatever has that name, and of everything it may open."""
    found: set[str] = set()
    seen: set[str] = set()
    todo = [name]
    while todo:
        if (name := todo.pop()) in seen:
            continue
        seen.add(name)
        for table in (FLOWS, STANDING, VIEWS):
            if thing := table.get(name):
                found.update(thing.needs)
                todo.extend(thing.opens)
    return frozenset(found)
