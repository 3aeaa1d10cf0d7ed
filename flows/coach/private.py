"""Things about people that perhaps not everybody should read. It finds some; it never says that a text is safe."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from flows.coach.advice import Finding
from flows.coach.draft import Draft
from flows.coach.lexicon import Lexicon, Word
from flows.coach.numbers import is_card, is_national_insurance, is_nhs, is_phone, is_postcode

KINDS: Final = ("phone", "e-mail", "postcode", "ni-number", "nhs-number", "card", "away", "child")
GROWN_UP = 18

# Bounded repeats only; what they find is judged number by number.
_PHONE = re.compile(
    r"(?<![\w.+/])(?:\+|00)\d{1,3}[ -]?(?:\(0\)[ -]?)?\d{1,4}(?:[ -]?\d){5,9}(?!\w)"
    r"|(?<![\w.+/])\(?0\d{2,5}\)?(?:[ -]{0,2}\d){5,9}(?!\w)",
    re.ASCII,
)
_POSTCODE = re.compile(r"(?<!\w)([a-z]{1,2}\d[a-z\d]?) {0,2}(\d[abd-hjlnp-uw-z]{2})(?!\w)", re.IGNORECASE | re.ASCII)
_INSURANCE = re.compile(r"(?<!\w)[a-z]{2}(?:[ -]?\d\d){3}[ -]?[a-d](?!\w)", re.IGNORECASE | re.ASCII)
_DIGITS = re.compile(r"(?<![\w.+-])\d(?:[ -]?\d){9,18}(?![\w-])", re.ASCII)
# ", 7" and "(7)" and "is 7", but neither ", 7 Mill Road" nor "is 7 minutes late".
_AGE = re.compile(
    r"(?:, ?| ?\(| is | turns | turned |,? aged? )(?:aged? )?(\d{1,2})(?=[),;:!?\n]|\.(?!\d)| and | who | today|$)",
    re.ASCII,
)


def private(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Everything that looks private, in the order of the text; what one finding covers isn't found again."""
    found = [*_numbers(draft), *_away(draft, lexicon), *_children(draft, lexicon)]
    found += [_found(draft, span.start, span.end, "e-mail") for span in draft.emails]
    end = 0
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        if finding.start >= end:
            end = finding.end
            yield finding


def _found(draft: Draft, start: int, end: int, kind: str) -> Finding:
    return draft.finding("private", start, end, f"coach-private-{kind}", kind=kind)


def _numbers(draft: Draft) -> Iterator[Finding]:
    checks = (
        (_PHONE, is_phone, "phone"),
        (_POSTCODE, is_postcode, "postcode"),
        (_INSURANCE, is_national_insurance, "ni-number"),
        (_DIGITS, is_nhs, "nhs-number"),
        (_DIGITS, is_card, "card"),
    )
    for pattern, check, kind in checks:
        for match in pattern.finditer(draft.prose):
            if check(match[0]):
                yield _found(draft, *match.span(), kind)


def _away(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """ "I'm away until …", with the word or two that say until when."""
    words = draft.words
    for hit in lexicon.away.find(words):
        last = hit.last
        while last < min(len(words), hit.last + 2) and words[last].joined and not _joins(lexicon, words[last]):
            last += 1
        yield _found(draft, hit.start, words[last - 1].end, "away")


def _joins(lexicon: Lexicon, word: Word) -> bool:
    return lexicon.grammar.get(word.low) == "join"


def _children(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """A child's name: "my son Jack", "Chloe, aged 7", "Chloe (7)"."""
    words = draft.words
    for hit in lexicon.children.find(words):
        if hit.value == "kin" and hit.last < len(words) and _is_name(draft, lexicon, hit.last):
            gap = draft.text[hit.end : words[hit.last].start]
            age = _age(draft, hit.last)
            if gap.strip(" ,") == "" and len(gap) < 4 and (age is None or age[0] < GROWN_UP):
                yield _found(draft, hit.start, age[1] if age else words[hit.last].end, "child")
    for place, word in enumerate(words):
        if word.low in lexicon.names and draft.text[word.start].isupper():
            age = _age(draft, place)
            if age and age[0] < GROWN_UP:
                yield _found(draft, word.start, age[1], "child")


def _is_name(draft: Draft, lexicon: Lexicon, place: int) -> bool:
    word = draft.words[place]
    is_day = lexicon.calendar.get(word.low) is not None
    capital = draft.text[word.start].isupper() and not draft.text[word.start : word.end].isupper()
    return capital and not is_day and lexicon.grammar.get(word.low) in (None, "modal")  # Will is a name, too


def _age(draft: Draft, place: int) -> tuple[int, int] | None:
    """The age behind a name, and where it ends: "Jack, 7", "Jack (7)", "Jack, aged 7", "Jack is 7"."""
    match = _AGE.match(draft.prose, draft.words[place].end)
    if not match:
        return None
    closes = "(" in match[0] and draft.prose.startswith(")", match.end(1))
    return int(match[1]), match.end(1) + closes
