"""Who may do what at this moment, from the database; and the rows that invites and roles leave there."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from flows.commands import ADMIN, LEARNER, VOLUNTEER
from flows.hours import milliseconds
from flows.model import Audit, Grant, Invite, Redeem, Revoke

if TYPE_CHECKING:
    from bot.rows import Cause

ORDER: Final = ("invites_put", "invites_used", "invite_uses_put", "grants_end", "grants_put", "audit_put")
"""The queries that these rows are for, in the order in which they run."""

Rows = Iterator[tuple[str, dict[str, object]]]


def roles_of(grants: Iterable[Mapping[str, Any]], listed: bool, now: datetime) -> frozenset[str]:
    """The roles that stand now. `listed`: whether ADMIN_IDS names them. An admin is a volunteer, too."""
    at = milliseconds(now)
    roles = {str(grant["role"]) for grant in grants if grant["expires"] is None or grant["expires"] > at}
    if listed or ADMIN in roles:
        roles |= {ADMIN, VOLUNTEER}
    return frozenset(roles)


def highest(roles: frozenset[str]) -> str:
    """The role in which somebody acts, as the audit log has it."""
    return next((role for role in (ADMIN, VOLUNTEER) if role in roles), LEARNER)


def rows_of(effect: Audit | Invite | Redeem | Grant | Revoke, cause: "Cause") -> Rows:
    """The rows of one effect, each with the query that it is for."""
    at = milliseconds(cause.now)
    match effect:
        case Audit(act=act, target_ref=target, outcome=outcome):
            line = {"at": at, "actor_ref": cause.ref, "role": highest(cause.roles), "act": act, "target_ref": target}
            yield "audit_put", {**line, "update_id": cause.update_id, "outcome": outcome}
        case Invite(id=id, hash=hash, role=role, uses=uses, expires=expires):
            row = {"id": id, "hash": hash, "role": role, "venue": None, "uses_left": uses}
            yield "invites_put", {**row, "expires": milliseconds(expires), "by": cause.person, "at": at}
        case Redeem(invite=invite):
            yield "invites_used", {"id": invite}
            yield "invite_uses_put", {"invite": invite, "person": cause.person}
        case Grant(id=id, role=role, source=source, person=person):
            row = {"id": id, "person": person or cause.person, "role": role, "source": source}
            yield "grants_put", {**row, "venue": None, "by": cause.person, "at": at, "expires": None}
        case Revoke(person=person, role=role):
            yield "grants_end", {"person": person, "role": role, "ended": at}
