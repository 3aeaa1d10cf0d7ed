"""A surgery as people see it: its card, its buttons, who may still come, and when to remind them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from flows.hours import is_quiet, local, milliseconds, wall
from flows.model import (
    Act,
    Acted,
    Button,
    Commanded,
    Due,
    Effects,
    Event,
    Json,
    Learner,
    Rows,
    Schedule,
    Tapped,
    When,
    Words,
    World,
    lines,
    phrase,
)

KINDS: Final = ("surgery", "organise", "seat", "change", "fill", "shown")
"""The standing buttons and timers whose thing is a surgery."""
LINK: Final = "s_"
"""How a deep link to a surgery begins; its code follows."""

_CODE: Final = re.compile(r"[0-9a-z]{1,13}")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_EVENING: Final = 60  # minutes before the quiet hours at which a reminder is still welcome


@dataclass(frozen=True, slots=True)
class Surgery:
    """One surgery, read together with how many seats are taken. `local` and `zone` are the truth, `starts` follows."""

    id: int
    uid: str
    sequence: int
    venue: int
    title: str
    place: str
    lat: float | None
    lon: float | None
    local_start: str
    zone: str
    starts: datetime
    ends: datetime
    capacity: int
    taken: int
    for_whom: str
    state: str
    by: int
    waiting: int = 0
    last_seq: int = 0

    @property
    def code(self) -> str:
        """Its id as buttons and links carry it."""
        return code(self.id)

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return (self.ends - self.starts) // timedelta(minutes=1)

    def is_open(self, now: datetime) -> bool:
        """Whether one can still say that one comes."""
        return self.state == "open" and now < self.starts


# ---------------------------------------------------------------------- which one


def code(id: int) -> str:
    """An id in base 36."""
    digits = ""
    while id:
        id, digit = divmod(id, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def id_of(thing: str) -> int | None:
    """The id of a code; None where it can't be one."""
    number = int(thing, 36) if _CODE.fullmatch(thing) else 0
    return number if 0 < number < 2**63 else None


def linked(payload: str) -> str | None:
    """The code of the surgery that a deep link leads to; None where it leads to none."""
    thing = payload.removeprefix(LINK)
    return thing if payload.startswith(LINK) and id_of(thing) else None


def surgery_in(event: Event) -> int | None:
    """The surgery that an event names, if it names one."""
    match event:
        case Acted(kind=kind, thing=thing) | Due(kind=kind, thing=thing) if kind in KINDS:
            return id_of(thing)
        case Tapped(flow="move", arg=thing):
            return id_of(thing)
        case Commanded(name="start", argument=argument) if found := linked(argument):
            return id_of(found)
    return None


def seats_in(event: Event) -> int | None:
    """The surgery whose seats an event may change: nobody else may change them at the same time."""
    match event:
        case Acted(kind="surgery" | "organise") | Tapped() | Due(kind="fill"):
            return surgery_in(event)
    return None


def organised_in(event: Event) -> int | None:
    """The surgery about which a volunteer asks who is coming."""
    return surgery_in(event) if isinstance(event, Acted | Tapped) and not is_learners(event) else None


def is_learners(event: Event) -> bool:
    """Whether it is one of the buttons that everybody has."""
    return isinstance(event, Acted) and event.kind == "surgery"


def named(world: World, thing: str) -> Surgery | None:
    """The surgery of that code. Needs `surgery`."""
    id = id_of(thing)
    return next((surgery_of(row) for row in world.rows("surgery") if row["id"] == id), None)


def surgery_of(row: Mapping[str, Any]) -> Surgery:
    """A surgery's row, with its times as moments."""
    values = {name: row[name] for name in Surgery.__slots__ if name in row}
    return Surgery(**values | {name: datetime.fromtimestamp(row[name] / 1000, UTC) for name in ("starts", "ends")})


def coming(world: World, surgery: Surgery) -> list[Mapping[str, Any]]:
    """Everybody who comes, then everybody who waits, in their order. Needs `coming`."""
    return [row for row in world.rows("coming") if row["surgery"] == surgery.id]


def booking(world: World, surgery: Surgery) -> Mapping[str, Any]:
    """The person's own booking there; its state is empty where there is none. Needs `booking`."""
    return next((row for row in world.rows("booking") if row["surgery"] == surgery.id), {"state": ""})


