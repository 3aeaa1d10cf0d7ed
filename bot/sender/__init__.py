"""Everything that leaves for Telegram: letters from the outbox, in order, at the pace allowed, marked when sent."""

from bot.sender.answers import Answers
from bot.sender.letters import BROADCAST, REMINDER, REPLY, Letter, Mark, Reading, Source, letter_of
from bot.sender.loop import Sender

__all__ = [
    "BROADCAST",
    "REMINDER",
    "REPLY",
    "Answers",
    "Letter",
    "Mark",
    "Reading",
    "Sender",
    "Source",
    "letter_of",
]
