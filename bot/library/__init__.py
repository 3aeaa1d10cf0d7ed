"""Reads what authors write, the files under `content/`, into values that flows and rendering work with."""

from bot.library.courses import SHIPPED, lesson_texts, load_library
from bot.library.lessons import parse_lesson, text_hash
from bot.library.phrases import PhraseError, Phrases, load_phrases
from bot.library.problems import ContentError, Problem

__all__ = [
    "SHIPPED",
    "ContentError",
    "PhraseError",
    "Phrases",
    "Problem",
    "lesson_texts",
    "load_library",
    "load_phrases",
    "parse_lesson",
    "text_hash",
]
