"""The words the coach knows: phrases of one language in small books, each found in a text in one pass."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

EXCEPTION = "not"
"""The value of a phrase that is only there to keep a shorter one from being found in it."""

# A letter or digit, then more of them with their combining marks; an apostrophe only between letters.
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*(?:['’](?:[^\\W_]|[\u0300-\u036f])+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, how it reads in small letters, and whether the last one leads to it."""

    start: int
    end: int
    low: str
    joined: bool

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: its characters, its words (the last is exclusive), and what the book says of it."""

    start: int
    end: int
    first: int
    last: int
    value: str


@dataclass(frozen=True, slots=True)
class Book:
    """Phrases by their first word, the longest first; most have a value, a plainer phrase for example."""

    entries: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Book":
        """A book of (phrase, value); of two equal phrases the later counts."""
        phrases = {tuple(word.low for word in words_of(phrase)): value for phrase, value in pairs}
        entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words in sorted(filter(None, phrases), key=len, reverse=True):
            entries.setdefault(words[0], []).append((words, phrases[words]))
        return cls({first: tuple(found) for first, found in entries.items()})

    def __len__(self) -> int:
        return sum(map(len, self.entries.values()))

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def get(self, word: str) -> str | None:
        """The value of a single word."""
        return next((value for words, value in self.entries.get(word, ()) if words == (word,)), None)

    def at(self, words: Sequence[Word], place: int) -> Hit | None:
        """The longest phrase that begins with the word at `place`, exceptions among them."""
        for phrase, value in self.entries.get(words[place].low, ()):
            there = words[place : place + len(phrase)]
            if tuple(word.low for word in there) == phrase and all(word.joined for word in there[1:]):
                return Hit(there[0].start, there[-1].end, place, place + len(phrase), value)
        return None

    def find(self, words: Sequence[Word], first: int = 0, last: int | None = None) -> Iterator[Hit]:
        """Every phrase among the words, none overlapping another; exceptions are passed over."""
        after, end = first, len(words) if last is None else last
        for place in range(first, end):
            if words[place].low not in self.entries or place < after:
                continue
            hit = self.at(words, place)
            if hit is not None and hit.last <= end:
                after = hit.last
                if hit.value != EXCEPTION:
                    yield hit

    def any(self, words: Sequence[Word], first: int = 0, last: int | None = None) -> bool:
        """Whether any of its phrases is among the words."""
        return next(self.find(words, first, last), None) is not None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All the coach's books in one language. Each field is a file `content/<lang>/coach/<field>.tsv`."""

    council_speak: Book = Book()  # value: the plain word, or `-` for "leave it out"
    hedging: Book = Book()  # value: what is left when the hedge goes, or `-`
    softeners: Book = Book()  # a few of these are good manners; a heap of them is hedging
    brands: Book = Book()  # what an organisation calls itself: council, trust
    brand_verbs: Book = Book()  # what only an organisation says of itself: is pleased to
    grammar: Book = Book()  # value: the kind of word: be, i, we, you, person, modal, adverb, join …
    participles: Book = Book()  # the irregular ones, and what merely looks like one (value `not`)
    official: Book = Book()  # participles that hide a doer even in the present: residents are advised
    passive_idioms: Book = Book()  # participles that describe: closed, interested, based
    sad: Book = Book()
    sorry: Book = Book()
    thanks: Book = Book()
    playful: Book = Book()
    dialect: Book = Book()
    anger: Book = Book()  # what is better slept on
    insults: Book = Book()  # what nobody says at a public meeting
    events: Book = Book()
    invitations: Book = Book()  # ways in: come along, let me know
    past: Book = Book()  # signs that something is over: yesterday, thanks for coming
    calendar: Book = Book()  # value: `weekday 0` (Monday) … `month 12`, or `near` for tomorrow
    hours: Book = Book()  # times of day in words: noon, half past
    away: Book = Book()
    children: Book = Book()  # value `kin` (my son) or `age` (aged)
    names: Book = Book()  # first names
    pictures: Book = Book()  # see picture
    described: Book = Book()  # signs that a picture is described
    hashtag_words: Book = Book()


def words_of(text: str, shown: str | None = None) -> tuple[Word, ...]:
    """The words of a text; `shown` is the same text with what isn't prose (addresses, tags) blanked out."""
    found: list[Word] = []
    after = 0
    for match in _WORD.finditer(text if shown is None else shown):
        gap = text[after : match.start()]
        low = unicodedata.normalize("NFC", match[0]).casefold().replace("’", "'")
        found.append(Word(*match.span(), low, _joins(gap)))
        after = match.end()
    return tuple(found)


def _joins(gap: str) -> bool:
    """Whether what stands between two words still lets them make one phrase."""
    return gap in (" ", "-", "‑") or (gap.count("\n") < 2 and gap.strip() in ("", "-", "‑") and bool(gap))
