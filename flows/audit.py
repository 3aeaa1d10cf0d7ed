"""/audit, for admins: what volunteers and admins did, newest first, people by their reference. A page is a job's work:
the log grows for ever, and looking through it must not keep anybody waiting."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from flows.commands import ADMIN
from flows.model import (
    Act,
    Acted,
    Audit,
    Button,
    Chosen,
    Effects,
    Job,
    Rows,
    Say,
    Standing,
    View,
    When,
    Words,
    World,
    phrase,
)
from flows.model import lines as together

KIND: Final = "audit"
PAGE: Final = 10
KINDS: Final = 24
"""How many kinds of act are offered to choose from."""


def show(argument: str, world: World) -> Effects:
    """The newest page."""
    yield Say(phrase("audit-coming"))
    yield _page(0, "")
    yield Audit("audit")


def act(event: Acted, world: World) -> Effects:
    """An older page, one kind of act only, or the choice of kinds."""
    yield Chosen()
    yield Audit("audit")
    if event.verb == "kinds":
        yield Job("audit_kinds")
    else:
        before = int(event.thing) if event.thing.isdecimal() and len(event.thing) < 19 else 0
        yield _page(before, event.arg)
    yield Say(phrase("audit-coming"))


def _page(before: int, only: str) -> Job:
    return Job("audit", (("before", before), ("only", only[:32])))


def page(rows: Sequence[Mapping[str, Any]], only: str) -> Say:
    """One page of the log; one row more than fits tells that there are older ones."""
    shown = rows[:PAGE]
    if not shown:
        return Say(phrase("audit-none"))
    intro = phrase("audit-intro-only", act=only) if only else phrase("audit-intro")
    buttons: Rows = ((_filter(only),),)
    if len(rows) > PAGE:
        older = Button(phrase("audit-button-older"), Act(KIND, "page", str(shown[-1]["id"]), only))
        buttons = ((older,), *buttons)
    return Say(together(intro, together(*map(_line, shown), gap="\n")), buttons)


def kinds(acts: Sequence[str]) -> Say:
    """The kinds of act there are, two a row."""
    each = [Button(phrase("audit-button-only", act=act), Act(KIND, "page", arg=act)) for act in acts[:KINDS]]
    rows = tuple(tuple(each[at : at + 2]) for at in range(0, len(each), 2))
    return Say(phrase("audit-kinds"), (*rows, (_filter("all"),)))


def _filter(only: str) -> Button:
    if only:
        return Button(phrase("audit-button-all"), Act(KIND, "page"))
    return Button(phrase("audit-button-kinds"), Act(KIND, "kinds"))


def _line(row: Mapping[str, Any]) -> Words:
    """Who did what to whom. What isn't a person, the id of a thing, say, is left to `surgery export audit`."""
    target = row["target_ref"]
    is_person = target.isalnum() and len(target) == 16
    return phrase(
        "audit-line",
        at=When(datetime.fromtimestamp(row["at"] / 1000, UTC)),
        role=row["role"],
        who=row["actor_ref"][:8],
        act=f"{row['act']} {target[:8]}" if is_person else row["act"],
        outcome=row["outcome"],
    )


AUDIT: Final = View("audit", show, anyone=True, role=ADMIN)
AUDIT_BUTTON: Final = Standing(KIND, act, anyone=True, role=ADMIN)
