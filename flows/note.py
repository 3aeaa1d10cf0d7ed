"""After "stuck": one short question about what got in the way, to take along to the next surgery."""

from flows.engine import Turn
from flows.model import Effects, Mission, Say, Wrote, phrase
from flows.question import question


def _keep(turn: Turn) -> Effects:
    if isinstance(turn.event, Wrote):
        yield Mission(str(turn.data["lesson"]), "stuck", turn.event.text)
        yield Say(phrase("note-kept"))


NOTE = question("note", "lesson", (phrase("note-ask"), phrase("note-button-skip"), phrase("note-skipped")), _keep)
