"""How updates come in: taken by polling or by webhook, and committed to the inbox before they are acknowledged."""

from bot.inbox.arrivals import Arrival, UnreadableUpdateError, arrival, arrival_of
from bot.inbox.claim import AnotherBotError, claim_bot
from bot.inbox.flood import Flood
from bot.inbox.intake import Intake
from bot.inbox.polling import ALLOWED, Poller

__all__ = [
    "ALLOWED",
    "AnotherBotError",
    "Arrival",
    "Flood",
    "Intake",
    "Poller",
    "UnreadableUpdateError",
    "arrival",
    "arrival_of",
    "claim_bot",
]
