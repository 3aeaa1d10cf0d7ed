"""Home: /help, and a useful answer to whatever is said while no conversation is under way."""

from typing import Final

from flows.commands import allowed
from flows.engine import sort_of
from flows.model import Act, Button, Edited, Effects, Event, Lines, Rows, Say, View, World, Wrote, phrase
from flows.reading import next_lesson

ANSWERS: Final = ("hello", "thanks", "lost", "human", "stop", "who", "cost", "surgery", "howto", "sad")
"""What a hint may answer with a phrase of its own (`home-<name>`); any other name is a command to point to."""


MOST_WORDS: Final = 8
"""A longer message is a story, and its words mean other things than a hint's."""


def hear(event: Event, world: World) -> Effects:
    """One kind line and the way on."""
    if isinstance(event, Wrote):
        yield Say(_answer(event.text, world), _ways(world))
    elif isinstance(event, Edited):
        yield Say(phrase("home-edited"))
    else:
        yield Say(Lines((phrase(f"lost-{sort_of(event)}"), phrase("where-home")), " "), _ways(world))


def _answer(text: str, world: World) -> Lines:
    """The hint that the most words point to; else an honest "I don't follow"."""
    words = [word.strip(".,;:!?'\"()").lower() for word in text.replace("’", "'").split()]
    said = set(words) if len(words) <= MOST_WORDS else set()
    scored = [(len(said & set(hint.words)), hint.answer) for hint in world.library.hints]
    best, answer = max(scored, key=lambda pair: pair[0], default=(0, ""))
    if not best:
        return Lines((phrase("home-not-understood"),))
    if answer in ANSWERS:
        return Lines((phrase(f"home-{answer}"),))
    return Lines((phrase("home-command", command=answer),))


def _ways(world: World) -> Rows:
    following = next_lesson(world)
    progress = Button(phrase("home-button-progress"), Act("progress", "show"))
    if following is None:
        return ((progress,),)
    return ((Button(phrase("home-button-next"), Act("lesson", "open", "next")), progress),)


def show_help(argument: str, world: World) -> Effects:
    """Every command that this person may use, each with what it is for."""
    listed = Lines(tuple(phrase(f"help-{command.name}") for command in allowed(world.learner.roles)), "\n")
    yield Say(Lines((phrase("help-intro"), listed, phrase("help-outro"))))


HELP = View("help", show_help, anyone=True)
HOME_NEEDS: Final = ("lessons_done",)
