"""What became of a call: Telegram's answer, or the lack of one, as one of a few values."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.sender.letters import Letter
from bot.transport import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NotConnectedError,
    RetryAfter,
    TelegramError,
    TimedOut,
    UnansweredError,
    seconds_to_wait,
)

TRIES = 8
"""How often a call is tried before it goes to the dead letters."""
FIRST_NAP = 1.0  # seconds before the second try, give or take a half; it doubles each time
REVOKED = 60.0  # seconds between tries while the token isn't accepted
BENIGN = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to edit not found",
    "message to delete not found",
)
"""Refusals (Bot API, 400) that say that there is nothing left to do."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it, or it no longer matters. `message_id` is None where there is no message."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """It may go well in so many seconds. This try counts."""

    seconds: float
    why: str


@dataclass(frozen=True, slots=True)
class Slower:
    """Too fast (429): this chat, and perhaps everybody, waits so many seconds. No try is counted."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Offline:
    """Nobody can be sent anything: no connection, or the token isn't accepted. No try is counted."""

    why: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Later:
    """The message that it edits has not been sent yet. No try is counted."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person has blocked the bot or is gone (403)."""

    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has a new id, under which it is to be sent."""

    chat: int


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never be accepted, or has been tried often enough: to the dead letters."""

    why: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """It may have arrived, and must not be sent twice."""

    why: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """It isn't to be sent, or not now: its source has written down why, and there was no call."""


@dataclass(frozen=True, slots=True)
class Expired:
    """Its time was over before it could be sent."""


Outcome: TypeAlias = (
    Sent | Again | Slower | Offline | Later | Unreachable | Moved | Refused | Uncertain | Expired | Withdrawn
)  # fmt: skip


def judge(error: TelegramError, letter: Letter, chance: float) -> Outcome:
    """What an error means for a letter. `chance`, between 0 and 1, spreads the tries of many letters."""
    match error:
        case RetryAfter():
            return Slower(seconds_to_wait(error))
        case Forbidden():
            return Unreachable(error.message)
        case ChatMigrated(new_chat_id=chat):
            return Moved(chat)
        case BadRequest():
            benign = any(words in error.message.lower() for words in BENIGN)
            return Sent() if benign else Refused(error.message)
        case InvalidToken():
            return Offline("Telegram doesn't accept TELEGRAM_BOT_TOKEN; ask BotFather for a new one", REVOKED)
        case NotConnectedError():
            return Offline(error.message)
        case TimedOut() | UnansweredError() if letter.once:
            return Uncertain(error.message)
        case _:
            return tried(letter, error.message, chance)


def tried(letter: Letter, why: str, chance: float) -> Again | Refused:
    """One more try that failed: again after 1, 2, 4 … 64 seconds (give or take a half), or enough."""
    if letter.attempts + 1 >= TRIES:
        return Refused(why)
    return Again(FIRST_NAP * 2.0**letter.attempts * (0.5 + chance), why)
