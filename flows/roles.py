"""/roles, for admins: who may do what, giving a role and taking it away, and telling whom it concerns."""

from typing import Final

from flows import people
from flows.commands import ADMIN, VOLUNTEER
from flows.engine import Turn
from flows.hours import after_quiet
from flows.model import (
    OUTSIDE,
    OVER,
    Act,
    Acted,
    Audit,
    Button,
    Chosen,
    Due,
    Effects,
    Event,
    Flow,
    Grant,
    Job,
    Move,
    Open,
    Opened,
    Plain,
    Revoke,
    Rows,
    Say,
    Schedule,
    Standing,
    View,
    World,
    Wrote,
    phrase,
)
from flows.people import GIVEN, KIND, Somebody

LONGEST: Final = 64  # characters of what is searched for


def show(argument: str, world: World) -> Effects:
    """Everybody who can do more than learn, from the one of that number on."""
    shown, more = people.page(people.staff(world), argument)
    yield Audit("roles")
    yield people.listing(phrase("roles-intro"), shown, more)


def act(event: Acted, world: World) -> Effects:
    """Looks at somebody, gives them a role or takes one away. Everything is looked up anew at each tap."""
    yield Chosen()
    if event.verb == "find":
        yield Open("find")
        return
    if event.verb == "show":
        yield Open("roles", event.thing)
        return
    somebody = people.found(event.thing, world)
    role = event.arg
    if somebody is None:
        yield Say(phrase("roles-gone"))
    elif event.verb == "give" and role in GIVEN:
        yield from _give(somebody, role, world)
    elif event.verb in ("take", "taken") and role in GIVEN:
        yield from _take(somebody, role, event.verb == "taken", world)
    else:
        yield Audit("roles-look", somebody.ref)
        yield Say(people.card(somebody), _choices(somebody))


def _choices(somebody: Somebody) -> Rows:
    """What can be changed about somebody's roles, and the way back."""
    rows: Rows = ((Button(phrase("roles-button-back"), Act(KIND, "show")),),)
    for role in GIVEN:
        verb = "take" if role in somebody.roles else "give"
        if role == VOLUNTEER and ADMIN in somebody.roles:
            continue  # an admin is one anyway
        rows = ((Button(phrase(f"roles-button-{verb}-{role}"), Act(KIND, verb, somebody.ref, role)),), *rows)
    return rows


def _give(somebody: Somebody, role: str, world: World) -> Effects:
    if role in somebody.roles:
        yield Say(phrase("roles-changed"))
        return
    yield Grant(world.ids(), role, "roles", somebody.id)
    yield Audit(f"role-given-{role}", somebody.ref)
    yield _tell(somebody, "given", role, world)
    yield Say(phrase("roles-given", name=_name(somebody), role=role))


def _take(somebody: Somebody, role: str, sure: bool, world: World) -> Effects:
    """Takes a role away once that is confirmed, unless nobody would be left to let people in."""
    yourself = "-yourself" if somebody.id == world.learner.id else ""
    if role == ADMIN and somebody.listed:
        yield from _refuse(somebody, role, "roles-not-listed")
    elif role not in somebody.roles:
        yield Say(phrase("roles-changed"))
    elif role == ADMIN and not people.has_other_admin(somebody, world):
        yield from _refuse(somebody, role, "roles-last")
    elif not sure:
        yes = Button(phrase("roles-button-sure"), Act(KIND, "taken", somebody.ref, role), "danger")
        no = Button(phrase("roles-button-leave"), Act(KIND, "who", somebody.ref))
        yield Say(phrase(f"roles-sure{yourself}", name=_name(somebody), role=role), ((yes,), (no,)))
    else:
        yield Revoke(somebody.id, role)
        yield Audit(f"role-taken-{role}", somebody.ref)
        yield _tell(somebody, "" if yourself else "taken", role, world)
        yield Say(phrase(f"roles-taken{yourself}", name=_name(somebody), role=role))


def _refuse(somebody: Somebody, role: str, why: str) -> Effects:
    yield Say(phrase(why, name=_name(somebody)))
    yield Audit(f"role-taken-{role}", somebody.ref, "refused")


def _name(somebody: Somebody) -> Plain:
    return Plain(somebody.name)


def _tell(somebody: Somebody, what: str, role: str, world: World) -> Schedule:
    """A turn of their own, in which their menu follows the role and they hear of it."""
    return Schedule("role", world.now, data=(("what", what), ("role", role)), person=somebody.id)


def tell(event: Due, world: World) -> Effects:
    """Their menu has changed by now; words wait for the end of their quiet hours."""
    what, role = event.get("what"), str(event.get("role"))
    later = after_quiet(world.now, world.learner)
    if what in ("given", "taken") and later > world.now:
        yield Schedule("role", later, data=event.data)
    elif what == "given" and role in world.learner.roles:
        yield Say(phrase("role-given", role=role))
    elif what == "taken" and role not in world.learner.roles:
        yield Say(phrase("role-taken", role=role))


# ---------------------------------------------------------------------- finding somebody


def _ask(turn: Turn) -> Effects:
    yield Say(phrase("roles-ask-find"), ((Button(phrase("roles-button-back"), Act(KIND, "show")),),))


def _look(turn: Turn) -> Effects:
    """Looking through everybody takes a moment: it is done off the writer, and brings its answer by itself."""
    text = turn.event.text if isinstance(turn.event, Wrote) else ""
    yield Job("find_people", (("text", " ".join(text.split())[:LONGEST]),))
    yield Audit("roles-find")
    yield Say(phrase("roles-looking"))


def read(event: Event, state: str) -> str | None:
    """Whatever is written is somebody's name or reference."""
    match event:
        case Opened() if state == OUTSIDE:
            return "open"
        case Wrote():
            return "look"
    return None


FIND: Final = Flow(
    name="find",
    version=1,
    states=("asking",),
    moves=(Move("open", OUTSIDE, "asking"), Move("look", "asking", OVER, then=_look)),
    prompts={"asking": _ask},
    read=read,
    anyone=True,
    role=ADMIN,
)
ROLES: Final = View("roles", show, needs=("staff",), anyone=True, role=ADMIN)
ROLES_BUTTON: Final = Standing(KIND, act, needs=("staff", "somebody"), opens=("find", "roles"), anyone=True, role=ADMIN)
ROLE: Final = Standing("role", None, tell, anyone=True)
