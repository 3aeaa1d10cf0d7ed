"""A broadcast as rows: what it says once for each language, and the message that shows its sender how it goes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from bot.messages import keyboard, message
from flows.hours import milliseconds
from flows.model import Broadcast, Rewrite, Rows, Steer, Words, phrase

if TYPE_CHECKING:
    from bot.apply import Applied

ORDER: Final = (
    "broadcasts_put", "broadcast_texts_put", "broadcast_texts_rewrite", "broadcasts_end", "broadcasts_steer",
    "deliveries_again",
)  # fmt: skip
"""The queries that these rows are for, in the order in which they run."""

STEERING: Final = {
    "pause": ("paused", ("running",)),
    "resume": ("running", ("paused",)),
    "stop": ("stopped", ("running", "paused")),
    "again": ("running", ("done",)),
}
"""For each order, the state that it leads to, and those from which it does."""

Made = Iterator[tuple[str, dict[str, object]]]


def rows_of(effect: Broadcast | Rewrite | Steer, applied: "Applied") -> Made:
    """The rows of one effect, each with the query that it is for."""
    match effect:
        case Broadcast():
            yield from _begun(effect, applied)
        case Rewrite():
            yield from _rewritten(effect, applied)
        case Steer(broadcast=broadcast, order=order):
            state, old = STEERING[order]
            yield "broadcasts_steer", {"id": broadcast, "state": state, "old": msgspec.json.encode(old).decode()}
            if order == "again":
                yield "deliveries_again", {"broadcast": broadcast, "due": milliseconds(applied.cause.now)}


def _begun(effect: Broadcast, applied: "Applied") -> Made:
    cause, id = applied.cause, applied.ids.next()
    begun = applied.renderer.render(phrase("broadcast-is-running"), cause.lang, cause.zone)
    progress = applied.call("sendMessage", message(begun))
    expires = milliseconds(effect.expires) if effect.expires else None
    yield (
        "broadcasts_put",
        _row(applied, id, effect.kind, effect.audience, effect.surgery)
        | {
            "by": cause.person,
            "progress": progress,
            "expires": expires,
        },
    )
    for text in _texts(effect.words, effect.buttons, applied):
        yield "broadcast_texts_put", {"broadcast": id, **text}


def _rewritten(effect: Rewrite, applied: "Applied") -> Made:
    """An edit is a broadcast of its own, to those who have the message; who hasn't yet gets it as it is now.

    Without buttons there is nothing left to come to, and who hasn't had it is spared the news.
    """
    id = applied.ids.next()
    yield "broadcasts_put", _row(applied, id, "edit", f"told:{effect.surgery}", effect.surgery)
    for text in _texts(effect.words, effect.buttons, applied):
        yield "broadcast_texts_put", {"broadcast": id, **text}
        yield "broadcast_texts_rewrite", {"surgery": effect.surgery, **text}
    if not effect.buttons:
        yield "broadcasts_end", {"surgery": effect.surgery}


def _row(applied: "Applied", id: int, kind: str, audience: str, surgery: int | None) -> dict[str, object]:
    now = milliseconds(applied.cause.now)
    row = {"id": id, "kind": kind, "surgery": surgery, "audience": audience, "due": now, "created": now}
    return row | {"by": applied.cause.person, "progress": None, "expires": None}


def _texts(words: Words, buttons: Rows, applied: "Applied") -> Iterator[dict[str, object]]:
    """The message in each language; moments in it are shown by the sender's clock, for everybody alike."""
    renderer, zone = applied.renderer, applied.cause.zone
    for lang in renderer.languages:
        payload = message(renderer.render(words, lang, zone), keyboard(buttons, renderer, lang, zone))
        yield {"lang": lang, "payload": msgspec.json.encode(payload).decode()}
