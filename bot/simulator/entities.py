"""Formatted text as Telegram sees it: lengths in UTF-16 units, entities within their bounds, trimmed ends."""

import re
from urllib.parse import urlsplit

from bot.simulator.refusals import Json, bad_request

MOST_ENTITIES = 100
_PLAIN = (
    "mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler "
    "blockquote expandable_blockquote code"
)
BARE = frozenset(_PLAIN.split())
FIELDS: dict[str, dict[str, type]] = {
    "text_link": {"url": str},
    "text_mention": {"user": dict},
    "custom_emoji": {"custom_emoji_id": str},
    "date_time": {"unix_time": int},
}
OPTIONAL = {"pre": {"language"}, "date_time": {"date_time_format"}}
DATE_TIME_FORMAT = re.compile(r"r|[wWdDtT]*")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])"
    r"|(?P<email>\b[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})\b"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d_]\w*)"
)


def units(text: str) -> int:
    """The length of `text` in UTF-16 units, which is how Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def formatted(text: str, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Checks a text with its entities and returns both as Telegram would keep them: cleaned, trimmed, detected.

    Refuses more than a hundred entities, unknown kinds, and bounds outside the text or within
    a surrogate pair (Bot API, MessageEntity).
    """
    text = CONTROL.sub(" ", text)
    given = entities or []
    if len(given) > MOST_ENTITIES:
        raise bad_request("ENTITIES_TOO_LONG")
    if given:
        _check(text, given)
    text, kept = _trimmed(text, given)
    return text, sorted(kept + _detected(text, kept), key=lambda entity: (entity["offset"], -entity["length"]))


def _check(text: str, entities: list[Json]) -> None:
    encoded = text.encode("utf-16-le")
    for entity in entities:
        kind = _kind(entity)
        start, length = entity.get("offset"), entity.get("length")
        if type(start) is not int or type(length) is not int:
            raise bad_request('can\'t parse MessageEntity: Field "offset" must be a Number')
        if start < 0 or length <= 0 or (start + length) * 2 > len(encoded):
            raise bad_request("ENTITY_BOUNDS_INVALID")
        if any(_inside_a_pair(encoded, edge) for edge in (start, start + length)):
            raise bad_request("ENTITY_BOUNDS_INVALID")
        if kind == "text_link" and not _is_address(entity["url"]):
            raise bad_request("ENTITY_TEXTURL_INVALID")
        if kind == "date_time" and not DATE_TIME_FORMAT.fullmatch(entity.get("date_time_format", "")):
            raise bad_request("can't parse MessageEntity: Invalid date-time format specified")


def _kind(entity: Json) -> str:
    kind = entity.get("type")
    if not isinstance(kind, str) or (kind not in BARE and kind not in FIELDS and kind != "pre"):
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    wanted = FIELDS.get(kind, {})
    for name, type_ in wanted.items():
        if not isinstance(entity.get(name), type_):
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    for name in entity.keys() - {"type", "offset", "length"} - wanted.keys() - OPTIONAL.get(kind, set()):
        raise bad_request(f"can't parse MessageEntity: unknown field {name}")
    return kind


def _inside_a_pair(encoded: bytes, edge: int) -> bool:
    return 2 * edge < len(encoded) and 0xDC <= encoded[2 * edge + 1] <= 0xDF


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url if "://" in url or url.startswith("mailto:") else f"http://{url}")
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return "." in parts.netloc and not re.search(r"\s", url)
    return parts.scheme in ("tg", "ton", "mailto", "tel")


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    trimmed = text.strip()
    if trimmed == text:
        return text, list(entities)
    before = units(text) - units(text.lstrip())
    end = units(trimmed)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - before, 0)
        stop = min(entity["offset"] + entity["length"] - before, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return trimmed, kept


def _detected(text: str, given: list[Json]) -> list[Json]:
    """Addresses, commands and the like that Telegram finds by itself, where no entity stands yet."""
    if not any(mark in text for mark in "/@#"):
        return []
    found = []
    for match in FOUND.finditer(text):
        start, length = units(text[: match.start()]), units(match.group())
        if all(start + length <= e["offset"] or e["offset"] + e["length"] <= start for e in given):
            found.append({"type": match.lastgroup, "offset": start, "length": length})
    return found
