"""The command line: `surgery` (or `python -m bot`) and everything it can be asked.

Each command loads what it needs only when it is called, and answers with an exit code: 0 well, 1 what was
asked for failed, 2 wrong usage or settings. What can be expected to go wrong is one line on stderr.
"""

import asyncio
import errno
import sys
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot import __version__

if TYPE_CHECKING:
    from bot.settings import Settings

WELL, FAILED, WRONG = 0, 1, 2
INTERRUPTED = 130  # what a shell says of a program that Ctrl-C ended

A_FILE = click.Path(path_type=Path)
A_READABLE_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def surgery(context: click.Context) -> int:
    """A Telegram bot that helps people become social online."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return WELL


@surgery.command()
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Where the page is.")
@click.option("--no-browser", is_flag=True, help="Print the address and leave opening it to you.")
def demo(port: int, no_browser: bool) -> int:
    """Try it: no token, no account, no network."""
    from bot.demo import run as run_demo

    return _until_done(run_demo(port, not no_browser))


@surgery.command()
def run() -> int:
    """Be the bot, until Ctrl-C or SIGTERM."""
    import os

    from bot.hosts import refusal
    from bot.settings import SettingsError

    settings = _settings()
    if settings.telegram_bot_token is None:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN isn't set: ask @BotFather for a bot, and put its token there or in .env"
        )
    if why := refusal(settings.database_url.get_secret_value(), os.environ):
        raise SettingsError(why)

    from bot.app import run as run_bot

    return _until_done(run_bot(settings))


@surgery.command()
@click.argument("path", required=False, type=A_FILE)
def check(path: Path | None) -> int:
    """Find what is wrong in lessons and phrases."""
    from bot.library import SHIPPED
    from bot.tools.check import run as run_check

    return run_check(path, _settings().content_dir or SHIPPED, datetime.now(UTC).date())


@surgery.command()
@click.argument("file", type=A_READABLE_FILE)
def preview(file: Path) -> int:
    """Play one lesson in the terminal."""
    from bot.tools.preview import run as run_preview

    return run_preview(file, _settings().content_dir, datetime.now(UTC))


@surgery.command()
@click.argument("file", required=False, type=A_READABLE_FILE)
@click.option("--platform", metavar="NAME", help="Where the post is meant for, such as facebook.")
@click.option("--json", "shape", flag_value="json", help="As JSON.")
@click.option("--jsonl", "shape", flag_value="jsonl", help="A JSON string a line in, an answer a line out.")
def coach(file: Path | None, platform: str | None, shape: str | None) -> int:
    """Say what the draft coach says of a post (standard input without FILE)."""
    from bot.tools.coach import run as run_coach

    return run_coach(file, platform, shape or "text", _settings().content_dir, datetime.now().astimezone())


@surgery.command()
def migrate() -> int:
    """Bring the database to the current schema."""

    async def bring(url: str) -> int:
        from bot.store import open_store

        store = await open_store(url)
        try:
            click.echo(f"the database has schema {await store.migrate()}, the current one")
        finally:
            await store.close()
        return WELL

    return _until_done(bring(_settings().database_url.get_secret_value()))


@surgery.command()
def diagrams() -> int:
    """Draw every flow as a Mermaid state diagram."""
    from bot.tools.diagrams import run as run_diagrams

    return run_diagrams()


@surgery.command()
def doctor() -> int:
    """Look for what would keep the bot from running."""
    from bot.tools.doctor import run as run_doctor

    return _until_done(run_doctor(_settings()))


@surgery.command()
@click.argument("what", type=click.Choice(["progress"]), metavar="WHAT")
@click.option("--out", type=A_FILE, metavar="FILE", help="Write to this file instead of the terminal.")
def export(what: str, out: Path | None) -> int:
    """Print WHAT (progress) as CSV."""
    from bot.tools.export import run as run_export

    return _until_done(run_export(_settings().database_url.get_secret_value(), what, out))


@surgery.command()
@click.argument("file", type=A_FILE)
def backup(file: Path) -> int:
    """Copy the database to FILE, while the bot runs."""
    from bot.tools.backup import run as run_backup

    return run_backup(_settings().database_url.get_secret_value(), file)


def main() -> None:
    """The program; ends the process."""
    sys.exit(run_command(sys.argv[1:]))


def run_command(arguments: list[str]) -> int:
    """Runs one command line and returns its exit code."""
    try:
        code: Any = surgery.main(arguments, prog_name="surgery", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.UsageError as error:
        _say(f"{error.format_message()} See `{error.ctx.command_path if error.ctx else 'surgery'} --help`.")
        return WRONG
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stderr.close()
        return FAILED
    except Exception as error:
        code = _code_of(error)
        if code is None:
            raise
        _say(_told(error))
    return int(code or WELL)


def _settings() -> "Settings":
    from bot.settings import Settings

    return Settings()


def _until_done(work: Coroutine[Any, Any, int | None]) -> int:
    """Runs the asynchronous part of a command to its end."""
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work) or WELL


def _code_of(error: Exception) -> int | None:
    """The exit code for what can be expected to go wrong; None for what can't, which is a bug."""
    from bot.library import ContentError
    from bot.settings import SettingsError
    from bot.store import BadAddressError, StoreError

    if isinstance(error, SettingsError | BadAddressError | ContentError):
        return WRONG
    return FAILED if isinstance(error, StoreError | OSError) else None


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return "another program has this port: choose one with --port (demo) or PORT (run)"
    return str(error)


def _say(words: str) -> None:
    click.echo(f"surgery: {'; '.join(words.splitlines())}", err=True)


if __name__ == "__main__":
    main()
