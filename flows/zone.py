"""Where the person's clock stands: three usual answers, or the name of a town or country."""

from dataclasses import replace
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from flows.daily import remind
from flows.engine import Turn
from flows.hours import local
from flows.model import (
    OUTSIDE,
    OVER,
    Button,
    Effects,
    Event,
    Flow,
    Move,
    Opened,
    Say,
    Tap,
    Tapped,
    Wrote,
    change,
    phrase,
)

USUAL: Final = {"uk": "Europe/London", "ireland": "Europe/Dublin", "central": "Europe/Paris"}


@cache
def _cities() -> dict[str, str]:
    """The last part of every zone's name, in small letters: lisbon → Europe/Lisbon."""
    return {
        name.rpartition("/")[2].replace("_", " ").lower(): name
        for name in sorted(available_timezones())
        if "/" in name and not name.startswith("Etc/")
    }


def _zone(turn: Turn) -> str | None:
    match turn.event:
        case Tapped(arg=arg):
            return USUAL.get(arg)
        case Wrote(text=text):
            said = " ".join(text.replace("_", " ").lower().split()).strip(".!")
            return turn.world.library.towns.get(said) or _cities().get(said)
    return None


def _ask(turn: Turn) -> Effects:
    rows = tuple((Button(phrase(f"zone-button-{name}"), Tap("pick", name)),) for name in USUAL)
    key = "zone-not-understood" if turn.data.pop("missed", False) else "zone-ask"
    yield Say(phrase(key), (*rows, (Button(phrase("zone-button-leave"), Tap("leave")),)))


def _set(turn: Turn) -> Effects:
    zone = _zone(turn)
    assert zone is not None
    yield change(zone=zone)
    learner = replace(turn.world.learner, zone=zone)
    if learner.remind_at is not None:
        yield remind(replace(turn.world, learner=learner), learner.remind_at)
    yield Say(phrase("zone-set", clock=f"{local(turn.world.now, zone):%H:%M}"))


def _again(turn: Turn) -> Effects:
    turn.data["missed"] = True
    yield from ()


def _leave(turn: Turn) -> Effects:
    yield Say(phrase("zone-left"))


def _is_known(turn: Turn) -> bool:
    return _zone(turn) is not None


def read(event: Event, state: str) -> str | None:
    """The opening, or a typed city."""
    if isinstance(event, Opened):
        return "open" if state == OUTSIDE else None
    return "write" if isinstance(event, Wrote) else None


ZONE = Flow(
    name="zone",
    version=1,
    states=("asking",),
    moves=(
        Move("open", OUTSIDE, "asking"),
        Move("pick", "asking", OVER, when=_is_known, then=_set),
        Move("write", "asking", OVER, when=_is_known, then=_set),
        Move("write", "asking", "asking", then=_again),
        Move("leave", "asking", OVER, then=_leave),
    ),
    prompts={"asking": _ask},
    read=read,
)
