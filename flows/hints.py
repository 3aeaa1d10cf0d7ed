"""What somebody may mean by a few words typed where none were asked for."""

from typing import Final

from flows.content import Library
from flows.model import Phrase, phrase

MOST_WORDS: Final = 8
"""A longer message is a story, and its words mean other things than a hint's."""

ANSWERS: Final = ("hello", "thanks", "lost", "human", "stop", "who", "cost", "surgery", "howto", "sad")
"""What a hint may answer with a phrase of its own (`home-<name>`); any other name is a command to point to."""

_ASIDES: Final = ("hello", "thanks", "lost", "stop", "who", "next")
"""What is answered otherwise (`aside-<name>`) where something is being asked."""


def meant(text: str, library: Library) -> str:
    """The name of the answer that the most words point to; nothing where none does."""
    words = [word.strip(".,;:!?'\"()").lower() for word in text.replace("’", "'").split()]
    said = set(words) if len(words) <= MOST_WORDS else set()
    scored = [(len(said & set(hint.words)), hint.answer) for hint in library.hints]
    best, answer = max(scored, key=lambda pair: pair[0], default=(0, ""))
    return answer if best else ""


def reply(answer: str) -> Phrase:
    """What is said to that between two lessons; an honest "I don't follow" where nothing was meant."""
    if not answer:
        return phrase("home-not-understood")
    return phrase(f"home-{answer}") if answer in ANSWERS else phrase("home-command", command=answer)


def aside(answer: str) -> Phrase:
    """What is said to that in the middle of something: it stands before where they are."""
    if not answer:
        return phrase("lost-words")
    if answer in _ASIDES:
        return phrase(f"aside-{answer}")
    return phrase(f"home-{answer}") if answer in ANSWERS else phrase("aside-command", command=answer)
