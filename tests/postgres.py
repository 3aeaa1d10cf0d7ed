"""A PostgreSQL for the tests: found, or started here on a port of its own."""

import asyncio
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import asyncpg  # type: ignore[import-untyped]

from bot.store import open_store

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
SETTINGS = {"unix_socket_directories": "", "listen_addresses": "127.0.0.1", "shared_buffers": "16MB",
            "max_connections": "60", "fsync": "on"}  # fmt: skip


class Server:
    """A server on which every test gets a database of its own, copied from one with the current schema."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._prefix = f"surgery_test_{secrets.token_hex(4)}"
        self._numbers = count()
        self._model: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._model:
            self._sql(f"DROP DATABASE {self._model} WITH (FORCE)")

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[str]:
        """The address of a fresh database; it is gone afterwards."""
        name = f"{self._prefix}_{next(self._numbers)}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else self._prepared()}")
        try:
            yield self._at(name)
        finally:
            self._sql(f"DROP DATABASE {name} WITH (FORCE)")

    def _prepared(self) -> str:
        if self._model is None:
            self._model = f"{self._prefix}_model"
            self._sql(f"CREATE DATABASE {self._model} TEMPLATE template0")
            asyncio.run(_migrate(self._at(self._model)))
        return self._model

    def _at(self, database: str) -> str:
        return urlunsplit(urlsplit(self._address)._replace(path=f"/{database}"))

    def _sql(self, statement: str) -> None:
        asyncio.run(_execute(self._address, statement))


async def _migrate(address: str) -> None:
    store = await open_store(address)
    try:
        await store.migrate()
    finally:
        await store.close()


async def _execute(address: str, statement: str) -> None:
    db = await asyncpg.connect(address)
    try:
        await db.execute(statement)
    finally:
        await db.close()


def no_server_because() -> str | None:
    """Why no private server can be started here, or None."""
    if not PROGRAMS:
        return "no PostgreSQL: install it, or name a server in SURGERY_TEST_POSTGRES"
    return None


@contextmanager
def private_server() -> Iterator[str]:
    """Starts a server on a free port of this machine and yields its address; it is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="surgery-postgres-"))
    owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to be root
    password, port = secrets.token_hex(16), _free_port()
    try:
        (home / "password").write_text(password)
        if owner:
            shutil.chown(home, owner)
            shutil.chown(home / "password", owner)
        _initialise(home, owner)
        with _running(home, owner, port):
            yield f"postgresql://tests:{password}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _initialise(home: Path, owner: str | None) -> None:
    made = subprocess.run(
        [PROGRAMS[-1], "--pgdata", home / "data", "--username", "tests", "--pwfile", home / "password",
         "--auth", "scram-sha-256", "--no-sync", "--encoding", "UTF8", "--locale", "C"],
        user=owner, group=owner, extra_groups=[] if owner else None, cwd=home, capture_output=True, text=True,
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr}")


@contextmanager
def _running(home: Path, owner: str | None, port: int) -> Iterator[None]:
    settings = [f"-c{name}={value}" for name, value in {**SETTINGS, "port": port}.items()]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [PROGRAMS[-1].with_name("postgres"), "-D", home / "data", *settings],
            user=owner, group=owner, extra_groups=[] if owner else None, cwd=home, stdout=log, stderr=log,
        )  # fmt: skip
    ready = PROGRAMS[-1].with_name("pg_isready")
    try:
        while subprocess.run([ready, "-q", "-h", "127.0.0.1", "-p", str(port), "-t", "5"]).returncode:
            if server.poll() is not None:
                raise RuntimeError(f"PostgreSQL did not start: {(home / 'log').read_text()}")
        yield
    finally:
        server.send_signal(3)  # SIGQUIT: at once, there is nothing to keep
        server.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