# ---------------------------------------------------------------------- how it is shown


def when(surgery: Surgery, style: str = "both") -> When:
    """Its start by the clock on its own wall."""
    return When(surgery.starts, style, surgery.zone)


def card(surgery: Surgery, *more: Words) -> Words:
    """What, when, where and for whom, and what else there is to say."""
    told = phrase(
        "surgery-card",
        title=surgery.title,
        when=when(surgery),
        minutes=surgery.minutes,
        place=surgery.place,
        whom=surgery.for_whom,
    )
    return lines(told, *more)


def button(verb: str, surgery: Surgery, style: str = "") -> Button:
    """A standing button of that surgery."""
    return Button(phrase(f"surgery-button-{verb}"), Act("surgery", verb, surgery.code), style)


def book_rows(surgery: Surgery, is_full: bool = False) -> Rows:
    """The buttons of somebody who hasn't said that they come; where it is full, they may wait."""
    label = phrase("surgery-button-wait" if is_full else "surgery-button-book")
    return ((Button(label, Act("surgery", "book", surgery.code), "success"),), _ask_row(surgery))


def seat_rows(surgery: Surgery, state: str = "in") -> Rows:
    """The buttons of somebody who comes, or waits."""
    return ((button("cancel" if state == "in" else "leave", surgery, "danger"),), _ask_row(surgery))


def _ask_row(surgery: Surgery) -> tuple[Button, ...]:
    count = button("count", surgery)
    return (count,) if surgery.lat is None else (count, button("map", surgery))


def state_line(surgery: Surgery, mine: Mapping[str, Any], now: datetime) -> Words:
    """Where the person stands with it, in a sentence."""
    if surgery.state == "cancelled":
        return phrase("surgery-is-cancelled")
    if now >= surgery.starts:
        return phrase("surgery-is-over")
    if mine["state"] == "in":
        return phrase("surgery-you-are-in")
    if mine["state"] == "waiting":
        return phrase("surgery-you-wait", place=mine["position"])
    left = max(0, surgery.capacity - surgery.taken)
    return phrase("surgery-left", left=left) if left else phrase("surgery-full", waiting=surgery.waiting)


def seats(surgery: Surgery) -> Words:
    """How many seats are taken, and how many people wait."""
    return phrase("surgery-seats", taken=surgery.taken, capacity=surgery.capacity, waiting=surgery.waiting)


def rows_for(surgery: Surgery, mine: Mapping[str, Any], now: datetime) -> Rows:
    """The buttons that make sense for this person now."""
    if not surgery.is_open(now):
        return ()
    if mine["state"] in ("in", "waiting"):
        return seat_rows(surgery, mine["state"])
    return book_rows(surgery, is_full=surgery.taken >= surgery.capacity)


# ---------------------------------------------------------------------- when to remind


def day_before(surgery: Surgery, learner: Learner) -> datetime:
    """The day before at the same time by the surgery's wall clock, moved out of the person's quiet hours."""
    there = local(surgery.starts, surgery.zone)
    at = wall(there.date() - timedelta(days=1), there.hour * 60 + there.minute, surgery.zone)
    if not is_quiet(at, learner):
        return at
    here = local(at, learner.zone)
    late = learner.quiet_from > learner.quiet_to and here.hour * 60 + here.minute >= learner.quiet_from
    minute = max(learner.quiet_from - _EVENING, learner.quiet_to) if late else learner.quiet_to
    return wall(here.date(), minute, learner.zone)


def tell_everybody(surgery: Surgery, world: World) -> Effects:
    """Lets all who come or wait hear of a change, each in a turn of their own. Needs `coming`."""
    for row in coming(world, surgery):
        data = (("was", milliseconds(surgery.starts)),)
        yield Schedule("change", world.now, surgery.code, data, person=row["whose"])


def values(surgery: Surgery) -> dict[str, Json]:
    """A surgery as its row is kept, for the effect Arrange."""
    kept: dict[str, Json] = {name: getattr(surgery, name) for name in Surgery.__slots__}
    return kept | {name: milliseconds(getattr(surgery, name)) for name in ("starts", "ends")}
