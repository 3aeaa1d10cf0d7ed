"""What an operator can set, by environment or `.env` file; every wrong value is told in one clear line.

A field's description is its line in the README's table. What is secret is held as such, so that no repr,
log line or error shows it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class SettingsError(Exception):
    """One line for each setting that is wrong: its name, what is wrong, how to mend it. Never its value."""


def _numbers(written: object) -> object:
    """`1, 2` as (1, 2); pydantic-settings would take it for JSON."""
    if not isinstance(written, str):
        return written
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError("must be Telegram user ids, separated by commas, such as 12345678,23456789")
    return frozenset(int(part) for part in parts)


def _token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[^\s/?#]+", token.get_secret_value()):
        raise ValueError("isn't a bot token: copy the whole line from BotFather, such as 12345:AbC-dEf")
    return token


def _api(url: str) -> str:
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise ValueError("must be the base address of a Bot API server, such as https://api.telegram.org")
    return url.rstrip("/")


def _database(url: SecretStr) -> SecretStr:
    scheme, _, rest = url.get_secret_value().partition("://")
    if scheme == "sqlite" and len(rest) > 1 and rest.startswith("/"):
        return url
    if scheme in {"postgres", "postgresql"} and rest:
        try:
            urlsplit(f"postgresql://{rest}").port  # noqa: B018 (looking is what raises)
        except ValueError:
            raise ValueError("has a password that breaks it up: write / as %2F, @ as %40, # as %23, ? as %3F") from None
        return SecretStr(f"postgresql://{rest}")
    raise ValueError("must look like sqlite:///surgery.db or postgresql://user:password@host/name")


def _webhook(url: str) -> str:
    parts = urlsplit(url)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
        raise ValueError("must be the public https:// address that Telegram calls")
    return url


def _webhook_secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):  # Bot API, setWebhook
        raise ValueError("must be 1 to 256 letters, digits, _ or -")
    return secret


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, or a path to somewhere else
        raise ValueError("must be a time zone's name, such as Europe/London") from None


def _language(code: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", code):
        raise ValueError("must be a language code, such as en or cy")
    return code


def _directory(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError("names no folder: give one that holds a folder for each language, such as en")
    return path


def _upper(word: object) -> object:
    return word.upper() if isinstance(word, str) else word


class Settings(BaseSettings):
    """The settings, checked. `Settings()` reads the environment and `.env`; raises SettingsError."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore",
        hide_input_in_errors=True, frozen=True,
    )  # fmt: skip

    telegram_bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        None, description="From BotFather. `run` refuses to start without it."
    )
    telegram_api_url: Annotated[str, AfterValidator(_api)] = Field(
        "https://api.telegram.org", description="Another Bot API server's base address."
    )
    database_url: Annotated[SecretStr, AfterValidator(_database)] = Field(
        SecretStr("sqlite:///surgery.db"), description="`sqlite:///file`, or `postgresql://user:password@host/name`."
    )
    admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(_numbers)] = Field(
        frozenset(), description="Telegram user ids, comma-separated: admins for as long as they are listed."
    )
    webhook_url: Annotated[str, AfterValidator(_webhook)] | None = Field(
        None, description="The public https address that Telegram calls; its path is the route. Without it: polling."
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = Field(
        None, description="Required with `WEBHOOK_URL`: 1 to 256 letters, digits, `_` or `-`."
    )
    port: int | None = Field(
        None, ge=0, le=65535, description="Of the HTTP server: the webhook, `/healthz` and `/metrics`."
    )
    host: str = Field("0.0.0.0", description="The address that the HTTP server listens on.")
    default_timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "Europe/London", description="A learner's time zone until they say otherwise."
    )
    default_language: Annotated[str, AfterValidator(_language)] = Field(
        "en", description="A learner's language until they say otherwise."
    )
    send_rate: float = Field(25, gt=0, allow_inf_nan=False, description="Messages a second, overall.")
    send_rate_per_chat: float = Field(
        1, gt=0, allow_inf_nan=False, description="Messages a second to one chat; a short burst may pass."
    )
    send_in_flight: int = Field(8, ge=1, description="Calls to Telegram under way at once; a crash can double so many.")
    content_dir: Annotated[Path, AfterValidator(_directory)] | None = Field(
        None, description="Lessons from elsewhere. Without it: the `content/` that ships."
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(_upper)] = Field(
        "INFO", description="`DEBUG`, `INFO`, `WARNING`, `ERROR` or `CRITICAL`."
    )
    log_format: Literal["console", "json"] = Field("console", description="`console` for people, `json` for machines.")

    def __init__(self, **given: Any) -> None:
        try:
            super().__init__(**given)
        except ValidationError as error:
            raise SettingsError("\n".join(_lines(error))) from None
        except UnicodeDecodeError:
            raise SettingsError(".env isn't a UTF-8 text file: write it again, NAME=value on each line") from None

    @model_validator(mode="after")
    def _webhook_has_its_secret_and_port(self) -> "Settings":
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("WEBHOOK_SECRET is required with WEBHOOK_URL: make one up, letters and digits, and set it")
        if self.webhook_url is not None and self.port is None:
            raise ValueError("PORT is required with WEBHOOK_URL: set the port that Telegram's calls are passed on to")
        return self


def settings_table() -> str:
    """The settings as a Markdown table, for the README."""
    fields = Settings.model_fields.items()
    rows = [f"| `{name.upper()}` | {_default(field)} | {field.description} |" for name, field in fields]
    return "\n".join(["| name | default | meaning |", "|---|---|---|", *rows])


def _default(field: FieldInfo) -> str:
    if field.default is None:
        return "none"
    if isinstance(field.default, SecretStr):
        return f"`{field.default.get_secret_value()}`"
    return f"`{field.default}`" if field.default else "empty"


def _lines(error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_input=False, include_url=False):
        said = problem["msg"].removeprefix("Value error, ")
        if not problem["loc"]:
            yield said  # about several settings, and names them itself
            continue
        name = str(problem["loc"][0])
        if problem["type"] != "value_error":  # pydantic's own words, which don't say how to mend it
            said = said.partition(",")[0] if "parsing" in problem["type"] else said
            said = said.replace("Input should be", "must be") + f"; left out, it is {_default(_field(name))}"
        yield f"{name.upper()} {said}"


def _field(name: str) -> FieldInfo:
    return Settings.model_fields[name]
