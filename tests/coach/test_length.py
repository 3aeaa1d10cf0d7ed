"""Lengths, as each platform counts them."""

import pytest

from flows.coach import PLATFORMS, named
from tests.coach.conftest import Ask


@pytest.mark.parametrize(
    ("platform", "text", "count"),
    [
        ("x", "abc", 3),
        ("x", "see https://example.org/a/very/long/path?that=goes&on=and-on", 27),
        ("x", "see example.org", 27),
        ("x", "👨‍👩‍👧", 2),
        ("x", "👍🏽🇬🇧", 4),
        ("x", "日本", 4),
        ("x", "Siân’s café…", 13),
        ("bluesky", "👨‍👩‍👧", 1),
        ("bluesky", "e\u0301", 1),
        ("bluesky", "https://example.org/", 20),
        ("mastodon", "https://example.org/", 23),
        ("threads", "abc", 3),
        (None, "👨‍👩‍👧!", 2),
    ],
)
def test_each_platform_counts_in_its_own_way(ask: Ask, platform: str | None, text: str, count: int) -> None:
    assert ask(text, platform).length.count == count


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_limit_fits_and_one_more_is_too_long(ask: Ask, platform: str) -> None:
    limit = PLATFORMS[platform]
    fits, over = ask("a" * limit, platform), ask("a" * (limit + 1), platform)
    assert (fits.length.over, over.length.over) == (False, True)
    assert "length" not in fits.rules
    assert over.suggestions[0].rule == "length"


def test_without_a_platform_nothing_is_too_long(ask: Ask) -> None:
    length = ask("soup " * 5000).length
    assert (length.limit, length.platform, length.over) == (None, None, False)


def test_the_words_from_which_on_it_would_be_cut_are_quoted(ask: Ask) -> None:
    text = "Soup again. " * 23 + "And custard"
    assert ask(text, "x").suggestions[0].quote == "custard"


@pytest.mark.parametrize(("said", "name"), [("X", "x"), ("Twitter", "x"), (" LinkedIn", "linkedin"), ("MySpace", None)])
def test_platforms_are_known_however_they_are_written(said: str, name: str | None) -> None:
    assert named(said) == name
