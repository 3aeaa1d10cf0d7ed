"""`surgery export`: the columns that were promised, everybody's rows, and nothing that a spreadsheet would run."""

import csv
import io
import json
from pathlib import Path

import pytest

from bot.store import Store, WrongSchemaError, open_store
from bot.tools import export

PROMISED = ["id", "telegram_id", "at", "kind", "course", "lesson", "update_id", "detail"]
AT = 1_795_424_400_123  # 2026-11-23 09:00:00.123 UTC


async def tell(store: Store, count: int, kind: str = "answered") -> None:
    """Adds so many facts about one learner."""
    facts = [
        {"id": number, "person": 7, "at": AT, "kind": kind, "course": "01-what-social-means", "lesson": "04-lurk-well",
         "update_id": None if number == 1 else number, "cause": f"u{number}", "n": 0,
         "detail": '{"choice": "b, or \\"c\\""}'}
        for number in range(1, count + 1)
    ]  # fmt: skip
    async with store.transaction() as tx:
        await tx.many("facts_put", facts)


async def exported(store: Store) -> list[dict[str, str]]:
    """The CSV, read back."""
    file = io.StringIO()
    await export.write_progress(store, file)
    table = csv.DictReader(io.StringIO(file.getvalue()))
    rows = list(table)
    assert list(table.fieldnames or ()) == PROMISED
    return rows


async def test_a_fact_is_a_line_with_the_promised_columns(store: Store) -> None:
    await tell(store, 1)
    (row,) = await exported(store)
    assert row["at"] == "2026-11-23T09:00:00.123+00:00"
    assert (row["kind"], row["course"], row["lesson"]) == ("answered", "01-what-social-means", "04-lurk-well")
    assert json.loads(row["detail"]) == {"choice": 'b, or "c"'}
    assert row["update_id"] == ""
    assert row["telegram_id"] == ""  # somebody who was forgotten since


async def test_more_rows_than_are_read_at_once_all_come_once_and_in_order(store: Store) -> None:
    await tell(store, 2 * export.ROWS_AT_ONCE + 1)
    ids = [int(row["id"]) for row in await exported(store)]
    assert ids == list(range(1, 2 * export.ROWS_AT_ONCE + 2))


async def test_nobody_yet_gives_the_heading_alone(store: Store) -> None:
    assert await exported(store) == []


@pytest.mark.parametrize("begins", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
async def test_a_spreadsheet_runs_nothing(store: Store, begins: str) -> None:
    await tell(store, 1, kind=begins)
    (row,) = await exported(store)
    assert row["kind"] == "'" + begins.replace("\r", "\n")


async def test_to_a_file(database_url: str, tmp_path: Path) -> None:
    store = await open_store(database_url)
    await store.migrate()
    await tell(store, 2)
    await store.close()
    assert await export.run(database_url, "progress", tmp_path / "progress.csv") == 0
    assert (tmp_path / "progress.csv").read_text().count("\n") == 3


async def test_an_older_database_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WrongSchemaError, match="surgery migrate"):
        await export.run(f"sqlite:///{tmp_path}/empty.db", "progress", None)
