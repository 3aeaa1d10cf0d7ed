"""The coach with the words that ship, on a Monday afternoon in November."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest

from bot.library import SHIPPED, load_phrases
from bot.library.lexicon import load_lexicon
from bot.render import Renderer
from flows.coach import Advice, Lexicon, coach
from flows.model import Phrase

LONDON = ZoneInfo("Europe/London")
AFTERNOON = datetime(2026, 11, 23, 14, 0, tzinfo=LONDON)  # a Monday

Ask: TypeAlias = Callable[..., Advice]
Speak: TypeAlias = Callable[[Phrase], str]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The coach's words as they ship."""
    return load_lexicon(SHIPPED / "en" / "coach")


@pytest.fixture(scope="session")
def ask(lexicon: Lexicon) -> Ask:
    """The coach, asked about a text; `at` is an hour of that Monday, `now` any other moment."""

    def ask(text: str, platform: str | None = None, at: int = 14, now: datetime = AFTERNOON) -> Advice:
        return coach(text, lexicon, now.replace(hour=at) if at != 14 else now, platform)

    return ask


@pytest.fixture(scope="session")
def speak() -> Speak:
    """Says a phrase in English, as a chat would show it."""
    renderer = Renderer(load_phrases())
    return lambda words: renderer.render(words, "en", "UTC").text
