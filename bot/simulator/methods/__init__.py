"""The Bot API's methods that the simulator plays, by name."""

from bot.simulator.methods import about, editing, intake, media, places, sending
from bot.simulator.methods.registry import METHODS, Method

__all__ = ["METHODS", "Method", "about", "editing", "intake", "media", "places", "sending"]
