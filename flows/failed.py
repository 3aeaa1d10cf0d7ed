"""/failed: what could not be handled or sent, to be looked at, tried again or thrown away. Never what was said."""

from datetime import UTC, datetime
from typing import Any

from flows.commands import ADMIN
from flows.model import (
    Act,
    Acted,
    Audit,
    Button,
    Chosen,
    Discard,
    Effects,
    Lines,
    Resume,
    Rows,
    Say,
    Standing,
    View,
    When,
    World,
    phrase,
)

SHOWN = 5


def show(argument: str, world: World) -> Effects:
    """The newest few, a button each."""
    letters = world.rows("dead_letters")[:SHOWN]
    yield Audit("failed")
    if not letters:
        yield Say(phrase("failed-none"))
        return
    count = int(world.rows("dead_letters_count")[0]["waiting"])
    told = tuple(_line(number, letter) for number, letter in enumerate(letters, 1))
    rows: Rows = tuple(
        (Button(phrase("failed-button-look", number=number), Act("failed", "look", str(letter["id"]))),)
        for number, letter in enumerate(letters, 1)
    )
    yield Say(Lines((phrase("failed-intro", count=count), Lines(told, "\n"))), rows)


def _line(number: int, letter: Any) -> Any:
    return phrase("failed-line", number=number, **_about(letter))


def _about(letter: Any) -> dict[str, Any]:
    at = When(datetime.fromtimestamp(letter["at"] / 1000, UTC))
    return {"source": letter["source"], "error": letter["error"], "at": at}


def act(event: Acted, world: World) -> Effects:
    """Looks at one, tries it again, or throws it away; once."""
    letter = next((row for row in world.rows("dead_letters") if str(row["id"]) == event.thing), None)
    yield Audit(f"failed-{event.verb}", event.thing)
    yield Chosen()
    if letter is None:
        yield Say(phrase("failed-gone"))
    elif event.verb == "retry":
        yield Resume(int(letter["id"]), letter["source"])
        yield Say(phrase("failed-retried"))
    elif event.verb == "drop":
        yield Discard(int(letter["id"]))
        yield Say(phrase("failed-dropped"))
    else:
        retry = Button(phrase("failed-button-retry"), Act("failed", "retry", event.thing))
        drop = Button(phrase("failed-button-drop"), Act("failed", "drop", event.thing), style="danger")
        buttons: Rows = ((drop,),) if letter["source"] == "timer" else ((retry,), (drop,))
        yield Say(phrase("failed-look", who=letter["ref"][:8] or "–", **_about(letter)), buttons)


FAILED = View("failed", show, needs=("dead_letters", "dead_letters_count"), anyone=True, role=ADMIN)
FAILED_BUTTON = Standing("failed", act, needs=("dead_letters",), anyone=True, role=ADMIN)
