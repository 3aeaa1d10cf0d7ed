"""Personal data: every column is accounted for, all of it is handed over, and none of it outlives an erasure."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.store import Store, open_store
from bot.store.erase import THEIRS, Column, columns, erase_person, export_person
from tests.store.rows import columns_of, everything, insert

ANNA, TELEGRAM = 7_001, 5_550_123_987
CANARY = "canary-yellow-as-anything"
ACCOUNTED = list(columns())


def made_up(column: Column, type_: str, person: int, telegram_id: int, canary: str) -> Any:
    """A value for one column of one person's row."""
    if column.name in {"person", "id"} and (column.name == "person" or column.table == "people"):
        return person
    if (column.table, column.name) in {("people", "telegram_id"), ("outbox", "chat"), ("inbox", "key")}:
        return telegram_id
    if "CHAR" in type_ or "TEXT" in type_:
        text = canary if column.personal else f"{column.name}-{person}"
        return json.dumps({"said": text}) if column.name == "data" else text
    if type_ in {"BLOB", "BYTEA"}:
        return canary.encode()
    return 2 if column.name == "state" else person


async def fill(store: Store, url: str, person: int, telegram_id: int, canary: str) -> None:
    """Puts one row of the person's into every table, a canary in every personal column."""
    types = await columns_of(store)
    for table in types.keys() - {"meta"}:
        await insert(url, table, {
            column.name: made_up(column, types[table][column.name], person, telegram_id, canary)
            for column in ACCOUNTED if column.table == table
        })  # fmt: skip


async def test_every_column_is_accounted_for_and_no_other(store: Store) -> None:
    schema = {(table, column) for table, found in (await columns_of(store)).items() for column in found}
    said = [(column.table, column.name) for column in ACCOUNTED]
    assert len(said) == len(set(said))
    assert schema == set(said)


@pytest.mark.parametrize("column", [column for column in ACCOUNTED if column.personal], ids=str)
def test_a_personal_column_says_why_it_is_kept_and_does_not_survive(column: Column) -> None:
    assert column.whose != "nobody"
    assert column.why
    assert column.keep
    assert column.erasure in {"deleted", "blanked"}


def test_tables_that_hold_personal_columns_are_exported_and_erased() -> None:
    personal = {column.table for column in ACCOUNTED if column.personal}
    assert personal == {*THEIRS, "people", "inbox", "dead_letters"}


async def test_an_erased_person_is_found_in_no_table(store: Store, database_url: str) -> None:
    await fill(store, database_url, ANNA, TELEGRAM, CANARY)
    async with store.transaction() as tx:
        await erase_person(tx, ANNA, TELEGRAM, before=1)
    for table in await columns_of(store):
        left = repr(await everything(database_url, table))
        assert CANARY not in left, table
        assert str(TELEGRAM) not in left, table
        assert not any(row.get("person") == ANNA for row in await everything(database_url, table)), table


async def test_erasing_one_person_leaves_the_others_alone(store: Store, database_url: str) -> None:
    await fill(store, database_url, ANNA, TELEGRAM, CANARY)
    before = {table: await everything(database_url, table) for table in await columns_of(store)}
    async with store.transaction() as tx:
        await erase_person(tx, ANNA + 1, TELEGRAM + 1, before=10**15)
    assert {table: await everything(database_url, table) for table in before} == before


async def test_an_erasure_keeps_statistics_and_the_audit_log(store: Store, database_url: str) -> None:
    await fill(store, database_url, ANNA, TELEGRAM, CANARY)
    kept = ("daily", "audit", "texts", "broadcasts", "venues")
    before = {table: await everything(database_url, table) for table in kept}
    async with store.transaction() as tx:
        await erase_person(tx, ANNA, TELEGRAM, before=1)
    assert {table: await everything(database_url, table) for table in kept} == before
    assert all(before.values())


async def test_erased_words_are_not_left_in_the_database_file(tmp_path: Path) -> None:
    file = tmp_path / "surgery.db"
    store = await open_store(f"sqlite:///{file}")
    await store.migrate()
    await fill(store, f"sqlite:///{file}", ANNA, TELEGRAM, CANARY)
    async with store.transaction() as tx:
        await erase_person(tx, ANNA, TELEGRAM, before=1)
    await store.close()
    assert CANARY not in words_in(file)


def words_in(file: Path) -> str:
    return file.read_bytes().decode("ascii", errors="replace")


async def test_an_export_covers_every_personal_column(store: Store, database_url: str) -> None:
    await fill(store, database_url, ANNA, TELEGRAM, CANARY)
    async with store.reading() as tx:
        export = await export_person(tx, ANNA)
    for column in ACCOUNTED:
        if column.personal:
            assert column.name in export[column.table][0], column
    assert json.loads(json.dumps(export)) == export


async def test_what_comes_after_the_farewell_is_still_answered(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.many("inbox_put", [
            {"id": 1, "update_id": 1, "key": TELEGRAM, "body": CANARY, "received": 100},
            {"id": 2, "update_id": 2, "key": TELEGRAM, "body": "hello again", "received": 200},
        ])  # fmt: skip
        await erase_person(tx, ANNA, TELEGRAM, before=150)
        assert [row["body"] for row in await tx.all("inbox_next", limit=9)] == ["hello again"]


async def test_an_erased_person_gives_their_seats_back(store: Store, database_url: str) -> None:
    await fill(store, database_url, ANNA, TELEGRAM, CANARY)
    row = (await everything(database_url, "bookings"))[0]
    surgery = (await everything(database_url, "surgeries"))[0]
    await insert(database_url, "surgeries", {**surgery, "id": 1, "uid": "one", "taken": 5})
    await insert(database_url, "bookings", {**row, "surgery": 1, "state": "in", "party": 2, "seq": 1})
    async with store.transaction() as tx:
        await erase_person(tx, ANNA, TELEGRAM, before=1)
    taken = {row["id"]: row["taken"] for row in await everything(database_url, "surgeries")}
    assert taken[1] == 3
