"""`surgery doctor`: looks at everything that may be wrong around the program, a line each, with the mend."""

from collections.abc import Callable, Coroutine
from typing import Any

import click

from bot.settings import Settings
from bot.tools.doctor.here import look_at_content, look_at_database, look_at_host, look_at_room, look_at_settings
from bot.tools.doctor.telegram import look_at_clock, look_at_telegram, look_at_updates
from bot.tools.doctor.verdicts import Verdict

Look = Callable[[Settings], Coroutine[Any, Any, Verdict]]

LOOKS: dict[str, Look] = {
    "settings": look_at_settings,
    "host": look_at_host,
    "database": look_at_database,
    "room": look_at_room,
    "content": look_at_content,
    "telegram": look_at_telegram,
    "updates": look_at_updates,
    "clock": look_at_clock,
}
"""What is looked at, in this order; nothing of it stops the next."""


async def run(settings: Settings) -> int:
    """Prints a line for each look. 1 where something has to be mended before the bot can run, else 0."""
    failed = False
    for name, look in LOOKS.items():
        verdict = await look(settings)
        failed |= verdict.grade == "fail"
        click.echo(f"{verdict.grade:<5} {name:<9} {verdict}")
    return int(failed)
