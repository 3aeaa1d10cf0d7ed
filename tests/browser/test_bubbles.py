"""Words in a chat: who said them, how they are set, and what becomes of them when they change."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage, entity, phone

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_both_sides_of_a_conversation_appear_as_they_happen(page: Page, stage: Stage) -> None:
    maureen = await stage.met("Maureen")
    await page.goto(stage.url)
    await stage.says(maureen, "Hello, Maureen.\nKettle's on.")
    chat = phone(page, "Maureen")
    await expect(chat.locator(".from-person .words")).to_have_text("/start")
    await expect(chat.locator(".from-bot .words")).to_have_text("Hello, Maureen.\nKettle's on.")
    await expect(chat.locator(".from-bot time")).to_have_text(re.compile(r"^\d\d:\d\d$"))


async def test_what_is_written_here_reaches_the_bot(page: Page, stage: Stage) -> None:
    await stage.met("Derek")
    await page.goto(stage.url)
    field = phone(page, "Derek").get_by_role("textbox", name="Message, as Derek")
    await field.fill("First line")
    await field.press("Shift+Enter")
    await field.press_sequentially("second line")
    await field.press("Enter")
    await expect(field).to_have_value("")
    await expect(phone(page, "Derek").locator(".from-person .words").last).to_have_text("First line\nsecond line")
    assert (await stage.heard("message"))["text"] == "/start"
    assert (await stage.heard("message"))["text"] == "First line\nsecond line"


async def test_every_kind_of_entity_is_set_as_it_should_be(page: Page, stage: Stage) -> None:
    siân = await stage.met("Siân")
    text = "🫖 bold and italic, under, struck, code, a link\na quote\ntea()"
    parts = {
        "bold": "bold and italic",
        "italic": "and italic",
        "underline": "under",
        "strikethrough": "struck",
        "code": "code",
        "text_link": "a link",
        "blockquote": "a quote",
        "pre": "tea()",
    }
    entities = [entity(text, kind, words) for kind, words in parts.items()]
    entities[5]["url"] = "https://example.org/page"
    await stage.says(siân, text, entities=entities)
    await page.goto(stage.url)
    words = phone(page, "Siân").locator(".from-bot .words")
    await expect(words.locator("strong")).to_have_text("bold and italic")
    await expect(words.locator("strong em")).to_have_text("and italic")
    await expect(words.locator("u")).to_have_text("under")
    await expect(words.locator("s")).to_have_text("struck")
    await expect(words.locator(":scope > code")).to_have_text("code")
    await expect(words.locator("blockquote")).to_have_text("a quote")
    await expect(words.locator("pre code")).to_have_text("tea()")
    link = words.get_by_role("link", name="a link")
    await expect(link).to_have_attribute("href", "https://example.org/page")
    await expect(link).to_have_attribute("rel", re.compile("noopener"))


async def test_a_spoiler_shows_its_words_when_pressed(page: Page, stage: Stage) -> None:
    priya = await stage.met("Priya")
    text = "The Garibaldi did it."
    await stage.says(priya, text, entities=[entity(text, "spoiler", "Garibaldi")])
    await page.goto(stage.url)
    cover = phone(page, "Priya").get_by_role("button", name="Hidden words: show them")
    await cover.press("Enter")
    await expect(phone(page, "Priya").locator(".spoiler-shown")).to_have_text("Garibaldi")
    await expect(phone(page, "Priya").locator(".spoiler-shown")).to_be_focused()


async def test_a_date_is_shown_in_words_and_in_british_time(page: Page, stage: Stage) -> None:
    aisha = await stage.met("Aisha")
    text = "Come by then."
    then = entity(text, "date_time", "then", unix_time=1782150000, date_time_format="wDt")
    await stage.says(aisha, text, entities=[then])
    await page.goto(stage.url)
    moment = phone(page, "Aisha").locator(".moment")
    await expect(moment).to_have_text("Monday, 22 June 2026, 18:40")
    await expect(moment).to_have_attribute("datetime", "2026-06-22T17:40:00.000Z")


async def test_markup_in_a_text_stays_text(page: Page, stage: Stage) -> None:
    kwame = await stage.met("Kwame")
    nasty = '<img src="x" onerror="document.title=1"><script>document.title=2</script>'
    await stage.says(kwame, nasty)
    await page.goto(stage.url)
    await expect(phone(page, "Kwame").locator(".from-bot .words")).to_have_text(nasty)
    await expect(phone(page, "Kwame").locator(".words img, .words script")).to_have_count(0)
    await expect(page).to_have_title("Surgery: the demo")


async def test_only_links_to_the_web_and_to_telegram_can_be_followed(page: Page, stage: Stage) -> None:
    await page.goto(stage.url)
    kinds = await page.evaluate(
        """async (addresses) => {
            const { link } = await import("/page/script/links.js");
            return addresses.map((address) => link(address, ["x"], { username: "tea_bot" }).tagName);
        }""",
        ["https://a.org", "http://a.org", "tg://user?id=1", "a.org", "javascript:alert(1)", "data:text/html,x"],
    )
    assert kinds == ["A", "A", "A", "A", "SPAN", "SPAN"]


async def test_a_link_to_this_bot_starts_it_with_its_payload(page: Page, stage: Stage) -> None:
    chloe = await stage.met("Chloe")
    username = (await stage.bot("getMe"))["username"]
    address = f"https://t.me/{username}?start=library"
    text = "Your invitation"
    await stage.says(chloe, text, entities=[entity(text, "text_link", "invitation", url=address)])
    await page.goto(stage.url)
    await phone(page, "Chloe").get_by_role("button", name="invitation").click()
    await expect(phone(page, "Chloe").locator(".from-person .words").last).to_have_text("/start library")


async def test_a_command_in_a_text_is_sent_when_pressed(page: Page, stage: Stage) -> None:
    tomasz = await stage.met("Tomasz")
    await stage.says(tomasz, "See /privacy", entities=[{"type": "bot_command", "offset": 4, "length": 8}])
    await page.goto(stage.url)
    await phone(page, "Tomasz").locator(".from-bot").get_by_role("button", name="/privacy").click()
    await expect(phone(page, "Tomasz").locator(".from-person .words").last).to_have_text("/privacy")


async def test_an_edited_message_changes_where_it_stands_and_a_deleted_one_goes(page: Page, stage: Stage) -> None:
    maureen = await stage.met("Maureen")
    first = await stage.says(maureen, "Thursdai")
    second = await stage.says(maureen, "Oops")
    await page.goto(stage.url)
    messages = phone(page, "Maureen").locator(".from-bot .words")
    await expect(messages).to_have_text(["Thursdai", "Oops"])
    await stage.bot("editMessageText", chat_id=maureen, message_id=first, text="Thursday")
    await stage.bot("deleteMessage", chat_id=maureen, message_id=second)
    await expect(messages).to_have_text(["Thursday"])
    await expect(phone(page, "Maureen").locator(".from-bot .edited")).to_have_count(1)


async def test_one_can_mend_what_one_has_written(page: Page, stage: Stage) -> None:
    await stage.met("Derek")
    await page.goto(stage.url)
    chat = phone(page, "Derek")
    field = chat.get_by_role("textbox", name="Message, as Derek")
    await field.fill("See you Tuesdy")
    await field.press("Enter")
    await expect(chat.locator(".from-person")).to_have_count(2)
    await field.press("ArrowUp")
    await expect(field).to_have_value("See you Tuesdy")
    await field.fill("See you Tuesday")
    await field.press("Enter")
    await expect(chat.locator(".from-person .words").last).to_have_text("See you Tuesday")
    await expect(chat.locator(".from-person .edited")).to_have_count(1)
    assert (await stage.heard("edited_message"))["text"] == "See you Tuesday"


async def test_leaving_an_edit_leaves_the_message_as_it_was(page: Page, stage: Stage) -> None:
    await stage.met("Derek")
    await page.goto(stage.url)
    chat = phone(page, "Derek")
    await chat.get_by_role("button", name="Edit this message").click()
    field = chat.get_by_role("textbox", name="Message, as Derek")
    await expect(field).to_be_focused()
    await field.press("Escape")
    await expect(field).to_have_value("")
    await expect(chat.locator(".edited")).to_have_count(0)


async def test_somebody_who_reads_further_up_is_told_of_news_and_not_moved(page: Page, stage: Stage) -> None:
    aisha = await stage.met("Aisha")
    await stage.says(aisha, "\n".join(f"Line {number}" for number in range(80)))
    await page.goto(stage.url)
    chat = phone(page, "Aisha")
    await expect(chat.locator(".from-bot .foot")).to_be_in_viewport()
    await chat.get_by_role("log").evaluate("(log) => { log.scrollTop = 0; }")
    await expect(chat.get_by_role("button", name="To the newest")).to_be_visible()
    await stage.says(aisha, "The newest of all")
    pill = chat.get_by_role("button", name="1 new message")
    await expect(pill).to_be_visible()
    await expect(chat.get_by_text("The newest of all")).not_to_be_in_viewport()
    await pill.click()
    await expect(chat.get_by_text("The newest of all")).to_be_in_viewport()
    await expect(pill).to_be_hidden()


async def test_whoever_reads_the_newest_stays_there_when_the_phone_gets_narrower(page: Page, stage: Stage) -> None:
    aisha = await stage.met("Aisha")
    for _ in range(8):
        await stage.says(aisha, "A few more words, and whoever has a narrow phone gets them on more lines. " * 4)
    await page.goto(stage.url)
    chat = phone(page, "Aisha")
    newest = chat.locator(".from-bot .foot").last
    await expect(newest).to_be_in_viewport()
    await page.get_by_role("button", name="API calls").click()
    await expect(page.get_by_role("combobox", name="Whose calls")).to_be_focused()
    await page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    await expect(newest).to_be_in_viewport()
    await expect(chat.get_by_role("button", name="To the newest")).to_be_hidden()


async def test_a_bot_that_is_typing_is_seen_to_be(page: Page, stage: Stage) -> None:
    kwame = await stage.met("Kwame")
    await page.goto(stage.url)
    await expect(phone(page, "Kwame").locator(".message")).to_have_count(1)
    await stage.bot("sendChatAction", chat_id=kwame, action="typing")
    await expect(phone(page, "Kwame").locator(".chat-title")).to_contain_text("typing…")
    await stage.says(kwame, "Here I am.")
    await expect(phone(page, "Kwame").locator(".chat-title")).not_to_contain_text("typing…")


async def test_a_reaction_stands_under_what_it_is_about(page: Page, stage: Stage) -> None:
    await stage.met("Kwame")
    written = await stage.heard("message")
    await page.goto(stage.url)
    await expect(phone(page, "Kwame").locator(".message")).to_have_count(1)
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await stage.bot(
        "setMessageReaction", chat_id=written["chat"]["id"], message_id=written["message_id"], reaction=thumb
    )
    await expect(phone(page, "Kwame").locator(".from-person .reactions")).to_have_text("Reactions: 👍")
