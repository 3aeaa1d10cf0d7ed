"""/broadcast: an admin writes to many at once, sees it as they will, and knows how many they are before it goes.

Standing buttons under the progress message steer what has been sent, also what a volunteer announced.
"""

from typing import Final

from flows.commands import ADMIN, VOLUNTEER
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Acted,
    Audit,
    Broadcast,
    Button,
    Due,
    Effects,
    Event,
    Flow,
    Job,
    Move,
    Opened,
    Plain,
    Rows,
    Say,
    Standing,
    Steer,
    Tap,
    Tapped,
    Toast,
    World,
    Wrote,
    phrase,
)

AUDIENCES: Final = ("everybody", "announcements", "volunteers")
FROM: Final = {
    "pause": ("running",),
    "resume": ("paused",),
    "stop": ("running", "paused"),
    "again": ("done",),
}
"""The states of a broadcast in which each order makes a difference."""
SENDING: Final = ("resume", "again")
"""The orders that send. What only an admin may write, only an admin may send on; stopping it harms nobody."""


def _button(verb: str, *, move: str = "", arg: str = "", style: str = "") -> Button:
    return Button(phrase(f"broadcast-button-{verb}"), Tap(move or verb, arg), style)


# ---------------------------------------------------------------------- who, and what


def _ask_who(turn: Turn) -> Effects:
    rows: Rows = tuple((_button(name, move="to", arg=name),) for name in AUDIENCES)
    key = "broadcast-nobody" if turn.data.pop("nobody", False) else "broadcast-who"
    yield Say(phrase(key), (*rows, (_button("courses"),), (_button("leave"),)))


def _ask_course(turn: Turn) -> Effects:
    courses = [course for course in turn.world.library.courses if course.lessons]
    rows: Rows = tuple((Button(Plain(f"{c.number} {c.title}"), Tap("to", str(c.number))),) for c in courses)
    yield Say(phrase("broadcast-course"), (*rows, (_button("back"),)))


def _ask_text(turn: Turn) -> Effects:
    if turn.data.get("text"):
        yield Say(Plain(str(turn.data["text"])))
        yield Say(phrase("broadcast-text-again"), ((_button("leave"),),))
    else:
        yield Say(phrase("broadcast-text"), ((_button("leave"),),))


def _audience(turn: Turn) -> str | None:
    """What a button stands for: an audience of that name, or a course of that number."""
    arg = turn.event.arg if isinstance(turn.event, Tapped) else ""
    if arg in AUDIENCES:
        return arg
    course = turn.world.library.course(int(arg)) if arg.isdecimal() and len(arg) < 4 else None
    return f"course:{course.id}" if course else None


def _is_first(turn: Turn) -> bool:
    return _audience(turn) is not None and not turn.data.get("text")


def _is_change(turn: Turn) -> bool:
    return _audience(turn) is not None


def _choose(turn: Turn) -> Effects:
    turn.data["audience"] = _audience(turn)
    yield from ()


def _choose_and_count(turn: Turn) -> Effects:
    yield from _choose(turn)
    yield from _count(turn)


def _write(turn: Turn) -> Effects:
    if isinstance(turn.event, Wrote):
        turn.data["text"] = turn.event.text.replace("\0", "")
    yield from _count(turn)


def _is_written(turn: Turn) -> bool:
    return isinstance(turn.event, Wrote) and bool(turn.event.text.replace("\0", "").strip())


# ---------------------------------------------------------------------- how many, and off it goes


def _count(turn: Turn) -> Effects:
    """Has the heads counted off the writer; the answer comes back as a timer of this conversation."""
    audience, step = str(turn.data["audience"]), turn.world.learner.next_step
    yield Job("audience", (("audience", audience), ("flow", "broadcast"), ("step", step)))


def _ask_patience(turn: Turn) -> Effects:
    yield Say(phrase("broadcast-counting"), ((_button("count"), _button("leave")),))


