"""Makes a stranger's words safe to show: no tricks with direction, no zalgo, no more than fits."""

import re
import unicodedata

MOST_MARKS = 3  # combining marks in a row; no living language stacks more on one letter

# Controls but for the line feed, lone surrogates, and what turns the direction of all that follows (UAX #9:
# embeddings, overrides, isolates). Telegram cuts some of these too.
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Nothing to see, though not white space: Hangul fillers, the braille blank, the object replacement character.
_BLANK = frozenset("\u034f\u115f\u1160\u3164\uffa0\u2800\ufffc")


def units(text: str) -> int:
    """The length in UTF-16 units, which is how Telegram counts (Bot API, MessageEntity)."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def clean(text: str) -> str:
    """The text without control characters, direction overrides and piles of combining marks."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    text = _UNWANTED.sub("", text)
    return text if text.isascii() else _without_piles(text)


def shorten(text: str, most: int) -> str:
    """The text in at most `most` UTF-16 units, cut after a word where one ends near, with an ellipsis."""
    if units(text) <= most:
        return text
    # A cut through a surrogate pair leaves half of it, which the decoder drops.
    head = text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore")
    space = head.rfind(" ")
    if space > 0.7 * len(head):
        head = head[:space]
    return head.rstrip(" \n\u200d\ufe0f,;:") + "…"


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def visible(text: str) -> bool:
    """Whether there is anything to see; Telegram refuses a message that is empty to the eye."""
    if text.isascii():
        return not text.isspace() and text != ""
    return any(unicodedata.category(char)[0] not in "ZC" and char not in _BLANK for char in text)


def _without_piles(text: str) -> str:
    kept, height = [], 0
    for char in text:
        height = height + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if height <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)
