"""The writing exercise: somebody writes, the draft coach answers, and what they keep is theirs."""

from typing import Final

from flows import coach as draft_coach
from flows.content import Write
from flows.engine import Turn
from flows.exercises import part_of
from flows.hours import local
from flows.model import Button, Effects, Keep, Lines, Plain, Prose, Record, Say, Tap, Words, Wrote, phrase

FEW: Final = 8  # characters


def ask_to_write(turn: Turn) -> Effects:
    """The prompt, with the way round it."""
    part = part_of(turn)
    assert isinstance(part, Write)
    yield Say(Prose(part.text), ((Button(phrase("lesson-button-skip"), Tap("skip")),),))


def coach(turn: Turn) -> Effects:
    """Takes a draft; the first one stays beside the last."""
    assert isinstance(turn.event, Wrote)
    turn.data.setdefault("before", turn.event.text)
    turn.data["draft"] = turn.event.text
    yield from ()


def is_stuck(turn: Turn) -> bool:
    """Whether nothing came: a message like "I don't know", or a few signs without a letter or figure among them."""
    if not isinstance(turn.event, Wrote):
        return False
    said = " ".join(turn.event.text.replace("’", "'").lower().split()).rstrip(" .!?…")
    return said in turn.world.library.stuck or (len(said) <= FEW and not any(map(str.isalnum, said)))


def encourage(turn: Turn) -> Effects:
    """Nothing is kept of it; a way to begin, before the question comes again."""
    yield Say(phrase("lesson-stuck"))


def _advice(turn: Turn) -> draft_coach.Advice:
    part = part_of(turn)
    platform = part.platform if isinstance(part, Write) else None
    assert turn.world.library.lexicon is not None, "the library loads the coach's words with the lessons"
    here = local(turn.world.now, turn.world.learner.zone)
    return draft_coach.coach(str(turn.data["draft"]), turn.world.library.lexicon, here, platform)


def offer_keep(turn: Turn) -> Effects:
    """What the draft coach says: one praise, at most two suggestions. Then try again, or keep it: it is theirs."""
    advice = _advice(turn)
    told: list[Words] = [advice.praise.words, *(suggestion.words for suggestion in advice.suggestions)]
    again = Button(phrase("lesson-button-try-again"), Tap("again"))
    keep_it = Button(phrase("lesson-button-keep"), Tap("keep"))
    yield Say(Lines((*told, phrase("lesson-keep"))), ((again, keep_it),))


def is_private(turn: Turn) -> bool:
    """Whether the draft seems to hold private data: worth asking once before it is kept."""
    return bool(_advice(turn).private)


def ask_private(turn: Turn) -> Effects:
    """Names what looks private, and asks."""
    quotes = Plain(", ".join(found.quote for found in _advice(turn).private))
    again = Button(phrase("lesson-button-change"), Tap("again"))
    keep_it = Button(phrase("lesson-button-keep-anyway"), Tap("keep"))
    yield Say(phrase("lesson-private", quotes=quotes), ((again, keep_it),))


def keep(turn: Turn) -> Effects:
    """Keeps the draft, and the first try beside it where they differ."""
    lesson, before, after = str(turn.data["lesson"]), turn.data.pop("before"), turn.data.pop("draft")
    yield Keep(lesson, "before", str(before))
    yield Keep(lesson, "after", str(after))
    yield Record("draft_kept", lesson, (("tries_differ", before != after),))
    if before == after:
        yield Say(phrase("lesson-kept"))
    else:
        yield Say(phrase("lesson-kept-both", before=Plain(str(before)), after=Plain(str(after))))


def skip(turn: Turn) -> Effects:
    """Not today; nothing is held against anybody."""
    turn.data.pop("before", None)
    turn.data.pop("draft", None)
    yield Say(phrase("lesson-skipped"))
