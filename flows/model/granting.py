"""Effects that let people in: invites, the roles they give, and the line in the audit log that each act leaves."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Audit:
    """A line in the audit log: what a volunteer or admin did, or was refused. Never message text.

    `act` is a short name such as `invite` or `role-taken`; `target_ref` the reference of the person it was done
    to, or the id of a thing; `outcome` is `done` or `refused`.
    """

    act: str
    target_ref: str = ""
    outcome: str = "done"


@dataclass(frozen=True, slots=True)
class Invite:
    """A link that gives `role` to the first `uses` people who follow it. Only the hash of its secret is kept."""

    id: int
    hash: str
    role: str
    uses: int
    expires: datetime


@dataclass(frozen=True, slots=True)
class Redeem:
    """The person has followed an invite: it works once less."""

    invite: int


@dataclass(frozen=True, slots=True)
class Grant:
    """Gives a role; to the person of this turn, or to another `person` (their row's id)."""

    id: int
    role: str
    source: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Revoke:
    """Takes every grant of a role away from a person (their row's id)."""

    person: int
    role: str
