"""The two hands that reach the simulator in tests: the bot's calls and the people's acts, both over HTTP."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from bot.simulator import Simulator

TOKEN = "123456:simulated"
MO = 700_000_001  # the person whom most tests are about


class BotHand:
    """Calls the Bot API as a bot does, JSON in and out."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def raw(self, method: str, **parameters: Any) -> httpx.Response:
        """The answer as it comes."""
        return await self.client.post(f"/bot{TOKEN}/{method}", json=parameters)

    async def call(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        answer = (await self.raw(method, **parameters)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """The description of a call that must be refused."""
        response = await self.raw(method, **parameters)
        answer = response.json()
        assert not answer["ok"], answer
        assert response.status_code == answer["error_code"]
        description: str = answer["description"]
        return description

    async def say(self, text: str = "Hello", *buttons: str, chat: int = MO, **more: Any) -> int:
        """Sends a text with a column of buttons, whose data are their labels; the message's id."""
        if buttons:
            more["reply_markup"] = keyboard(*buttons)
        sent = await self.call("sendMessage", chat_id=chat, text=text, **more)
        number: int = sent["message_id"]
        return number

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """What waits for the bot."""
        found: list[dict[str, Any]] = await self.call("getUpdates", **parameters)
        return found


class PeopleHand:
    """Does what people do on their phones."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def get(self, path: str) -> Any:
        """JSON from the people's side."""
        answer = await self.client.get(f"/sim/{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: Any) -> Any:
        """JSON from an act that must succeed."""
        answer = await self.client.post(f"/sim/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def refused(self, path: str, body: Any) -> str:
        """The words with which an act is refused."""
        answer = await self.client.post(f"/sim/{path}", json=body)
        assert 400 <= answer.status_code < 500
        words: str = answer.json()["error"]
        return words

    async def write(self, text: str, person: int = MO) -> dict[str, Any]:
        """Somebody writes; the first message that came of it."""
        answer = await self.post(f"people/{person}/send", {"text": text})
        message: dict[str, Any] = answer["messages"][0]
        return message

    async def share(self, kind: str, person: int = MO, **details: Any) -> list[dict[str, Any]]:
        """Somebody sends something that isn't text."""
        answer = await self.post(f"people/{person}/send", {"kind": kind, **details})
        messages: list[dict[str, Any]] = answer["messages"]
        return messages

    async def tap(self, message: int, data: str, person: int = MO) -> str:
        """Somebody taps; the callback query's id."""
        answer = await self.post(f"people/{person}/tap", {"message_id": message, "data": data})
        query: str = answer["callback_query_id"]
        return query

    async def chat(self, person: int = MO) -> list[dict[str, Any]]:
        """The messages on somebody's phone."""
        messages: list[dict[str, Any]] = (await self.get(f"people/{person}/messages"))["messages"]
        return messages

    async def transcript(self, person: int = MO) -> list[str]:
        """The lines of somebody's transcript, without its title and the moment of its beginning."""
        return (await self.client.get(f"/sim/people/{person}/transcript")).text.splitlines()[2:]


def keyboard(*labels: str) -> dict[str, Any]:
    """An inline keyboard in one column; each button's data is its label."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


async def until(condition: Callable[[], Any]) -> None:
    """Returns once something has come true; gives up when it doesn't."""
    for _ in range(10_000):
        if condition():
            return
        await asyncio.sleep(0.002)
    raise AssertionError("what the test waited for didn't happen")


def queued(sim: Simulator) -> list[str]:
    """The kinds of the updates that wait, oldest first."""
    return [waiting.kind for waiting in sim.updates.queue.values()]
