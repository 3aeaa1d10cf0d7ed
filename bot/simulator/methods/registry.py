"""The table of methods: each one's name, its parameters with the Bot API's own type names, and what plays it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

Args = dict[str, Any]
Play = Callable[["Simulator", Args], Any]

CHAT = {"chat_id": "Integer or String*"}
MESSAGE = {**CHAT, "message_id": "Integer*"}
SENDING = {
    **CHAT,
    "disable_notification": "Boolean",
    "protect_content": "Boolean",
    "reply_parameters": "ReplyParameters",
    "reply_markup": "InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply",
}
CAPTION = {"caption": "String", "parse_mode": "String", "caption_entities": "Array of MessageEntity"}


@dataclass(frozen=True, slots=True)
class Method:
    """One method; `play` gets the parameters with their types right and returns the result, or an awaitable of it."""

    name: str
    parameters: dict[str, str]
    play: Play


METHODS: dict[str, Method] = {}  # by lower-case name: Telegram doesn't mind the case


def method(name: str, *common: dict[str, str], **parameters: str) -> Callable[[Play], Play]:
    """Enters a function into the table."""

    def enter(play: Play) -> Play:
        wanted: dict[str, str] = {}
        for one in (*common, parameters):
            wanted |= one
        METHODS[name.lower()] = Method(name, wanted, play)
        return play

    return enter
