"""`surgery backup`: one whole file, consistent while others write, that nobody else may read."""

import asyncio
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import Store, open_store
from bot.store.backup import BackupError, copy_database, without_password
from bot.tools import backup


async def put(store: Store, key: str, value: str) -> None:
    async with store.transaction() as tx:
        await tx.run("meta_put", key=key, value=value)


async def test_the_copy_holds_what_was_kept_and_opens_as_a_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/surgery.db")
    await store.migrate()
    await put(store, "bot", "4711")
    assert backup.run(f"sqlite:///{tmp_path}/surgery.db", tmp_path / "copy.db") == 0
    assert f"{(tmp_path / 'copy.db').stat().st_size:,} bytes" in capsys.readouterr().out
    await store.close()
    restored = await open_store(f"sqlite:///{tmp_path}/copy.db")
    async with restored.reading() as tx:
        row = await tx.one("meta_get", key="bot")
    await restored.close()
    assert row == {"value": "4711"}


async def test_two_values_that_change_together_are_copied_together(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/surgery.db"
    store = await open_store(url)
    await store.migrate()
    stopped = asyncio.Event()

    async def keep_writing() -> int:
        round_ = 0
        while not stopped.is_set():
            async with store.transaction() as tx:
                await tx.run("meta_put", key="left", value=str(round_))
                await tx.run("meta_put", key="right", value=str(round_))
            round_ += 1
        return round_

    writing = asyncio.create_task(keep_writing())
    copies = [tmp_path / f"{number}.db" for number in range(5)]
    for copy in copies:
        await asyncio.to_thread(copy_database, url, copy)
    stopped.set()
    rounds = await writing
    await store.close()
    assert rounds > len(copies)  # writing went on meanwhile
    for copy in copies:
        with closing(sqlite3.connect(copy)) as db:
            values = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('left', 'right')"))
        assert values.get("left") == values.get("right")


def test_only_its_owner_may_read_it_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "surgery.db")) as db:
        db.execute("CREATE TABLE t (x)")
    (tmp_path / "away").mkdir()
    copy_database(f"sqlite:///{tmp_path}/surgery.db", tmp_path / "away" / "copy.db")
    assert (tmp_path / "away" / "copy.db").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "away").iterdir()] == ["copy.db"]


def test_an_earlier_copy_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(BackupError, match="exists already"):
        copy_database(f"sqlite:///{tmp_path}/surgery.db", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_no_database_leaves_no_copy_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no database"):
        copy_database(f"sqlite:///{tmp_path}/surgery.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="no pg_dump: install PostgreSQL's client programs")
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_postgresql_gives_an_archive_that_pg_restore_reads(database_url: str, tmp_path: Path) -> None:
    copy_database(database_url, tmp_path / "copy.dump")
    listed = subprocess.run(
        ["pg_restore", "--list", tmp_path / "copy.dump"], capture_output=True, text=True, check=True
    )
    assert "TABLE DATA public facts" in listed.stdout


def test_a_failed_dump_says_why_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="pg_dump isn't installed"):
        copy_database("postgresql://u:p@127.0.0.1:1/none", tmp_path / "copy.dump")
    pretender = tmp_path / "pg_dump"
    pretender.write_text('#!/bin/sh\necho "$@" >&2\nexit 1\n')
    pretender.chmod(0o755)
    with pytest.raises(BackupError, match="pg_dump failed") as caught:
        copy_database("postgresql://u:hunter2@127.0.0.1:1/none", tmp_path / "copy.dump")
    assert "hunter2" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["pg_dump"]


def test_the_password_goes_apart_from_the_address() -> None:
    assert without_password("postgresql://me:p%40ss@db:5432/surgery") == ("postgresql://me@db:5432/surgery", "p@ss")
    assert without_password("postgresql:///surgery") == ("postgresql:///surgery", None)
