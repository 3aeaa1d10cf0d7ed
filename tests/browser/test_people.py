"""The people on the page: newcomers, an empty chat, the menu, blocking, names that lead to phones."""

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.stage import Stage, phone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_empty_chat_says_what_the_bot_can_do_and_starts_it(page: Page, stage: Stage) -> None:
    await stage.newcomer("Maureen")
    await page.goto(stage.url)
    chat = phone(page, "Maureen")
    await stage.bot("setMyDescription", description="A few minutes a day.\nBring a biscuit.")
    await expect(chat.get_by_role("heading", name="What can this bot do?")).to_be_visible()
    await expect(chat.locator(".intro")).to_contain_text("Bring a biscuit.")
    await chat.get_by_role("button", name="Start").click()
    await expect(chat.locator(".from-person .words")).to_have_text("/start")
    await expect(chat.get_by_role("heading", name="What can this bot do?")).to_be_hidden()
    assert (await stage.heard("message"))["text"] == "/start"


async def test_a_newcomer_walks_in_with_a_name_that_nobody_else_has(page: Page, stage: Stage) -> None:
    await stage.newcomer("Maureen")
    await page.goto(stage.url)
    await expect(phone(page, "Maureen")).to_be_visible()
    before = await page.locator(".phone").count()
    await page.get_by_role("button", name="A newcomer").click()
    await page.get_by_role("button", name="A newcomer").click()
    await expect(page.locator(".phone")).to_have_count(before + 2)
    names = await page.locator(".phone h2").all_inner_texts()
    assert len(set(names)) == len(names)
    await expect(page.locator(".phone").last.get_by_role("log")).to_be_focused()
    await expect(page.locator(".phone").last).to_be_in_viewport()


async def test_each_persons_menu_has_their_own_commands(page: Page, stage: Stage) -> None:
    maureen, derek = await stage.met("Maureen"), await stage.met("Derek")
    everybody = [{"command": "next", "description": "Go on where you were"}]
    helpers = [*everybody, {"command": "door", "description": "Who has come"}]
    await stage.bot("setMyCommands", commands=everybody)
    await page.goto(stage.url)
    await stage.bot("setMyCommands", commands=helpers, scope={"type": "chat", "chat_id": derek})
    await phone(page, "Derek").get_by_role("button", name="Menu").click()
    await expect(phone(page, "Derek").get_by_role("menuitem")).to_have_count(2)
    await phone(page, "Derek").get_by_role("menuitem", name="/door").click()
    await expect(phone(page, "Derek").locator(".from-person .words").last).to_have_text("/door")
    await phone(page, "Maureen").get_by_role("button", name="Menu").click()
    await expect(phone(page, "Maureen").get_by_role("menuitem")).to_have_count(1)
    assert maureen != derek


async def test_a_slash_offers_the_commands_that_fit(page: Page, stage: Stage) -> None:
    commands = [{"command": name, "description": f"About {name}"} for name in ("next", "lessons", "privacy")]
    await stage.bot("setMyCommands", commands=commands)
    await stage.met("Priya")
    await page.goto(stage.url)
    chat = phone(page, "Priya")
    field = chat.get_by_role("textbox", name="Message, as Priya")
    await field.press_sequentially("/")
    await expect(chat.get_by_role("option")).to_have_count(3)
    await field.press_sequentially("le")
    await expect(chat.get_by_role("option")).to_have_count(1)
    await field.press("ArrowDown")
    await expect(chat.get_by_role("option", selected=True)).to_contain_text("/lessons")
    await field.press("Enter")
    await expect(chat.locator(".from-person .words").last).to_have_text("/lessons")
    await expect(chat.get_by_role("option")).to_have_count(0)


async def test_a_person_can_block_the_bot_and_think_better_of_it(page: Page, stage: Stage) -> None:
    derek = await stage.met("Derek")
    await page.goto(stage.url)
    chat = phone(page, "Derek")
    await chat.get_by_role("button", name="More about Derek’s chat").click()
    await chat.get_by_role("menuitem", name="Block the bot").click()
    await expect(chat.locator(".chip", has_text="blocked")).to_be_visible()
    await expect(chat.get_by_role("textbox")).to_be_hidden()
    assert await stage.refused("sendMessage", chat_id=derek, text="Hello?") == "Forbidden: bot was blocked by the user"
    back = chat.get_by_role("button", name="Derek has blocked the bot. Unblock")
    await back.click()
    await expect(chat.get_by_role("textbox")).to_be_focused()
    await stage.says(derek, "Welcome back.")
    await expect(chat.locator(".from-bot .words").last).to_have_text("Welcome back.")


async def test_a_name_leads_to_that_persons_phone_and_counts_what_came_meanwhile(page: Page, stage: Stage) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    people = [await stage.met(name) for name in ("Siân", "Tomasz")]
    await page.goto(stage.url)
    await page.get_by_role("navigation", name="People").get_by_role("button", name="Siân").click()
    await expect(phone(page, "Siân")).to_be_visible()
    await expect(phone(page, "Tomasz")).to_be_hidden()
    await stage.says(people[1], "One")
    await stage.says(people[1], "Two")
    name = page.get_by_role("navigation", name="People").get_by_role("button", name="Tomasz")
    await expect(name).to_contain_text("2 new")
    await name.click()
    await expect(name).to_have_attribute("aria-current", "true")
    await expect(phone(page, "Tomasz").get_by_text("Two")).to_be_in_viewport()
    await expect(phone(page, "Tomasz").get_by_role("log")).to_be_focused()
    await expect(name).not_to_contain_text("new")


async def test_the_page_finds_its_way_back_when_the_simulator_was_away(page: Page, stage: Stage) -> None:
    await stage.met("Aisha")
    await page.goto(stage.url)
    chat = phone(page, "Aisha")
    await expect(chat.locator(".message")).to_have_count(1)
    await stage.server.stop()
    lost = page.get_by_text("Lost touch with the simulator")
    await expect(lost).to_be_visible()
    await stage.server.start()
    await expect(lost).to_be_hidden(timeout=20_000)
    late = await stage.met("Chloe")
    await stage.says(late, "Still here.")
    await expect(phone(page, "Chloe").locator(".from-bot .words")).to_have_text("Still here.")


async def test_news_that_overtakes_the_first_reading_isnt_lost(page: Page, stage: Stage) -> None:
    kwame = await stage.met("Kwame")

    async def slowly(route: Route) -> None:
        early = await route.fetch()
        await stage.says(kwame, "Too quick for you?")
        await asyncio.sleep(0.3)  # long enough for the news to come first
        await route.fulfill(response=early)

    await page.route(f"**/people/{kwame}/messages", slowly)
    await page.goto(stage.url)
    await expect(phone(page, "Kwame").locator(".from-bot .words")).to_have_text("Too quick for you?")
