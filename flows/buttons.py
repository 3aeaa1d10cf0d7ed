"""Turns buttons into callback data and back: at most 64 bytes (Bot API, InlineKeyboardButton).

A turn-bound button is `flow.step.move.arg`, a standing one `!kind.verb.thing.arg`. The step is written in base 36.
What a button says is never trusted: it names a wish, and the flow decides.
"""

import re
from typing import Final

from flows.model import Act, Acted, Garbled, Tap, Tapped

LIMIT: Final = 64
_WORD = r"[a-z0-9_-]{1,32}"
_TAP = re.compile(rf"({_WORD})\.([0-9a-z]{{1,9}})\.({_WORD})\.([^\x00-\x1f]{{0,40}})")
_ACT = re.compile(rf"!({_WORD})\.({_WORD})\.(\d\d\.\d\d|[A-Za-z0-9_:-]{{0,40}})\.([^\x00-\x1f]{{0,40}})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class ButtonTooLongError(Exception):
    """A button's data does not fit 64 bytes: give the thing a shorter key."""


def pack(does: Tap | Act) -> str:
    """The callback data of a button. Raises ButtonTooLongError over 64 bytes, which is a mistake in a flow."""
    if isinstance(does, Tap):
        data = f"{does.flow}.{_base36(does.step)}.{does.move}.{does.arg}"
    else:
        data = f"!{does.kind}.{does.verb}.{does.thing}.{does.arg}"
    if len(data.encode()) > LIMIT:
        raise ButtonTooLongError(data)
    return data


def unpack(data: str, label: str = "") -> Tapped | Acted | Garbled:
    """The event that callback data means; anything odd is Garbled, never an error."""
    if found := _TAP.fullmatch(data):
        flow, step, move, arg = found.groups()
        return Tapped(flow, int(step, 36), move, arg, label)
    if found := _ACT.fullmatch(data):
        kind, verb, thing, arg = found.groups()
        return Acted(kind, verb, thing, arg, label)
    return Garbled()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
