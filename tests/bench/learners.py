"""The learners: each follows the script, and finds anything in the answers that isn't what the script says."""

import time
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.bench.script import Edited, Json, Script, Step, said_in, tidy
from tests.bench.telegram import Telegram


class WrongAnswerError(Exception):
    """A stack hasn't done the same work as the others: what it should have said, and what it did."""


class Learner:
    """One person's way through the script. `at` is the step they are at; `left` the calls still to come."""

    __slots__ = ("at", "edit", "id", "left", "query", "said", "shown", "since", "toasts")

    def __init__(self, number: int, at: int = 0, shown: Json | None = None) -> None:
        self.id, self.at = number, at
        self.shown = shown  # the newest message with buttons
        self.left, self.said, self.toasts = 0, 0, 0
        self.edit: Edited | None = None
        self.query = ""
        self.since = 0.0


class Learners:
    """Everybody who is talking to the bot. `on_step(learner, seconds)` hears of each update that is answered.

    An update counts as answered when the last of its calls has come.
    """

    def __init__(self, script: Script, telegram: Telegram, on_step: Callable[[Learner, float], None]) -> None:
        self.script, self.telegram, self._on_step = script, telegram, on_step
        self.wrong: WrongAnswerError | None = None
        self._people: dict[int, Learner] = {}
        self._queries: dict[str, Learner] = {}
        self._query_ids = count(7_000_000_001)

    def act(self, learner: Learner) -> None:
        """Their next step: an update goes out."""
        step = self.script.steps[learner.at]
        learner.left, learner.said, learner.toasts = step.calls, 0, int(step.toast is not None)
        learner.edit = step.edit
        learner.since = time.perf_counter()
        self._people[learner.id] = learner
        user = {"id": learner.id, "is_bot": False, "first_name": self.script.name, "language_code": "en"}
        if step.kind == "write":
            self.telegram.post("message", written(self.telegram.next_message(), user, step.what))
        else:
            self.telegram.post("callback_query", self._tap(learner, step, user))

    def is_over(self, learner: Learner) -> bool:
        """Whether they have come to the end."""
        return learner.at >= len(self.script.steps)

    def leave(self, learner: Learner) -> None:
        """They have come to the end, and put the phone away."""
        del self._people[learner.id]

    def has_tapped(self, query: str) -> bool:
        """Whether this tap is one of theirs, and not answered yet."""
        return query in self._queries

    # ------------------------------------------------------------------ what the bot does

    def said(self, chat: int, payload: Json, message: Json) -> None:
        """A message: the next one that the step asks for."""
        learner = self._people.get(chat)
        if learner is None:
            self._unless(False, f"a message to {chat}, who is not talking to the bot", "none", payload)
            return
        step, said = self.script.steps[learner.at], said_in(payload)
        due = step.said[learner.said] if learner.said < len(step.said) else None
        self._unless(said == due, f"message {learner.said + 1} of step {learner.at}", due, said)
        self._unless(learner.edit is None, f"step {learner.at}: the edit comes first", learner.edit, said)
        learner.said += 1
        if said.keyboard:
            learner.shown = message
        self._one_less(learner)

    def edited(self, chat: int, method: str, payload: Json) -> Json:
        """The tapped message, told anew."""
        learner = self._people.get(chat)
        if learner is None or learner.shown is None:
            self._unless(False, f"an edit for {chat}, who was shown nothing", "none", payload)
            return {}
        due, learner.edit = learner.edit, None
        found = Edited(method, str(payload.get("text") or ""), tidy(payload.get("entities") or ()))
        self._unless(found == due, f"the edit of step {learner.at}", due, found)
        right = payload.get("message_id") == learner.shown["message_id"]
        self._unless(right, f"step {learner.at} edits another message", learner.shown["message_id"], payload)
        kept = {name: value for name, value in learner.shown.items() if name != "reply_markup"}
        message = kept | {"edit_date": int(time.time())} | ({"text": found.text} if found.text else {})
        self._one_less(learner)
        return message

    def answered(self, query: str, text: str) -> None:
        """The answer to a tap."""
        learner = self._queries.pop(query, None)
        if learner is None:
            self._unless(False, f"an answer to tap {query}, which is answered or was never made", "none", text)
            return
        due = self.script.steps[learner.at].toast
        self._unless(bool(learner.toasts) and text == due, f"the toast of step {learner.at}", due, text)
        learner.toasts -= 1
        self._one_less(learner)

    # ------------------------------------------------------------------ inside

    def _one_less(self, learner: Learner) -> None:
        learner.left -= 1
        if learner.left == 0:
            took = time.perf_counter() - learner.since
            learner.at += 1
            self._on_step(learner, took)

    def _unless(self, right: bool, where: str, due: object, found: object) -> None:
        if not right and self.wrong is None:
            self.wrong = WrongAnswerError(f"{where}\n  due:   {due}\n  found: {found}")

    def _tap(self, learner: Learner, step: Step, user: Json) -> Json:
        message = learner.shown or {}
        buttons = [b for row in message.get("reply_markup", {}).get("inline_keyboard", []) for b in row]
        button: dict[str, Any] = buttons[step.button] if step.button < len(buttons) else {}
        self._unless(button.get("text") == step.what, f"the button of step {learner.at}", step.what, button)
        learner.query = str(next(self._query_ids))
        self._queries[learner.query] = learner
        tap = {"id": learner.query, "from": user, "message": message, "chat_instance": str(-learner.id)}
        return tap | {"data": button.get("callback_data", "")}


def written(number: int, user: Json, text: str) -> Json:
    """A message that somebody wrote (Bot API, Message)."""
    chat = {"id": user["id"], "first_name": user["first_name"], "type": "private"}
    message: Json = {"message_id": number, "from": user, "chat": chat, "date": int(time.time()), "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return message
