"""What the doctor looks at on this machine: settings, host, database, room on the disk, content."""

import asyncio
import os
import shutil
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import available_timezones

from bot.hosts import caution, refusal
from bot.library import SHIPPED, ContentError, load_library, load_phrases
from bot.settings import Settings
from bot.store import Store, StoreError, open_store
from bot.store.migrate import LATEST
from bot.tools.doctor.verdicts import Verdict, fail, ok, warn

LITTLE_ROOM = 200 * 1024 * 1024  # bytes; a year of a few thousand learners
LOCK_SECONDS = 5
MANY_ZONES = 400


async def look_at_settings(settings: Settings) -> Verdict:
    """They could be read, or we wouldn't be here; what is left is what may be missing."""
    if settings.telegram_bot_token is None:
        return fail("TELEGRAM_BOT_TOKEN isn't set", "ask @BotFather for a bot, and put its token there or into .env")
    if not settings.admin_ids:
        return warn("ADMIN_IDS is empty, so nobody may invite volunteers", "put your Telegram user id there")
    return ok(f"read; {len(settings.admin_ids)} admin(s), {'webhook' if settings.webhook_url else 'polling'}")


async def look_at_host(settings: Settings) -> Verdict:
    """A disk that is wiped under an SQLite file; a system without time zones."""
    url = settings.database_url.get_secret_value()
    if why := refusal(url, os.environ):
        return fail(why)
    if (known := len(available_timezones())) < MANY_ZONES:
        return warn(f"only {known} time zones are known here", "install requirements.txt, which brings tzdata")
    if why := caution(url, os.environ):
        return warn("SQLite", why)
    return ok("what is kept here stays, and it knows the time zones")


async def look_at_database(settings: Settings) -> Verdict:
    """Reachable, with the current schema, and its writer free."""
    url = settings.database_url.get_secret_value()
    if (file := sqlite_file(url)) and not file.exists():
        return warn(f"no database at {file} yet", "`surgery run` makes it")
    try:
        store = await open_store(url)
    except StoreError as error:
        return fail(str(error))
    try:
        return await _look_inside(store)
    except StoreError as error:
        return fail(str(error))
    finally:
        await store.close()


async def _look_inside(store: Store) -> Verdict:
    version = await store.schema_version()
    if version > LATEST:
        return fail(f"the database has schema {version}, this program {LATEST}", "run the newer program")
    if version < LATEST:
        return fail(f"the database has schema {version}, this program {LATEST}", "run `surgery migrate`")
    try:
        async with asyncio.timeout(LOCK_SECONDS), store.transaction() as tx:
            await tx.one("meta_present")
    except TimeoutError:
        return warn(f"another process held the database for {LOCK_SECONDS} seconds", "see what else has it open")
    return ok(f"{store.dialect}, schema {version}")


async def look_at_room(settings: Settings) -> Verdict:
    """Room to write, where the database is a file here."""
    if (file := sqlite_file(settings.database_url.get_secret_value())) is None:
        return ok("the database server's own affair")
    return await asyncio.to_thread(_room_at, file)


def _room_at(file: Path) -> Verdict:
    folder = file.absolute().parent
    if not folder.is_dir():
        return fail(f"there is no folder {folder}", "make it, or change DATABASE_URL")
    if not os.access(folder, os.W_OK):
        return fail(f"{folder} can't be written to", "give it to the user that the bot runs as")
    free = shutil.disk_usage(folder).free
    if free < LITTLE_ROOM:
        return warn(f"{free // 2**20} MB left at {folder}", "free some of the disk")
    return ok(f"{free // 2**30} GB free at {folder}")


async def look_at_content(settings: Settings) -> Verdict:
    """Lessons and phrases of the default language can be used."""
    return await asyncio.to_thread(_read_content, settings.content_dir or SHIPPED, settings.default_language)


def _read_content(folder: Path, lang: str) -> Verdict:
    if not (folder / lang).is_dir():
        return fail(f"there is no folder {folder / lang}", "see CONTENT_DIR and DEFAULT_LANGUAGE")
    try:
        library = load_library(folder, lang)
        load_phrases(folder, lang)
    except ContentError as error:
        return fail(f"{len(error.problems)} problem(s), the first at {error.problems[0]}", "see `surgery check`")
    return ok(f"{sum(len(course.lessons) for course in library.courses)} lessons in `{lang}`")


def sqlite_file(url: str) -> Path | None:
    """The file of an `sqlite:///…` address, or None for another kind of database."""
    scheme, _, rest = url.partition(":///")
    return Path(unquote(rest)) if scheme == "sqlite" and rest else None
