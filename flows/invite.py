"""/invite, for admins: a link that lets people in as volunteers or admins; and what happens when one is followed."""

from datetime import timedelta
from typing import Final

from flows import joining
from flows.commands import ADMIN
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Audit,
    Button,
    Due,
    Effects,
    Event,
    Flow,
    Guard,
    Invite,
    Move,
    Opened,
    Say,
    Standing,
    Tap,
    Then,
    When,
    World,
    phrase,
)
from flows.people import GIVEN

DAYS: Final = (1, 7, 30)
USES: Final = (1, 5, 20)


def _ask_role(turn: Turn) -> Effects:
    buttons = tuple(Button(phrase(f"invite-button-{role}"), Tap("role", role)) for role in GIVEN)
    yield Say(phrase("invite-ask-role"), (buttons,))


def _ask_days(turn: Turn) -> Effects:
    buttons = tuple(Button(phrase("invite-button-days", days=days), Tap("days", str(days))) for days in DAYS)
    yield Say(phrase("invite-ask-days"), (buttons,))


def _ask_uses(turn: Turn) -> Effects:
    buttons = tuple(Button(phrase("invite-button-uses", uses=uses), Tap("uses", str(uses))) for uses in USES)
    yield Say(phrase("invite-ask-uses"), (buttons,))


def _note(name: str) -> Then:
    def then(turn: Turn) -> Effects:
        turn.data[name] = _argument(turn)
        yield from ()

    return then


def _argument(turn: Turn) -> str:
    return str(getattr(turn.event, "arg", ""))


def _make(turn: Turn) -> Effects:
    """The link is said once and never kept: only the hash of its secret is."""
    world, role, uses = turn.world, str(turn.data["role"]), int(_argument(turn))
    id, secret, until = world.ids(), world.secret(), world.now + timedelta(days=int(str(turn.data["days"])))
    yield Invite(id, joining.hashed(secret), role, uses, until)
    yield Audit("invite", str(id))
    yield Say(phrase("invite-made", uses=uses, until=When(until)))
    yield Say(phrase("invite-link", role=role, bot=world.bot, secret=secret))


def _is_one_of(offered: tuple[object, ...]) -> Guard:
    """Whether the tapped answer is one that was offered: a forged one isn't."""
    names = {str(one) for one in offered}
    return lambda turn: _argument(turn) in names


def read(event: Event, state: str) -> str | None:
    """Everything but the opening is a button."""
    return "open" if isinstance(event, Opened) and state == OUTSIDE else None


INVITE: Final = Flow(
    name="invite",
    version=1,
    states=("role", "days", "uses"),
    moves=(
        Move("open", OUTSIDE, "role"),
        Move("role", "role", "days", when=_is_one_of(GIVEN), then=_note("role")),
        Move("days", "days", "uses", when=_is_one_of(DAYS), then=_note("days")),
        Move("uses", "uses", OVER, when=_is_one_of(USES), then=_make),
    ),
    prompts={"role": _ask_role, "days": _ask_days, "uses": _ask_uses},
    read=read,
    anyone=True,
    role=ADMIN,
)


def _joins(event: Due, world: World) -> Effects:
    """The bearer of an invite has said that they are old enough."""
    yield from joining.redeem(event.thing, world)


JOIN: Final = Standing(joining.KIND, None, _joins, needs=("invite",), anyone=True)
