"""Keyboards under and beneath messages: what Telegram accepts of them, and how they are kept."""

from typing import Any
from urllib.parse import urlsplit

from bot.simulator.refusals import Json, bad_request

MOST_IN_A_ROW = 8
MOST_BUTTONS = 100
MOST_DATA = 64  # bytes
STYLES = frozenset({"danger", "success", "primary"})
ACTIONS = frozenset({"url", "callback_data", "copy_text"})
PLAIN_FIELDS = {"text": str, "style": str, "request_contact": bool, "request_location": bool}
MARKUP_FIELDS = {
    "keyboard": {"is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective"},
    "remove_keyboard": {"selective"},
    "force_reply": {"input_field_placeholder", "selective"},
    "inline_keyboard": set[str](),
}


def markup_kind(markup: Json) -> str:
    """Which of the four kinds of reply markup this is; refuses what is none, and fields that none has."""
    for kind, others in MARKUP_FIELDS.items():
        if kind in markup:
            for name in markup.keys() - {kind} - others:
                raise bad_request(f"unknown field {name} in reply markup")
            return kind
    raise bad_request("object expected as reply markup")


def checked(markup: Json | None, *, inline_only: bool = False) -> Json | None:
    """The markup as Telegram keeps it, or None for none; see Bot API, InlineKeyboardMarkup and its neighbours."""
    if markup is None:
        return None
    kind = markup_kind(markup)
    if kind == "inline_keyboard":
        rows = _rows(markup[kind], "inline_keyboard")
        kept = [[_inline_button(button) for button in row] for row in rows if row]
        return {"inline_keyboard": kept}
    if inline_only:
        raise bad_request("inline keyboard expected")
    placeholder = markup.get("input_field_placeholder", "")
    if not isinstance(placeholder, str) or len(placeholder) > 64:
        raise bad_request("input field placeholder is too long")
    if kind == "keyboard":
        rows = [[_plain_button(button) for button in row] for row in _rows(markup[kind], "keyboard") if row]
        if not rows:
            raise bad_request("reply keyboard must be non-empty")
        return {**markup, "keyboard": rows}
    if markup[kind] is not True:
        raise bad_request("object expected as reply markup")
    return markup


def _rows(rows: Any, field: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    if any(len(row) > MOST_IN_A_ROW for row in rows) or sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _inline_button(button: Any) -> Json:
    trouble = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(trouble + "InlineKeyboardButton must be an Object")
    _text_and_style(button, trouble)
    for name in button.keys() - ACTIONS - {"text", "style"}:
        raise bad_request(f"{trouble}unknown field {name}")
    actions = button.keys() & ACTIONS
    if not actions:
        raise bad_request(trouble + "Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(trouble + "exactly one action is expected")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    elif "url" in button:
        _check_address(button["url"])
    elif not isinstance(button["copy_text"], dict) or not 1 <= len(str(button["copy_text"].get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _text_and_style(button: Json, trouble: str) -> None:
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(trouble + 'Can\'t find field "text"')
    if not text.strip():
        raise bad_request(trouble + "button text must be non-empty")
    if "style" in button and button["style"] not in STYLES:
        raise bad_request(trouble + "invalid button style specified")


def _check_data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MOST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_address(url: Any) -> None:
    reason = f"inline keyboard button URL '{url}' is invalid: "
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
    except ValueError:
        raise bad_request(reason + "Wrong HTTP URL") from None
    if parts.scheme not in ("http", "https", "tg"):
        raise bad_request(reason + "Unsupported URL protocol")
    if not parts.netloc or (parts.scheme != "tg" and "." not in parts.netloc):
        raise bad_request(reason + "Wrong HTTP URL")


def _plain_button(button: Any) -> Json:
    trouble = "can't parse keyboard button: "
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(trouble + "KeyboardButton must be a String or an Object")
    _text_and_style(button, trouble)
    for name, value in button.items():
        if name not in PLAIN_FIELDS:
            raise bad_request(f"{trouble}unknown field {name}")
        if not isinstance(value, PLAIN_FIELDS[name]):
            raise bad_request(f'{trouble}Field "{name}" has a wrong type')
    return dict(button)
