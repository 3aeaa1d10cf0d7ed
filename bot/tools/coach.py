"""`surgery coach`: what the draft coach says of a post, for people or as JSON."""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bot.library import SHIPPED, load_phrases
from bot.library.lexicon import load_lexicon
from bot.render import Renderer
from flows.coach import PLATFORMS, Advice, coach, named, to_json
from flows.model import Phrase

LANG, ZONE = "en", "UTC"  # the coach's phrases hold no times, so the zone makes no difference

Judge = Callable[[str], Advice]
Speak = Callable[[Phrase], str]


def run(file: Path | None, platform: str | None, shape: str, content_dir: Path | None, now: datetime) -> int:
    """Prints what the coach says of the text in `file`, or on standard input. Always 0 but for bad lines.

    `shape` is `text`, `json` or `jsonl` (one JSON string a line in, one answer a line out; a line that is none
    gets an `error`, and the exit code is 1). `now` is aware, in the writer's own zone.
    """
    if platform is not None and named(platform) is None:
        raise click.UsageError(f"no platform is called {platform!r}: use one of {', '.join(PLATFORMS)}.")
    folder = content_dir or SHIPPED
    lexicon, renderer = load_lexicon(folder / LANG / "coach"), Renderer(load_phrases(folder, LANG))

    def judge(text: str) -> Advice:
        return coach(text, lexicon, now, platform)

    def speak(words: Phrase) -> str:
        return renderer.render(words, LANG, ZONE).text

    text = file.read_text(encoding="utf-8") if file else sys.stdin.read()
    if shape == "jsonl":
        return _lines(text, judge, speak)
    advice = judge(text)
    if shape == "json":
        click.echo(json.dumps(to_json(advice, speak), ensure_ascii=False, indent=2))
    else:
        click.echo(told(advice, speak))
    return 0


def told(advice: Advice, speak: Speak) -> str:
    """The advice as the bot would say it, with the length and what looks private under it."""
    parts = [speak(advice.praise.words), *(speak(suggestion.words) for suggestion in advice.suggestions)]
    parts += [f"{speak(private.words)} {private.quote}" for private in advice.private]
    length = advice.length
    limit = f" of {length.limit} for {length.platform}" if length.limit else ""
    parts.append(f"Length: {length.count}{limit}{', which is too long' if length.over else ''}")
    return "\n\n".join(parts)


def _lines(text: str, judge: Judge, speak: Speak) -> int:
    code = 0
    for row in text.splitlines():
        try:
            draft: Any = json.loads(row)
        except ValueError:
            draft = None
        if isinstance(draft, str):
            answer: Any = to_json(judge(draft), speak)
        else:
            answer, code = {"error": "not a JSON string"}, 1
        click.echo(json.dumps(answer, ensure_ascii=False))
    return code
