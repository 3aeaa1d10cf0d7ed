"""Takes updates to the bot's webhook: side by side for different people, in order for one, again until they land."""

import asyncio
import re
from collections import deque
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import DetailedPyreqwestError, RequestTimeoutError

from bot.simulator.refusals import Json, bad_request
from bot.simulator.updates import Waiting

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

PORTS = {None, 80, 88, 443, 8443}
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_PATIENCE = 60.0  # seconds between two tries
ANSWER_WITHIN = 60.0  # seconds
FAMILIES = {"callback_query": "taps", "my_chat_member": "membership", "chat_member": "membership"}

Lane = tuple[str, int]


def lane_of(waiting: Waiting) -> Lane:
    """Taps, messages and membership changes of one chat travel separately, and so can overtake each other."""
    payload = waiting.update[waiting.kind]
    where = payload.get("chat") or payload.get("from") or payload.get("user") or {}
    return FAMILIES.get(waiting.kind, "messages"), where.get("id", 0)


class Webhook:
    """The bot's webhook, where it has set one."""

    def __init__(self, sim: "Simulator", *, front: str | None, patience: float) -> None:
        self.url = ""
        self.front = front
        self._sim = sim
        self.answer_within = ANSWER_WITHIN
        self.patience = patience  # seconds before the second try
        self._secret = ""
        self._connections = 40
        self._trouble: Json = {}
        self._lanes: dict[Lane, deque[Waiting]] = {}
        self._carriers: dict[Lane, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(self._connections)
        self._client: Client | None = None
        sim.updates.listeners.append(self._arrived)

    def set(self, url: str, secret: str = "", connections: int = 40) -> None:
        """Points the webhook somewhere, or nowhere with an empty `url` (Bot API, setWebhook)."""
        if url:
            check_address(url)
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        self.stop()
        self.url, self._secret = url, secret
        self._connections = min(max(connections, 1), 100)
        self._trouble = {}
        self.start()

    def start(self) -> None:
        """Begins to carry what waits."""
        if not self.url:
            return
        self._slots = asyncio.Semaphore(self._connections)
        self._sim.updates.forget_expired()
        for waiting in self._sim.updates.queue.values():
            self._arrived(waiting)

    def stop(self) -> None:
        """Carries nothing more; what was under way may arrive and will be sent again."""
        for carrier in self._carriers.values():
            carrier.cancel()
        self._carriers.clear()
        self._lanes.clear()
        self._client = None

    def info(self) -> Json:
        """As getWebhookInfo answers."""
        self._sim.updates.forget_expired()
        info: Json = {
            "url": self.url, "has_custom_certificate": False, "pending_update_count": len(self._sim.updates.queue),
        }  # fmt: skip
        if self.url:
            info |= {"max_connections": self._connections, **self._trouble}
        if self._sim.updates.allowed:
            info["allowed_updates"] = self._sim.updates.allowed
        return info

    def _arrived(self, waiting: Waiting) -> None:
        if not self.url:
            return
        lane = lane_of(waiting)
        self._lanes.setdefault(lane, deque()).append(waiting)
        if lane not in self._carriers:
            self._carriers[lane] = asyncio.get_running_loop().create_task(self._carry(lane))

    async def _carry(self, lane: Lane) -> None:
        """Delivers one lane in order, doubling its patience after each failure."""
        queue, patience = self._lanes[lane], self.patience
        while queue:
            waiting = queue[0]
            if not self._sim.updates.lives(waiting):
                queue.popleft()
                continue
            async with self._slots:
                landed = await self._deliver(waiting)
            if landed:
                self._sim.updates.confirm(waiting.id)
                patience = self.patience
            else:
                await asyncio.sleep(patience)
                patience = min(2 * patience, LONGEST_PATIENCE)
        del self._lanes[lane], self._carriers[lane]

    async def _deliver(self, waiting: Waiting) -> bool:
        headers = {"Content-Type": "application/json", "Host": urlsplit(self.url).netloc}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        call = self._http().post(self._address()).headers(headers).body_bytes(msgspec.json.encode(waiting.update))
        try:
            answer = await call.build().send()
            body = bytes(await answer.bytes())
        except RequestTimeoutError:
            return self._failed("Read timeout expired")
        except DetailedPyreqwestError as error:
            return self._failed(f"Connection failed: {type(error).__name__}")
        if not 200 <= answer.status < 300:
            return self._failed(f"Wrong response from the webhook: {answer.status} {HTTPStatus(answer.status).phrase}")
        self._look_for_a_method(body)
        return True

    def _address(self) -> str:
        parts = urlsplit(self.url)
        if self.front is None:
            return self.url
        return self.front.rstrip("/") + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def _http(self) -> Client:
        if self._client is None:
            builder = ClientBuilder().no_proxy().timeout(timedelta(seconds=self.answer_within))
            self._client = builder.max_connections(self._connections).build()
        return self._client

    def _failed(self, words: str) -> bool:
        self._trouble = {"last_error_date": self._sim.timestamp(), "last_error_message": words}
        return False

    def _look_for_a_method(self, body: bytes) -> None:
        """Telegram would execute a method named in the answer; we refuse it aloud, for the bot never means it."""
        try:
            answer: Any = msgspec.json.decode(body or b"null")
        except msgspec.DecodeError:
            return
        if isinstance(answer, dict) and "method" in answer:
            words = f"the webhook's answer holds a method, {answer['method']}, which Telegram would execute"
            self._failed(words)
            self._sim.records.count("webhook", 400, words)
            call = {"at": self._sim.clock.now().isoformat(), "method": "webhook", "chat_id": None, "request": answer}
            self._sim.note_call({**call, "ok": False, "status": 400, "response_ms": 0, "description": words})

    def dump(self) -> Json:
        """For a snapshot."""
        return {"url": self.url, "secret": self._secret, "connections": self._connections}

    def load(self, saved: Json) -> None:
        """Takes up where a snapshot left off; `start()` sets it going."""
        self.url, self._secret, self._connections = saved["url"], saved["secret"], saved["connections"]


def check_address(url: str) -> None:
    """Refuses what Telegram doesn't deliver to."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
