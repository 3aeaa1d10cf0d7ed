"""Messages to many: who gets them and when, at most once each, and how it is going."""

from bot.broadcasts.deliveries import Deliveries
from bot.broadcasts.running import Running

__all__ = ["Deliveries", "Running"]
