"""The pure core: conversations as state machines. No Telegram, no database, no clock, no randomness."""
