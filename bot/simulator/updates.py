"""The queue of updates that the bot has yet to take: numbered, filtered, confirmed by a later offset, expiring."""

import random
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.simulator.refusals import Json, bad_request
from bot.simulator.timekeeping import Clock

_NAMES = (
    "message edited_message channel_post edited_channel_post business_connection business_message "
    "edited_business_message deleted_business_messages guest_message message_reaction message_reaction_count "
    "inline_query chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll "
    "poll_answer my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot subscription "
    "stopped_message_generation"
)
KINDS = frozenset(_NAMES.split())
LEFT_OUT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
TAP_LIFE = timedelta(seconds=150)
UPDATE_LIFE = timedelta(hours=24)
SILENCE = timedelta(days=7)  # after it, the next id is random


@dataclass(slots=True)
class Waiting:
    """An update in the queue, and when it was made (aware UTC)."""

    update: Json
    kind: str
    made: datetime

    @property
    def id(self) -> int:
        """Its update_id."""
        number: int = self.update["update_id"]
        return number


class Updates:
    """First in, first out; `listeners` are called with each new update."""

    def __init__(self, clock: Clock, dice: random.Random) -> None:
        self._clock = clock
        self._dice = dice
        self.queue: dict[int, Waiting] = {}
        self.allowed: list[str] = []
        self.next_id = self._random_id()
        self._latest = clock.now()
        self.listeners: list[Callable[[Waiting], None]] = []

    def _random_id(self) -> int:
        return self._dice.randrange(100_000_000, 900_000_000)

    def allow(self, kinds: list[str] | None) -> None:
        """Keeps the bot's wish until the next one; None leaves it as it is, an empty list is the default."""
        if kinds is None:
            return
        for kind in kinds:
            if kind not in KINDS:
                raise bad_request(f"unknown update type {kind} in allowed_updates")
        self.allowed = list(kinds)

    def wanted(self, kind: str) -> bool:
        """Whether an update of this kind is queued at all."""
        return kind in self.allowed if self.allowed else kind not in LEFT_OUT_BY_DEFAULT

    def push(self, kind: str, payload: Json) -> int | None:
        """Queues one update and returns its id, or None where the bot doesn't want that kind."""
        if not self.wanted(kind):
            return None
        now = self._clock.now()
        if not self.queue and now - self._latest > SILENCE:
            self.next_id = self._random_id()
        self._latest = now
        number = self.next_id
        self.next_id += 1
        waiting = self.queue[number] = Waiting({"update_id": number, kind: payload}, kind, now)
        for listener in self.listeners:
            listener(waiting)
        return number

    def head(self, offset: int, limit: int) -> list[Json]:
        """What getUpdates answers; forgets what `offset` confirms. An offset from the future counts as none."""
        self.forget_expired()
        if offset < 0:
            for number in list(self.queue)[:offset]:
                del self.queue[number]
        elif offset <= self.next_id:
            self.confirm_before(offset)
        found: list[Json] = []
        for waiting in self.queue.values():
            if len(found) == limit:
                break
            found.append(waiting.update)
        return found

    def confirm_before(self, offset: int) -> None:
        """Forgets everything older than `offset`."""
        for number in list(self.queue):
            if number >= offset:
                break
            del self.queue[number]

    def confirm(self, number: int) -> None:
        """Forgets one update, which a webhook has taken."""
        self.queue.pop(number, None)

    def lives(self, waiting: Waiting) -> bool:
        """Whether an update still waits: taps do so for 150 seconds, everything else for a day."""
        life = TAP_LIFE if waiting.kind == "callback_query" else UPDATE_LIFE
        if self._clock.now() - waiting.made > life:
            self.confirm(waiting.id)
        return waiting.id in self.queue

    def forget_expired(self) -> None:
        """Forgets every update whose time is over."""
        for waiting in list(self.queue.values()):
            self.lives(waiting)

    def clear(self) -> None:
        """Drops everything that waits."""
        self.queue.clear()

    def dump(self) -> Json:
        """For a snapshot."""
        rows = [{**asdict(row), "made": row.made.isoformat()} for row in self.queue.values()]
        return {"queue": rows, "allowed": self.allowed, "next_id": self.next_id, "latest": self._latest.isoformat()}

    def load(self, saved: Json) -> None:
        """Takes up where a snapshot left off."""
        self.allowed, self.next_id = saved["allowed"], saved["next_id"]
        self._latest = datetime.fromisoformat(saved["latest"])
        for row in saved["queue"]:
            waiting = Waiting(row["update"], row["kind"], datetime.fromisoformat(row["made"]))
            self.queue[waiting.id] = waiting
