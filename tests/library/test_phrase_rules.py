"""The house rules for phrases: each has a phrase that breaks it."""

from pathlib import Path

import pytest

from bot.library.lists import HouseWords
from bot.library.phrase_rules import check_against, check_book, read_book
from bot.library.problems import Problem
from bot.library.usage import check_usage

HOUSE = HouseWords({"delve": "look"})


def folder(root: Path, **files: str) -> Path:
    """A content folder with one file of phrases a language."""
    for lang, text in files.items():
        (root / lang / "phrases").mkdir(parents=True)
        (root / lang / "phrases" / "x.ftl").write_text(text, encoding="utf-8")
    return root


def shown(problems: list[Problem]) -> list[str]:
    """Problems as `file:line: what`."""
    return [f"{Path(one.path).name}:{one.line}: {one.what}" for one in problems]


def check(root: Path, text: str) -> list[str]:
    """What is wrong with the phrases of one language."""
    problems: list[Problem] = []
    book = read_book(folder(root, en=text), "en", problems)
    return shown([*problems, *check_book(book, HOUSE)])


def test_good_phrases_have_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, "# Remark — with a dash\nhello = Hello **{ $name }**.\nx-button-go = Go on then\n") == []


MANY = """x-button-n = { $n ->
   [one] Go
  *[other] { -long }
}
-long = Tell me about all of them
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = A\nb = { $n", "x.ftl:2: this can't be read (Expected token: \"}\")"),
        ("a = A\n\nb =\n    One\n    *two*", "x.ftl:5: this can't be read (Expected an entry start)"),
        ("a = A\na = B", "x.ftl:2: `a` is in "),
        ("a = A\n    .title = T", "x.ftl:1: unknown attribute `a.title`"),
        ("b = B\n\na = { b.title }", "x.ftl:3: unknown attribute `b.title`"),
        ("a =\n    .title = T", "x.ftl:1: `a` says nothing"),
        ("a = { b }", "x.ftl:1: `a` refers to `b`, which isn't there"),
        ("a = { -b }", "x.ftl:1: `a` refers to `-b`, which isn't there"),
        ("x-button-go = Go on then, if you really like", "x.ftl:1: `x-button-go` is 30 characters long"),
        ("x-a-work = I'd rather not say it here", "x.ftl:1: `x-a-work` is 26 characters long"),
        (MANY, "x.ftl:1: `x-button-n` is 25 characters long"),
        ("a = # Heading", "x.ftl:1: a heading, which Telegram can't show"),
        ("a = One\n\n    <b>two</b>", "x.ftl:3: HTML, which Telegram can't show"),
        ("a = [x](mailto:a@b.c)", "x.ftl:1: a link to `mailto:a@b.c`"),
        ("a = We Delve.", "x.ftl:1: `Delve`"),
        ("a = " + "long " * 820, "x.ftl:1: `a` doesn't fit one message"),
    ],
)  # fmt: skip
def test_what_is_against_the_rules_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    found = check(tmp_path, text)
    assert any(one.startswith(problem) for one in found), found


def test_a_link_with_an_argument_is_a_link(tmp_path: Path) -> None:
    assert check(tmp_path, "a = [Open](https://t.me/{ $bot }?start=x)") == []


def test_a_ring_of_phrases_is_named(tmp_path: Path) -> None:
    assert check(tmp_path, "a = A { b }\nb = B { a }\nc = { a }") == [
        "x.ftl:1: `a` refers to itself in the end",
        "x.ftl:2: `b` refers to itself in the end",
    ]


def test_a_translation_has_the_same_phrases_and_arguments(tmp_path: Path) -> None:
    root = folder(tmp_path, en="a = A { $n }\nb = B\n", cy="a = A { $n } { $m }\nc = C\n")
    english, welsh = read_book(root, "en", []), read_book(root, "cy", [])
    problems = list(check_against(welsh, english))
    assert [one.what.replace(str(tmp_path), "") for one in problems] == [
        "`b` is missing (/en/phrases/x.ftl:2 has it)",
        "`a` asks for $m, which nobody gives it",
        "`c` isn't in `en`",
    ]
    assert problems[0].path.endswith("/cy/phrases/x.ftl")


PROGRAM = """
from flows.model import phrase
GREETING = "hello"
def f(x, name):
    yield phrase("one", name=x)
    yield phrase("two" if x else "three")
    yield phrase(f"find-{x}-limit")
    yield phrase("one", **name)
    yield button(f"tea-button-{x}", f"(odd{x}")
"""
PHRASES = """
hello = Hello
one = { $name }
two = Two { inner }
three = Three
inner = Inner
find-shy-limit = Shy
tea-button-go = Go
"""


def usage(root: Path, program: str, phrases: str) -> list[str]:
    """What doesn't fit together between a program and its phrases."""
    source = root / "flow.py"
    source.write_text(program, encoding="utf-8")
    return shown(list(check_usage(read_book(folder(root, en=phrases), "en", []), [source])))


def test_program_and_phrases_fit(tmp_path: Path) -> None:
    assert usage(tmp_path, PROGRAM, PHRASES) == []


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("one = { $name }\n", "", "flow.py:5: no phrase is called `one`"),
        ("three = Three\n", "", "flow.py:6: no phrase is called `three`"),
        ("find-shy-limit", "find-shy-title", "flow.py:7: no phrase is called `find-…-limit`"),
        ("{ $name }", "{ $name } { $when }", "flow.py:5: `one` is not given $when"),
        ("inner = Inner", "inner = { $age }", "flow.py:6: `two` is not given $age"),
        ("hello = Hello", "hello = Hello\nlonely = Me", "x.ftl:3: nobody says `lonely`"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, problem: str) -> None:
    assert problem in usage(tmp_path, PROGRAM, PHRASES.replace(right, wrong))
