"""/health and /backup: how the program itself is doing, and a copy of everything."""

from datetime import UTC, datetime, timedelta

from flows.commands import ADMIN
from flows.hours import milliseconds
from flows.model import Audit, Effects, Job, Say, View, When, World, phrase

TOO_LONG = timedelta(minutes=2)  # that something may wait before it needs a look


def show(argument: str, world: World) -> Effects:
    """What waits, and whether it has waited too long."""
    (row,) = world.rows("health")
    late = milliseconds(world.now - TOO_LONG)
    waits = [since for since in (row["inbox_since"], row["outbox_since"]) if since is not None]
    ill = row["failed"] or any(since < late for since in waits)
    due = row["next"]
    following = When(datetime.fromtimestamp(due / 1000, UTC)) if due is not None else phrase("health-none")
    yield Audit("health")
    yield Say(
        phrase(
            "health",
            state="ill" if ill else "well",
            inbox=max(0, row["inbox"] - 1),  # this very question waits, too
            outbox=row["outbox"],
            failed=row["failed"],
            timers=row["timers"],
            next=following,
        )
    )


def backup(argument: str, world: World) -> Effects:
    """A copy of everything as a file, which a job makes."""
    yield Audit("backup")
    yield Say(phrase("backup-coming"))
    yield Job("backup")


HEALTH = View("health", show, needs=("health",), anyone=True, role=ADMIN)
BACKUP = View("backup", backup, anyone=True, role=ADMIN)
