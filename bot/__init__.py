"""All input and output: Telegram, database, timers, sending, HTTP, command line, the simulator."""
