"""The draft coach: reads what somebody is about to post, praises one thing in it and suggests two at most.

It works on this machine, with rules one can read: each is a function in a module of this package, and stands in
the table of `flows.coach.rules`. The words it looks for are a Lexicon, the words it says are phrases.
"""

from datetime import datetime

from flows.coach.advice import Advice, Finding, Length, Praise, Private, Suggestion
from flows.coach.choose import praise, privates, suggest
from flows.coach.draft import read
from flows.coach.length import LIMITS as PLATFORMS
from flows.coach.length import measure, named
from flows.coach.lexicon import EXCEPTION, Book, Lexicon
from flows.coach.report import to_json
from flows.coach.rules import findings

__all__ = [
    "EXCEPTION", "PLATFORMS", "Advice", "Book", "Finding", "Length", "Lexicon", "Praise", "Private", "Suggestion",
    "coach", "named", "to_json",
]  # fmt: skip


def coach(text: str, lexicon: Lexicon, now: datetime, platform: str | None = None) -> Advice:
    """What the coach says of any text at all. `now` is aware, in the writer's own zone.

    `platform` is one of PLATFORMS, in any case, or `twitter`; another name counts as none.
    """
    draft = read(text, lexicon)
    length = measure(draft, platform)
    found = tuple(findings(draft, lexicon, now, platform))
    return Advice(praise(draft, lexicon, found), suggest(draft, found), privates(found), length, found)
