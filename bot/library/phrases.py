"""The phrases of every language, ready to be said: Fluent files, parsed phrase by phrase when first used."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from bot.library.courses import SHIPPED
from bot.library.ftl import References
from bot.library.problems import ContentError, Problem, read_file

# Only an entry begins at the margin with a name and `=` (Fluent grammar: `Message`, `Term`), so a file can be
# cut into entries without parsing it. Parsing all of it at start-up would cost 0.2 ms a phrase.
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*)[ ]*=", re.MULTILINE)


class PhraseError(Exception):
    """A phrase that can't be said: unknown, or without an argument. `surgery check` finds most beforehand."""


class _Language:
    """One language's entries: sources until they are asked for, then in the bundle."""

    def __init__(self, lang: str, texts: Iterable[str]) -> None:
        self.sources = {key: source for text in texts for key, source in cut(text)}
        self.bundle = FluentBundle([str(locale(lang))], use_isolating=False)
        self._known: set[str] = set()

    def pattern(self, key: str) -> Any:
        self._learn(key)
        return self.bundle.get_message(key).value

    def _learn(self, key: str) -> None:
        """Puts the entry, and all that it refers to, into the bundle."""
        if key in self._known or key not in self.sources:
            return
        self._known.add(key)
        resource = FluentParser(with_spans=False).parse(self.sources[key])
        if any(isinstance(entry, ast.Junk) for entry in resource.body):
            raise PhraseError(f"the phrase `{key}` can't be read to its end: see `surgery check`")
        self.bundle.add_resource(resource)
        for other in References(resource).keys:
            self._learn(other)


class Phrases:
    """Every phrase of every language; where one lacks a phrase, the default language says it."""

    def __init__(self, texts: Mapping[str, Iterable[str]], default: str = "en") -> None:
        self._languages = {lang: _Language(lang, files) for lang, files in texts.items()}
        self._default = default
        self._languages.setdefault(default, _Language(default, ()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have phrases."""
        return tuple(self._languages)

    def keys(self, lang: str) -> frozenset[str]:
        """The names of one language's phrases; terms (`-name`) are not phrases."""
        found = self._languages.get(lang)
        return frozenset(key for key in found.sources if key[0] != "-") if found else frozenset()

    def format(self, lang: str, key: str, args: Mapping[str, Any] | None = None) -> str:
        """The phrase's Markdown with its arguments in place; PhraseError where one is missing."""
        language = self._languages.get(lang)
        if language is None or key not in language.sources:
            language = self._languages[self._default]
        if key not in language.sources:
            raise PhraseError(f"no phrase is called `{key}`: add it to content/{self._default}/phrases")
        pattern = language.pattern(key)
        if pattern is None:
            raise PhraseError(f"the phrase `{key}` has no text: write it behind the `=`")
        text, errors = language.bundle.format_pattern(pattern, dict(args) if args else None)
        if errors:
            raise PhraseError(f"the phrase `{key}` ({lang}) can't be said: {'; '.join(map(str, errors))}")
        return str(text)


def load_phrases(content_dir: Path = SHIPPED, default: str = "en") -> Phrases:
    """The phrases of every language under `content_dir`; ContentError where a file isn't UTF-8."""
    texts: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for path in sorted(content_dir.glob("*/phrases/*.ftl")):
        texts.setdefault(path.parts[-3], []).append(read_file(path, problems))
    if problems:
        raise ContentError(problems)
    return Phrases(texts, default)


def cut(text: str) -> Iterable[tuple[str, str]]:
    """The entries of a Fluent file by name, unparsed."""
    text = text.replace("\r\n", "\n")
    starts = [*_ENTRY.finditer(text)]
    ends = [*(entry.start() for entry in starts[1:]), len(text)]
    return [(entry[1], text[entry.start() : end]) for entry, end in zip(starts, ends, strict=True)]


@lru_cache
def locale(lang: str) -> Locale:
    """How readers of `lang` write numbers and dates: the British way, where the language has one."""
    for name in (f"{lang}_GB", lang, "en_GB"):
        try:
            return Locale.parse(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel always knows en_GB")
