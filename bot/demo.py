"""`surgery demo`: Bot API simulator, the unchanged bot over HTTP, and the phone page, at one local address."""

import asyncio
import json
import logging
import os
import signal
import webbrowser
from pathlib import Path

import click

from bot.app import serve
from bot.clock import Clock
from bot.logs import set_up_logs
from bot.opening import play
from bot.settings import Settings
from bot.simulator import Simulator, create_app, people
from bot.web import serving

log = logging.getLogger(__name__)

FOLDER = Path(".surgery-demo")
"""Where the demo keeps its evening: the bot's database, and the phones. Delete it to begin anew."""
PHONES = "phones.json"
HOST = "127.0.0.1"
TOKEN = "1000000001:a-token-for-the-simulator-and-nobody-else"
SAVE_EVERY = 0.25  # seconds, where something has changed

PEOPLE = (
    {"id": 700_000_001, "first_name": "Maureen", "role": "learner"},
    {"id": 700_000_002, "first_name": "Derek", "username": "derek_h", "role": "volunteer"},
    {"id": 700_000_003, "first_name": "Aisha", "username": "aisha_k", "role": "admin"},
)
VOLUNTEER, ADMIN = 700_000_002, 700_000_003


async def run(port: int, open_browser: bool, folder: Path = FOLDER) -> int:
    """Runs until Ctrl-C or SIGTERM; the evening is kept in `folder` and goes on at the next start."""
    set_up_logs("WARNING", "console", (TOKEN,))
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    clock, stop = Clock(), asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    is_new, simulator = not (folder / PHONES).exists(), _simulator(folder, clock)
    async with serving(create_app(simulator), HOST, port) as at:
        address = f"http://{HOST}:{at}"
        ready = asyncio.Event()
        bot = asyncio.create_task(serve(_settings(address, folder), clock, stop, ready))
        saving = asyncio.create_task(_save(simulator, folder))
        telling = asyncio.create_task(_tell(ready, f"{address}/", open_browser))
        opening = asyncio.create_task(_open(ready, simulator) if is_new else asyncio.sleep(0))
        try:
            await bot
        finally:
            for task in (saving, telling, opening):
                task.cancel()
            await asyncio.gather(saving, telling, opening, return_exceptions=True)
            simulator.close()
            _write(simulator, folder)
    return 0


def _settings(address: str, folder: Path) -> Settings:
    """The bot's settings: what is set in the environment counts for the real thing, not here."""
    for name in ("WEBHOOK_URL", "WEBHOOK_SECRET", "PORT"):
        os.environ.pop(name, None)
    return Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=address,
        database_url=f"sqlite:///{folder / 'surgery.db'}",
        admin_ids=str(ADMIN),
    )


def _simulator(folder: Path, clock: Clock) -> Simulator:
    """The phones as they were left, or three new ones."""
    kept = folder / PHONES
    if kept.exists():
        saved = json.loads(kept.read_text(encoding="utf-8"))
        clock.jump(saved["offset"])
        simulator = Simulator.restored(clock, TOKEN, saved["phones"])
        simulator.leave_gap()
        return simulator
    simulator = Simulator(clock, TOKEN)
    for person in PEOPLE:
        people.join(simulator, dict(person))
    return simulator


async def _open(ready: asyncio.Event, simulator: Simulator) -> None:
    """Once the bot is there, the volunteer becomes one, so that all three are ready to play."""
    await ready.wait()
    await play(simulator, ADMIN, VOLUNTEER)


async def _tell(ready: asyncio.Event, address: str, open_browser: bool) -> None:
    await ready.wait()
    click.echo(f"Surgery is open: {address}\nCtrl-C closes it; the evening is kept in {FOLDER}/ for the next time.")
    if open_browser:
        await asyncio.to_thread(webbrowser.open, address)


async def _save(simulator: Simulator, folder: Path) -> None:
    saved = None
    while True:
        await asyncio.sleep(SAVE_EVERY)
        now = (
            simulator.updates.next_id,
            simulator.records.counts["calls"],
            len(simulator.people),
            simulator.clock.offset,
        )
        if now != saved:
            _write(simulator, folder)
            saved = now


def _write(simulator: Simulator, folder: Path) -> None:
    """Keeps the phones and the clock; whole or not at all."""
    saved = {"offset": simulator.clock.offset, "phones": simulator.snapshot()}
    fresh = folder / f"{PHONES}.new"
    fresh.write_text(json.dumps(saved), encoding="utf-8")
    fresh.replace(folder / PHONES)
