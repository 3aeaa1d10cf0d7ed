"""What an admin asks the program about itself, on both databases: numbers, failures, health and a copy."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.simulator import people
from bot.store.backup import BackupError
from tests.evening import Evening, Someone, an_evening

ADMIN = 700_000_900


async def an_admin(evening: Evening) -> Someone:
    """An admin who has said hello."""
    admin = Someone(evening, people.join(evening.simulator, {"first_name": "Aisha", "id": ADMIN}))
    await admin.write("/start")
    for label in ("I'm 16 or over", "Yes, go on then", "No, only the lessons"):
        await admin.tap(label)
    return admin


async def a_poisoned_call(evening: Evening, chat: int, person: int) -> None:
    """A message that Telegram refuses, as a bug would leave it."""
    async with evening.store.transaction() as tx:
        row = {"id": 77, "cause": "test", "n": 1, "person": person, "chat": chat, "lane": 0, "due": 0, "blob": None}
        more = {"expires": None, "edits": None, "method": "sendMessage", "payload": '{"text": ""}'}
        await tx.run("outbox_put", **row, **more)
    evening.store.wake("outbox")
    await evening.quiet()


async def test_the_numbers_come_with_a_picture(database_url: str) -> None:
    async with an_evening(database_url, admin_ids=str(ADMIN)) as evening:
        admin = await an_admin(evening)
        await admin.write("/next")
        caption = await admin.write("/stats")
        assert "Lessons: 1 begun, 0 finished" in caption
        assert admin.messages[-1].message["photo"][0]["width"] > 0


async def test_what_has_failed_can_be_looked_at_tried_again_and_thrown_away(database_url: str) -> None:
    async with an_evening(database_url, admin_ids=str(ADMIN)) as evening:
        admin = await an_admin(evening)
        assert "Nothing has failed" in await admin.write("/failed")
        await a_poisoned_call(evening, admin.id, 0)
        assert "One thing has failed" in await admin.write("/failed")
        looked = await admin.tap("Look at 1")
        assert "refused" in looked
        assert "back in the queue" in await admin.tap("Try again")
        assert "One thing has failed" in await admin.write("/failed")
        await admin.tap("Look at 1")
        assert "Thrown away" in await admin.tap("Throw it away")
        assert "Nothing has failed" in await admin.write("/failed")


async def test_health_tells_whether_anything_needs_a_look(database_url: str) -> None:
    async with an_evening(database_url, admin_ids=str(ADMIN)) as evening:
        admin = await an_admin(evening)
        said = await admin.write("/health")
        assert "All's well" in said
        assert "Waiting to be handled: 0. Waiting to go out: 0. Failed: 0." in said, "the question itself doesn't count"
        await a_poisoned_call(evening, admin.id, 0)
        assert "needs a look" in await admin.write("/health")


@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="no pg_dump: install PostgreSQL's client programs")
async def test_a_copy_comes_as_a_file_that_opens(database_url: str, tmp_path: Path) -> None:
    async with an_evening(database_url, admin_ids=str(ADMIN)) as evening:
        admin = await an_admin(evening)
        said = await admin.write("/backup")
        document = admin.messages[-1].message["document"]
        content = evening.simulator.files.downloadable(document["file_id"]).content
    if database_url.startswith("postgres"):
        assert content.startswith(b"PGDMP")
        assert "pg_restore" in said
        assert document["file_name"].endswith(".dump")
        return
    (tmp_path / "copy.db").write_bytes(content)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as database:
        assert database.execute("SELECT count(*) FROM people").fetchone() == (1,)


async def test_a_copy_that_cannot_be_made_is_told_of_and_holds_nothing_up(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(url: str, target: Path) -> None:
        raise BackupError("pg_dump isn't installed here: install PostgreSQL's client programs")

    monkeypatch.setattr("bot.making.copy_database", fails)
    async with an_evening(database_url, admin_ids=str(ADMIN)) as evening:
        admin = await an_admin(evening)
        assert "couldn't be made" in await admin.write("/backup")
        assert "said hello" in await admin.write("/stats")


@pytest.mark.parametrize("command", ["/stats", "/failed", "/backup", "/health"])
async def test_these_are_not_for_learners(database_url: str, command: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await an_admin(evening)
        before = len(someone.messages)
        said = await someone.write(command)
        assert len(someone.messages) == before + 2
        assert "picture" not in said
        assert "well" not in said
