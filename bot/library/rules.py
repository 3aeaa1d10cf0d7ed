"""The house rules for a lesson: short messages, one idea, honest choices. The reader of `lessons` knows the form."""

from collections.abc import Sequence
from datetime import date

from bot.inert import units
from bot.library.front import read_date
from bot.library.lessons import Placed, Reading
from bot.library.lists import HouseWords
from bot.library.problems import Margin, Problem
from bot.library.prose import check_markdown, check_words
from bot.library.sections import Ticked, take_apart
from bot.markdown import read_markdown
from flows.content import Card, Choice, Reflect

LONGEST_CARD = 600  # characters as they are read, without the Markdown; about four sentences on a phone
LONGEST_READING = 1250  # characters of cards and question before there is something to do
LONGEST_MESSAGE = 4096  # UTF-16 units (Bot API, sendMessage)
LONGEST_BUTTON = 24  # characters that fit a button on a narrow phone
MOST_MESSAGES = 5  # of the bot's own, the end among them, answers to the learner not counted
MOST_EXERCISES = 2


def check_lesson(text: str, reading: Reading, path: str, today: date, house: HouseWords) -> tuple[Problem, ...]:
    """What in a lesson is against the rules of the house, besides what stood in the way of reading it."""
    margin = Margin(path)
    checked = read_date(reading.front.values.get("checked", ""))
    if checked and checked > today:
        margin.note(reading.front.lines["checked"], f"checked on {checked}, which is to come", "write today's date")
    front = (sheet := take_apart(text)).front or ""
    check_words(front.split("\n"), 2, house, margin)
    for section in sheet.sections:
        check_markdown(section.body, section.line + 1, margin)
        check_words(section.body, section.line + 1, house, margin)
    for placed in reading.parts:
        _check_part(placed, margin)
    if reading.parts:
        _check_length(reading.parts, margin)
    if reading.end and read_length(reading.end.text) > LONGEST_CARD:
        margin.note(reading.end.line, "an end as long as a card", "one or two sentences are enough")
    return tuple(sorted(margin.notes))


def read_length(markdown: str) -> int:
    """How many characters the reader sees."""
    return len(read_markdown(markdown).text)


def _check_length(parts: Sequence[Placed], margin: Margin) -> None:
    exercises = [n for n, placed in enumerate(parts) if not isinstance(placed.part, Card)]
    if not exercises:
        margin.note(parts[-1].line, "no exercise", "add a quiz, reply, write, mission or reflect section")
        return
    if len(exercises) > MOST_EXERCISES:
        margin.note(parts[exercises[MOST_EXERCISES]].line, "a third exercise", "one is best and two are the most")
    if len(parts) + 1 > MOST_MESSAGES:
        line = parts[MOST_MESSAGES - 1].line
        margin.note(line, f"more than {MOST_MESSAGES} messages, with the end", "make it two lessons, or say less")
    before = sum(read_length(placed.part.text) for placed in parts[: exercises[0] + 1])
    if before > LONGEST_READING:
        what = f"{before} characters to read before there is something to do ({LONGEST_READING} at most)"
        margin.note(parts[exercises[0]].line, what, "cut the cards, or move the exercise up")


def _check_part(placed: Placed, margin: Margin) -> None:
    part, length = placed.part, read_length(placed.part.text)
    if length > LONGEST_CARD:
        kind = type(part).__name__.lower()
        what = f"{length} characters in one {kind} ({LONGEST_CARD} at most)"
        margin.note(placed.line, what, "say it shorter, or make it two cards")
    if isinstance(part, Choice):
        _check_choice(placed, margin)
        whole = "\n\n".join([part.text, *(f"A {option.text}" for option in part.options)])
        if units(read_markdown(whole).text) > LONGEST_MESSAGE:
            margin.note(placed.line, "question and options don't fit one message", "say them shorter")
    if isinstance(part, Reflect):
        for label in part.labels:
            if len(label) > LONGEST_BUTTON:
                mend = f"at most {LONGEST_BUTTON} characters, so that it fits a narrow phone"
                margin.note(placed.line, f"the label `{label}` is too long for a button", mend)


def _check_choice(placed: Placed, margin: Margin) -> None:
    ticks = placed.ticks
    right = [tick for tick in ticks if tick.right]
    if len(right) != 1:
        margin.note(placed.line, f"{len(right)} options are ticked", "tick exactly one with [x]")
    if not 2 <= len(ticks) <= 4:
        margin.note(placed.line, f"{len(ticks)} options", "offer two, three or four")
    others = [len(tick.text) for tick in ticks if not tick.right]
    if len(right) == 1 and others and len(right[0].text) > max(others):
        mend = "shorten it, or lengthen another: people learn to pick the longest"
        margin.note(right[0].line, "the good option is the longest", mend)
    seen: set[str] = set()
    for tick in ticks:
        if tick.text.casefold() in seen:
            margin.note(tick.line, "this option stands there twice", "write another one")
        seen.add(tick.text.casefold())
        _check_option(tick, margin)


def _check_option(tick: Ticked, margin: Margin) -> None:
    if not tick.below:
        mend = "say under it, indented by two spaces, what choosing it would have caused"
        margin.note(tick.line, "an option without feedback", mend)
    if tick.loose:
        mend = "indent it by two spaces if it belongs to the option above"
        margin.note(tick.loose, "a line under an option that isn't indented", mend)
    if tick.text.count('"') % 2 or tick.text.count("“") != tick.text.count("”"):
        margin.note(tick.line, "an option whose quotation marks don't close", "keep the whole option on one line")
    if read_markdown(tick.text).spans:
        margin.note(tick.line, "Markdown in an option", "an option may be a button: write it plainly")
    if units(read_markdown(tick.below).text) > LONGEST_MESSAGE:
        margin.note(tick.line, "feedback that doesn't fit one message", "say it shorter")
