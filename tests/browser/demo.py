"""The demo as somebody starts it: `python -m bot demo` in a folder of its own, and one person's phone on its page."""

import asyncio
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from bot.contents import Contents
from tests.browser.server import HOUSE
from tests.browser.stage import phone
from tests.walker import Seen, Step, next_step

PATIENCE = 30.0  # seconds until it has started, on a machine with much to do
SOON = 20_000  # milliseconds that an answer may take there
NEWER = "([log, id]) => [...log.querySelectorAll('.from-bot:has(.key)')].some((one) => Number(one.dataset.id) > id)"


class Demo:
    """Starts and kills the demo, always at the same address; what it keeps is in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.url, self._port = folder, "", "0"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Returns once it has printed its address."""
        command = (sys.executable, "-m", "bot", "demo", "--port", self._port, "--no-browser")
        environment = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")},
            "PYTHONPATH": str(HOUSE),
            "SEND_RATE": "2000",
            "SEND_RATE_PER_CHAT": "1000",
        }
        self._process = await asyncio.create_subprocess_exec(
            *command, cwd=self.folder, env=environment, stdout=asyncio.subprocess.PIPE
        )
        assert self._process.stdout
        async with asyncio.timeout(PATIENCE):
            printed = (await self._process.stdout.readline()).decode()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", printed)
        assert found, f"the demo printed no address: {printed!r}"
        self.url, self._port = found[0], found[1]

    async def has_kept(self, words: str) -> None:
        """Returns once `words` are in the phones' file, which the demo writes every other second."""
        kept, escaped = self.folder / ".surgery-demo" / "phones.json", json.dumps(words)[1:-1]
        async with asyncio.timeout(PATIENCE):
            while not kept.exists() or escaped not in kept.read_text(encoding="utf-8"):
                await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """Ends it as a power cut would."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()


@dataclass(slots=True)
class Hands:
    """One person's phone in a test's hands, with mouse and keyboard or, on request, the keyboard alone."""

    page: Page
    name: str
    keyboard_alone: bool = False

    @property
    def chat(self) -> Locator:
        """The phone."""
        return phone(self.page, self.name)

    @property
    def newest(self) -> Locator:
        """What the bot said last."""
        return self.chat.locator(".from-bot").last

    async def heard(self, words: str) -> None:
        """Returns once the newest thing that the bot said has these words."""
        await expect(self.newest).to_contain_text(words, timeout=SOON)

    async def write(self, text: str) -> None:
        """Writes, and sends it with Enter."""
        field = self.chat.get_by_role("textbox")
        await field.fill(text)
        await field.press("Enter")

    async def tap(self, label: str) -> None:
        """Taps the newest button of that label."""
        if self.keyboard_alone:
            await self.tab_to(label)
            await self.page.keyboard.press("Enter")
        else:
            await self.chat.get_by_role("button", name=label, exact=True).last.click()

    async def tab_to(self, label: str) -> None:
        """Presses Tab until the newest button of that label has the focus."""
        wanted = self.chat.get_by_role("button", name=label, exact=True).last
        for _ in range(40):
            if await wanted.evaluate("(button) => button === document.activeElement"):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"forty Tabs don't lead to {label!r}")

    async def jump(self, label: str) -> None:
        """Takes everybody forward in time; returns once the page's clock has moved."""
        clock = self.page.locator("#clock")
        before = await clock.inner_text()
        await self.page.get_by_role("button", name=label, exact=True).click()
        await expect(clock).not_to_have_text(before)

    async def choose(self, menu: str, item: str) -> None:
        """Opens one of the phone's menus and chooses."""
        await self.chat.get_by_role("button", name=menu).click()
        await self.chat.get_by_role("menuitem", name=item).first.click()

    async def seen(self) -> Seen:
        """The newest message with buttons. A button's words stand for its data, too: the page doesn't show that."""
        message = self.chat.locator(".from-bot:has(.key)").last
        labels = await message.locator(".key").all_inner_texts()
        words = await message.locator(".words").inner_text()
        number = await message.get_attribute("data-id")
        return Seen(int(number or 0), words, tuple((label, label) for label in labels))

    async def walk_until(self, label: str) -> None:
        """Takes the first way on, step by step, until a button of that label is offered."""
        library = Contents().library("en")
        while label not in dict((seen := await self.seen()).buttons):
            step = next_step(seen, library)
            assert step, f"the way ended before {label!r}"
            await self._take(step)
            log = await self.chat.get_by_role("log").element_handle()
            await self.page.wait_for_function(NEWER, arg=[log, seen.message_id])

    async def _take(self, step: Step) -> None:
        if step.text:
            await self.write(step.text)
        else:
            await self.tap(step.data)
