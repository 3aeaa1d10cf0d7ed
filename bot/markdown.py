"""Turns an author's Markdown into what Telegram takes: plain text, and spans with UTF-16 offsets.

Bold, italic, strike-through, code, quotes, lists and links (http, https, tg); a line break stays one.
What Telegram can't show comes out as readable text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.inert import units
from bot.marked import Marked, Span, in_order

LINK = re.compile(r"https?://[^/?#\s\ue000-\uf8ff]+(?=[/?#]|$)|tg://[a-z]", re.IGNORECASE)
"""How an address begins that Telegram opens from a text. No private-use character: the host is fixed."""

_STYLES = {"strong": "bold", "em": "italic", "s": "strikethrough", "link": "text_link"}


class _Reader(MarkdownIt):
    """CommonMark without HTML and pictures; addresses stay as they were typed."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.enable("strikethrough").disable(["image", "html_block", "html_inline", "code"])

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


_reader = _Reader()


def read_markdown(source: str) -> Marked:
    """The text and spans that this Markdown means."""
    page = _Page()
    for token in _reader.parse(source):
        page.take(token)
    return Marked("".join(page.pieces), in_order(page.spans))


@dataclass(slots=True)
class _Page:
    """What has been written so far, and what is still open."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0  # UTF-16 units
    spans: list[Span] = field(default_factory=list)
    inline: list[tuple[int, str]] = field(default_factory=list)  # start and address of open styles
    quotes: list[int | None] = field(default_factory=list)  # their starts, None before the first word
    lists: int = 0
    bullet: str = ""
    heading: bool = False
    last_row: int = -1  # the source row after the last block, -1 before the first

    def take(self, token: Token) -> None:
        """Writes one block token."""
        match token.type:
            case "inline":
                self._paragraph(token)
            case "fence":
                self._start_block(token)
                self.code(token, "pre")
            case "heading_open" | "heading_close":
                self.heading = not self.heading
            case "bullet_list_open" | "ordered_list_open":
                self.lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
            case "list_item_open":
                self.bullet = "  " * (self.lists - 1) + (f"{token.info}. " if token.info else "• ")
            case "blockquote_open":
                self.quotes.append(None)
            case "blockquote_close":
                self._end_quote()

    def write(self, text: str) -> None:
        """Adds text as it is."""
        self.pieces.append(text)
        self.length += units(text)

    def text(self, token: Token) -> None:
        """Adds a token's own text."""
        self.write(token.content)

    def line_break(self, token: Token) -> None:
        """Both kinds of line break: in a chat, a new line is a new line."""
        self.write("\n")

    def ignore(self, token: Token) -> None:
        """What has no place in a chat."""

    def code(self, token: Token, style: str = "code") -> None:
        """Code, which Telegram allows inside nothing but a quote (Bot API, MessageEntity)."""
        start = self.length
        self.write(token.content.rstrip("\n"))
        if self.length > start and not self.inline:
            self.spans.append(Span(start, self.length, style))

    def open(self, token: Token) -> None:
        """A style begins."""
        self.inline.append((self.length, str(token.attrs.get("href", ""))))

    def close(self, token: Token) -> None:
        """The innermost style ends."""
        start, url = self.inline.pop()
        style = _STYLES[token.type.removesuffix("_close")]
        if self.length > start and (style != "text_link" or LINK.match(url)):
            self.spans.append(Span(start, self.length, style, url))

    def _paragraph(self, token: Token) -> None:
        self._start_block(token)
        start = self.length
        for child in token.children or ():
            _INLINE.get(child.type, _Page.ignore)(self, child)
        if self.heading and self.length > start:
            self.spans.append(Span(start, self.length, "bold"))

    def _start_block(self, token: Token) -> None:
        first, end = token.map or (0, 0)
        if self.last_row >= 0:
            self.write("\n\n" if first > self.last_row else "\n")
        self.last_row = end
        self.quotes = [self.length if start is None else start for start in self.quotes]
        self.write(self.bullet)
        self.bullet = ""

    def _end_quote(self) -> None:
        start = self.quotes.pop()
        if not self.quotes and start is not None and self.length > start:
            self.spans.append(Span(start, self.length, "blockquote"))


_INLINE: Mapping[str, Callable[[_Page, Token], None]] = {
    "text": _Page.text,
    "softbreak": _Page.line_break,
    "hardbreak": _Page.line_break,
    "code_inline": _Page.code,
    **{f"{tag}_open": _Page.open for tag in _STYLES},
    **{f"{tag}_close": _Page.close for tag in _STYLES},
}
