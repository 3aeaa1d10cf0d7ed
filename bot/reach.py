"""Reaches Telegram at the start, however long that takes: who we are, and where it is to bring its updates."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from bot.inbox import ALLOWED
from bot.settings import Settings, SettingsError
from bot.transport import BadRequest, InvalidToken, RetryAfter, Telegram, TelegramError, seconds_to_wait

log = logging.getLogger(__name__)


async def who_we_are(telegram: Telegram) -> dict[str, Any]:
    """The bot's own account (Bot API, getMe). SettingsError where the token is refused."""
    try:
        me: dict[str, Any] = await _patiently(lambda: telegram.call("getMe"))
    except InvalidToken:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is refused by Telegram: copy it again from BotFather, the whole line"
        ) from None
    return me


async def set_webhook(telegram: Telegram, settings: Settings) -> None:
    """Asks for updates at WEBHOOK_URL (Bot API, setWebhook). SettingsError where that address is refused."""
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    hook = {"url": settings.webhook_url, "secret_token": secret, "allowed_updates": ALLOWED}
    try:
        await _patiently(lambda: telegram.call("setWebhook", hook))
    except BadRequest as error:
        raise SettingsError(f"WEBHOOK_URL is refused by Telegram ({error.message}): see that it is right") from None


async def _patiently(call: Callable[[], Awaitable[Any]]) -> Any:
    """The answer to a call without which there is no start; waits for a Telegram that can't be reached yet."""
    nap = 0.5
    while True:
        try:
            return await call()
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as error:
            nap = max(nap, seconds_to_wait(error)) if isinstance(error, RetryAfter) else nap
            log.warning("Telegram can't be reached; trying again in %.0f s: %s", nap, error)
            await asyncio.sleep(nap)
            nap = min(nap * 2, 30.0)
