"""Somebody whose roles an admin looks at: who they are, what they may do, and what can be changed about it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flows.commands import ADMIN, VOLUNTEER
from flows.model import Act, Acted, Button, Event, Plain, Rows, Say, Words, World, lines, phrase

KIND: Final = "roles"
"""The standing buttons whose thing is a person, by their reference."""
GIVEN: Final = (VOLUNTEER, ADMIN)
"""The roles that can be given and taken."""
PAGE: Final = 20
"""How many people are listed at once: Telegram takes a hundred buttons, and a thumb fewer."""
_REFERENCE: Final = re.compile(r"[0-9a-f]{16}")
_KEY: Final = -(2**61)  # of whatever changes who has a role


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person by reference. `listed`: ADMIN_IDS names them, and then their admin role can't be taken."""

    id: int
    ref: str
    name: str
    roles: frozenset[str]
    listed: bool = False

    @property
    def role(self) -> str:
        """The highest of their roles; `learner` where they have none."""
        return next((role for role in (ADMIN, VOLUNTEER) if role in self.roles), "learner")


def somebody_in(event: Event) -> str | None:
    """The reference of the person whose roles a button is about."""
    match event:
        case Acted(kind="roles", thing=ref) if _REFERENCE.fullmatch(ref):
            return ref
    return None


def key_of(event: Event) -> int | None:
    """The lock key of changes of roles: the last but one admin and the last must not go at the same time."""
    return _KEY if isinstance(event, Acted) and event.kind == KIND else None


def staff(world: World) -> tuple[Somebody, ...]:
    """Everybody who has a role, by name. Needs `staff`. Of ADMIN_IDS who never came only a nameless one is known."""
    return tuple(sorted(_together(world.rows("staff")), key=lambda one: (one.name.casefold(), one.ref)))


def found(ref: str, world: World) -> Somebody | None:
    """The person of that reference with their roles. Needs `somebody` and `staff`."""
    rows = [row for row in world.rows("somebody") if row["ref"] == ref]
    known = next((one for one in staff(world) if one.ref == ref), None)
    return known or next(iter(_together(rows)), None)


def has_other_admin(somebody: Somebody, world: World) -> bool:
    """Whether there would still be an admin without this one; one of ADMIN_IDS counts before they ever came."""
    return any(ADMIN in one.roles and one.ref != somebody.ref for one in staff(world))


def card(somebody: Somebody) -> Words:
    """Who somebody is, in a line: first name, reference, role."""
    name = Plain(somebody.name) if somebody.name else phrase("roles-nameless")
    return phrase("roles-person", name=name, ref=somebody.ref[:8] or "-", role=somebody.role, listed=_yes(somebody))


def page(people: tuple[Somebody, ...], start: str) -> tuple[tuple[Somebody, ...], Rows]:
    """PAGE people from the `start`th on, and the button that leads to the next ones; all of them where they are few."""
    if len(people) <= PAGE:
        return people, ()
    first = int(start) if start.isdecimal() and len(start) < 6 else 0
    following = first + PAGE if first + PAGE < len(people) else 0
    label = phrase("roles-button-next") if following else phrase("roles-button-top")
    return people[first : first + PAGE], ((Button(label, Act(KIND, "show", str(following))),),)


def listing(intro: Words, people: Iterable[Somebody], more: Rows = ()) -> Say:
    """People as lines, with a button for each who can be looked at, `more` buttons, and one to look for others."""
    people = tuple(people)
    find = Button(phrase("roles-button-find"), Act(KIND, "find"))
    told = lines(*(card(one) for one in people), gap="\n")
    buttons = tuple((Button(_label(one), Act(KIND, "who", one.ref)),) for one in people if one.ref)
    return Say(lines(intro, told) if people else intro, (*buttons, *more, (find,)))


def of_rows(rows: Iterable[Mapping[str, Any]]) -> tuple[Somebody, ...]:
    """People as a search has found them: one row for each role, `role` empty where there is none."""
    return _together(rows)


def _label(somebody: Somebody) -> Words:
    return phrase("roles-button-who", name=somebody.name[:12] or "-", ref=somebody.ref[:4])


def _yes(somebody: Somebody) -> str:
    return "yes" if somebody.listed else "no"


def _together(rows: Iterable[Mapping[str, Any]]) -> tuple[Somebody, ...]:
    roles: dict[tuple[int, str, str], set[str]] = {}
    listed: set[str] = set()
    for row in rows:
        roles.setdefault((row["id"], row["ref"], row["name"]), set()).update({row["role"]} - {""})
        if row["listed"]:
            listed.add(row["ref"])
    return tuple(Somebody(*who, frozenset(held), who[1] in listed) for who, held in roles.items())
