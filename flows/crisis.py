"""Hears when somebody says something that matters more than a lesson."""

import re
from collections.abc import Sequence
from typing import Final

from flows.hours import SILENCE, milliseconds
from flows.model import Act, Button, Edited, Effects, Learner, Say, Shared, World, Wrote, change, phrase

_APOSTROPHES = str.maketrans("’‘`", "'''")


def words(event: Wrote | Edited | Shared) -> str:
    """What somebody says, be it under a picture."""
    return event.caption if isinstance(event, Shared) else event.text


def heard(text: str, cries: Sequence[str]) -> bool:
    """Whether the text holds one of the cries for help: each is a regular expression, matched on whole words."""
    plain = " ".join(text.translate(_APOSTROPHES).lower().split())
    return any(re.search(rf"(?<!\w)(?:{cry})(?!\w)", plain) for cry in cries)


def answer(world: World) -> Effects:
    """Somebody to talk to, now; and silence until they say otherwise."""
    yield change(pause_until=milliseconds(SILENCE))
    yield Say(phrase("crisis"), _CARRY_ON)


def is_silent(learner: Learner) -> bool:
    """Whether the lessons have stopped for this person, until they say otherwise."""
    return learner.pause_until == SILENCE


def answer_again(world: World) -> Effects:
    """To whatever they write or send after that."""
    yield Say(phrase("crisis-again"), _CARRY_ON)


_CARRY_ON: Final = ((Button(phrase("crisis-button-carry-on"), Act("pause", "off")),),)
