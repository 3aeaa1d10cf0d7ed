"""Home: /help, and a useful answer to whatever is said while no conversation is under way."""

from typing import Final

from flows.commands import allowed
from flows.engine import sort_of
from flows.hints import meant, reply
from flows.model import Act, Button, Edited, Effects, Event, Lines, Rows, Say, View, World, Wrote, phrase
from flows.reading import next_lesson


def hear(event: Event, world: World) -> Effects:
    """One kind line and the way on."""
    if isinstance(event, Wrote):
        yield Say(reply(meant(event.text, world.library)), _ways(world))
    elif isinstance(event, Edited):
        yield Say(phrase("home-edited"))
    else:
        yield Say(Lines((phrase(f"lost-{sort_of(event)}"), phrase("where-home")), " "), _ways(world))


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
