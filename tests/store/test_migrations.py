"""Migrations: from nothing and from every released schema with data, to the present one, once, on both databases."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.store import Store, WrongSchemaError, open_store
from bot.store.migrate import FILES, LATEST, refuse_other, statements
from bot.store.queries import Dialect
from tests.postgres import Server
from tests.store.rows import columns_of, everything, insert

RELEASED = {int(path.stem): path for path in (Path(__file__).parent / "released").glob("*.json")}


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any schema."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/surgery.db"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database(empty=True) as address:
        yield address


async def build(url: str, version: int) -> None:
    """Gives the database an older schema."""
    dialect: Dialect = "sqlite" if url.startswith("sqlite") else "postgres"
    script = [sql for n in range(1, version + 1) for sql in statements(FILES[n].read_text(encoding="utf-8"), dialect)]
    if dialect == "sqlite":
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            for sql in script:
                file.execute(sql)
    else:
        db = await asyncpg.connect(url)
        for sql in script:
            await db.execute(sql)
        await db.close()
    await insert(url, "meta", {"key": "schema", "value": str(version)})


async def fill(url: str, rows: dict[str, list[dict[str, Any]]]) -> None:
    for table, found in rows.items():
        for row in found:
            row = {name: value.encode() if name == "bytes" else value for name, value in row.items()}
            await insert(url, table, row)


def test_migrations_are_numbered_without_a_gap_and_each_has_its_data() -> None:
    assert sorted(FILES) == list(range(1, LATEST + 1))
    assert RELEASED.keys() == FILES.keys()


async def test_an_empty_database_gets_the_present_schema(empty: str) -> None:
    store = await open_store(empty)
    try:
        assert await store.schema_version() == 0
        assert await store.migrate() == LATEST
        assert await store.schema_version() == LATEST
        assert await store.migrate() == LATEST
    finally:
        await store.close()


@pytest.mark.parametrize("version", sorted(RELEASED))
async def test_every_released_schema_comes_up_to_date_with_all_its_rows(empty: str, version: int) -> None:
    rows = json.loads(RELEASED[version].read_text(encoding="utf-8"))
    await build(empty, version)
    await fill(empty, rows)
    store = await open_store(empty)
    try:
        assert await store.migrate() == LATEST
        columns = await columns_of(store)
        assert rows.keys() == columns.keys() - {"meta"} if version == LATEST else rows
        for table, before in rows.items():
            after = await everything(empty, table)
            assert len(after) == len(before), table
    finally:
        await store.close()


async def test_several_that_start_at_once_migrate_once(empty: str) -> None:
    stores = [await open_store(empty) for _ in range(4)]
    try:
        assert await asyncio.gather(*(store.migrate() for store in stores)) == [LATEST] * 4
    finally:
        for store in stores:
            await store.close()


async def test_a_migration_that_fails_leaves_the_schema_as_it_was(
    empty: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "0001_broken.sql"
    broken.write_text("CREATE TABLE half (id BIGINT PRIMARY KEY);\nCREATE TABEL rest (id BIGINT);")
    monkeypatch.setitem(FILES, 1, broken)
    store = await open_store(empty)
    try:
        with pytest.raises(Exception, match="TABEL"):
            await store.migrate()
        assert await columns_of(store) == {}
        assert await store.schema_version() == 0
    finally:
        await store.close()


async def test_the_database_of_a_newer_program_is_refused(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.run("meta_put", key="schema", value=str(LATEST + 1))
    with pytest.raises(WrongSchemaError, match="run the newer program"):
        await store.migrate()


def test_an_older_schema_is_refused_with_the_command_that_mends_it() -> None:
    refuse_other(LATEST)
    with pytest.raises(WrongSchemaError, match="surgery migrate"):
        refuse_other(LATEST - 1)
