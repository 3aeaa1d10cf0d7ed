"""A consistent copy of the whole database in one file, made while everybody goes on working."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from bot.store.errors import BadAddressError, StoreError, UnavailableError


class BackupError(StoreError):
    """The copy could not be made; nothing is left of it."""


def copy_database(url: str, target: Path) -> None:
    """Writes a copy of the database at `url` to `target`, which only its owner may read.

    SQLite gives a database file, PostgreSQL a pg_dump archive (`pg_restore` reads it). It appears under
    its name only when it is whole. Takes as long as it takes: beside an event loop, call it in a thread.
    Raises BackupError, also where a file of that name exists.
    """
    if target.exists():
        raise BackupError(f"{target} exists already: name another file, or move it away")
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        _copy(url, unfinished)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(url: str, target: Path) -> None:
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite":
        _copy_sqlite(Path(unquote(rest.removeprefix("/"))), target)
    elif scheme in {"postgres", "postgresql"}:
        _dump(url, target)
    else:
        raise BadAddressError(
            "DATABASE_URL must look like sqlite:///surgery.db or postgresql://user:password@host/name"
        )


def _copy_sqlite(source: Path, target: Path) -> None:
    """One read transaction: in WAL mode it sees one moment, and no writer waits for it."""
    if not source.exists():
        raise BackupError(f"there is no database at {source}: see DATABASE_URL")
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(target, isolation_level=None)) as copy,
        ):
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise UnavailableError(f"the copy can't be made now ({error}): free the database or the disk") from error
    if verdict != "ok":
        raise BackupError(f"the database is damaged ({verdict}): keep it as it is, and go back to an older copy")


def _dump(url: str, target: Path) -> None:
    if (program := shutil.which("pg_dump")) is None:
        raise BackupError("pg_dump isn't installed here: install PostgreSQL's client programs")
    address, password = without_password(url)
    dump = subprocess.run(
        [program, "--format=custom", "--no-owner", f"--file={target}", f"--dbname={address}"],
        env={**os.environ, **({"PGPASSWORD": password} if password else {})},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
    )  # fmt: skip
    if dump.returncode:
        raise BackupError(f"pg_dump failed: {dump.stderr.strip()}")


def without_password(url: str) -> tuple[str, str | None]:
    """The address and, apart from it, the password: a program's arguments can be read by everybody on a machine."""
    parts = urlsplit(url)
    if parts.password is None:
        return url, None
    user, host = parts.netloc.rsplit("@", 1)
    netloc = f"{user.partition(':')[0]}@{host}"
    return urlunsplit(parts._replace(netloc=netloc)), unquote(parts.password)
