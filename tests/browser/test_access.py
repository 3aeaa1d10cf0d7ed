"""The page for everybody: keyboard alone, screen reader, enough contrast, targets that can be hit, a phone's width."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage, entity, keys, phone

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAIRS = [
    "body",
    ".bar .jumps button",
    ".tools button",
    ".name",
    ".name small",
    ".owner h2",
    ".chip",
    ".chat-title b",
    ".chat-title small",
    ".from-bot .words",
    ".from-bot .foot",
    ".from-bot .words a",
    ".from-person .words",
    ".from-person .foot",
    ".from-person .inline-link",
    ".key",
    ".key.primary",
    ".key.success",
    ".key.danger",
    ".day span",
    ".intro p",
    ".start",
    ".menu-button",
    ".field textarea",
]

CONTRAST = """(selector) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const mixed = (colours) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return canvas.getImageData(0, 0, 1, 1).data;
    };
    const light = ([red, green, blue]) => [red, green, blue].reduce((sum, part, at) => {
        const share = part / 255;
        return sum + [0.2126, 0.7152, 0.0722][at]
            * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    }, 0);
    const node = document.querySelector(selector);
    const behind = [];
    for (let at = node; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
    const [ground, ink] = [light(mixed(behind)), light(mixed([...behind, getComputedStyle(node).color]))];
    return (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
}"""


async def _furnish(stage: Stage) -> None:
    """Two people and one of everything whose colours matter."""
    maureen = await stage.met("Maureen", role="learner")
    await stage.newcomer("Derek", role="volunteer")
    styles = ("primary", "success", "danger")
    row = [{"text": style, "callback_data": style, "style": style} for style in styles]
    rows: list[list[Any]] = [[{"text": "Plain", "callback_data": "plain"}], row]
    link = entity("A link", "text_link", "A link", url="https://example.org")
    await stage.says(maureen, "A link", entities=[link], reply_markup={"inline_keyboard": rows})


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_from_what_is_behind_them(page: Page, stage: Stage, scheme: str) -> None:
    await _furnish(stage)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    await page.goto(stage.url)
    await expect(page.locator(".key.danger")).to_be_visible()
    contrast = {pair: await page.evaluate(CONTRAST, pair) for pair in PAIRS}
    assert {pair: value for pair, value in contrast.items() if value < 4.5} == {}


@pytest.mark.parametrize("width", [390, 1400])
async def test_every_control_has_a_name_and_can_be_hit(page: Page, stage: Stage, width: int) -> None:
    await _furnish(stage)
    await page.set_viewport_size({"width": width, "height": 844})
    await page.goto(stage.url)
    await page.get_by_role("navigation", name="People").get_by_role("button", name="Maureen").click()
    await expect(page.locator(".key.danger")).to_be_visible()
    small, nameless = [], []
    for control in await page.locator("button:visible, select:visible, textarea:visible, a.key:visible").all():
        html = await control.evaluate("(node) => node.outerHTML.slice(0, 90)")
        box = await control.bounding_box()
        if not box or box["width"] < 44 or box["height"] < 44:
            small.append(html)
        if not await control.evaluate("(node) => (node.ariaLabel ?? node.textContent).trim()"):
            nameless.append(html)
    assert (small, nameless) == ([], [])


async def test_a_screen_reader_finds_its_way(page: Page, stage: Stage) -> None:
    await _furnish(stage)
    await page.goto(stage.url)
    assert await page.locator("html").get_attribute("lang") == "en-GB"
    for landmark in ("banner", "main"):
        await expect(page.get_by_role(landmark)).to_have_count(1)
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Surgery")
    await expect(page.get_by_role("region", name="Maureen’s phone")).to_have_count(1)
    log = page.get_by_role("log", name="Maureen’s chat with")
    await expect(log).to_have_attribute("aria-live", "polite")
    spoken = await phone(page, "Maureen").locator(".from-person .bubble").last.text_content()
    assert str(spoken).startswith("Maureen: /start")
    await expect(phone(page, "Maureen").get_by_role("group", name="Answers")).to_have_count(1)


async def test_an_evening_with_the_keyboard_alone(page: Page, stage: Stage) -> None:
    await stage.newcomer("Maureen")
    await stage.bot("setMyCommands", commands=[{"command": "next", "description": "Go on"}])
    await page.goto(stage.url)
    chat = phone(page, "Maureen")
    await _tab_to(page, "Start", inside="Maureen’s phone")
    await page.keyboard.press("Enter")
    maureen = (await stage.heard("message"))["chat"]["id"]
    await stage.says(maureen, "Ready?", reply_markup=keys([("Yes", "y"), ("No", "n")]))
    await expect(chat.get_by_role("button", name="Yes")).to_be_visible()
    await _tab_to(page, "Yes", inside="Maureen’s phone")
    await page.keyboard.press("Space")
    assert (await stage.heard("callback_query"))["data"] == "y"
    await _tab_to(page, "Menu", inside="Maureen’s phone")
    await page.keyboard.press("Enter")
    await expect(chat.get_by_role("menuitem", name="/next")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(chat.get_by_role("button", name="Menu")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.type("A line of my own")
    await page.keyboard.press("Enter")
    assert (await stage.heard("message"))["text"] == "A line of my own"


async def _tab_to(page: Page, name: str, *, inside: str) -> None:
    """Presses Tab until the control called `name` in the phone called `inside` has the focus."""
    wanted = page.get_by_role("region", name=inside).get_by_role("button", name=name, exact=True)
    for _ in range(80):
        if await wanted.evaluate("(node) => node === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    pytest.fail(f"Tab never came to {name}")


async def test_focus_can_be_seen(page: Page, stage: Stage) -> None:
    await stage.met("Maureen")
    await page.goto(stage.url)
    await expect(phone(page, "Maureen")).to_be_visible()
    for _ in range(6):
        await page.keyboard.press("Tab")
        outline = await page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert outline >= 2


@pytest.mark.parametrize("width", [320, 390])
async def test_on_a_phone_nothing_sticks_out(page: Page, stage: Stage, width: int) -> None:
    maureen = await stage.met("Maureen", role="learner")
    await page.set_viewport_size({"width": width, "height": 760})
    await stage.says(
        maureen, "An-uncommonly-long-word-" * 8, reply_markup=keys([("One", "1"), ("Two", "2"), ("Three", "3")])
    )
    await page.goto(stage.url)
    await page.get_by_role("navigation", name="People").get_by_role("button", name="Maureen").click()
    await expect(phone(page, "Maureen").get_by_role("button", name="Three")).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    log = phone(page, "Maureen").get_by_role("log")
    assert await log.evaluate("(node) => node.scrollWidth - node.clientWidth") == 0
    await expect(phone(page, "Maureen").get_by_role("textbox")).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="Jump", exact=True).click()
    await expect(page.get_by_role("button", name="+1 week")).to_be_in_viewport(ratio=1)


async def test_on_a_wide_screen_three_phones_stand_side_by_side(page: Page, stage: Stage) -> None:
    for name in ("Siân", "Kwame", "Chloe"):
        await stage.met(name)
    await page.goto(stage.url)
    await expect(page.locator(".phone").nth(2)).to_be_in_viewport(ratio=1)


async def test_nobody_is_moved_about_who_asked_for_stillness(page: Page, stage: Stage) -> None:
    maureen = await stage.met("Maureen")
    await stage.says(maureen, "Calm.")
    await page.goto(stage.url)
    bubble = phone(page, "Maureen").locator(".from-bot")
    await expect(bubble).to_have_css("animation-name", "none")
    await page.emulate_media(reduced_motion="no-preference")
    await expect(bubble).to_have_css("animation-name", "rise")
