"""The simulator held against Telegram's rules: each refusal has a test of its own."""
