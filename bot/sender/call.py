"""Makes one call: fills a letter in, hands it to Telegram, and says what became of it."""

from collections.abc import Mapping
from random import random
from typing import Any, Protocol

import msgspec

from bot.clock import Clock
from bot.sender.letters import Letter
from bot.sender.outcomes import Expired, Later, Outcome, Refused, Sent, judge
from bot.transport import Telegram, TelegramError, Upload

NOT_TO_A_CHAT = {"answerCallbackQuery", "setMyCommands", "deleteMyCommands"}
ATTACHED = "attach://"
UPLOAD_TIMEOUT = 60.0  # seconds


class Shelf(Protocol):
    """Where a call finds what isn't in the letter itself."""

    async def file(self, blob: int) -> tuple[bytes, str] | None:
        """The bytes and media type of a stored file."""

    async def message(self, letter: int) -> tuple[bool, int | None]:
        """Whether a letter is done with, and the id of the message that it became."""


class Post:
    """Sends letters. Every expected failure comes back as a value."""

    def __init__(self, telegram: Telegram, shelf: Shelf, clock: Clock) -> None:
        self._telegram = telegram
        self._shelf = shelf
        self._clock = clock

    async def send(self, letter: Letter) -> Outcome:
        """Makes the letter's call."""
        if letter.expires is not None and letter.expires <= self._clock.now().timestamp() * 1000:
            return Expired()
        payload: dict[str, Any] = msgspec.json.decode(letter.payload)
        if letter.method not in NOT_TO_A_CHAT:
            payload["chat_id"] = letter.chat
        if letter.edits is not None:
            done, message_id = await self._shelf.message(letter.edits)
            if message_id is None:
                return Sent() if done else Later()  # what never became a message needs no edit
            payload["message_id"] = message_id
        files: Mapping[str, Upload] = {}
        if letter.blob is not None:
            found = await self._shelf.file(letter.blob)
            if found is None:
                return Refused("the file that it should carry is no longer kept")
            files = attached(payload, *found)
        return await self._call(letter, payload, files)

    async def _call(self, letter: Letter, payload: Mapping[str, Any], files: Mapping[str, Upload]) -> Outcome:
        try:
            result = await self._telegram.call(letter.method, payload, files, UPLOAD_TIMEOUT if files else None)
        except TelegramError as error:
            return judge(error, letter, random())
        return Sent(result.get("message_id") if isinstance(result, dict) else None)


def attached(payload: dict[str, Any], content: bytes, mime: str) -> dict[str, Upload]:
    """Takes the `attach://NAME` out of the payload and returns the upload in its place."""
    for parameter, value in payload.items():
        if isinstance(value, str) and value.startswith(ATTACHED):
            del payload[parameter]
            return {parameter: (value.removeprefix(ATTACHED), content, mime)}
    raise ValueError("a letter with a blob must say attach://NAME where it belongs")
