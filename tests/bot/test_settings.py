"""Settings: defaults as promised, and one clear line for each that is wrong, which never tells a secret."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, settings_table

CANARY = "hunter2-canary"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine and no .env of the folder reaches a test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def complaint(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as wrong:
        Settings()
    return str(wrong.value)


def test_without_any_setting_the_promised_defaults_hold() -> None:
    settings = Settings()
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.database_url.get_secret_value() == "sqlite:///surgery.db"
    assert (settings.host, settings.port) == ("0.0.0.0", None)
    assert (settings.default_timezone, settings.default_language) == ("Europe/London", "en")
    assert (settings.send_rate, settings.send_rate_per_chat, settings.send_in_flight) == (25, 1, 8)
    assert (settings.log_level, settings.log_format) == ("INFO", "console")
    assert settings.admin_ids == frozenset()
    assert settings.content_dir is None


def test_an_env_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("SEND_RATE=12\nADMIN_IDS=7,8\nSOMEBODY_ELSES=thing\n")
    monkeypatch.setenv("SEND_RATE", "20")
    settings = Settings()
    assert settings.send_rate == 20
    assert settings.admin_ids == {7, 8}


def test_an_env_file_in_another_encoding_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("HOST=Zürich".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"\.env isn't a UTF-8"):
        Settings()


@pytest.mark.parametrize("written", ["7", "7,8", " 7 , 8 ,", ""])
def test_admin_ids_are_numbers_with_commas(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("ADMIN_IDS", written)
    assert Settings().admin_ids == {int(part) for part in written.split(",") if part.strip()}


def test_the_older_spelling_of_a_postgresql_address_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://me:secret@host/name?sslmode=require")
    assert Settings().database_url.get_secret_value() == "postgresql://me:secret@host/name?sslmode=require"


def test_a_webhook_on_this_machine_may_do_without_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "http://127.0.0.1:8080/hook")
    monkeypatch.setenv("WEBHOOK_SECRET", "s3cret_-")
    monkeypatch.setenv("PORT", "8080")
    assert Settings().webhook_url == "http://127.0.0.1:8080/hook"


WRONG = [
    ("TELEGRAM_BOT_TOKEN", CANARY, "BotFather"),
    ("TELEGRAM_API_URL", "api.telegram.org", "https://api.telegram.org"),
    ("DATABASE_URL", f"mysql://root:{CANARY}@host/name", "sqlite:///surgery.db"),
    ("DATABASE_URL", "sqlite:///", "sqlite:///surgery.db"),
    ("ADMIN_IDS", "maureen", "12345678,23456789"),
    ("ADMIN_IDS", "[7, 8]", "12345678,23456789"),
    ("WEBHOOK_URL", "http://example.org/hook", "https://"),
    ("WEBHOOK_SECRET", f"{CANARY} with spaces", "1 to 256"),
    ("WEBHOOK_SECRET", "x" * 257, "1 to 256"),
    ("PORT", "eighty", "left out"),
    ("PORT", "65536", "65535"),
    ("DEFAULT_TIMEZONE", "Europe/Lundon", "Europe/London"),
    ("DEFAULT_TIMEZONE", "../../etc/passwd", "Europe/London"),
    ("DEFAULT_TIMEZONE", "Europe", "Europe/London"),
    ("DEFAULT_LANGUAGE", "English", "en or cy"),
    ("SEND_RATE", "0", "greater than 0"),
    ("SEND_RATE", "inf", "finite"),
    ("SEND_RATE_PER_CHAT", "fast", "left out, it is `1`"),
    ("SEND_IN_FLIGHT", "0", "greater than or equal to 1"),
    ("CONTENT_DIR", "/no/such/folder", "folder"),
    ("LOG_LEVEL", "LOUD", "'DEBUG'"),
    ("LOG_FORMAT", "xml", "'json'"),
]


@pytest.mark.parametrize(("name", "value", "mend"), WRONG, ids=[f"{name}={value[:20]}" for name, value, _ in WRONG])
def test_a_wrong_setting_is_one_line_with_its_name_and_the_mend(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, mend: str
) -> None:
    said = complaint(monkeypatch, **{name: value})
    assert said.startswith(f"{name} ")
    assert mend in said
    assert "\n" not in said
    assert CANARY not in said


def test_several_wrong_settings_are_a_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    said = complaint(monkeypatch, PORT="x", LOG_FORMAT="xml")
    assert [line.split()[0] for line in said.splitlines()] == ["PORT", "LOG_FORMAT"]


def test_a_webhook_needs_its_secret_and_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "WEBHOOK_SECRET is required" in complaint(monkeypatch, WEBHOOK_URL="https://example.org/hook")
    assert "PORT is required" in complaint(monkeypatch, WEBHOOK_SECRET="abc")


def test_secrets_are_in_no_repr_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f"12345:{CANARY}")
    monkeypatch.setenv("WEBHOOK_SECRET", CANARY)
    monkeypatch.setenv("DATABASE_URL", f"postgresql://me:{CANARY}@host/name")
    assert CANARY not in repr(Settings())
    monkeypatch.setenv("PORT", "x")
    with pytest.raises(SettingsError) as wrong:
        Settings()
    assert wrong.value.__suppress_context__
    assert CANARY not in str(wrong.getrepr(style="native"))


def test_the_readmes_table_names_every_setting() -> None:
    rows = settings_table().splitlines()[2:]
    assert [row.split("`")[1].lower() for row in rows] == list(Settings.model_fields)
    assert all(row.count("|") == 4 for row in rows)
