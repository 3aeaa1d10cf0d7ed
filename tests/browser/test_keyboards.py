"""Buttons under messages and in place of the phone's keyboard: what a press sends, where focus goes."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage, keys, phone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_tap_sends_its_data_and_the_toast_shows(page: Page, stage: Stage) -> None:
    maureen = await stage.met("Maureen")
    await stage.says(maureen, "Fancy it?", reply_markup=keys([("Go on then", "go:1"), ("Not today", "no:1")]))
    await page.goto(stage.url)
    chat = phone(page, "Maureen")
    button = chat.get_by_role("button", name="Go on then")
    await button.click()
    tap = await stage.heard("callback_query")
    assert tap["data"] == "go:1"
    await expect(button).to_have_attribute("aria-busy", "true")
    await stage.bot("answerCallbackQuery", callback_query_id=tap["id"], text="Lovely.")
    await expect(chat.get_by_role("status").filter(has_text="Lovely.")).to_be_visible()
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_an_alert_waits_for_its_ok(page: Page, stage: Stage) -> None:
    derek = await stage.met("Derek")
    await stage.says(derek, "Sure?", reply_markup=keys([("Yes", "y")]))
    await page.goto(stage.url)
    await phone(page, "Derek").get_by_role("button", name="Yes").click()
    tap = await stage.heard("callback_query")
    await stage.bot("answerCallbackQuery", callback_query_id=tap["id"], text="Think again.", show_alert=True)
    alert = page.get_by_role("dialog")
    await expect(alert).to_contain_text("Think again.")
    await page.keyboard.press("Enter")
    await expect(alert).to_be_hidden()
    await expect(phone(page, "Derek").get_by_role("button", name="Yes")).to_be_focused()


async def test_when_the_tapped_buttons_go_focus_stays_on_their_message(page: Page, stage: Stage) -> None:
    priya = await stage.met("Priya")
    question = await stage.says(priya, "Which?", reply_markup=keys([("Tea", "t")], [("Coffee", "c")]))
    await page.goto(stage.url)
    chat = phone(page, "Priya")
    await chat.get_by_role("button", name="Tea").press("Enter")
    tap = await stage.heard("callback_query")
    await stage.bot("answerCallbackQuery", callback_query_id=tap["id"])
    await stage.bot("editMessageText", chat_id=priya, message_id=question, text="Which?\n\nTea")
    await stage.says(priya, "And with it?", reply_markup=keys([("A biscuit", "b")]))
    await expect(chat.locator(f"[data-id='{question}']")).to_be_focused()
    await expect(chat.get_by_role("button", name="A biscuit")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(chat.get_by_role("button", name="A biscuit")).to_be_focused()


async def test_a_message_deleted_under_somebodys_fingers_leaves_them_in_the_chat(page: Page, stage: Stage) -> None:
    priya = await stage.met("Priya")
    await stage.says(priya, "Stay here.")
    question = await stage.says(priya, "Which?", reply_markup=keys([("Tea", "t")]))
    await page.goto(stage.url)
    chat = phone(page, "Priya")
    await chat.get_by_role("button", name="Tea").focus()
    await stage.bot("deleteMessage", chat_id=priya, message_id=question)
    await expect(chat.locator(".from-bot")).to_be_focused()


async def test_buttons_that_change_in_place_keep_the_focus(page: Page, stage: Stage) -> None:
    siân = await stage.met("Siân")
    asked = await stage.says(siân, "When?", reply_markup=keys([("Mornings", "m"), ("Evenings", "e")]))
    await page.goto(stage.url)
    chat = phone(page, "Siân")
    await chat.get_by_role("button", name="Evenings").press("Enter")
    ticked = keys([("Mornings", "m"), ("✓ Evenings", "e")])
    await stage.bot("editMessageReplyMarkup", chat_id=siân, message_id=asked, reply_markup=ticked)
    await expect(chat.get_by_role("button", name="✓ Evenings")).to_be_focused()


async def test_a_button_has_the_colour_of_its_style(page: Page, stage: Stage) -> None:
    tomasz = await stage.met("Tomasz")
    row = [
        {"text": "Book", "callback_data": "b", "style": "success"},
        {"text": "Cancel", "callback_data": "c", "style": "danger"},
        {"text": "Look", "callback_data": "l"},
    ]
    await stage.says(tomasz, "A place?", reply_markup={"inline_keyboard": [row]})
    await page.goto(stage.url)
    buttons = phone(page, "Tomasz").locator(".keyboard .key")
    await expect(buttons).to_have_text(["Book", "Cancel", "Look"])
    colours = await buttons.evaluate_all("(all) => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert len(set(colours)) == 3


async def test_a_button_with_an_address_opens_it_elsewhere(page: Page, stage: Stage) -> None:
    chloe = await stage.met("Chloe")
    markup = {"inline_keyboard": [[{"text": "The library", "url": "https://example.org/library"}]]}
    await stage.says(chloe, "Here.", reply_markup=markup)
    await page.goto(stage.url)
    link = phone(page, "Chloe").get_by_role("link", name="The library")
    await expect(link).to_have_attribute("href", "https://example.org/library")
    await expect(link).to_have_attribute("target", "_blank")


async def test_the_bots_own_keyboard_writes_for_you_and_goes_when_taken_away(page: Page, stage: Stage) -> None:
    kwame = await stage.met("Kwame")
    await page.goto(stage.url)
    chat = phone(page, "Kwame")
    await stage.says(kwame, "When?", reply_markup={"keyboard": [[{"text": "Mornings"}], [{"text": "Evenings"}]]})
    answers = chat.get_by_role("group", name="Ready answers")
    await expect(answers.get_by_role("button")).to_have_text(["Mornings", "Evenings"])
    await answers.get_by_role("button", name="Evenings").press("Enter")
    await expect(chat.locator(".from-person .words").last).to_have_text("Evenings")
    await stage.says(kwame, "Right you are.", reply_markup={"remove_keyboard": True})
    await expect(answers).to_be_hidden()
    await expect(chat.get_by_role("textbox", name="Message, as Kwame")).to_be_focused()
