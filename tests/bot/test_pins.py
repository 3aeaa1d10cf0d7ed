"""Lessons that are edited between two runs: whoever is in the middle of one reads on in the text they began."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.library import SHIPPED
from bot.simulator import people
from tests.bot.test_turns import WELCOME
from tests.evening import Evening, Someone, an_evening
from tests.store.rows import everything

READER = 700_000_321
LAST = "en/courses/01-what-social-means/06-my-reason-why.md"
FIRST = "en/courses/01-what-social-means/01-social-before-media.md"
OLD, NEW = "Social before media", "Social before anything"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content that ships, to be edited."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "content"))


def rewrite(content: Path) -> None:
    """Gives the first lesson another title and other cards."""
    file = content / FIRST
    head, *sections = file.read_text(encoding="utf-8").replace(OLD, NEW).split("\n## ")
    written = ["card\nNew words.\n" if section.startswith("card") else section for section in sections]
    file.write_text("\n## ".join((head, *written)), encoding="utf-8")


@asynccontextmanager
async def a_run(database_url: str, content: Path) -> AsyncIterator[tuple[Evening, Someone]]:
    """The program with this content, and the reader at their phone."""
    async with an_evening(database_url, content_dir=content) as evening:
        evening.simulator.updates.next_id += len(await everything(database_url, "inbox"))  # it counts on
        yield evening, Someone(evening, people.join(evening.simulator, {"first_name": "Maureen", "id": READER}))


async def begin(database_url: str, content: Path, lesson: str) -> None:
    """The first run: the reader begins a lesson, and goes one part on."""
    async with a_run(database_url, content) as (_, someone):
        await someone.write("/start")
        for label in WELCOME:
            await someone.tap(label)
        await someone.write("/lessons")
        await someone.tap(lesson)
        await someone.tap("Go on")


async def go_on(evening: Evening, someone: Someone) -> list[str]:
    """What they hear who come back in the second run."""
    heard = len(someone.heard)
    await someone.write("/next")
    assert not evening.simulator.records.refused
    return someone.heard[heard:]


async def test_a_reader_goes_on_in_the_text_they_began(database_url: str, content: Path) -> None:
    await begin(database_url, content, "1")
    rewrite(content)
    async with a_run(database_url, content) as (evening, someone):
        (said,) = await go_on(evening, someone)
        assert "New words." not in said
        assert OLD in await someone.write("Where was I?")
        assert len(await everything(database_url, "texts")) == len(list((content / FIRST).parent.glob("0*.md"))) + 1


@pytest.mark.parametrize("lost", ["DELETE FROM texts", "UPDATE texts SET body = 'not a lesson'"])
async def test_where_the_old_text_is_lost_they_are_told_and_stand_at_the_nearest_card(
    database_url: str, content: Path, lost: str
) -> None:
    await begin(database_url, content, "1")
    rewrite(content)
    async with a_run(database_url, content) as (evening, someone):
        async with evening.store.transaction() as tx:
            await tx.statement(lost)
        told, card = await go_on(evening, someone)
        assert "rewritten since you began" in told
        assert "New words." in card
        assert len(await go_on(evening, someone)) == 1


async def test_a_reader_of_a_lesson_whose_file_is_gone_reads_it_to_its_end(database_url: str, content: Path) -> None:
    await begin(database_url, content, "6")
    (content / LAST).unlink()
    async with a_run(database_url, content) as (evening, someone):
        (said,) = await go_on(evening, someone)
        assert "taken out" not in said
        assert "My reason why" in await someone.share("photo")


async def test_where_its_text_is_lost_too_they_are_told_kindly_and_offered_the_next(
    database_url: str, content: Path
) -> None:
    await begin(database_url, content, "6")
    (content / LAST).unlink()
    async with a_run(database_url, content) as (evening, someone):
        async with evening.store.transaction() as tx:
            await tx.statement("DELETE FROM texts")
        (said,) = await go_on(evening, someone)
        assert "taken out" in said
        assert "Social before media" in await someone.tap("Go on, next one")
