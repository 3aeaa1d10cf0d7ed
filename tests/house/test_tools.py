"""Every tool that reads the code is content with it."""

from datetime import UTC, datetime

import pytest

from bot.library import SHIPPED
from bot.tools.check import check
from tests.house import content_is


def test_ruff_finds_nothing() -> None:
    content_is("ruff", "check")


def test_every_file_is_formatted() -> None:
    content_is("ruff", "format", "--check")


@pytest.mark.timeout(600)
def test_the_types_are_right() -> None:
    content_is("mypy")


def test_every_floor_stands_on_those_below_it() -> None:
    content_is("lint-imports")


def test_every_import_is_a_dependency_and_every_dependency_is_imported() -> None:
    content_is("deptry", ".")


def test_the_content_is_well() -> None:
    assert check(None, SHIPPED, datetime.now(UTC).date()) == []
