"""Coming to a surgery: book, wait, cancel and ask, by buttons that leave the lesson where it is."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from flows.hours import after_quiet, paused
from flows.model import (
    Act,
    Acted,
    Book,
    Button,
    Due,
    Effects,
    Job,
    MoveUp,
    Open,
    Pin,
    Retell,
    Say,
    Schedule,
    Standing,
    Toast,
    Unschedule,
    View,
    When,
    Words,
    World,
    lines,
    phrase,
)
from flows.surgeries import (
    LINK,
    Surgery,
    book_rows,
    booking,
    button,
    card,
    day_before,
    named,
    rows_for,
    seat_rows,
    seats,
    state_line,
    surgery_of,
    when,
)

A_LIST: Final = 8  # surgeries in one list


def act(event: Acted, world: World) -> Effects:
    """Does what the button says, as far as it still makes sense; pressing twice changes nothing more."""
    surgery = named(world, event.thing)
    if surgery is None:
        yield Say(phrase("surgery-unknown"))
    elif event.verb == "count":
        yield Toast(seats(surgery))
    elif event.verb == "map" and surgery.lat is not None and surgery.lon is not None:
        yield Pin(surgery.lat, surgery.lon, surgery.title, surgery.place)
    elif event.verb == "wants" and surgery.is_open(world.now) and booking(world, surgery)["state"] == "in":
        yield Open("wants", surgery.code)
    elif event.verb not in ("book", "cancel", "leave"):
        yield from _show(surgery, world)
    elif not surgery.is_open(world.now):
        yield Retell(card(surgery, state_line(surgery, {"state": ""}, world.now)))
        yield Say(phrase("booking-cancelled-surgery" if surgery.state == "cancelled" else "booking-too-late"))
    elif not world.learner.adult:
        yield Open("welcome", LINK + surgery.code)
    elif event.verb == "book":
        yield from _book(surgery, booking(world, surgery), world)
    else:
        yield from _cancel(surgery, booking(world, surgery), world)


def _show(surgery: Surgery, world: World) -> Effects:
    mine = booking(world, surgery)
    yield Say(card(surgery, state_line(surgery, mine, world.now)), rows_for(surgery, mine, world.now))


def _book(surgery: Surgery, mine: Mapping[str, Any], world: World) -> Effects:
    if mine["state"] in ("in", "waiting"):
        yield Retell(card(surgery, state_line(surgery, mine, world.now)), seat_rows(surgery, mine["state"]))
        yield Toast(state_line(surgery, mine, world.now))
        return
    freed = tuple(_fill(surgery, world))
    yield from freed
    ups = sum(isinstance(effect, MoveUp) for effect in freed)
    has_seat = surgery.taken + ups < surgery.capacity
    state = "in" if has_seat else "waiting"
    yield Book(surgery.id, state, surgery.last_seq + 1, world.learner.name)
    mine = {"state": state, "position": surgery.waiting - ups + 1}
    yield Retell(card(surgery, state_line(surgery, mine, world.now)), seat_rows(surgery, state))
    if not has_seat:
        yield Say(phrase("booking-waiting", place=mine["position"], title=surgery.title))
        return
    yield from _seated(surgery, world)
    yield Say(phrase("booking-in", title=surgery.title, when=when(surgery), reminded=_reminded(surgery, world)))
    yield Open("wants", surgery.code)


def _seated(surgery: Surgery, world: World) -> Effects:
    """What comes with a seat: the reminder the day before, and the calendar file."""
    if _reminded(surgery, world) == "yes":
        yield Schedule("surgery", day_before(surgery, world.learner), surgery.code)
    yield Job("calendar", (("surgery", surgery.id),), surgery.code)


def _reminded(surgery: Surgery, world: World) -> str:
    return "yes" if day_before(surgery, world.learner) > world.now else "no"


def _cancel(surgery: Surgery, mine: Mapping[str, Any], world: World) -> Effects:
    if mine["state"] not in ("in", "waiting"):
        mine = {"state": ""}
        yield Retell(card(surgery, state_line(surgery, mine, world.now)), rows_for(surgery, mine, world.now))
        yield Toast(phrase("booking-none"))
        return
    yield Book(surgery.id, "cancelled", mine["seq"], world.learner.name)
    yield Unschedule("surgery", surgery.code)
    yield Unschedule("job:calendar", surgery.code)
    if mine["state"] == "in":
        yield from _fill(surgery, world, left=1)
    is_full = mine["state"] == "waiting" or surgery.waiting > 0
    yield Retell(card(surgery, phrase("surgery-you-cancelled")), book_rows(surgery, is_full))
    yield Say(phrase("booking-cancelled" if mine["state"] == "in" else "booking-left", title=surgery.title))


def _fill(surgery: Surgery, world: World, left: int = 0) -> Effects:
    """Gives the seats that are free, and those being `left`, to the first who wait; each hears of it by themselves."""
    free = max(0, surgery.capacity - surgery.taken + left)
    waiting = [row for row in world.rows("waiting") if row["surgery"] == surgery.id]
    for row in waiting[:free]:
        yield MoveUp(surgery.id, row["whose"])
        yield Schedule("seat", world.now, surgery.code, person=row["whose"])


# ---------------------------------------------------------------------- what comes due


def remind(event: Due, world: World) -> Effects:
    """The day before: reminds whoever has a seat. After a move of the date, or at night, later."""
    surgery = named(world, event.thing)
    if not surgery or not surgery.is_open(world.now) or booking(world, surgery)["state"] != "in":
        return
    at = max(day_before(surgery, world.learner), after_quiet(world.now, world.learner))
    if world.now < at < surgery.starts:
        yield Schedule("surgery", at, surgery.code)
    elif not paused(world.now, world.learner):
        yield Say(lines(phrase("surgery-reminder"), card(surgery)), seat_rows(surgery), lane="reminder")


def tell_seat(event: Due, world: World) -> Effects:
    """A seat has come free, and it is theirs: told at once, or when the quiet hours are over."""
    surgery = named(world, event.thing)
    if not surgery or not surgery.is_open(world.now) or booking(world, surgery)["state"] != "in":
        return
    at = after_quiet(world.now, world.learner)
    if world.now < at < surgery.starts:
        yield Schedule("seat", at, surgery.code)
        return
    yield from _seated(surgery, world)
    rows = ((button("wants", surgery),), *seat_rows(surgery))  # asked by a button: nobody knows what they are in now
    yield Say(lines(phrase("booking-moved-up"), card(surgery)), rows, lane="reminder")


def tell_change(event: Due, world: World) -> Effects:
    """It was moved or called off: whoever has booked hears of it, and gets a new entry for their calendar."""
    surgery = named(world, event.thing)
    mine = booking(world, surgery) if surgery else {"state": ""}
    if not surgery or mine["state"] not in ("in", "waiting"):
        return
    was = datetime.fromtimestamp(int(event.get("was") or 0) / 1000, UTC)
    at = after_quiet(world.now, world.learner)
    if world.now < at < min(surgery.starts, was):
        yield Schedule("change", at, surgery.code, event.data)
        return
    yield Unschedule("surgery", surgery.code)
    if surgery.state == "cancelled":
        yield Say(lines(phrase("surgery-called-off"), card(surgery)), lane="reminder")
    else:
        told = phrase("surgery-moved", was=When(was, zone=surgery.zone))
        yield Say(lines(told, card(surgery)), rows_for(surgery, mine, world.now), lane="reminder")
    if mine["state"] == "in" and surgery.state == "cancelled":
        yield Job("calendar", (("surgery", surgery.id),), surgery.code)
    elif mine["state"] == "in":
        yield from _seated(surgery, world)


def tell_shown(event: Due, world: World) -> Effects:
    """The surgery of the link that brought them here, once they have said that they are old enough."""
    yield from act(Acted("surgery", "show", event.thing), world)


def fill(event: Due, world: World) -> Effects:
    """Somebody who had a seat was forgotten: whoever holds the surgery looks whom to give it to."""
    surgery = named(world, event.thing)
    if surgery and surgery.is_open(world.now):
        yield from _fill(surgery, world)


# ---------------------------------------------------------------------- what is open


def show(argument: str, world: World) -> Effects:
    """Every surgery that one can still come to, the next one first."""
    found = [surgery_of(row) for row in world.rows("open_surgeries")][:A_LIST]
    if not found:
        yield Say(phrase("surgeries-none" if world.learner.announce_ok else "surgeries-none-untold"))
        return
    states = {row["id"]: row["mine"] for row in world.rows("open_surgeries")}
    listed = lines(*(_line(surgery, states[surgery.id]) for surgery in found))
    yield Say(
        lines(phrase("surgeries-open", count=len(found)), listed), tuple((_opener(surgery),) for surgery in found)
    )


def _line(surgery: Surgery, mine: str) -> Words:
    left = max(0, surgery.capacity - surgery.taken)
    state = {"in": "in", "waiting": "waiting"}.get(mine, "full" if not left else "free")
    return phrase(
        "surgeries-line", title=surgery.title, when=when(surgery), place=surgery.place, state=state, left=left
    )


def _opener(surgery: Surgery) -> Button:
    label = phrase("surgeries-button", when=when(surgery))
    return Button(label, Act("surgery", "show", surgery.code))


SURGERY = Standing(
    "surgery", act, remind, needs=("surgery", "booking", "waiting"), opens=("wants", "welcome"), anyone=True
)
SEAT = Standing("seat", None, tell_seat, needs=("surgery", "booking"), anyone=True)
CHANGE = Standing("change", None, tell_change, needs=("surgery", "booking"), anyone=True)
FILL = Standing("fill", None, fill, needs=("surgery", "waiting"), anyone=True)
SHOWN = Standing("shown", None, tell_shown, needs=("surgery", "booking", "waiting"), anyone=True)
SURGERIES = View("surgeries", show, needs=("open_surgeries",), anyone=True)
