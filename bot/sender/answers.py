"""Empty answers to taps, sent beside the outbox: they stop the button's spinner, and nothing depends on them."""

import asyncio
from collections.abc import Iterable

from bot.transport import Telegram, TelegramError

AT_ONCE = 200  # beyond that they are left out: Telegram ends the spinner by itself
TIMEOUT = 10.0  # seconds


class Answers:
    """Answers taps without words. Whatever goes wrong is of no consequence and passed over."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, callback_ids: Iterable[str]) -> None:
        """Answers these taps; call it after the commit. Returns at once."""
        for callback_id in callback_ids:
            if len(self._tasks) < AT_ONCE:
                task = asyncio.create_task(self._answer(callback_id))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Leaves off whatever hasn't been answered yet."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _answer(self, callback_id: str) -> None:
        try:
            await self._telegram.call("answerCallbackQuery", {"callback_query_id": callback_id}, timeout=TIMEOUT)
        except TelegramError:
            return
