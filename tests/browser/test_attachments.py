"""What comes with a message besides words, from the bot and from people."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from tests.browser.stage import Stage, phone

pytestmark = pytest.mark.asyncio(loop_scope="session")


def _picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (320, 200), "#b5651d").save(drawn, "PNG")
    return drawn.getvalue()


async def test_a_picture_is_shown_named_by_its_caption_and_larger_on_demand(page: Page, stage: Stage) -> None:
    maureen = await stage.met("Maureen")
    await stage.bot("sendPhoto", {"photo": ("bars.png", _picture())}, chat_id=maureen, caption="Three lessons in")
    await page.goto(stage.url)
    chat = phone(page, "Maureen")
    picture = chat.get_by_role("img", name="Three lessons in")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 320
    await expect(chat.locator(".from-bot .words")).to_have_text("Three lessons in")
    await chat.get_by_role("button", name="Three lessons in").press("Enter")
    larger = page.get_by_role("dialog", name="Three lessons in")
    await expect(larger).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(larger).to_be_hidden()


async def test_a_document_can_be_downloaded_under_its_own_name(page: Page, stage: Stage, tmp_path: Path) -> None:
    derek = await stage.met("Derek")
    content = b"id,course\n1,01-what-social-means\n"
    document = {"document": ("progress.csv", content, "text/csv")}
    await stage.bot("sendDocument", document, chat_id=derek, caption="All of it")
    await page.goto(stage.url)
    async with page.expect_download() as waiting:
        await phone(page, "Derek").get_by_role("link", name="progress.csv").click()
    download = await waiting.value
    assert download.suggested_filename == "progress.csv"
    await download.save_as(tmp_path / "progress.csv")
    assert (tmp_path / "progress.csv").read_bytes() == content


async def test_a_venue_is_a_card_with_a_drawn_map_and_nothing_is_fetched_for_it(page: Page, stage: Stage) -> None:
    aisha = await stage.met("Aisha")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    title, address = "Balsall Heath Library", "Moseley Road, Birmingham"
    await stage.bot("sendVenue", chat_id=aisha, latitude=52.4581, longitude=-1.8853, title=title, address=address)
    await page.goto(stage.url)
    card = phone(page, "Aisha").locator(".place")
    await expect(card).to_contain_text("Balsall Heath Library")
    await expect(card).to_contain_text("Moseley Road, Birmingham")
    await expect(card.locator("svg.map")).to_be_visible()
    await expect(card.get_by_role("link", name="52.4581, -1.8853")).to_have_attribute("rel", "noopener noreferrer")
    assert [url for url in asked if not url.startswith(stage.url)] == []


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Sticker", "A sticker"),
        ("Voice note", "A voice note"),
        ("Document", "notes.txt"),
        ("Location", "A place on the map"),
    ],
)
async def test_a_person_can_send_what_isnt_words(page: Page, stage: Stage, label: str, shown: str) -> None:
    await stage.met("Kwame")
    await stage.heard("message")
    await page.goto(stage.url)
    chat = phone(page, "Kwame")
    await chat.get_by_role("button", name="Attach something").click()
    await chat.get_by_role("menuitem", name=label, exact=True).click()
    await expect(chat.locator(".from-person").nth(1)).to_be_visible()
    heard = await stage.heard("message")
    assert "text" not in heard
    await expect(chat.locator(".from-person").last).to_contain_text(shown)


@pytest.mark.parametrize(("label", "pictures"), [("Photo", 1), ("Album of photos", 3)])
async def test_a_person_can_send_pictures(page: Page, stage: Stage, label: str, pictures: int) -> None:
    await stage.met("Siân")
    await page.goto(stage.url)
    chat = phone(page, "Siân")
    await chat.get_by_role("button", name="Attach something").click()
    await chat.get_by_role("menuitem", name=label, exact=True).click()
    await expect(chat.locator(".from-person").get_by_role("img", name="A picture")).to_have_count(pictures)


async def test_a_poll_takes_a_vote(page: Page, stage: Stage) -> None:
    tomasz = await stage.met("Tomasz")
    await page.goto(stage.url)
    options = [{"text": "Mornings"}, {"text": "Evenings"}]
    await stage.bot("sendPoll", chat_id=tomasz, question="When?", options=options, is_anonymous=False)
    choice = phone(page, "Tomasz").get_by_role("button", name="Evenings")
    await choice.click()
    await expect(choice).to_contain_text("1 vote")
    assert (await stage.heard("poll_answer"))["option_ids"] == [1]
