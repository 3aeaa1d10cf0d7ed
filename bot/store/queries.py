"""The named queries of `bot/store/*.sql`, read for one of the two databases.

A file `noun.sql` serves both; `noun.sqlite.sql` and `noun.postgres.sql` hold the few that must differ.
Three words of our own are replaced on the way:

- `EACH(:ids)`: the whole numbers of a list argument, to be used after IN;
- `EACHTEXT(:hashes)`: the same for text;
- `NOW_MS()`: the database's own time in milliseconds UTC (leases; everything else takes the Clock's).

What PostgreSQL asks of a shared query: an argument in a sum needs CAST(:x AS BIGINT), or its type is
guessed as a small number; and `:x IS NULL OR …` has no type at all.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import aiosql

from bot.store.errors import UnknownQueryError, WrongArgumentsError

Dialect: TypeAlias = Literal["sqlite", "postgres"]

HERE = Path(__file__).parent
DRIVERS: Mapping[Dialect, str] = {"sqlite": "aiosqlite", "postgres": "asyncpg"}
OUR_WORDS: Mapping[Dialect, tuple[tuple[str, str], ...]] = {
    "sqlite": (
        (r"\bEACH(?:TEXT)?\(:(\w+)\)", r"(SELECT value FROM json_each(:\1))"),
        (r"\bNOW_MS\(\)", "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"),
    ),
    "postgres": (
        (r"\bEACH\(:(\w+)\)", r"(SELECT value::bigint FROM json_array_elements_text(:\1::json))"),
        (r"\bEACHTEXT\(:(\w+)\)", r"(SELECT value FROM json_array_elements_text(:\1::json))"),
        (r"\bNOW_MS\(\)", "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"),
    ),
}


@dataclass(frozen=True, slots=True)
class Query:
    """One statement: `names` are its arguments, on PostgreSQL in the order of $1, $2 and so on."""

    name: str
    sentence: str
    sql: str
    names: tuple[str, ...]

    def check(self, given: Mapping[str, object], *, exactly: bool = True) -> None:
        """Raises WrongArgumentsError unless every argument is there (and, if `exactly`, no other)."""
        missing = [name for name in self.names if name not in given]
        if missing or (exactly and len(given) != len(self.names)):
            wanted, got = ", ".join(self.names), ", ".join(given)
            raise WrongArgumentsError(f"{self.name} takes ({wanted}), not ({got})")


class Queries:
    """All queries of one dialect, found by name."""

    def __init__(self, queries: Iterable[Query]) -> None:
        self._by_name = {query.name: query for query in queries}

    def __iter__(self) -> Iterator[Query]:
        return iter(self._by_name.values())

    def find(self, name: str) -> Query:
        """The query of that name, or UnknownQueryError."""
        try:
            return self._by_name[name]
        except KeyError:
            raise UnknownQueryError(f"there is no query {name!r} in bot/store/*.sql") from None


@lru_cache
def load(dialect: Dialect) -> Queries:
    """Reads every file that serves `dialect`."""
    loaded: Any = aiosql.from_str(_source(dialect), DRIVERS[dialect], attribute=None)
    return Queries(_query(dialect, loaded, name) for name in loaded.available_queries if not name.endswith("_cursor"))


def encoded(value: object) -> object:
    """Lists travel as JSON, for EACH and EACHTEXT; everything else as it is."""
    return json.dumps(list(value)) if isinstance(value, (list, tuple, set, frozenset)) else value


def _query(dialect: Dialect, loaded: Any, name: str) -> Query:
    found = getattr(loaded, name)
    if dialect == "postgres":
        names = tuple(loaded.driver_adapter.var_sorted[name])
    else:
        names = tuple(argument for argument in found.__signature__.parameters if argument != "self")
    return Query(name, found.__doc__ or "", found.sql, names)


def _source(dialect: Dialect) -> str:
    other = {"sqlite": ".postgres", "postgres": ".sqlite"}[dialect]
    files = sorted(path for path in HERE.glob("*.sql") if not path.stem.endswith(other))
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for pattern, replacement in OUR_WORDS[dialect]:
        source = re.sub(pattern, replacement, source)
    return source
