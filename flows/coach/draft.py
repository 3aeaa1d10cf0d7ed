"""Reads a draft once, for all the rules: its words, sentences, addresses, tags, quotations and mood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.coach.advice import Finding
from flows.coach.graphemes import Span, emoji
from flows.coach.lexicon import Lexicon, Word, words_of
from flows.model import Argument

LAUGHING = frozenset("😂🤣😆😜😝😉🙃🙈")
LONGEST_QUOTE = 90  # characters; a longer quote is no longer a pointer

# Every pattern starts where its run starts, or is bounded, so that no text costs more than its length.
_ADDRESS = re.compile(
    r"https?://\S+|(?<![\w.@/-])www\.\S+"
    r"|(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,5}(?:uk|com|org|net|info|scot|wales|cymru|london|eu|io|gov)(?:/\S*)?(?![\w-])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,24}(?![\w-])")
_TAG = re.compile(r"(?<![\w&])[#@]\w+")
_QUOTED = re.compile(r"“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"|(?<!\w)‘[^‘’\n]{1,400}’(?!\w)")
_STOP = re.compile(r"[.!?…]+|\n+")
_CLOSING = "\"'”’)]*_"
_TITLES = re.compile(r"mrs?|ms|dr|st|rev|cllr|prof|no|vs|e\.g|i\.e|tel|approx|dept|[a-hj-z]")
_TRAILERS = ("a.m", "p.m", "etc")  # these may well end a sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """From its first to its last character, and the places of its words (the last is exclusive)."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Mood:
    """What kind of moment the draft is about, as far as its words say so."""

    sad: bool
    sorry: bool
    thanks: bool
    playful: bool  # a joke, or dialect
    dialect: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, read. `prose` is the text with addresses, tags and e-mails blanked, character for character."""

    text: str
    prose: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    addresses: tuple[Span, ...]
    emails: tuple[Span, ...]
    tags: tuple[Span, ...]
    quoted: tuple[Span, ...]
    emoji: tuple[Span, ...]
    mood: Mood

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether those characters stand in quotation marks: somebody else's words, most likely."""
        return any(span.overlaps(start, end) for span in self.quoted)

    def finding(self, rule: str, start: int, end: int, key: str, swap: str | None = None, **args: Argument) -> Finding:
        """A finding about the characters from `start` to `end`; its quote ends with a word.

        The phrase is given `args`, and the swap where there is one.
        """
        quote = clip(self.text[start:end])
        given = args if swap is None else {"swap": swap, **args}
        return Finding(rule, start, start + len(quote), quote, key, swap, tuple(given.items()))


def read(text: str, lexicon: Lexicon) -> Draft:
    """The text as the rules see it; any text can be read."""
    emails = _spans(_EMAIL, text)
    addresses = _spans(_ADDRESS, _blank(text, emails))
    tags = _spans(_TAG, _blank(text, (*emails, *addresses)))
    prose = _blank(text, (*emails, *addresses, *tags))
    words, pictures = words_of(text, prose), emoji(text)
    laughs = any(text[span.start] in LAUGHING for span in pictures)
    return Draft(
        text, prose, words, tuple(_sentences(prose, words)), addresses, emails, tags,
        _quotations(text), pictures, _mood(words, lexicon, laughs),
    )  # fmt: skip


def clip(text: str, most: int = LONGEST_QUOTE) -> str:
    """The text's beginning in at most that many characters, cut after a word where there is one."""
    if len(text) <= most:
        return text
    head, space, _ = text[: most + 1].rpartition(" ")
    return head if space and head.strip() else text[:most]


def _mood(words: tuple[Word, ...], lexicon: Lexicon, laughs: bool) -> Mood:
    dialect = len([*lexicon.dialect.find(words)]) > 1
    playful = laughs or dialect or lexicon.playful.any(words)
    return Mood(lexicon.sad.any(words), lexicon.sorry.any(words), lexicon.thanks.any(words), playful, dialect)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def _blank(text: str, spans: tuple[Span, ...]) -> str:
    pieces, after = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        pieces += [text[after : span.start], " " * (span.end - span.start)]
        after = span.end
    return "".join([*pieces, text[after:]])


def _quotations(text: str) -> tuple[Span, ...]:
    """What stands in quotation marks; where that is nearly everything, it is the draft itself and not a quotation."""
    spans = _spans(_QUOTED, text)
    return () if sum(span.end - span.start for span in spans) > 0.8 * len(text) else spans


def _sentences(text: str, words: tuple[Word, ...]) -> Iterator[Sentence]:
    place = 0
    for end in _ends(text):
        first = place
        while place < len(words) and words[place].end <= end:
            place += 1
        if place > first:
            while text[end - 1].isspace():
                end -= 1
            yield Sentence(words[first].start, end, first, place)


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: at a new line, or at a stop that isn't an abbreviation's or a number's."""
    for stop in _STOP.finditer(text):
        end = stop.end()
        while end < len(text) and text[end] in _CLOSING and end - stop.end() < 4:
            end += 1
        if stop[0][0] != "\n" and ((end < len(text) and not text[end].isspace()) or _abbreviated(text, stop)):
            continue
        yield end
    yield len(text)


def _abbreviated(text: str, stop: re.Match[str]) -> bool:
    before = text[max(0, stop.start() - 12) : stop.start()].rsplit(None, 1)
    last = before[-1].lower().lstrip("(\"'“‘") if before else ""
    if last in _TRAILERS:
        return not text[stop.end() : stop.end() + 2].strip().isupper()
    return stop[0] == "." and _TITLES.fullmatch(last) is not None
