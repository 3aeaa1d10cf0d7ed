"""`surgery backup`: a copy of everything that is kept, to put away somewhere else."""

from pathlib import Path

import click

from bot.store.backup import copy_database


def run(database_url: str, target: Path) -> int:
    """Makes the copy and says how large it is."""
    copy_database(database_url, target)
    click.echo(f"{target}: {target.stat().st_size:,} bytes. It holds what people wrote: keep it to yourself.")
    return 0
