"""After booking: one short question, what would make it a good evening? It may be skipped."""

from flows.engine import Turn
from flows.model import Effects, Say, Wants, Wrote, phrase
from flows.question import question
from flows.surgeries import id_of


def _keep(turn: Turn) -> Effects:
    surgery = id_of(str(turn.data["surgery"]))
    if isinstance(turn.event, Wrote) and surgery is not None:
        yield Wants(surgery, turn.event.text)
        yield Say(phrase("wants-kept"))


_WORDS = phrase("wants-ask"), phrase("wants-button-skip"), phrase("wants-skipped")
WANTS = question("wants", "surgery", _WORDS, _keep, anyone=True)
