"""`python -m tests.bench`: which parts, how long, of whom."""

import tempfile
from pathlib import Path
from typing import Any

import click
import uvloop

from tests.bench.broadcast import SETTINGS
from tests.bench.learners import WrongAnswerError
from tests.bench.parts import PARTS, SIZES, Run, ceiling, preamble, say
from tests.bench.recording import record
from tests.bench.report import machine
from tests.bench.script import save
from tests.bench.stacks import STACKS, install_peers


@click.command()
@click.option("--part", "parts", multiple=True, type=click.Choice(list(PARTS)), help="Only this one; may be repeated.")
@click.option("--stack", "names", multiple=True, help="Only those whose name begins so; may be repeated.")
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1), help="How often each is run.")
@click.option("--seconds", default=8.0, show_default=True, type=click.FloatRange(1), help="How long each time.")
@click.option("--quick", is_flag=True, help="One round of three seconds; at most 10,000 learners; one broadcast.")
def bench(parts: tuple[str, ...], names: tuple[str, ...], rounds: int, seconds: float, quick: bool) -> None:
    """Runs this program beside its peers on the same conversation, and prints how they compare."""
    stacks = tuple(
        stack for stack in STACKS if not names or stack.name.lower().startswith(tuple(map(str.lower, names)))
    )
    if not stacks:
        raise click.UsageError(f"there is no such stack; there are: {', '.join(stack.name for stack in STACKS)}")
    if any(stack.module for stack in stacks):
        install_peers()
    wanted: dict[str, Any] = {"stacks": stacks, "rounds": rounds, "seconds": seconds}
    if quick:
        wanted |= {"rounds": 1, "seconds": 3.0, "sizes": SIZES[:2], "broadcasts": SETTINGS[:1]}
    uvloop.run(_bench(parts or tuple(PARTS), wanted))


async def _bench(parts: tuple[str, ...], wanted: dict[str, Any]) -> None:
    print(machine(), flush=True)
    say("writing the conversation down")
    script, _ = await record()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "script.json"
        save(script, path)
        run = Run(script, path, **wanted)
        print(preamble(run, await ceiling()), flush=True)
        for part in parts:
            try:
                print(await PARTS[part](run), flush=True)
            except WrongAnswerError as wrong:
                raise click.ClickException(f"not the same work: {wrong}") from None


if __name__ == "__main__":
    bench()
