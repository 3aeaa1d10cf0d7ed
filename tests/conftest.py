"""What every test may ask for: a fresh database of either kind, and a clock that stands still.

What a passing proof prints is shown at the end of the run, as its figure.

PostgreSQL is the server of this machine that SURGERY_TEST_POSTGRES names (a postgresql:// address whose
user may create databases), or else a private one started here. Where neither can be had its tests are
skipped and say why; under CI they fail.
"""

import ipaddress
import os
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.store import Store, open_store
from tests.postgres import Server, no_server_because, private_server

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class StillClock(Clock):
    """A clock that moves only when somebody jumps; it starts on a Monday morning."""

    def now(self) -> datetime:
        return MONDAY + timedelta(seconds=self.offset)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until it is told to jump."""
    return StillClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server on which databases may be made."""
    if address := os.environ.get("SURGERY_TEST_POSTGRES"):
        with Server(address) as server:
            yield server
        return
    if reason := no_server_because():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with private_server() as address, Server(address) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/surgery.db"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database() as address:
        yield address


@pytest.fixture
async def store(database_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """A store with the current schema, of each kind in turn."""
    store = await open_store(database_url)
    try:
        await store.migrate()
        yield store
    finally:
        await store.close()


def pytest_configure() -> None:
    """No test talks to anybody outside this machine."""
    sys.addaudithook(_stay_at_home)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Shows what the proofs that passed have printed: the figures that they measured."""
    passed = [report for report in terminalreporter.getreports("passed") if report.when == "call"]
    figures = [report.capstdout.strip() for report in passed if report.nodeid.startswith("tests/proofs/")]
    if any(figures):
        terminalreporter.section("figures")
        terminalreporter.line("\n".join(filter(None, figures)))


def _stay_at_home(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect" or event == "socket.sendto":
        address = args[1]
        if isinstance(address, tuple) and not _is_here(str(address[0])):
            raise RuntimeError(f"a test tried to reach {address[0]}")
    elif event == "socket.getaddrinfo" and not _is_here(_text(args[0])):
        raise RuntimeError(f"a test tried to look up {_text(args[0])}")


def _text(host: object) -> str:
    return host.decode() if isinstance(host, bytes) else str(host or "localhost")


def _is_here(host: str) -> bool:
    if host in {"localhost", "", "0.0.0.0"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