def _note(turn: Turn) -> Effects:
    if isinstance(turn.event, Due):
        turn.data |= {name: turn.event.get(name, 0) for name in ("count", "asleep", "left", "minutes")}
        turn.data["nobody"] = not turn.data["count"]
    yield from ()


def _is_somebody(turn: Turn) -> bool:
    return isinstance(turn.event, Due) and bool(turn.event.get("count"))


def _preview(turn: Turn) -> Effects:
    """The message as one of them will get it, and what sending it means."""
    yield Say(Plain(str(turn.data["text"])))
    numbers = {name: int(str(turn.data[name])) for name in ("count", "asleep", "left", "minutes")}
    yield Say(
        phrase("broadcast-preview", **numbers),
        ((_button("send", style="success"),), (_button("text"), _button("who")), (_button("bin"),)),
    )


def _send(turn: Turn) -> Effects:
    audience = str(turn.data["audience"])
    yield Audit("broadcast", audience)
    yield Broadcast("message", Plain(str(turn.data["text"])), audience=audience)


def _bin(turn: Turn) -> Effects:
    yield Say(phrase("broadcast-binned"))


def _leave(turn: Turn) -> Effects:
    yield Say(phrase("broadcast-left"))


def read(event: Event, state: str) -> str | None:
    """The opening, the message itself, and the count when it comes."""
    match event:
        case Opened() if state == OUTSIDE:
            return "open"
        case Wrote() if state == "text":
            return "write"
        case Due() if state == "counting":
            return "counted"
    return None


BROADCAST = Flow(
    name="broadcast",
    version=1,
    states=("audience", "course", "text", "counting", "preview"),
    moves=(
        Move("open", OUTSIDE, "audience"),
        *(
            move
            for state in ("audience", "course")
            for move in (
                Move("to", state, "text", when=_is_first, then=_choose),
                Move("to", state, "counting", when=_is_change, then=_choose_and_count),
            )
        ),
        Move("courses", "audience", "course"),
        Move("back", "course", "audience"),
        Move("write", "text", "counting", when=_is_written, then=_write),
        Move("count", "counting", "counting", then=_count),
        Move("counted", "counting", "preview", when=_is_somebody, then=_note),
        Move("counted", "counting", "audience", then=_note),
        Move("text", "preview", "text"),
        Move("who", "preview", "audience"),
        Move("send", "preview", OVER, then=_send),
        Move("bin", "preview", OVER, then=_bin),
        *(Move("leave", state, OVER, then=_leave) for state in ("audience", "text", "counting")),
    ),
    prompts={
        "audience": _ask_who,
        "course": _ask_course,
        "text": _ask_text,
        "counting": _ask_patience,
        "preview": _preview,
    },
    read=read,
    keeps=True,
    anyone=True,
    role=ADMIN,
)


# ---------------------------------------------------------------------- steering


def act(event: Acted, world: World) -> Effects:
    """Pauses, resumes or stops one's own broadcast, or sends it again to those of whom nobody can tell."""
    own = next((row for row in world.rows("broadcasts") if str(row["id"]) == event.thing), None)
    if own is None or event.verb not in FROM:
        yield Toast(phrase("broadcast-toast-gone"))
        yield Audit("broadcast-steer", event.thing if event.thing.isdecimal() else "", "refused")
    elif event.verb in SENDING and own["kind"] == "message" and ADMIN not in world.learner.roles:
        yield Say(phrase("not-allowed"))
        yield Audit(f"broadcast-{event.verb}", event.thing, "refused")
    elif own["state"] not in FROM[event.verb]:
        yield Toast(phrase("broadcast-toast-over"))
    else:
        yield Audit(f"broadcast-{event.verb}", event.thing)
        yield Steer(int(own["id"]), event.verb)
        yield Toast(phrase(f"broadcast-toast-{event.verb}"))


BROADCAST_BUTTON = Standing("broadcast", act, needs=("broadcasts",), anyone=True, role=VOLUNTEER)
