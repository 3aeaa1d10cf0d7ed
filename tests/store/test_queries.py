"""Every named query, as a whole: it has a sentence, it is good SQL on both databases, it finds its index."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.store import Store
from bot.store.queries import HERE, Query, load

SQLITE, POSTGRES = {q.name: q for q in load("sqlite")}, {q.name: q for q in load("postgres")}


def sentences() -> Iterator[tuple[str, str]]:
    for query in [*SQLITE.values(), *POSTGRES.values()]:
        yield query.name, query.sentence


@pytest.mark.parametrize(("name", "sentence"), sorted(set(sentences())))
def test_a_query_has_a_sentence(name: str, sentence: str) -> None:
    assert re.fullmatch(r"[A-Z].{8,}[.?]", sentence.replace("\n", " ")), f"{name}: {sentence!r}"


def test_both_databases_know_the_same_queries_with_the_same_arguments() -> None:
    locks = {"lock_wait", "lock_try"}  # SQLite's one writer is its lock
    assert POSTGRES.keys() - SQLITE.keys() == locks
    assert SQLITE.keys() <= POSTGRES.keys()
    for name, query in SQLITE.items():
        assert set(query.names) == set(POSTGRES[name].names), name


def test_no_query_asks_whether_an_argument_is_null() -> None:
    """PostgreSQL has no type for it."""
    for file in HERE.glob("*.sql"):
        assert not re.search(r":\w+ IS (NOT )?NULL", file.read_text(encoding="utf-8"), re.IGNORECASE), file


async def test_every_query_is_understood_by_the_database(store: Store, database_url: str) -> None:
    if store.dialect == "sqlite":
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as file:
            for query in SQLITE.values():
                file.execute(f"EXPLAIN {query.sql}", dict.fromkeys(query.names, 1))
        return
    db = await asyncpg.connect(database_url)
    try:
        for query in POSTGRES.values():
            await db.prepare(query.sql)
    finally:
        await db.close()


def plan(url: str, query: Query) -> list[str]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
        rows = file.execute(f"EXPLAIN QUERY PLAN {query.sql}", dict.fromkeys(query.names, 1))
        return [row[3] for row in rows]


MAY_SCAN = re.compile(r"_trim|_all|_count|_depth|schema_|audit_|dead_letters|facts_after|texts_|quiet_|stats_|_grants")
HARMLESS = ("SCAN json_each", "SCAN sqlite_master", "SCAN waiting", "SCAN (", "SCAN CONSTANT")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_query_of_a_turn_reads_a_whole_table(store: Store, database_url: str) -> None:
    """A table that is scanned without an index makes every turn slower with each learner."""
    for query in SQLITE.values():
        for step in plan(database_url, query):
            if step.startswith("SCAN ") and "INDEX" not in step and not MAY_SCAN.search(query.name):
                assert step.startswith(HARMLESS), f"{query.name}: {step}"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_asked_of_one_person_does_not_read_everybodys_log(store: Store, database_url: str) -> None:
    for query in SQLITE.values():
        if {"person", "people"} & set(query.names):
            assert not [step for step in plan(database_url, query) if "facts_by_kind" in step], query.name
