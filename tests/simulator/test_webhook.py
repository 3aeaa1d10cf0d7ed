"""The webhook: what is refused when it is set, and how updates are carried to it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.simulator import Simulator
from tests.simulator.conftest import serving
from tests.simulator.hands import BotHand, PeopleHand, until

URL = "https://bot.example.org/hook"
SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Receiver:
    """The bot's end of a webhook; answers what it is told to, and 200 after that."""

    def __init__(self) -> None:
        self.answers: list[Response] = []
        self.heard: list[dict[str, Any]] = []
        self.requests: list[Request] = []
        self.holding = asyncio.Event()
        self.holding.set()
        self.busy = self.busiest = 0
        self._news = asyncio.Condition()

    async def take(self, request: Request) -> Response:
        """One delivery."""
        self.busy += 1
        self.busiest = max(self.busy, self.busiest)
        update = await request.json()
        async with self._news:
            self.heard.append(update)
            self.requests.append(request)
            self._news.notify_all()
        await self.holding.wait()
        self.busy -= 1
        return self.answers.pop(0) if self.answers else Response()

    async def until(self, count: int) -> None:
        """Returns once so many deliveries were tried."""
        async with self._news:
            await self._news.wait_for(lambda: len(self.heard) >= count)


@pytest.fixture
async def receiver(sim: Simulator) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with serving(Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])) as address:
        sim.webhook.front, sim.webhook.patience = address, 0.01
        yield receiver
        receiver.holding.set()
        sim.close()


async def until_nothing_waits(sim: Simulator) -> None:
    await until(lambda: not sim.updates.queue)


async def test_an_update_is_carried_with_the_secret(
    bot: BotHand, people: PeopleHand, receiver: Receiver, sim: Simulator
) -> None:
    await bot.call("setWebhook", url=URL, secret_token="open-sesame")
    await people.write("Hello")
    await until_nothing_waits(sim)
    [request] = receiver.requests
    assert (request.headers[SECRET], request.headers["host"]) == ("open-sesame", "bot.example.org")
    assert receiver.heard[0]["message"]["text"] == "Hello"


async def test_what_waited_before_the_webhook_is_carried_too(
    bot: BotHand, people: PeopleHand, receiver: Receiver
) -> None:
    await people.write("Before")
    await bot.call("setWebhook", url=URL)
    await receiver.until(1)
    assert receiver.heard[0]["message"]["text"] == "Before"


async def test_pending_updates_can_be_dropped(bot: BotHand, people: PeopleHand, receiver: Receiver) -> None:
    await people.write("Before")
    await bot.call("setWebhook", url=URL, drop_pending_updates=True)
    await people.write("After")
    await receiver.until(1)
    assert receiver.heard[0]["message"]["text"] == "After"


async def test_a_failed_delivery_is_tried_again_and_its_trouble_shown(
    bot: BotHand, people: PeopleHand, receiver: Receiver, sim: Simulator
) -> None:
    receiver.answers = [Response(status_code=503), Response(status_code=500)]
    await bot.call("setWebhook", url=URL)
    await people.write("Hello")
    await until_nothing_waits(sim)
    assert [update["message"]["text"] for update in receiver.heard] == ["Hello"] * 3
    info = await bot.call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (URL, 0, 40)


async def test_a_webhook_that_nobody_serves_keeps_the_update(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    sim.webhook.front, sim.webhook.patience = "http://127.0.0.1:9", 0.01
    await bot.call("setWebhook", url=URL)
    await people.write("Hello")
    await until(lambda: "last_error_message" in sim.webhook.info())
    assert len(sim.updates.queue) == 1
    sim.close()


async def test_one_persons_messages_arrive_in_order(bot: BotHand, people: PeopleHand, receiver: Receiver) -> None:
    receiver.answers = [Response(status_code=503)]
    await bot.call("setWebhook", url=URL)
    for text in ("One", "Two", "Three"):
        await people.write(text)
    await receiver.until(4)
    assert [update["message"]["text"] for update in receiver.heard] == ["One", "One", "Two", "Three"]


async def test_one_persons_tap_and_message_can_arrive_at_the_same_time(
    bot: BotHand, people: PeopleHand, receiver: Receiver
) -> None:
    receiver.holding.clear()
    await bot.call("setWebhook", url=URL)
    await people.write("Hello")
    await people.tap(1, "x")
    await receiver.until(2)
    assert receiver.busiest == 2


async def test_no_more_connections_than_the_bot_allows(
    bot: BotHand, people: PeopleHand, receiver: Receiver, sim: Simulator
) -> None:
    await bot.call("setWebhook", url=URL, max_connections=1)
    await people.write("Hello")
    await people.tap(1, "x")
    await until_nothing_waits(sim)
    assert receiver.busiest == 1


async def test_a_method_in_the_webhooks_answer_is_refused_aloud(
    bot: BotHand, people: PeopleHand, receiver: Receiver, sim: Simulator
) -> None:
    receiver.answers = [Response('{"method": "sendMessage", "chat_id": 1}')]
    await bot.call("setWebhook", url=URL)
    await people.write("Hello")
    await until_nothing_waits(sim)
    call = (await people.get("calls"))["calls"][-1]
    assert (call["method"], call["ok"], call["status"]) == ("webhook", False, 400)
    assert call["description"] == "the webhook's answer holds a method, sendMessage, which Telegram would execute"
    assert len(await people.chat()) == 2


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://bot.example.org/hook", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://bot.example.org:8080/hook", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://bot.example.org:99999/hook", "invalid webhook URL specified"),
        ("https:///hook", "invalid webhook URL specified"),
    ],
)
async def test_a_webhook_that_telegram_would_not_call_is_refused(bot: BotHand, url: str, words: str) -> None:
    assert await bot.refused("setWebhook", url=url) == f"Bad Request: {words}"


@pytest.mark.parametrize(
    ("secret", "words"),
    [("a" * 257, "secret token is too long"), ("open sesame", "secret token contains unallowed characters")],
)
async def test_a_secret_that_telegram_would_not_send_is_refused(bot: BotHand, secret: str, words: str) -> None:
    assert await bot.refused("setWebhook", url=URL, secret_token=secret) == f"Bad Request: {words}"


async def test_an_empty_address_ends_the_webhook(bot: BotHand, people: PeopleHand) -> None:
    await bot.call("setWebhook", url=URL)
    await bot.call("setWebhook", url="")
    await people.write("Hello")
    assert (await bot.call("getWebhookInfo"))["pending_update_count"] == 1
    assert len(await bot.updates()) == 1


async def test_the_webhook_says_what_the_bot_wants_to_hear(bot: BotHand) -> None:
    await bot.call("setWebhook", url=URL, allowed_updates=["message"])
    assert (await bot.call("getWebhookInfo"))["allowed_updates"] == ["message"]


async def test_a_webhook_that_never_answers_is_tried_again(
    bot: BotHand, people: PeopleHand, receiver: Receiver, sim: Simulator
) -> None:
    sim.webhook.answer_within = 0.05
    receiver.holding.clear()
    await bot.call("setWebhook", url=URL)
    await people.write("Hello")
    await receiver.until(2)
    assert sim.webhook.info()["last_error_message"] == "Read timeout expired"


async def test_an_answer_with_a_body_is_as_good_as_an_empty_one(
    bot: BotHand, people: PeopleHand, receiver: Receiver, sim: Simulator
) -> None:
    receiver.answers = [Response("thank you")]
    await bot.call("setWebhook", url=URL)
    await people.write("Hello")
    await until_nothing_waits(sim)
    assert len(receiver.heard) == 1
