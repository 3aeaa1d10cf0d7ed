"""/mysurgeries: who is coming and what they want; and calling one off, or moving it."""

from collections.abc import Mapping
from typing import Any, Final

from flows.model import (
    Act,
    Acted,
    Arrange,
    Audit,
    Button,
    Chosen,
    Effects,
    Open,
    Rewrite,
    Rows,
    Say,
    Standing,
    Toast,
    View,
    Words,
    World,
    lines,
    phrase,
)
from flows.surgeries import Surgery, card, coming, named, seats, surgery_of, tell_everybody, values, when

A_PAGE: Final = 30  # people in one message
SHOWN: Final = 8  # surgeries in one list


def show(argument: str, world: World) -> Effects:
    """The surgeries that this volunteer has set up and that aren't over."""
    found = [surgery_of(row) for row in world.rows("my_surgeries")][:SHOWN]
    if not found:
        yield Say(phrase("organise-none"))
        return
    listed = lines(*(_line(surgery) for surgery in found))
    rows = tuple((_button("show", surgery, phrase("surgeries-button", when=when(surgery))),) for surgery in found)
    yield Say(lines(phrase("organise-yours", count=len(found)), listed), rows)


def _line(surgery: Surgery) -> Words:
    return phrase("organise-line", title=surgery.title, when=when(surgery), seats=seats(surgery))


def _button(verb: str, surgery: Surgery, label: Words | None = None, arg: str = "", style: str = "") -> Button:
    return Button(label or phrase(f"organise-button-{verb}"), Act("organise", verb, surgery.code, arg), style)


def act(event: Acted, world: World) -> Effects:
    """What a volunteer does with a surgery of theirs; an admin may do it with any."""
    surgery = named(world, event.thing)
    if surgery is None:
        yield Say(phrase("surgery-unknown"))
        return
    if surgery.by != world.learner.id and "admin" not in world.learner.roles:
        yield Audit(f"surgery-{event.verb}"[:32], surgery.code, "refused")
        yield Say(phrase("organise-not-yours"))
        return
    match event.verb:
        case "people":
            yield from _people(surgery, int(event.arg) if event.arg.isdecimal() else 0, world)
        case "move" | "cancel" | "cancelled" if not surgery.is_open(world.now):
            yield Say(phrase("organise-too-late"), _rows(surgery, world))
        case "move":
            yield Open("move", surgery.code)
        case "cancel":
            yield Say(
                card(surgery, phrase("organise-cancel-sure", booked=surgery.taken + surgery.waiting)), _sure(surgery)
            )
        case "cancelled":
            yield Chosen()
            yield from _call_off(surgery, world)
        case "keep":
            yield Chosen()
            yield Say(phrase("organise-kept"))
        case _:
            yield Say(card(surgery, seats(surgery)), _rows(surgery, world))


def _rows(surgery: Surgery, world: World) -> Rows:
    people = (_button("people", surgery),)
    if not surgery.is_open(world.now):
        return (people,)
    return (people, (_button("move", surgery), _button("cancel", surgery)))


def _sure(surgery: Surgery) -> Rows:
    return ((_button("cancelled", surgery, style="danger"),), (_button("keep", surgery),))


def _people(surgery: Surgery, first: int, world: World) -> Effects:
    """A page of who comes, then of who waits, each with what they want; their words are for the helpers alone."""
    people = coming(world, surgery)
    yield Audit("surgery-people", surgery.code)
    if not people:
        yield Toast(phrase("organise-nobody"))
        return
    page = people[first : first + A_PAGE] or people[:A_PAGE]
    told = lines(
        *(
            phrase(
                "organise-person",
                name=row["name"],
                wants=row["wants"],
                said="yes" if row["wants"] else "no",
                mark=phrase(f"organise-mark-{_mark(row)}"),
            )
            for row in page
        ),
        gap="\n",
    )
    more = first + A_PAGE
    rows = ((_button("people", surgery, phrase("organise-button-more"), str(more)),),) if more < len(people) else ()
    yield Say(lines(phrase("organise-people", title=surgery.title, when=when(surgery)), told), rows)


def _mark(row: Mapping[str, Any]) -> str:
    if row["state"] == "waiting":
        return "waiting"
    return "in" if row["reachable"] else "unreachable"


def _call_off(surgery: Surgery, world: World) -> Effects:
    changed = {**values(surgery), "state": "cancelled", "sequence": surgery.sequence + 1}
    yield Arrange(tuple(changed.items()))
    yield Rewrite(surgery.id, card(surgery, phrase("surgery-is-cancelled")))
    yield from tell_everybody(surgery, world)
    yield Audit("surgery-cancelled", surgery.code)
    yield Say(phrase("organise-cancelled", told=len(coming(world, surgery))))


ORGANISE = Standing("organise", act, needs=("surgery", "coming"), opens=("move",), anyone=True, role="volunteer")
MY_SURGERIES = View("mysurgeries", show, needs=("my_surgeries",), anyone=True, role="volunteer")
