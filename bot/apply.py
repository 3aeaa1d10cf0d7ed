"""Makes rows of what was decided: each kind of effect has one small function here, each kind of row one list."""

from collections.abc import Iterable, Mapping
from functools import singledispatchmethod
from typing import Any, Final

from bot import broadcast_rows, seats
from bot.grants import ORDER as GRANTING
from bot.grants import rows_of
from bot.ids import Ids
from bot.messages import keyboard, message, retold
from bot.render import LONGEST_TOAST, Renderer
from bot.rows import Cause, Rows, as_json
from flows.hours import local, milliseconds
from flows.model import (
    Arrange,
    Audit,
    Began,
    Book,
    Broadcast,
    Change,
    Chosen,
    Consent,
    Discard,
    Effect,
    Finished,
    Forget,
    Grant,
    Invite,
    Job,
    Keep,
    Mission,
    MoveUp,
    Open,
    Pin,
    Place,
    Record,
    Redeem,
    Resume,
    Retell,
    Revoke,
    Rewrite,
    Say,
    Schedule,
    Steer,
    Toast,
    Unschedule,
    Wants,
)

TAP_LIVES: Final = 150_000  # milliseconds that Telegram waits for the answer to a tap
CONSENT_VERSION: Final = "1"
SHOWING_UP: Final = ("lesson_started", "answered", "draft_kept", "lesson_finished", "mission_done", "mission_stuck")

ORDER: Final = (
    "people_put", "people_step", "places_drop", "places_put", "facts_put", "lessons_started", "lessons_finished",
    "answers_put", "missions_put", "weeks_put", "consents_withdraw", "consents_put", *GRANTING,
    *seats.ORDER,
    "timers_done", "timers_drop_kind", "timers_drop", "timers_put", "outbox_put",
    *broadcast_rows.ORDER,
    "dead_letters_resend", "dead_letters_rehandle", "dead_letters_drop", "dead_letters_put",
    "inbox_failed", "inbox_done",
)  # fmt: skip
"""The queries that a batch writes with, in the order in which they run."""


