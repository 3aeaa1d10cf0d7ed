"""The simulator in a process of its own, as `python -m bot.simulator` starts it."""

import asyncio
import socket
import sys
from pathlib import Path

import httpx

TOKEN = "123456789:the-browser-tests-play-the-bot-here"
HOUSE = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds for one answer
ATTEMPTS, PAUSE = 600, 0.05  # until it has started, on a loaded machine; seconds between


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """Starts and stops the simulator, always on the same loopback port."""

    def __init__(self) -> None:
        self.port = _free_port()
        self.client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", timeout=PATIENCE)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Returns once it answers."""
        command = (sys.executable, "-m", "bot.simulator", "--port", str(self.port), "--token", TOKEN)
        self._process = await asyncio.create_subprocess_exec(*command, cwd=HOUSE)
        for _ in range(ATTEMPTS):
            if await self._answers():
                return
            await asyncio.sleep(PAUSE)
        raise TimeoutError("the simulator didn't start")

    async def _answers(self) -> bool:
        try:
            return (await self.client.get("/sim/state")).is_success
        except httpx.TransportError:
            return False

    async def stop(self) -> None:
        """Returns once it has ended."""
        if self._process and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()

    async def close(self) -> None:
        """Stops it for good."""
        await self.stop()
        await self.client.aclose()
