"""Proof 16: what comes to the webhook's address and is no update of Telegram's leaves nothing behind."""

import asyncio
from pathlib import Path

import httpx

from bot.clock import Clock
from bot.simulator import Simulator, create_app, people
from bot.store import open_store
from bot.web import serving
from tests.proofs.process import TOKEN, Process, figure
from tests.proofs.test_stopping import webhook

RIGHT = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}
WRONG = {"X-Telegram-Bot-Api-Secret-Token": "s3cretly"}
UPDATE = b'{"update_id":900000001,"message":{"text":"hello"}}'
PATIENCE = 30.0  # seconds until it listens, and until it gives up on a body that never comes

ATTEMPTS: tuple[tuple[str, str, dict[str, str], bytes, int], ...] = (
    ("no secret", "POST", {}, UPDATE, 403),
    ("a wrong secret", "POST", WRONG, UPDATE, 403),
    ("GET", "GET", RIGHT, b"", 405),
    ("5 MB", "POST", RIGHT, b" " * 5_000_000, 413),
    ("deep JSON", "POST", RIGHT, b"[" * 200_000, 400),
    ("no JSON", "POST", RIGHT, b"hello", 400),
)


async def test_nothing_but_an_update_gets_in(database_url: str, tmp_path: Path, unused_tcp_port: int) -> None:
    """The real process behind its webhook; each attempt, then somebody who is answered as if nothing had been."""
    address = f"http://127.0.0.1:{unused_tcp_port}"
    simulator = Simulator(Clock(), TOKEN, webhook_front=address, webhook_patience=0.1, seed=1)
    async with serving(create_app(simulator), "127.0.0.1", 0) as port, httpx.AsyncClient(base_url=address) as client:
        process = Process(f"http://127.0.0.1:{port}", database_url, tmp_path, webhook(unused_tcp_port))
        await process.start()
        try:
            await _listening(client)
            answers = {what: await _status(client, how, head, body) for what, how, head, body, _ in ATTEMPTS}
            answers["a body that never comes"] = await _slow_body(unused_tcp_port)
            stored = await _in_the_inbox(database_url)
            maureen = people.join(simulator, {"first_name": "Maureen"})
            people.write(simulator, maureen.id, "/start")
            async with asyncio.timeout(PATIENCE):
                while not any(one.from_bot for one in simulator.chat(maureen.id).messages.values()):
                    await asyncio.sleep(0.02)
        finally:
            await process.kill()
            simulator.close()
    figure(f"proof 16, {database_url.split(':')[0]}", answers=answers, stored=stored)
    assert answers == {what: status for what, *_, status in ATTEMPTS} | {"a body that never comes": 408}
    assert stored == 0


async def _listening(client: httpx.AsyncClient) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                if (await client.get("/healthz")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.05)


async def _status(client: httpx.AsyncClient, method: str, headers: dict[str, str], body: bytes) -> int:
    return (await client.request(method, "/hook", headers=headers, content=body)).status_code


async def _slow_body(port: int) -> int:
    """What comes for a request whose body never arrives in full."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    secret = "\r\n".join(f"{name}: {value}" for name, value in RIGHT.items())
    try:
        writer.write(f"POST /hook HTTP/1.1\r\nHost: x\r\n{secret}\r\nContent-Length: {len(UPDATE)}\r\n\r\n".encode())
        writer.write(UPDATE[:10])
        async with asyncio.timeout(PATIENCE):
            return int((await reader.readline()).split()[1])
    finally:
        writer.close()
        await writer.wait_closed()


async def _in_the_inbox(database_url: str) -> int:
    store = await open_store(database_url)
    try:
        async with store.reading() as tx:
            return len(await tx.all("inbox_next", limit=100))
    finally:
        await store.close()
