"""Rows for every table, made up from the schema, and a look into every table, past the named queries."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from bot.store import Store


async def columns_of(store: Store) -> dict[str, dict[str, str]]:
    """Every column that the database has, by table, with its type."""
    async with store.reading() as tx:
        rows = await tx.all("schema_columns")
    tables: dict[str, dict[str, str]] = {}
    for row in rows:
        tables.setdefault(row["table_name"], {})[row["column_name"]] = row["type"]
    return tables


async def insert(url: str, table: str, row: Mapping[str, Any]) -> None:
    """Puts a row into any table."""
    marks = ["?" if url.startswith("sqlite") else f"${n}" for n in range(1, len(row) + 1)]
    await _run(url, f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(marks)})", *row.values())


async def everything(url: str, table: str) -> list[dict[str, Any]]:
    """Every row of a table."""
    return await _run(url, f"SELECT * FROM {table}")


async def _run(url: str, sql: str, *values: object) -> list[dict[str, Any]]:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            file.row_factory = sqlite3.Row
            return [dict(row) for row in file.execute(sql, values)]
    db = await asyncpg.connect(url)
    try:
        return [dict(row) for row in await db.fetch(sql, *values)]
    finally:
        await db.close()
