"""A whole evening on the phone page, with the real demo behind it: its bot, its database, its clock."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.simulator.transcript import transcript
from tests.browser.conftest import WIDE
from tests.browser.demo import SOON, Demo, Hands
from tests.evening import MONDAY, an_evening
from tests.transcripts import test_transcripts as written
from tests.walker import END

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demo, newly installed."""
    started = Demo(tmp_path)
    try:
        await started.start()
        yield started
    finally:
        await started.kill()


@pytest_asyncio.fixture(loop_scope="session")
async def maureen(browser: Browser, demo: Demo) -> AsyncIterator[Hands]:
    """Maureen's phone, at nine in the morning: nothing may depend on the hour at which the tests run."""
    context = await browser.new_context(viewport=WIDE, locale="en-GB", reduced_motion="reduce")  # type: ignore[arg-type]
    await context.grant_permissions(["clipboard-read", "clipboard-write"], origin=demo.url)
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(demo.url)
    hands = Hands(page, "Maureen")
    await hands.jump("Next morning")
    yield hands
    await context.close()
    assert errors == []


async def test_an_evening_from_hello_to_goodbye(maureen: Hands, demo: Demo, tmp_path: Path) -> None:
    await _comes_in_by_the_keyboard_alone(maureen)
    await _is_reminded_the_next_morning(maureen)
    await _goes_on_after_a_power_cut(maureen, demo)
    await maureen.walk_until(END)
    await _sees_how_far_she_has_come(maureen)
    await _is_asked_about_her_mission(maureen)
    await _takes_everything_away(maureen, tmp_path)
    await _blocks_the_bot_and_thinks_better_of_it(maureen)
    await _somebody_else_walks_in(maureen)


async def _comes_in_by_the_keyboard_alone(maureen: Hands) -> None:
    """Hello, the two consents, the check-up and what comes of it."""
    maureen.keyboard_alone = True
    await maureen.page.reload()  # the focus is nowhere, as it is for somebody who has opened the page
    await expect(maureen.chat).to_be_visible()
    await maureen.page.keyboard.press("Tab")
    await expect(maureen.page.get_by_role("link", name="Skip to the phones")).to_be_focused()
    await maureen.page.keyboard.press("Enter")
    await maureen.tap("Start")
    await maureen.heard("You need to be 16 or over")
    await maureen.walk_until("Show me the first one")
    await maureen.heard("Here's what I'd take, in this order")
    maureen.keyboard_alone = False


async def _is_reminded_the_next_morning(maureen: Hands) -> None:
    await maureen.tap("Show me the first one")
    await maureen.heard("Social before media")
    await maureen.walk_until("Pick an hour")
    await maureen.tap("Tomorrow")
    await maureen.heard("I'll give you one nudge")
    await maureen.jump("Next morning")
    await maureen.heard("Listening counts is next")
    await maureen.tap("Go on then")
    await maureen.heard("At a quarter to midnight")


async def _goes_on_after_a_power_cut(maureen: Hands, demo: Demo) -> None:
    """The page finds its way back by itself, and /next opens the lesson where it was."""
    reading = await maureen.newest.locator(".words").inner_text()
    messages = await maureen.chat.locator(".message .words").all_inner_texts()
    await demo.has_kept("Listening counts · about")
    lost = maureen.page.get_by_text("Lost touch with the simulator")
    await demo.kill()
    await expect(lost).to_be_visible(timeout=SOON)
    await demo.start()
    await expect(lost).to_be_hidden(timeout=SOON)
    assert await maureen.chat.locator(".message .words").all_inner_texts() == messages
    await maureen.write("/next")
    await expect(maureen.chat.locator(".message")).to_have_count(len(messages) + 2)
    assert await maureen.newest.locator(".words").inner_text() == reading


