"""What any prose must keep to, lesson or phrase: Markdown that Telegram can show, and the words of the house."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.library.lists import HouseWords
from bot.library.problems import Margin
from bot.markdown import LINK

_reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_CANT_SHOW = {
    "heading_open": ("a heading", "a message has none: write it **bold**, or leave it out"),
    "table_open": ("a table", "a message has none: say it in sentences"),
    "hr": ("a dividing line", "leave an empty line instead"),
    "html_block": ("HTML", "use Markdown: **bold**, *italic*, [link](https://…)"),
    "html_inline": ("HTML", "use Markdown: **bold**, *italic*, [link](https://…)"),
    "image": ("a picture", "a message holds words only: say what it shows"),
}


def check_markdown(rows: Sequence[str], first: int, margin: Margin) -> None:
    """Notes what Telegram can't show; `first` is the line number of the first row."""
    source = "\n".join(rows)
    for line, token in _tokens(source):
        if found := _CANT_SHOW.get(token.type):
            margin.note(first + line, f"{found[0]}, which Telegram can't show", found[1])
        elif token.type == "link_open" and not LINK.match(url := str(token.attrs.get("href", ""))):
            margin.note(first + line, f"a link to `{url}`", "links begin with https://, http:// or tg://")
    if "](javascript:" in source.replace(" ", "").lower():  # the parser itself takes these for plain text
        margin.note(first, "a link that runs a script", "links begin with https://, http:// or tg://")


def check_words(rows: Sequence[str], first: int, house: HouseWords, margin: Margin) -> None:
    """Notes the words that we don't use."""
    for number, row in enumerate(rows, first):
        for word, mend in house.found(row):
            margin.note(number, f"`{word}`", mend)


def _tokens(source: str) -> Iterator[tuple[int, Token]]:
    line = 0
    for token in _reader.parse(source):
        line = token.map[0] if token.map else line
        yield line, token
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            yield line, child
