"""All input and output: Telegram, database, timers, sending, HTTP, command line, the simulator."""

__version__ = "0.1.0"
