"""The HTTP side on a real port: the webhook's every answer, health, metrics and a clean stop."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from bot.clock import Clock
from bot.ids import Ids
from bot.inbox import Intake
from bot.metrics import Metrics
from bot.store import Row, Store, UnavailableError
from bot.web import Health, Webhook, database_answers, serving, web_app

SECRET = "a-secret_between-us"
PATH = "/telegram/hook"
RIGHT = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
UPDATE = b'{"update_id":7,"message":{"text":"hello"}}'


class Site:
    """The served application, and one client to it."""

    def __init__(self, client: httpx.AsyncClient, port: int, metrics: Metrics) -> None:
        self.client, self.port, self.metrics = client, port, metrics

    async def post(self, body: bytes = UPDATE, headers: dict[str, str] | None = None) -> httpx.Response:
        return await self.client.post(PATH, content=body, headers=RIGHT if headers is None else headers)

    async def half(self, head: str, wait: float = 5.0) -> bytes:
        """The status line that comes for a request whose body never arrives in full."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n".encode() + UPDATE[:10])
            async with asyncio.timeout(wait):
                return await reader.readline()
        finally:
            writer.close()
            await writer.wait_closed()


@asynccontextmanager
async def site(store: Any, clock: Clock, checks: dict[str, Any] | None = None) -> AsyncIterator[Site]:
    metrics = Metrics()
    webhook = Webhook(Intake(store, Ids(clock), clock, watch=metrics), SECRET, body_timeout=0.3)
    app = web_app(Health(checks or {}), metrics.page, webhook, PATH)
    async with serving(app, "127.0.0.1", 0) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        yield Site(client, port, metrics)


@pytest.fixture
async def web(store: Store, clock: Clock) -> AsyncIterator[Site]:
    async with site(store, clock, {"database": database_answers(store)}) as web:
        yield web


async def stored(store: Store) -> list[Row]:
    async with store.reading() as tx:
        return await tx.all("inbox_next", limit=100)


async def test_a_200_is_empty_and_means_committed(web: Site, store: Store) -> None:
    answer = await web.post()
    assert (answer.status_code, answer.content) == (200, b"")
    assert [(row["update_id"], row["body"]) for row in await stored(store)] == [(7, UPDATE.decode())]


async def test_the_same_update_sent_again_is_acknowledged_and_kept_once(web: Site, store: Store) -> None:
    for _ in range(3):
        assert (await web.post()).status_code == 200
    assert len(await stored(store)) == 1


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, UPDATE, 403),
        ({"X-Telegram-Bot-Api-Secret-Token": "wrong"}, UPDATE, 403),
        ({"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"}, UPDATE, 403),
        (RIGHT, b" " * 5_000_000, 413),
        (RIGHT, b"{" * 100_000, 400),
        (RIGHT, b"[" * 200_000, 400),
        (RIGHT, b"not json", 400),
        (RIGHT, b"", 400),
        (RIGHT, b"[1]", 400),
        (RIGHT, b'{"message":{}}', 400),
    ],
    ids=["no secret", "wrong", "longer", "5 MB", "deep", "deeper", "no JSON", "empty", "a list", "no id"],
)
async def test_what_is_not_accepted_leaves_nothing_behind(
    web: Site, store: Store, headers: dict[str, str], body: bytes, status: int
) -> None:
    answer = await web.post(body, headers)
    assert (answer.status_code, answer.content) == (status, b"")
    assert await stored(store) == []


async def test_a_large_body_without_a_length_is_cut_off(web: Site, store: Store) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(30):
            yield b" " * 100_000

    assert (await web.client.post(PATH, content=pieces(), headers=RIGHT)).status_code == 413
    assert await stored(store) == []


async def test_a_get_is_not_allowed(web: Site) -> None:
    assert (await web.client.get(PATH, headers=RIGHT)).status_code == 405


