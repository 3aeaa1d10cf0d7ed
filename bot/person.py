"""A person's own row: how it begins, how flows see it, and what of it a turn writes."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.menu import SHARED
from bot.store import Row
from bot.translate import Incoming
from flows.hours import milliseconds
from flows.model import Due, Learner, Reachable


def stranger(id: int, incoming: Incoming, lang: str, zone: str) -> dict[str, Any]:
    """The row of somebody who writes for the first time; `created` is 0 until it is written."""
    return {
        "id": id,
        "telegram_id": incoming.person,
        "ref": secrets.token_hex(8),
        "name": incoming.name,
        "lang": lang,
        "zone": zone,
        "state": "new",
        "adult": 0,
        "reachable": 1,
        "announce_ok": 0,
        "focus": "",
        "next_step": 1,
        "remind_at": None,
        "remind_days": 127,
        "quiet_from": 21 * 60,
        "quiet_to": 8 * 60,
        "pause_until": None,
        "findings": "",
        "album": None,
        "menu": SHARED,
        "created": 0,
        "last_seen": 0,
    }


def learner_of(row: Row, roles: frozenset[str]) -> Learner:
    """The row as flows see it."""
    values = {name: row[name] for name in Learner.__slots__ if name in row}
    values |= {"announce_ok": bool(row["announce_ok"]), "adult": bool(row["adult"]), "roles": roles}
    until = row["pause_until"]
    values["pause_until"] = None if until is None else datetime.fromtimestamp(until / 1000, UTC)
    return Learner(**values)


def written(
    row: Row, incoming: Incoming, changes: Mapping[str, Any], focus: str, step: int, now: datetime
) -> tuple[str, dict[str, Any]]:
    """What a turn writes: the whole row where something changed, else only what moves with each turn."""
    seen = row["last_seen"] if isinstance(incoming.event, Due) else milliseconds(now)
    if not isinstance(incoming.event, Due | Reachable):
        said = {"reachable": 1, "name": incoming.name or row["name"], "album": incoming.album or row["album"]}
        changes = {**said, **changes}
    if row["created"] and all(row[name] == value for name, value in changes.items()):
        return "people_step", {"id": row["id"], "focus": focus, "next_step": step, "last_seen": seen}
    created = row["created"] or milliseconds(now)
    return "people_put", {
        **row, **changes, "focus": focus, "next_step": step, "last_seen": seen, "created": created,
    }  # fmt: skip
