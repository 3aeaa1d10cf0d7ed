"""The demo's tools: its clock, the drawer of calls, transcripts, light and dark."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage, phone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def _demo_time(stage: Stage) -> datetime:
    return datetime.fromisoformat((await stage.state())["now"])


@pytest.mark.parametrize(("label", "days"), [("+1 day", 1), ("+1 week", 7)])
async def test_a_jump_moves_the_clock_for_simulator_and_page(page: Page, stage: Stage, label: str, days: int) -> None:
    await page.goto(stage.url)
    face = page.locator("#clock")
    await expect(face).to_have_text(re.compile(r"^\w{3} \d+ \w{3,4}, \d\d:\d\d$"))
    before = await _demo_time(stage)
    await page.get_by_role("button", name=label).click()
    await expect(page.locator("#spoken")).to_contain_text("It’s now")
    assert (await _demo_time(stage) - before).days == days
    shown = datetime.fromisoformat(str(await face.get_attribute("datetime")).replace("Z", "+00:00"))
    assert (shown - before).days == days


async def test_next_morning_is_a_morning(page: Page, stage: Stage) -> None:
    await page.goto(stage.url)
    await page.get_by_role("button", name="Next morning").click()
    await expect(page.locator("#clock")).to_have_text(re.compile(r", 0\d:\d\d$"))


async def test_messages_of_another_day_come_under_that_days_heading(page: Page, stage: Stage) -> None:
    maureen = await stage.met("Maureen")
    await page.goto(stage.url)
    await expect(phone(page, "Maureen").locator(".day")).to_have_count(1)
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.locator("#spoken")).to_contain_text("It’s now")
    await stage.says(maureen, "Good morning.")
    await expect(phone(page, "Maureen").locator(".day")).to_have_count(2)


async def test_the_drawer_shows_each_call_with_its_request_and_its_refusal(page: Page, stage: Stage) -> None:
    derek = await stage.met("Derek")
    await page.goto(stage.url)
    await page.get_by_role("button", name="API calls").click()
    drawer = page.get_by_role("complementary", name="Bot API calls")
    await stage.says(derek, "Hello, Derek.")
    await stage.refused("sendMessage", chat_id=derek, text="")
    sent = drawer.get_by_role("listitem").filter(has_text="sendMessage").filter(has_text="OK").first
    await expect(sent).to_contain_text("Derek")
    await expect(sent).to_contain_text("ms")
    await sent.locator("summary").press("Enter")
    await expect(sent.locator("pre")).to_contain_text('"text": "Hello, Derek."')
    refused = drawer.get_by_role("listitem").filter(has_text="400")
    await refused.locator("summary").click()
    await expect(refused).to_contain_text("Bad Request: message text is empty")


async def test_the_drawer_can_be_sifted_paused_and_emptied(page: Page, stage: Stage) -> None:
    derek, aisha = await stage.met("Derek"), await stage.met("Aisha")
    await page.goto(stage.url)
    await page.get_by_role("button", name="API calls").click()
    drawer = page.get_by_role("complementary", name="Bot API calls")
    sends = drawer.locator("li:visible").filter(has_text="sendMessage")
    await stage.says(derek, "One")
    await stage.says(aisha, "Two")
    await expect(sends).to_have_count(2)
    await drawer.get_by_role("combobox", name="Whose calls").select_option("Aisha")
    await expect(sends).to_have_count(1)
    await drawer.get_by_role("combobox", name="Whose calls").select_option("Everybody")
    await drawer.get_by_role("button", name="Pause").click()
    await stage.says(derek, "Three")
    await expect(phone(page, "Derek").get_by_text("Three")).to_be_visible()
    await expect(sends).to_have_count(2)
    await drawer.get_by_role("button", name="Go on").click()
    await expect(sends).to_have_count(3)
    await drawer.get_by_role("button", name="Clear").click()
    await expect(sends).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    await expect(page.get_by_role("button", name="API calls")).to_be_focused()


async def test_the_drawer_keeps_polling_back_until_asked_for_it(page: Page, stage: Stage) -> None:
    await stage.met("Derek")
    await page.goto(stage.url)
    await page.get_by_role("button", name="API calls").click()
    drawer = page.get_by_role("complementary", name="Bot API calls")
    await stage.heard("message")
    await stage.bot("getMe")
    calls = drawer.locator("li:visible b")
    await expect(calls).to_have_text(["getMe"])
    await drawer.get_by_role("combobox", name="Whose calls").select_option("Everything, polling too")
    await expect(calls).to_have_text(["getMe", "getUpdates"])


async def test_a_transcript_can_be_copied(page: Page, stage: Stage) -> None:
    priya = await stage.met("Priya")
    await stage.says(priya, "Hello, Priya.")
    await page.goto(stage.url)
    chat = phone(page, "Priya")
    await chat.get_by_role("button", name="More about Priya’s chat").click()
    await chat.get_by_role("menuitem", name="Copy as a transcript").click()
    await expect(chat.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert "> /start\n< Hello, Priya." in copied


async def test_a_transcript_is_shown_where_the_browser_wont_copy(page: Page, stage: Stage) -> None:
    await stage.met("Priya")
    await page.goto(stage.url)
    await page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    chat = phone(page, "Priya")
    await chat.get_by_role("button", name="More about Priya’s chat").click()
    await chat.get_by_role("menuitem", name="Copy as a transcript").click()
    field = page.get_by_role("dialog").get_by_role("textbox")
    await expect(field).to_have_value(re.compile("> /start"))
    await expect(field).to_be_focused()


async def test_a_transcript_can_be_downloaded(page: Page, stage: Stage, tmp_path: Path) -> None:
    await stage.met("Priya")
    await page.goto(stage.url)
    chat = phone(page, "Priya")
    await chat.get_by_role("button", name="More about Priya’s chat").click()
    async with page.expect_download() as waiting:
        await chat.get_by_role("menuitem", name="Download the transcript").click()
    download = await waiting.value
    assert download.suggested_filename == "priya.txt"
    await download.save_as(tmp_path / "priya.txt")
    assert "> /start" in (tmp_path / "priya.txt").read_text()


async def test_light_and_dark_follow_the_system_until_one_chooses(page: Page, stage: Stage) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    await page.emulate_media(color_scheme="light")
    await page.goto(stage.url)
    light = await page.evaluate(background)
    await page.emulate_media(color_scheme="dark")
    dark = await page.evaluate(background)
    assert light != dark
    await page.get_by_role("button", name="Make the page light").click()
    assert await page.evaluate(background) == light
    await page.reload()
    assert await page.evaluate(background) == light
    await expect(page.get_by_role("button", name="Make the page dark")).to_be_visible()