class Applied:
    """The effects of one event, turned into rows. Made for one event and dropped."""

    def __init__(self, cause: Cause, rows: Rows, ids: Ids, renderer: Renderer) -> None:
        self.cause, self.rows, self.ids, self.renderer = cause, rows, ids, renderer
        self.changes: dict[str, Any] = {}
        self._now = milliseconds(cause.now)
        self._facts = self._calls = 0
        self._timers: dict[tuple[str, int, str], dict[str, object] | None] = {}
        self._toasted = False

    def run(self, effects: Iterable[Effect], places: Mapping[str, Place | None]) -> dict[str, Any]:
        """Adds the rows of all effects and places. Returns the changes to the person's own row."""
        for effect in sorted(effects, key=lambda effect: not isinstance(effect, Chosen | Retell)):
            self.do(effect)
        for name, place in places.items():
            if place is None:
                self.rows.add("places_drop", person=self.cause.person, flow=name)
            else:
                self.rows.add("places_put", **self.cause.place(name, place))
        for (kind, person, thing), row in self._timers.items():
            if row is None:
                self.rows.add("timers_drop", kind=kind, person=person, thing=thing)
            else:
                self.rows.add("timers_put", **row)
        if self.cause.query and not self._toasted:
            self.rows.taps.append(self.cause.query)
        return self.changes

    # ------------------------------------------------------------------ what is said

    def call(self, method: str, payload: Mapping[str, object], lane: str = "reply", expires: int | None = None) -> int:
        """Leaves one Bot API call for the sender, which fills in the chat; returns its id."""
        self._calls += 1
        id = self.ids.next()
        row = self.cause.call(id, self._calls, method, payload, lane)
        self.rows.add("outbox_put", **{**row, "expires": expires})
        return id

    @singledispatchmethod
    def do(self, effect: Effect) -> None:
        """One effect. A new kind of effect is one more function below."""
        raise TypeError(f"nobody knows how to do {effect!r}")

    @do.register
    def _say(self, effect: Say) -> None:
        lang, zone = self.cause.lang, self.cause.zone
        text = self.renderer.render(effect.words, lang, zone)
        self.call("sendMessage", message(text, keyboard(effect.buttons, self.renderer, lang, zone)), effect.lane)

    @do.register
    def _chosen(self, effect: Chosen) -> None:
        shown = self.cause.shown
        if shown is None:
            return
        label = self.cause.label
        if effect.words is not None:
            label = self.renderer.render(effect.words, self.cause.lang, self.cause.zone).text
        self.call(*retold(shown, label))

    @do.register
    def _retell(self, effect: Retell) -> None:
        if self.cause.shown is not None:
            lang, zone = self.cause.lang, self.cause.zone
            text = self.renderer.render(effect.words, lang, zone)
            payload = message(text, keyboard(effect.buttons, self.renderer, lang, zone))
            self.call("editMessageText", payload | {"message_id": self.cause.shown.message_id})

    @do.register
    def _pin(self, effect: Pin) -> None:
        place = {"title": effect.name, "address": effect.address}
        self.call("sendVenue", {"latitude": effect.latitude, "longitude": effect.longitude, **place})

    @do.register
    def _toast(self, effect: Toast) -> None:
        if self.cause.query:
            self._toasted = True
            text = self.renderer.render_plain(effect.words, self.cause.lang, self.cause.zone, LONGEST_TOAST)
            payload = {"callback_query_id": self.cause.query, "text": text}
            self.call("answerCallbackQuery", payload, expires=self._now + TAP_LIVES)
        else:
            self._say(Say(effect.words))

    @do.register
    def _broadcast(self, effect: Broadcast | Rewrite | Steer) -> None:
        for query, row in broadcast_rows.rows_of(effect, self):
            self.rows.add(query, **row)

    # ------------------------------------------------------------------ what is written down

    @do.register
    def _record(self, effect: Record) -> None:
        self._facts += 1
        self.rows.add("facts_put", **self.cause.fact(self.ids.next(), self._facts, effect))
        if effect.kind in SHOWING_UP:
            year, week, _ = local(self.cause.now, self.cause.zone).isocalendar()
            self.rows.add("weeks_put", person=self.cause.person, week=year * 100 + week)

    @do.register
    def _began(self, effect: Began) -> None:
        self.rows.add("lessons_started", person=self.cause.person, lesson=effect.lesson, started=self._now)

    @do.register
    def _finished(self, effect: Finished) -> None:
        self.rows.add("lessons_finished", person=self.cause.person, lesson=effect.lesson, finished=self._now)

    @do.register
    def _keep(self, effect: Keep) -> None:
        row = {"id": self.ids.next(), "person": self.cause.person, "lesson": effect.lesson, "at": self._now}
        self.rows.add("answers_put", **row, kind=effect.kind, text=effect.text.replace("\0", ""))

    @do.register
    def _mission(self, effect: Mission) -> None:
        row = {"person": self.cause.person, "lesson": effect.lesson, "set_at": self._now}
        self.rows.add("missions_put", **row, state=effect.state, note=effect.note.replace("\0", ""))

    @do.register
    def _consent(self, effect: Consent) -> None:
        person, purpose = self.cause.person, effect.purpose
        self.rows.add("consents_withdraw", person=person, purpose=purpose, withdrawn=self._now)
        if effect.given:
            self.rows.add("consents_put", person=person, purpose=purpose, version=CONSENT_VERSION, given=self._now)

    @do.register(Audit)
    @do.register(Invite)
    @do.register(Redeem)
    @do.register(Grant)
    @do.register(Revoke)
    def _granting(self, effect: Audit | Invite | Redeem | Grant | Revoke) -> None:
        for query, row in rows_of(effect, self.cause):
            self.rows.add(query, **row)

    @do.register(Arrange)
    @do.register(Book)
    @do.register(MoveUp)
    @do.register(Wants)
    def _seats(self, effect: Arrange | Book | MoveUp | Wants) -> None:
        for query, row in seats.rows_of(effect, self.cause):
            self.rows.add(query, **row)

    @do.register
    def _change(self, effect: Change) -> None:
        self.changes.update(effect.values)

    # ------------------------------------------------------------------ what happens later

    @do.register
    def _schedule(self, effect: Schedule) -> None:
        person = effect.person or self.cause.person
        self._timers[effect.kind, person, effect.thing] = {
            "id": self.ids.next(),
            "kind": effect.kind,
            "person": person,
            "thing": effect.thing,
            "due": milliseconds(effect.due),
            "step": effect.step,
            "data": as_json(dict(effect.data)),
        }

    @do.register
    def _unschedule(self, effect: Unschedule) -> None:
        if effect.thing is None:
            self.rows.add("timers_drop_kind", kind=effect.kind, person=self.cause.person)
        self._timers[effect.kind, self.cause.person, effect.thing or ""] = None

    @do.register
    def _job(self, effect: Job) -> None:
        self._schedule(Schedule(f"job:{effect.kind}", self.cause.now, effect.thing, effect.data))

    @do.register
    def _resume(self, effect: Resume) -> None:
        if effect.source == "outbox":
            self.rows.add("dead_letters_resend", id=effect.letter, now=self._now)
        else:
            self.rows.add("dead_letters_rehandle", id=effect.letter)
        self.rows.add("dead_letters_drop", id=effect.letter)

    @do.register
    def _discard(self, effect: Discard) -> None:
        self.rows.add("dead_letters_drop", id=effect.letter)

    @do.register
    def _forget(self, effect: Forget) -> None:
        self.rows.erased[self.cause.person] = (self.cause.chat, self.cause.received)

    @do.register
    def _open(self, effect: Open) -> None:
        """The router has seen to it."""
