"""Markdown becomes text and spans as Telegram counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inert import units
from bot.markdown import read_markdown
from bot.marked import Marked, Span, join, substitute


def cut(marked: Marked, span: Span) -> str:
    """What a span covers."""
    return marked.text.encode("utf-16-le")[2 * span.start : 2 * span.end].decode("utf-16-le")


def styles(source: str) -> list[tuple[str, str]]:
    """What is styled how in some Markdown."""
    marked = read_markdown(source)
    return [(span.type, cut(marked, span)) for span in marked.spans]


def test_styles_cover_their_words() -> None:
    source = "😀 **bold *and italic*** with ~~a slip~~, `code` and [a link](https://example.org/x?y=1)"
    assert read_markdown(source).text == "😀 bold and italic with a slip, code and a link"
    assert styles(source) == [
        ("bold", "bold and italic"),
        ("italic", "and italic"),
        ("strikethrough", "a slip"),
        ("code", "code"),
        ("text_link", "a link"),
    ]
    assert read_markdown(source).spans[-1].url == "https://example.org/x?y=1"


def test_line_breaks_and_paragraphs_stay_as_they_were_typed() -> None:
    assert read_markdown("one\ntwo\n\nthree\\\nfour\n\n\n\nfive").text == "one\ntwo\n\nthree\nfour\n\nfive"


def test_a_quote_is_one_span_and_leaves_its_neighbours_alone() -> None:
    source = "She wrote:\n\n> How long's it been?\n> Since **October**.\n\nThe row stopped."
    assert read_markdown(source).text == "She wrote:\n\nHow long's it been?\nSince October.\n\nThe row stopped."
    assert styles(source) == [
        ("blockquote", "How long's it been?\nSince October."),
        ("bold", "October"),
    ]


def test_two_quotes_are_two() -> None:
    assert styles("> one\n\n> two") == [("blockquote", "one"), ("blockquote", "two")]


def test_lists_become_lines_with_bullets_or_numbers() -> None:
    source = "Bring:\n- tea\n- **biscuits**\n  - ginger\n\n1. First\n2. Then"
    assert read_markdown(source).text == "Bring:\n• tea\n• biscuits\n  • ginger\n\n1. First\n2. Then"
    assert styles(source) == [("bold", "biscuits")]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.c", "/here", "https://", "tg:x"],
)
def test_a_link_that_telegram_does_not_open_is_only_words(url: str) -> None:
    marked = read_markdown(f"see [this]({url}) now")
    assert marked.spans == ()
    assert "this" in marked.text


def test_links_into_telegram_stay() -> None:
    assert read_markdown("[me](tg://user?id=1)").spans == (Span(0, 2, "text_link", "tg://user?id=1"),)


def test_html_tables_and_pictures_come_out_as_words() -> None:
    assert read_markdown("<b>x</b> & y").text == "<b>x</b> & y"
    assert read_markdown("a | b\n--|--\n1 | 2").text == "a | b\n--|--\n1 | 2"
    assert read_markdown("![a cat](https://example.org/cat.png)").text == "!a cat"


def test_a_heading_is_a_bold_line() -> None:
    assert styles("# News *today*\n\nText") == [("bold", "News today"), ("italic", "today")]


def test_code_stands_in_nothing_but_a_quote() -> None:
    assert styles("**bold `code` bold**") == [("bold", "bold code bold")]
    assert styles("> `code` here") == [("blockquote", "code here"), ("code", "code")]
    assert styles("```\na\nb\n```") == [("pre", "a\nb")]


@given(st.text(st.sampled_from("*_~`[]()<>#-+>|\\!&; \n\tab1.😀é:/h")))
def test_spans_lie_within_the_text_and_are_never_empty(source: str) -> None:
    marked = read_markdown(source)
    end = units(marked.text)
    assert all(0 <= span.start < span.end <= end for span in marked.spans)
    assert list(marked.spans) == sorted(marked.spans, key=lambda span: (span.start, -span.end))


def test_an_insert_moves_what_follows_and_keeps_its_own_spans() -> None:
    template = read_markdown("Hello **\ue000**, *soon* \ue001")
    name, more = Marked("😀 Siân"), Marked("and more", (Span(4, 8, "bold"),))
    filled = substitute(template, {"\ue000": name, "\ue001": more})
    assert filled.text == "Hello 😀 Siân, soon and more"
    assert [(span.type, cut(filled, span)) for span in filled.spans] == [
        ("bold", "😀 Siân"),
        ("italic", "soon"),
        ("bold", "more"),
    ]


def test_an_empty_insert_leaves_no_empty_span() -> None:
    assert substitute(read_markdown("**\ue000**!"), {"\ue000": Marked("")}) == Marked("!")


def test_an_insert_in_code_or_in_its_own_style_brings_no_spans() -> None:
    bold = Marked("x", (Span(0, 1, "bold"),))
    assert substitute(read_markdown("`\ue000`"), {"\ue000": bold}).spans == (Span(0, 1, "code"),)
    assert substitute(read_markdown("**\ue000**"), {"\ue000": bold}).spans == (Span(0, 1, "bold"),)


def test_an_insert_can_fill_an_address_but_not_lead_it_elsewhere() -> None:
    template = read_markdown("[open](https://t.me/\ue000?start=a) [bad](https://\ue000/x) [worse](\ue000)")
    filled = substitute(template, {"\ue000": Marked("evil.example/../?x=&y")})
    assert [span.url for span in filled.spans] == ["https://t.me/evil.example%2F..%2F%3Fx%3D%26y?start=a"]


def test_texts_are_joined_with_their_spans() -> None:
    joined = join([read_markdown("😀 *a*"), read_markdown("**b**")], "\n\n")
    assert joined.text == "😀 a\n\nb"
    assert joined.spans == (Span(3, 4, "italic"), Span(6, 7, "bold"))
