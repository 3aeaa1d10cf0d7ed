"""The bench compares like with like: a stack that doesn't do the same work is found out."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.bench.known import open_book, write_book
from tests.bench.learners import Learner, Learners
from tests.bench.load import Load, closed_loop
from tests.bench.recording import record
from tests.bench.script import Edited, Json, Said, Script, Step, save
from tests.bench.stacks import SURGERY, running
from tests.bench.telegram import Telegram
from tests.bench.wire import parameters

BOLD: Json = {"type": "bold", "offset": 0, "length": 5}
SCRIPT = Script(
    "Maureen",
    "A lesson",
    [
        Step("write", "/start", said=[Said("Hello."), Said("Ready?", [BOLD], [["Yes", "No"]])]),
        Step("tap", "No", 1, Edited("editMessageText", "Ready? No", [BOLD]), "", [Said("Write, then.")]),
        Step("write", "I will", said=[Said("Good.")]),
    ],
)
Call = tuple[str, Json]


class Parrot:
    """A stack that makes just the calls it should, unless `err` changes them first."""

    def __init__(self, telegram: Telegram, err: Callable[[list[Call]], None]) -> None:
        self._telegram, self._err = telegram, err
        self._answer: Json = {}
        self._at = 0

    def hear(self) -> None:
        """Takes the next update, and answers it."""
        (update,) = self._call("getUpdates", {"offset": self._answer.get("update_id", 0) + 1})
        self._answer = update
        calls = list(self._calls(SCRIPT.steps[self._at], update))
        self._at += 1
        self._err(calls)
        for method, payload in calls:
            self._call(method, payload)

    def _calls(self, step: Step, update: Json) -> list[Call]:
        query = update.get("callback_query", {})
        message = update.get("message") or query["message"]
        chat = {"chat_id": message["chat"]["id"]}
        calls: list[Call] = []
        if step.toast is not None:
            calls.append(("answerCallbackQuery", {"callback_query_id": query["id"]}))
        if step.edit:
            told = {"message_id": message["message_id"], "text": step.edit.text, "entities": step.edit.entities}
            calls.append((step.edit.method, chat | told))
        for said in step.said:
            rows = [[{"text": label, "callback_data": label} for label in row] for row in said.keyboard]
            markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
            calls.append(("sendMessage", chat | {"text": said.text, "entities": said.entities} | markup))
        return copy.deepcopy(calls)

    def _call(self, method: str, payload: Json) -> Any:
        answers: list[bytes] = []
        self._telegram.handle(method, payload, lambda body, status: answers.append(body))
        return msgspec.json.decode(answers[0])["result"]


def conversation(err: Callable[[list[Call]], None]) -> tuple[Learners, int]:
    """One learner talks to the parrot; how many of the steps were answered."""
    telegram = Telegram()
    done: list[float] = []
    learners = Learners(SCRIPT, telegram, lambda learner, seconds: done.append(seconds))
    telegram.crowd = learners
    parrot, learner = Parrot(telegram, err), Learner(30_000_000)
    while not learners.is_over(learner) and learners.wrong is None and learner.at == len(done):
        before = learner.at
        learners.act(learner)
        parrot.hear()
        if learner.at == before:
            break
    return learners, len(done)


def _all(calls: list[Call], method: str) -> list[Json]:
    return [payload for name, payload in calls if name == method]


async def test_whoever_says_what_is_due_passes() -> None:
    learners, answered = conversation(lambda calls: None)
    assert learners.wrong is None
    assert answered == len(SCRIPT.steps)


def another_text(calls: list[Call]) -> None:
    _all(calls, "sendMessage")[-1]["text"] += "!"


def no_bold(calls: list[Call]) -> None:
    for payload in _all(calls, "sendMessage"):
        payload["entities"] = []


def another_label(calls: list[Call]) -> None:
    for payload in _all(calls, "sendMessage"):
        if "reply_markup" in payload:
            payload["reply_markup"]["inline_keyboard"][0][0]["text"] = "Yes!"


def no_buttons(calls: list[Call]) -> None:
    for payload in _all(calls, "sendMessage"):
        payload.pop("reply_markup", None)


def once_more(calls: list[Call]) -> None:
    calls.append(calls[-1])


def too_early(calls: list[Call]) -> None:
    calls.reverse()


def another_message_edited(calls: list[Call]) -> None:
    for payload in _all(calls, "editMessageText"):
        payload["message_id"] += 1


def buttons_only_taken_away(calls: list[Call]) -> None:
    calls[:] = [("editMessageReplyMarkup" if name == "editMessageText" else name, payload) for name, payload in calls]


def a_toast(calls: list[Call]) -> None:
    for payload in _all(calls, "answerCallbackQuery"):
        payload["text"] = "Thanks"


def tap_answered_twice(calls: list[Call]) -> None:
    calls[:] = [call for call in calls for _ in range(1 + (call[0] == "answerCallbackQuery"))]


@pytest.mark.parametrize(
    "err",
    [another_text, no_bold, another_label, no_buttons, once_more, too_early, another_message_edited,
     buttons_only_taken_away, a_toast, tap_answered_twice],
    ids=lambda err: err.__name__,
)  # fmt: skip
async def test_whoever_says_something_else_is_found_out(err: Callable[[list[Call]], None]) -> None:
    learners, _ = conversation(err)
    assert learners.wrong is not None


@pytest.mark.parametrize("method", ["answerCallbackQuery", "editMessageText", "sendMessage"])
async def test_an_update_counts_only_when_every_call_for_it_has_come(method: str) -> None:
    def leave_out(calls: list[Call]) -> None:
        calls[:] = [call for call in calls if call[0] != method]

    _, answered = conversation(leave_out)
    assert answered < len(SCRIPT.steps)


def test_a_call_reads_alike_in_each_of_the_ways_that_clients_send_it() -> None:
    wanted = {"chat_id": 7, "text": "Tea = 50% & cake?\n“Yes” ", "entities": [BOLD]}
    form = b"chat_id=7&text=Tea+%3D+50%25+%26+cake%3F%0A%E2%80%9CYes%E2%80%9D+&entities=" + (
        b"%5B%7B%22type%22%3A%22bold%22%2C%22offset%22%3A0%2C%22length%22%3A5%7D%5D"
    )
    fields = {"chat_id": "7", "text": wanted["text"], "entities": msgspec.json.encode([BOLD]).decode()}
    parts = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    )
    assert parameters(b"application/json", msgspec.json.encode(wanted)) == wanted
    assert parameters(b"application/x-www-form-urlencoded", form) == wanted
    assert parameters(b"multipart/form-data; boundary=x", f"{parts}--x--\r\n".encode()) == wanted


async def test_this_program_says_the_same_to_many_and_after_a_restart(tmp_path: Path) -> None:
    script, _ = await record()
    assert {step.kind for step in script.steps} == {"write", "tap"}
    path = tmp_path / "script.json"
    save(script, path)
    telegram = Telegram()
    async with telegram.open(), running(SURGERY, telegram, path) as process:
        measured = await closed_loop(Load(script, telegram), process, warm=0.2, seconds=0.5, seats=5)
    assert measured.updates > 0
    book = await write_book(SURGERY, script, path, tmp_path / "book", known=30)
    opened = await open_book(book, script, path, number=0, warm=0.2, seconds=1.0)
    assert opened.measured.updates > 0
