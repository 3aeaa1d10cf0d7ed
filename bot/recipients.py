"""Who gets a broadcast, and when: the same rules for the preview's count, the selection, and right before each call.

A person's quiet hours hold for broadcasts, too: who is in theirs gets it when they are over. An edit makes no
sound and corrects what somebody already has, so it asks for neither an hour nor a consent.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.store import Row, Tx
from flows.hours import is_quiet, milliseconds, next_hour
from flows.model import Learner

CHUNK: Final = 200  # people at a time: a bigger piece would hold up the writer
EDIT: Final = "edit"


class UnknownAudienceError(Exception):
    """There is no audience of that name: see `flows.model.Broadcast`."""


async def people_of(tx: Tx, audience: str, cursor: int, now: datetime) -> Sequence[Row]:
    """The next CHUNK people of an audience, by id, from `cursor` on."""
    rule, _, thing = audience.partition(":")
    piece = {"cursor": cursor, "limit": CHUNK}
    match rule:
        case "everybody" | "announcements":
            return await tx.all(f"audience_{rule}", **piece)
        case "volunteers":
            return await tx.all("audience_volunteers", **piece, now=milliseconds(now))
        case "course":
            return await tx.all("audience_course", **piece, course=f"{thing}/%")
        case "told":
            return await tx.all("audience_told", **piece, surgery=int(thing))
        case _:
            raise UnknownAudienceError(audience)


def left_out(person: Row, kind: str, audience: str, now: datetime) -> str | None:
    """Why somebody doesn't get it, or None: `unreachable`, `no-consent` or `paused`."""
    if not person["reachable"]:
        return "unreachable"
    if kind == EDIT:
        return None
    if audience == "announcements":
        agreed = person["announce_ok"]
    else:
        agreed = person["announce_ok"] or person["state"] == "active" or audience == "volunteers"
    if not agreed:
        return "no-consent"
    if person["pause_until"] is not None and person["pause_until"] > milliseconds(now):
        return "paused"
    return None


def due(person: Row, kind: str, now: datetime) -> int:
    """When somebody may get it (milliseconds UTC): now, or at the end of their quiet hours."""
    if kind != EDIT:
        hours = {"quiet_from": person["quiet_from"], "quiet_to": person["quiet_to"]}
        learner = Learner(0, "", zone=person["zone"], **hours)
        if is_quiet(now, learner):
            return milliseconds(next_hour(now, learner, learner.quiet_to))
    return milliseconds(now)


async def count_of(tx: Tx, audience: str, now: datetime) -> dict[str, int]:
    """How many would get a message now (`count`), how many of those after their quiet hours, and who is left out."""
    counts, cursor = {"count": 0, "asleep": 0, "left": 0}, 0
    while people := await people_of(tx, audience, cursor, now):
        cursor = people[-1]["id"]
        for person in people:
            if left_out(person, "message", audience, now):
                counts["left"] += 1
            else:
                counts["count"] += 1
                counts["asleep"] += due(person, "message", now) > milliseconds(now)
    return counts
