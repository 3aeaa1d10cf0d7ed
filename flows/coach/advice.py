"""What the coach answers with: one praise, at most two suggestions, what looks private, and the length."""

from dataclasses import dataclass

from flows.model import Argument, Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired: which of the person's own words it is about, the phrase that says so, and a swap.

    `quote` is always a piece of the text, from `start` to `end`; it may be empty where nothing can be quoted.
    """

    rule: str
    start: int
    end: int
    quote: str
    key: str
    swap: str | None = None
    args: tuple[tuple[str, Argument], ...] = ()


@dataclass(frozen=True, slots=True)
class Praise:
    """One good thing, and the words that show it."""

    rule: str
    quote: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to try, about the person's own words; `swap` is what could stand there, if there is such a thing."""

    rule: str
    quote: str
    swap: str | None
    words: Phrase


@dataclass(frozen=True, slots=True)
class Private:
    """Something that looks private. Kind: `phone`, `e-mail`, `postcode`, `ni-number`, `nhs-number`, `card`,
    `away` or `child`; `words` name it."""

    kind: str
    quote: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class Length:
    """How long the text is in the platform's own count, and how much it takes (None where nobody said)."""

    count: int
    limit: int | None
    platform: str | None
    over: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """All that the coach has to say of a draft. `all` holds what fired before the choice of two was made."""

    praise: Praise
    suggestions: tuple[Suggestion, ...]
    private: tuple[Private, ...]
    length: Length
    all: tuple[Finding, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that fired, the most important first, each once."""
        return tuple(dict.fromkeys(finding.rule for finding in self.all))
