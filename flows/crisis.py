"""Hears when somebody says something that matters more than a lesson."""

import re
from collections.abc import Sequence

from flows.hours import FOREVER, milliseconds
from flows.model import Act, Button, Effects, Say, World, change, phrase

_APOSTROPHES = str.maketrans("’‘`", "'''")


def heard(text: str, cries: Sequence[str]) -> bool:
    """Whether the text holds one of the cries for help: each is a regular expression, matched on whole words."""
    plain = " ".join(text.translate(_APOSTROPHES).lower().split())
    return any(re.search(rf"(?<!\w)(?:{cry})(?!\w)", plain) for cry in cries)


def answer(world: World) -> Effects:
    """Somebody to talk to, now; and silence until they say otherwise."""
    yield change(pause_until=milliseconds(FOREVER))
    yield Say(phrase("crisis"), ((Button(phrase("crisis-button-carry-on"), Act("pause", "off")),),))
