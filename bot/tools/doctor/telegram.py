"""What the doctor asks of Telegram: does it know us, how does it hand over updates, what time has it?"""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from bot.settings import Settings
from bot.tools.doctor.verdicts import Verdict, fail, ok, warn
from bot.transport import InvalidToken, Telegram, TelegramError

MANY_WAITING = 1_000  # updates
SKEW = 30  # seconds by which clocks may differ before somebody should know
PATIENCE = 10  # seconds for an answer

NO_TOKEN = warn("not asked, without a token", "set TELEGRAM_BOT_TOKEN")


async def look_at_telegram(settings: Settings) -> Verdict:
    """Whether the Bot API can be reached, and knows the token (Bot API, getMe)."""
    if settings.telegram_bot_token is None:
        return NO_TOKEN
    try:
        me = await _ask(settings, "getMe")
    except InvalidToken:
        return fail("Telegram doesn't know this token", "copy it from @BotFather again, whole")
    except TelegramError as error:
        return fail(f"no answer from the Bot API ({error})", "see the network, a proxy, TELEGRAM_API_URL")
    return ok(f"it answers, and knows us as @{me.get('username', '?')}")


async def look_at_updates(settings: Settings) -> Verdict:
    """Whether what Telegram does with updates is what we wait for (Bot API, getWebhookInfo)."""
    if settings.telegram_bot_token is None:
        return NO_TOKEN
    try:
        info = await _ask(settings, "getWebhookInfo")
    except TelegramError as error:
        return warn(f"not known ({error})", "mend the line above first")
    return judge_webhook(info, settings.webhook_url or "")


def judge_webhook(info: dict[str, Any], wanted: str) -> Verdict:
    """Compares Telegram's WebhookInfo with our WEBHOOK_URL (empty for polling)."""
    held, waiting = info.get("url", ""), info.get("pending_update_count", 0)
    if held and not wanted:
        return warn("Telegram still sends updates to a webhook", "`surgery run` takes it away, and polls")
    if wanted and held != wanted:
        return warn("Telegram doesn't send to WEBHOOK_URL yet", "`surgery run` sets it")
    if held and (complaint := info.get("last_error_message")):
        return warn(f"Telegram could not deliver lately ({complaint})", "see that WEBHOOK_URL reaches PORT")
    if waiting > MANY_WAITING:
        return warn(f"{waiting} updates wait at Telegram", "see that the bot is running")
    return ok(f"{'to the webhook' if held else 'by polling'}, {waiting} waiting")


async def look_at_clock(settings: Settings) -> Verdict:
    """Whether this machine's clock agrees with Telegram's: reminders go by it."""
    try:
        theirs = await asyncio.to_thread(time_at, settings.telegram_api_url)
    except (OSError, HTTPException, ValueError) as error:
        return warn(f"not compared ({error})", "see the network, TELEGRAM_API_URL")
    skew = abs((datetime.now(UTC) - theirs).total_seconds())
    if skew > SKEW:
        return warn(f"{skew:.0f} seconds from Telegram's", "let the system set its clock over the network (NTP)")
    return ok("agrees with Telegram's")


def time_at(url: str) -> datetime:
    """The time that the server at `url` has, from its answer's Date header (RFC 9110). Needs no token."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.request("HEAD", "/")
        date = connection.getresponse().headers["Date"]
    finally:
        connection.close()
    if date is None:
        raise ValueError("the answer has no date")
    return parsedate_to_datetime(date).astimezone(UTC)


async def _ask(settings: Settings, method: str) -> Any:
    assert settings.telegram_bot_token is not None
    token = settings.telegram_bot_token.get_secret_value()
    async with Telegram(token, settings.telegram_api_url, timeout=PATIENCE) as telegram:
        return await telegram.call(method)
