"""Realistic posts, each with the rules that fire on it, and nothing else."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from flows.coach import PLATFORMS, Lexicon, coach
from tests.coach.conftest import AFTERNOON

FILE = Path(__file__).with_name("posts.txt")


@dataclass(frozen=True)
class Post:
    """One post of the file, and what is expected."""

    text: str
    rules: frozenset[str]
    private: tuple[str, ...]
    platform: str | None
    now: datetime


def posts() -> list[Post]:
    """All posts of the file."""
    return [read(block) for block in FILE.read_text(encoding="utf-8").split("\n== ")[1:]]


def read(block: str) -> Post:
    """A post from its heading and its text."""
    head, _, text = block.partition("\n")
    notes = re.findall(r"\((.*?)\)", head)
    rules = frozenset(filter(None, re.split(r"[, ]+", re.sub(r"\(.*?\)", "", head))))
    kinds = [note.removeprefix("private: ").split(", ") for note in notes if note.startswith("private: ")]
    hours = [re.findall(r"\d+", note) for note in notes if note.startswith("at ")]
    now = AFTERNOON.replace(hour=int(hours[0][0]), minute=int(hours[0][1])) if hours else AFTERNOON
    platform = next((note for note in notes if note in PLATFORMS), None)
    return Post(text.strip(), rules, tuple(sorted(kind for some in kinds for kind in some)), platform, now)


@pytest.mark.parametrize("post", posts(), ids=lambda post: post.text[:40])
def test_a_post_gets_the_advice_it_needs_and_no_other(post: Post, lexicon: Lexicon) -> None:
    advice = coach(post.text, lexicon, post.now, post.platform)
    assert set(advice.rules) - {"human-cue"} == post.rules
    assert tuple(sorted(found.kind for found in advice.private)) == post.private
    assert len(advice.suggestions) <= 2
    assert bool(advice.suggestions) == bool(post.rules - {"private"})


def test_the_posts_cover_every_rule_and_enough_that_needs_nothing() -> None:
    named = frozenset().union(*(post.rules for post in posts()))
    assert named | {"human-cue"} == {
        "jargon", "long-sentence", "passive", "brand-as-person", "no-way-in", "shouting", "hedging", "length",
        "private", "timing", "accessibility", "meeting-test", "human-cue",
    }  # fmt: skip
    assert len(posts()) >= 60
    assert len([post for post in posts() if not post.rules]) >= 30
