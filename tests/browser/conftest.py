"""What the browser tests share: a simulator of their own, the bot's part played by hand, and Debian's Chromium.

They use Playwright's asynchronous side, all on one event loop: its synchronous side would leave a running loop
behind, and every asynchronous test after it would fail. So each module here says
`pytestmark = pytest.mark.asyncio(loop_scope="session")`, and the plugin's own `page` is replaced by the one below.
"""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.browser.server import Server
from tests.browser.stage import Stage

PATIENCE = 20_000  # milliseconds: a full machine is no mistake of the page's
WIDE = {"width": 1400, "height": 900}
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Without one the tests are skipped, except in CI, where that is a failure."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found:
        return found
    reason = "no Chromium found: install Debian's `chromium` to run the browser tests"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """One browser for all tests; each page gets a profile of its own."""
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    """A fresh simulator in a process of its own, with the bot's part and the people's in the test's hands."""
    server = Server()
    try:
        await server.start()
        yield Stage(server)
    finally:
        await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, stage: Stage) -> AsyncIterator[Page]:
    """A page of a wide screen, not yet anywhere; an error in its scripts fails the test."""
    context = await browser.new_context(viewport=WIDE, locale="en-GB", reduced_motion="reduce")  # type: ignore[arg-type]
    await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=stage.url)
    fresh = await context.new_page()
    errors: list[str] = []
    fresh.on("pageerror", lambda error: errors.append(str(error)))
    yield fresh
    await context.close()
    assert errors == []
