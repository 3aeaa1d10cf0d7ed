"""Bot API payloads for what the bot says: a message with its keyboard, and a tapped message told again."""

from collections.abc import Mapping
from typing import Any

from bot.render import Renderer, Text, chosen
from bot.translate import Shown
from flows.buttons import pack
from flows.model import Button, Link, Rows

NO_PREVIEW = {"is_disabled": True}


def message(text: Text, buttons: list[list[dict[str, str]]] | None = None) -> dict[str, Any]:
    """The payload of sendMessage without its chat (Bot API, sendMessage). Entities, never a parse mode."""
    payload: dict[str, Any] = {"text": text.text, "link_preview_options": NO_PREVIEW}
    if text.entities:
        payload["entities"] = text.entities
    if buttons:
        payload["reply_markup"] = {"inline_keyboard": buttons}
    return payload


def keyboard(rows: Rows, renderer: Renderer, lang: str, zone: str) -> list[list[dict[str, str]]]:
    """Inline buttons (Bot API, InlineKeyboardButton), their labels in the reader's language."""

    def shown(button: Button) -> dict[str, str]:
        made = {"text": renderer.render_plain(button.label, lang, zone)}
        if isinstance(button.does, Link):
            made["url"] = button.does.url
        else:
            made["callback_data"] = pack(button.does)
        if button.style:
            made["style"] = button.style
        return made

    return [[shown(button) for button in row] for row in rows]


def retold(shown: Shown, label: str) -> tuple[str, Mapping[str, Any]]:
    """The edit after a tap: the message keeps its text, gains what was chosen, and loses its buttons."""
    told = chosen(shown.text, shown.entities, label) if label and shown.text else None
    if told is None:
        return "editMessageReplyMarkup", {"message_id": shown.message_id}
    payload = {"message_id": shown.message_id, "link_preview_options": NO_PREVIEW}
    return "editMessageText", payload | {"text": told.text, "entities": told.entities}