async def test_a_body_that_never_comes_is_given_up(web: Site, store: Store) -> None:
    status = await web.half(f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: {len(UPDATE)}")
    assert status.startswith(b"HTTP/1.1 408")
    assert await stored(store) == []


async def test_a_stranger_is_turned_away_before_their_body_has_come(web: Site) -> None:
    assert (await web.half("Content-Length: 900000", 0.25)).startswith(b"HTTP/1.1 403")


async def test_a_store_that_fails_is_a_503(store: Store, clock: Clock) -> None:
    async with site(Failing(store), clock) as web:
        assert (await web.post()).status_code == 503
    assert await stored(store) == []


async def test_many_at_once_are_all_kept(web: Site, store: Store) -> None:
    bodies = [json.dumps({"update_id": n}).encode() for n in range(1, 61)]
    answers = await asyncio.gather(*(web.post(body) for body in bodies))
    assert {answer.status_code for answer in answers} == {200}
    assert len(await stored(store)) == 60


async def test_health_says_ready_when_every_check_is_well(web: Site) -> None:
    answer = await web.client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "checks": {"database": "ok"}})


async def test_health_names_what_is_not_well(store: Store, clock: Clock) -> None:
    async def broken() -> bool:
        raise UnavailableError("gone")

    checks = {"database": broken, "sender": lambda: False, "polling": lambda: True}
    async with site(store, clock, checks) as web:
        answer = await web.client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "checks": {"database": "failing", "sender": "failing", "polling": "ok"}}


async def test_metrics_count_what_came_in_and_went_out(web: Site) -> None:
    await web.post()
    web.metrics.turned(3, failed=1)
    web.metrics.sent("sendMessage", "sent", 0.2)
    web.metrics.sent("sendMessage", "again", 1.0)
    web.metrics.sent("sendMessage", "refused", 1.0)
    web.metrics.waiting(4)
    web.metrics.gauge("surgery_oldest_seconds", "How long the oldest waits.", lambda: 1.5)
    lines = (await web.client.get("/metrics")).text.splitlines()
    for line in (
        "surgery_updates_total 1.0",
        'surgery_turns_total{outcome="handled"} 2.0',
        'surgery_turns_total{outcome="failed"} 1.0',
        'surgery_sends_total{method="sendMessage",outcome="sent"} 1.0',
        "surgery_retries_total 1.0",
        'surgery_dead_letters_total{source="outbox"} 1.0',
        'surgery_queue_depth{queue="outbox"} 4.0',
        "surgery_send_lag_seconds_count 1.0",
        "surgery_oldest_seconds 1.5",
    ):
        assert line in lines


async def test_without_a_webhook_there_is_no_route_for_it(clock: Clock) -> None:
    app = web_app(Health({}), Metrics().page)
    async with serving(app, "127.0.0.1", 0) as port, httpx.AsyncClient() as client:
        assert (await client.post(f"http://127.0.0.1:{port}{PATH}", headers=RIGHT)).status_code == 404


async def test_a_port_that_is_taken_is_an_os_error(clock: Clock) -> None:
    app = web_app(Health({}), Metrics().page)
    async with serving(app, "127.0.0.1", 0) as port:
        with pytest.raises(OSError, match="in use"):
            async with serving(app, "127.0.0.1", port):
                pass


async def test_a_request_in_hand_is_answered_before_the_server_stops(store: Store, clock: Clock) -> None:
    webhook = Webhook(Intake(Slow(store), Ids(clock), clock), SECRET)  # type: ignore[arg-type]
    app = web_app(Health({}), Metrics().page, webhook, PATH)
    async with httpx.AsyncClient() as client:
        async with serving(app, "127.0.0.1", 0) as port:
            url = f"http://127.0.0.1:{port}{PATH}"
            asked = asyncio.create_task(client.post(url, content=UPDATE, headers=RIGHT))
            await asyncio.sleep(0.2)
        assert (await asked).status_code == 200
    assert len(await stored(store)) == 1


class Failing:
    """A store that takes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.wake = store.wake

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        if self._store:
            raise UnavailableError("the disk is full")
        yield


class Slow(Failing):
    """A store that takes its time."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        await asyncio.sleep(0.4)
        async with self._store.transaction() as tx:
            yield tx
