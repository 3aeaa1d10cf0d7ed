"""Plays the bot's part for the browser tests: its calls over HTTP, what it has heard, and people to talk to."""

from typing import Any

from playwright.async_api import Locator, Page

from tests.browser.server import TOKEN, Server

Json = dict[str, Any]


class Stage:
    """A running simulator, seen from the bot's side and from the people's."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._client = server.client
        self._heard = 0
        self.url = str(server.client.base_url).rstrip("/")

    async def state(self) -> Json:
        """What the page is told when it begins."""
        state: Json = (await self._client.get("/sim/state")).json()
        return state

    async def bot(self, method: str, files: Json | None = None, **parameters: Any) -> Any:
        """One Bot API call; its `result`. A refusal fails the test."""
        address = f"/bot{TOKEN}/{method}"
        if files:
            answer = await self._client.post(address, data=parameters, files=files)
        else:
            answer = await self._client.post(address, json=parameters)
        body = answer.json()
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """One Bot API call that the simulator has to refuse; the description."""
        body = (await self._client.post(f"/bot{TOKEN}/{method}", json=parameters)).json()
        assert not body["ok"], body
        description: str = body["description"]
        return description

    async def heard(self, kind: str) -> Json:
        """The next update of this `kind` that the bot is given; earlier ones of other kinds are passed over."""
        while True:
            for update in await self.bot("getUpdates", offset=self._heard, timeout=10):
                self._heard = update["update_id"] + 1
                if kind in update:
                    found: Json = update[kind]
                    return found

    async def newcomer(self, name: str, **details: Any) -> Json:
        """Somebody whom the bot hasn't met."""
        answer = await self._client.post("/sim/people", json={"first_name": name, **details})
        answer.raise_for_status()
        person: Json = answer.json()
        return person

    async def met(self, name: str, **details: Any) -> int:
        """Somebody who has sent /start; their id, which is their chat's too."""
        person = await self.newcomer(name, **details)
        await self.writes(person["id"], "/start")
        number: int = person["id"]
        return number

    async def writes(self, person: int, text: str) -> None:
        """A person writes, on a phone that isn't this page."""
        answer = await self._client.post(f"/sim/people/{person}/send", json={"text": text})
        answer.raise_for_status()

    async def says(self, person: int, text: str, **parameters: Any) -> int:
        """The bot writes to a person; the message's id."""
        number: int = (await self.bot("sendMessage", chat_id=person, text=text, **parameters))["message_id"]
        return number


def phone(page: Page, name: str) -> Locator:
    """The phone of the person called `name`."""
    return page.locator(".phone").filter(has=page.get_by_role("heading", level=2, name=name))


def keys(*rows: list[tuple[str, str]]) -> Json:
    """An inline keyboard: rows of (words, data)."""
    return {"inline_keyboard": [[{"text": words, "callback_data": data} for words, data in row] for row in rows]}


def entity(text: str, kind: str, words: str, **more: Any) -> Json:
    """The message entity that makes the first `words` of `text` a `kind`; offsets are UTF-16 units."""
    before = text[: text.index(words)]
    return {"type": kind, "offset": _units(before), "length": _units(words), **more}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
