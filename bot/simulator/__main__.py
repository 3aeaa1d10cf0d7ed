"""Starts the simulator alone, to try it by hand: `python -m bot.simulator --port 8800`."""

import argparse
from datetime import UTC, datetime, timedelta

import uvicorn

from bot.simulator import Simulator, create_app, people


class HandClock:
    """A clock for this command alone; the demo shares the bot's."""

    def __init__(self) -> None:
        self.offset = 0.0

    def now(self) -> datetime:
        """The present moment, moved by `offset`."""
        return datetime.now(UTC) + timedelta(seconds=self.offset)

    def jump(self, seconds: float) -> None:
        """Moves on."""
        self.offset += seconds


def main() -> None:
    """Serves until Ctrl-C."""
    arguments = argparse.ArgumentParser(prog="python -m bot.simulator", description=__doc__)
    arguments.add_argument("--port", type=int, default=8800)
    arguments.add_argument("--token", default="1000000001:simulated")
    chosen = arguments.parse_args()
    simulator = Simulator(HandClock(), chosen.token)
    people.join(simulator, {"first_name": "Mo", "role": "learner"})
    people.join(simulator, {"first_name": "Ruth", "username": "ruth_w", "role": "volunteer"})
    address = f"http://127.0.0.1:{chosen.port}"
    print(f"The phone page: {address}/   The Bot API: {address}/bot{chosen.token}/…")
    uvicorn.run(create_app(simulator), port=chosen.port, log_level="warning", timeout_graceful_shutdown=1)


if __name__ == "__main__":
    main()
