"""Everything the program has to say, loaded once: courses by language, the renderer, and older lesson texts."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bot.library import SHIPPED, lesson_texts, load_library, load_phrases, parse_lesson, text_hash
from bot.library.lexicon import load_lexicon
from bot.render import Renderer
from flows.content import Lesson, Library

OLD_TEXTS = 256  # older versions of lessons kept parsed


class Contents:
    """The words of every language under `content_dir`; immutable once loaded.

    Raises ContentError with every problem found where a file can't be used.
    """

    def __init__(self, content_dir: Path | None = None, default: str = "en") -> None:
        self._dir = content_dir or SHIPPED
        self._default = default
        phrases = load_phrases(self._dir, default)
        self.renderer = Renderer(phrases)
        self._libraries = {lang: self._load(lang) for lang in phrases.languages}
        self._hashes = {lesson.hash for library in self._libraries.values() for lesson in library.lessons}
        self._parsed = lru_cache(OLD_TEXTS)(parse_lesson)

    def _load(self, lang: str) -> Library:
        return replace(load_library(self._dir, lang), lexicon=load_lexicon(self._dir / lang / "coach"))

    def language(self, code: str | None) -> str:
        """The language to speak with somebody whose app speaks `code` (IETF tag), as far as there is content."""
        short = (code or "").partition("-")[0].lower()
        return short if short in self._libraries else self._default

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that there is content for."""
        return tuple(self._libraries)

    def library(self, lang: str) -> Library:
        """The courses of a language."""
        return self._libraries.get(lang) or self._libraries[self._default]

    def is_current(self, pin: str) -> bool:
        """Whether a pinned lesson text is one of today's."""
        return pin in self._hashes

    def older(self, lesson: str, body: str) -> Lesson:
        """A lesson as it was, from its kept text."""
        return self._parsed(body, lesson)

    def texts(self) -> list[dict[str, object]]:
        """Today's lesson texts as rows for the table `texts`, without the time."""
        return [
            {"hash": text_hash(body), "lesson": lesson, "lang": lang, "body": body}
            for lang in self._libraries
            for lesson, body in lesson_texts(self._dir, lang)
        ]
