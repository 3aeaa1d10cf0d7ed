"""A small, strict Bot API server for tests and the demo: it refuses what Telegram refuses, in Telegram's words.

It knows nothing of the bot that talks to it: HTTP reaches it on one side, people (the phone page, tests) on the other,
and a clock is given to it.
"""

from bot.simulator.app import create_app
from bot.simulator.faults import Fault
from bot.simulator.rates import Rates
from bot.simulator.refusals import RefusalError, SimError
from bot.simulator.simulator import Simulator

__all__ = ["Fault", "Rates", "RefusalError", "SimError", "Simulator", "create_app"]
