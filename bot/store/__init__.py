"""Everything that is kept: one storage code in named SQL, on SQLite or PostgreSQL.

store = await open_store("sqlite:///surgery.db")
await store.migrate()
async with store.transaction() as tx:
    await tx.run("meta_put", key="bot", value="4711")
await store.close()
"""

from pathlib import Path
from urllib.parse import unquote

from bot.store.base import Row, Store, Tx
from bot.store.errors import (
    BadAddressError,
    DamagedError,
    StoreError,
    UnavailableError,
    UnknownQueryError,
    WrongArgumentsError,
    WrongSchemaError,
)

__all__ = [
    "BadAddressError",
    "DamagedError",
    "Row",
    "Store",
    "StoreError",
    "Tx",
    "UnavailableError",
    "UnknownQueryError",
    "WrongArgumentsError",
    "WrongSchemaError",
    "open_store",
]


async def open_store(url: str) -> Store:
    """Opens the database of DATABASE_URL: `sqlite:///file`, `postgresql://…` or `postgres://…`.

    An SQLite path with three slashes starts where the program runs, with four at the root. Each driver is
    loaded only where it is used. Raises BadAddressError, or UnavailableError when there is no answer.
    """
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        from bot.store.sqlite import open_sqlite

        return await open_sqlite(Path(unquote(rest[1:])))
    if scheme in {"postgres", "postgresql"} and rest:
        from bot.store.postgres import open_postgres

        return await open_postgres(f"postgresql://{rest}")
    raise BadAddressError("DATABASE_URL must look like sqlite:///surgery.db or postgresql://user:password@host/name")