async def _sees_how_far_she_has_come(maureen: Hands) -> None:
    await maureen.write("/progress")
    await maureen.heard("6 lessons out of 6")
    await expect(maureen.chat.get_by_text("▓▓▓▓▓▓▓▓▓▓ 6 of 6")).to_be_visible()
    picture = maureen.newest.get_by_role("img")
    await expect(picture).to_have_js_property("complete", True)
    await expect(picture).to_have_js_property("naturalWidth", 1200)


async def _is_asked_about_her_mission(maureen: Hands) -> None:
    await maureen.jump("+1 week")
    await maureen.heard("How did it go?")
    await maureen.tap("Done")
    await maureen.heard("That was out there with real people")


async def _takes_everything_away(maureen: Hands, folder: Path) -> None:
    """The export is a file that opens; after /forget they are strangers."""
    await maureen.write("/export")
    await maureen.heard("That's all I've got on you")
    async with maureen.page.expect_download() as waiting:
        await maureen.newest.get_by_role("link", name="everything-about-me.json").click()
    await (await waiting.value).save_as(folder / "everything.json")
    assert "I ran the post room" in json.dumps(json.loads((folder / "everything.json").read_text(encoding="utf-8")))
    await maureen.write("/forget")
    await maureen.heard("Shall I?")
    await maureen.tap("Yes, forget me")
    await maureen.heard("we'll start as strangers")
    await maureen.write("Hello?")
    await maureen.heard("You need to be 16 or over")


async def _blocks_the_bot_and_thinks_better_of_it(maureen: Hands) -> None:
    await maureen.choose("More about Maureen’s chat", "Block the bot")
    await expect(maureen.chat.locator(".chip", has_text="blocked")).to_be_visible()
    await maureen.tap("Maureen has blocked the bot. Unblock")
    await maureen.write("/help")
    await maureen.heard("This is what I can do")


async def _somebody_else_walks_in(maureen: Hands) -> None:
    phones = maureen.page.locator(".phone")
    before = await phones.count()
    await maureen.page.get_by_role("button", name="A newcomer").click()
    await expect(phones).to_have_count(before + 1)
    name = str(await phones.last.get_attribute("aria-label"))
    newcomer = Hands(maureen.page, name.removesuffix("’s phone"))
    await newcomer.tap("Start")
    await newcomer.heard("You need to be 16 or over")
    await expect(newcomer.chat.get_by_text(f"Hello {newcomer.name}. I'm Surgery.")).to_be_attached()


async def test_a_conversation_copied_from_the_page_can_be_replayed(maureen: Hands, tmp_path: Path) -> None:
    await maureen.tap("Start")
    await maureen.heard("You need to be 16 or over")
    await maureen.write("hello?")
    await maureen.heard("I'd asked whether you're 16")
    await maureen.walk_until("Check-up first")
    await maureen.write("/lessons")
    await maureen.heard("Tap a number")
    await maureen.tap("3")
    await maureen.heard("about 5 minutes")
    await maureen.choose("Attach something", "Photo")
    await maureen.heard("I can't see pictures")
    await maureen.walk_until("Pick an hour")
    await maureen.jump("+1 week")
    await maureen.heard("How did it go?")
    await maureen.tap("I got stuck")
    await maureen.heard("What got in the way?")
    await maureen.write("I didn't know\nwhat to write to Ken.")
    await maureen.heard("I've put that beside the mission")
    await maureen.choose("More about Maureen’s chat", "Copy as a transcript")
    await expect(maureen.chat.get_by_text("Copied.")).to_be_visible()
    copied = await maureen.page.evaluate("navigator.clipboard.readText()")
    assert await _replayed(copied, tmp_path) == copied


async def _replayed(copied: str, folder: Path) -> str:
    """What somebody gets who does the same things again, with nothing of the demo's."""
    acts = list(written.acts(copied))
    start = next(filter(None, (written.began(what) for _, what in acts)), MONDAY)
    async with an_evening(f"sqlite:///{folder}/replayed.db", start=start) as evening:
        someone = evening.newcomer()
        for mark, what in acts:
            await written.act(evening, someone, mark, what)
        return transcript(copied.splitlines()[0].removeprefix("# "), evening.simulator.chat(someone.id))
