"""Joining by an invite: a link whose secret only those who were sent it know. Here and in the database is its hash."""

import hashlib
import re
from typing import Final

from flows.hours import milliseconds
from flows.model import Audit, Commanded, Due, Effects, Event, Grant, Redeem, Say, Schedule, Words, World, phrase

LINK: Final = "i_"
"""How a deep link to an invite begins; its secret follows."""
KIND: Final = "join"
"""The timer that redeems an invite once its bearer may come in; its thing is the hash."""

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{16,43}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")


def hashed(secret: str) -> str:
    """What is kept of a secret: its SHA-256 (128 random bits need no salt)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_of(payload: str) -> str | None:
    """The hash of the invite that a deep link's payload carries, None where it is no invite."""
    secret = payload.removeprefix(LINK)
    return hashed(secret) if payload.startswith(LINK) and _SECRET.fullmatch(secret) else None


def invite_in(event: Event) -> str | None:
    """The hash of the invite that an event would redeem."""
    match event:
        case Commanded(name="start", argument=payload):
            return hash_of(payload)
        case Due(kind="join", thing=thing) if _HASH.fullmatch(thing):
            return thing
    return None


def key_of(event: Event) -> int | None:
    """The lock key of that invite: below zero, where no person's and no row's is."""
    found = invite_in(event)
    return None if found is None else -int(found[:15], 16)


def redeem(hash: str, world: World) -> Effects:
    """Gives the person the invite's role, or says in a line why not. Twice is once. Needs `invite`."""
    invite = next((row for row in world.rows("invite") if row["hash"] == hash), None)
    learner = world.learner
    used = any(row["used_by"] == learner.id and row["hash"] == hash for row in world.rows("invite"))
    if invite is None:
        yield from _refused("", phrase("invite-unknown"))
    elif invite["role"] in learner.roles:
        yield Say(phrase("invite-yours") if used else phrase("invite-already", role=invite["role"]))
    elif used:
        yield from _refused(str(invite["id"]), phrase("invite-once"))
    elif invite["expires"] <= milliseconds(world.now):
        yield from _refused(str(invite["id"]), phrase("invite-expired"))
    elif invite["uses_left"] <= 0:
        yield from _refused(str(invite["id"]), phrase("invite-used"))
    else:
        yield Redeem(invite["id"])
        yield Grant(world.ids(), invite["role"], f"invite {invite['id']}")
        yield Audit("invite-redeemed", str(invite["id"]))
        yield Schedule("role", world.now)  # a turn of their own, in which the menu follows the role
        yield Say(phrase("invite-welcome", role=invite["role"]))


def _refused(target: str, words: Words) -> Effects:
    yield Say(words)
    yield Audit("invite-redeemed", target, "refused")
