"""Writes down what this program says in its first lesson, so that every stack can be given the same to say."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from bot.contents import Contents
from bot.render import Renderer
from flows.content import Choice, Lesson
from flows.model import Prose, phrase
from tests.bench.learners import written
from tests.bench.script import Edited, Json, Script, Step, said_in, tidy
from tests.bench.stacks import SURGERY, running
from tests.bench.telegram import Telegram

NAME = "Maureen"
PERSON = 20_000_000
SILENCE = 0.5  # seconds without a call: then all of an answer has come
PATIENCE = 20.0
LETTERS = "ABCD"
ZONE = "Europe/London"


class Recorder:
    """One person whose conversation is written down; whatever the bot does is taken for right."""

    def __init__(self, telegram: Telegram, person: int = PERSON) -> None:
        self._telegram = telegram
        self._heard = asyncio.Event()
        self.shown: Json = {}
        self.step: dict[str, Any] = {}
        self.user: Json = {"id": person, "is_bot": False, "first_name": NAME, "language_code": "en"}

    def said(self, chat: int, payload: Json, message: Json) -> None:
        """A message."""
        said = said_in(payload)
        self.step.setdefault("said", []).append(said)
        if said.keyboard:
            self.shown = message
        self._heard.set()

    def edited(self, chat: int, method: str, payload: Json) -> Json:
        """An edit."""
        self.step["edit"] = Edited(method, str(payload.get("text", "")), tidy(payload.get("entities", ())))
        self._heard.set()
        return self.shown

    def answered(self, query: str, text: str) -> None:
        """The answer to a tap."""
        self.step["toast"] = text
        self._heard.set()

    @property
    def buttons(self) -> list[Json]:
        """What can be tapped."""
        rows = self.shown["reply_markup"]["inline_keyboard"] if self.shown else []
        return [button for row in rows for button in row]

    async def write(self, text: str) -> Step:
        """Writes, and returns the step with its answers."""
        self.step = {"kind": "write", "what": text}
        self._telegram.post("message", written(self._telegram.next_message(), self.user, text))
        return await self._quiet()

    async def tap(self, number: int) -> Step:
        """Taps the button of that number on the newest message that has any, and returns the step."""
        await self.press(number)
        return await self._quiet()

    async def press(self, number: int) -> None:
        """Taps, and doesn't wait for what comes."""
        button = self.buttons[number]
        self.step = {"kind": "tap", "what": button["text"], "button": number}
        tap = {"id": str(self._telegram.next_message()), "from": self.user, "message": self.shown}
        self._telegram.post("callback_query", tap | {"chat_instance": "1", "data": button["callback_data"]})

    async def _quiet(self) -> Step:
        async with asyncio.timeout(PATIENCE):
            await self._heard.wait()
        while self._heard.is_set():
            self._heard.clear()
            await asyncio.sleep(SILENCE)
        return Step(**self.step)


async def record(folder: Path | None = None, stop_before: int | None = None) -> tuple[Script, Json]:
    """The conversation as this program has it today, and the last message with buttons.

    `folder` keeps the database; with `stop_before` the learner pauses before that step.
    """
    contents = Contents()
    lesson = contents.library("en").lessons[0]
    telegram = Telegram()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        async with telegram.open(), running(SURGERY, telegram, Path(), folder or Path(temporary)):
            telegram.crowd = recorder = Recorder(telegram)
            steps = [await recorder.write("/start")]
            reader = Reader(lesson, contents.renderer)
            while not reader.has_finished(steps[-1]) and len(steps) != stop_before:
                does = reader.next(recorder.buttons)
                steps.append(await (recorder.write(does) if isinstance(does, str) else recorder.tap(does)))
    return Script(NAME, lesson.title, steps), recorder.shown


class Reader:
    """Somebody who goes straight to the lesson and gets the quiz wrong, then types the right letter."""

    def __init__(self, lesson: Lesson, renderer: Renderer) -> None:
        self._renderer = renderer
        self._quiz = next(part for part in lesson.parts if isinstance(part, Choice))
        self._end = self._renderer.render(Prose(lesson.end), "en", ZONE).text
        self._straight_on = self._label("welcome-button-lesson")
        self._mistaken = False

    def has_finished(self, step: Step) -> bool:
        """Whether the lesson's end has been said."""
        return any(self._end in said.text for said in step.said)

    def next(self, buttons: list[Json]) -> str | int:
        """What to write, or the number of the button to tap."""
        labels = [button["text"] for button in buttons]
        if self._straight_on in labels:
            return labels.index(self._straight_on)
        if labels == list(LETTERS[: len(self._quiz.options)]):
            right = next(n for n, option in enumerate(self._quiz.options) if option.right)
            if self._mistaken:
                return LETTERS[right]
            self._mistaken = True
            return int(right == 0)
        return 0

    def _label(self, key: str) -> str:
        return self._renderer.render_plain(phrase(key), "en", ZONE)
