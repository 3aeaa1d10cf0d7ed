"""The command line's promises: exit codes, one clear line where something is wrong, and no traceback."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import run_command, surgery
from bot.inbox import AnotherBotError
from bot.settings import SettingsError

SETTINGS = ("TELEGRAM_BOT_TOKEN", "DATABASE_URL", "WEBHOOK_URL", "ADMIN_IDS", "PORT", "SEND_RATE", "DYNO")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder and no settings, whatever the person who runs the tests has set."""
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    yield


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """What was said on stderr, which has to be a single line."""
    said = capsys.readouterr().err
    assert said.startswith("surgery: ")
    assert said.count("\n") == 1
    return said


def test_without_a_command_it_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([]) == 0
    said = capsys.readouterr().out
    for name in surgery.commands:
        assert f"  {name} " in said


@pytest.mark.parametrize("words", [["dance"], ["run", "--fast"], ["demo", "--port", "70000"], ["export", "secrets"]])
def test_wrong_usage_is_one_line_and_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(words) == 2
    assert "--help" in one_line(capsys)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://user:hunter2@host/name"),
        ("ADMIN_IDS", "me"),
        ("TELEGRAM_BOT_TOKEN", "hunter2"),
        ("SEND_RATE", "hunter2"),
        ("WEBHOOK_URL", "https://example.org/hook"),
    ],
)
def test_a_wrong_setting_is_one_line_and_exit_code_2(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert run_command(["doctor"]) == 2
    said = one_line(capsys)
    assert name in said
    assert "hunter2" not in said


def test_several_wrong_settings_are_still_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADMIN_IDS", "me")
    monkeypatch.setenv("SEND_RATE", "fast")
    assert run_command(["doctor"]) == 2
    said = one_line(capsys)
    assert "ADMIN_IDS" in said
    assert "SEND_RATE" in said


def test_run_refuses_without_a_token(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["run"]) == 2
    assert "TELEGRAM_BOT_TOKEN" in one_line(capsys)


def test_run_refuses_sqlite_on_a_dyno_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:a-token")
    monkeypatch.setenv("DYNO", "web.1")
    assert run_command(["run"]) == 2
    said = one_line(capsys)
    assert "wiped" in said
    assert "PostgreSQL" in said


def test_what_fails_for_want_of_a_database_is_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:hunter2@127.0.0.1:1/nothing")
    assert run_command(["migrate"]) == 1
    assert "hunter2" not in one_line(capsys)


def test_a_port_that_is_taken_is_one_line_and_exit_code_1() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", str(taken.getsockname()[1])]
        answered = subprocess.run(command, capture_output=True, text=True)
    assert answered.returncode == 1
    assert answered.stderr == "surgery: another program has this port: choose one with --port (demo) or PORT (run)\n"


def test_migrate_makes_a_database_that_doctor_is_content_with(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["migrate"]) == 0
    assert run_command(["migrate"]) == 0
    assert "the current one" in capsys.readouterr().out


def test_python_m_bot_is_the_same_program() -> None:
    answered = subprocess.run([sys.executable, "-m", "bot", "--version"], capture_output=True, text=True, check=True)
    assert answered.stdout.startswith("surgery ")


def test_asking_for_help_loads_nothing_that_takes_long() -> None:
    script = "import sys, bot.__main__ as main; main.run_command([]); print(*sorted(sys.modules))"
    answered = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(answered.stdout.splitlines()[-1].split())
    assert "click" in loaded
    assert not loaded & {"pydantic", "telegram", "starlette", "aiosqlite", "asyncpg", "PIL", "transitions"}


def test_content_that_cannot_be_used_is_one_line_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1000000001:a-token-for-the-tests")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/surgery.db")
    monkeypatch.setenv("CONTENT_DIR", str(tmp_path))
    assert run_command(["run"]) == 2
    one_line(capsys)


def test_another_bots_database_is_a_wrong_setting() -> None:
    assert issubclass(AnotherBotError, SettingsError)
