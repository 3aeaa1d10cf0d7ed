"""Brings a database forward to the schema of this program, one numbered file of `migrations/` at a time.

Each file runs in a transaction of its own together with the number it leads to, so that a start that is
cut short goes on where it stopped; two starting at once wait for each other. There is no way back but a
backup.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.errors import WrongSchemaError
from bot.store.queries import Dialect

if TYPE_CHECKING:
    from bot.store.base import Store, Tx

FILES = {int(path.name[:4]): path for path in (Path(__file__).parent / "migrations").glob("*.sql")}
LATEST = max(FILES)
TURNSTILE = 7461253  # the lock of those who migrate; ids are far greater, so it is nobody's


async def migrate(store: "Store") -> int:
    """Runs what is missing and returns the number of the schema."""
    while (version := await _step(store)) < LATEST:
        pass
    return version


async def schema_version(tx: "Tx") -> int:
    """The number of the schema that the database has; 0 for an empty one."""
    if await tx.one("meta_present") is None:
        return 0
    row = await tx.one("meta_get", key="schema")
    return int(row["value"]) if row else 0


def refuse_other(version: int) -> None:
    """Raises WrongSchemaError, with the mend, unless `version` is the one that this program works with."""
    if version > LATEST:
        raise WrongSchemaError(
            f"the database has schema {version}, this program knows up to {LATEST}: "
            "run the newer program, or restore the backup made before the update"
        )
    if version < LATEST:
        raise WrongSchemaError(f"the database has schema {version}, this program needs {LATEST}: run `surgery migrate`")


async def _step(store: "Store") -> int:
    async with store.transaction() as tx:
        await tx.lock([TURNSTILE])
        version = await schema_version(tx)
        if version >= LATEST:
            refuse_other(version)
            return version
        for statement in statements(FILES[version + 1].read_text(encoding="utf-8"), store.dialect):
            await tx.statement(statement)
        await tx.run("meta_put", key="schema", value=str(version + 1))
        return version + 1


def statements(script: str, dialect: Dialect) -> list[str]:
    """The statements of a migration, in the words of the dialect."""
    script = re.sub(r"^\s*--.*$", "", script, flags=re.MULTILINE)
    if dialect == "sqlite":
        script = script.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY").replace("BYTEA", "BLOB")
    return [statement.strip() for statement in script.split(";") if statement.strip()]
