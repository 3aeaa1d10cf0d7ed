"""The broadcast lane: what the sender carries to many people, each delivery claimed right before its call.

The claim is committed before the call, so that after a crash it is known which calls may have been made: those
are never made again by themselves. What is claimed is never more than the calls in flight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any, Final

import msgspec

from bot.broadcasts.ledger import BLOCKED, FAILED, LEFT_OUT, SENT, UNCERTAIN
from bot.clock import Clock
from bot.commits import GroupCommit
from bot.ids import Ids
from bot.recipients import EDIT, due, left_out
from bot.sender.letters import BROADCAST, REMINDER, REPLY, Letter, Mark, Reading
from bot.sender.outcomes import Again, Expired, Later, Moved, Offline, Refused, Sent, Slower, Uncertain, Unreachable
from bot.store import Row, Store, Tx
from flows.hours import milliseconds

ROOM: Final = 250  # letters in hand: some seconds' worth
LINGER: Final = 0.01  # seconds that claims and outcomes gather, so that their commits aren't in the way of replies
LOOK: Final = 0.5  # seconds between looks while there are enough in hand
ANOTHER_LOOK: Final = 2_000  # milliseconds until an edit looks again whether its message has been sent


@dataclass(slots=True)
class Delivery(Letter):
    """A broadcast's letter to one person. What it says is filled in by its claim, as it is to be at that moment."""

    broadcast: int = 0
    surgery: int | None = None

    @property
    def once(self) -> bool:
        """An edit that is repeated changes nothing; a message would be there twice."""
        return self.method == "sendMessage"


@dataclass(slots=True)
class Asked:
    """A delivery that wants to be claimed, and whether it was."""

    letter: Delivery
    granted: bool = False


class Deliveries:
    """The sender's source for one term of its lease: `term` tells its claims from those of an earlier one."""

    name, linger = "deliveries", LINGER

    def __init__(self, store: Store, clock: Clock, ids: Ids, term: int) -> None:
        self._store, self._clock, self._ids, self._term = store, clock, ids, term
        self._claims = GroupCommit[Asked](store, self._claim_all, linger=LINGER)
        self._hand: dict[tuple[int, int], Delivery] = {}
        self._more = False
        self._next_look = 0.0

    # ------------------------------------------------------------------ what waits

    async def waiting(self, per_line: int, most: int) -> Reading:
        """Some of what is due; nothing while enough is in hand. There is always one letter a line."""
        if monotonic() < self._next_look and not self._hungry:
            return Reading((), complete=True)
        self._next_look = monotonic() + LOOK
        letters: list[Delivery] = []
        now, room = milliseconds(self._clock.now()), min(ROOM, most)
        async with self._store.reading() as tx:
            for broadcast in await tx.all("broadcasts_open"):
                if broadcast["state"] == "running" and (left := room - len(letters)):
                    rows = await tx.all("deliveries_due", broadcast=broadcast["id"], now=now, limit=left)
                    letters += [self._letter(row) for row in rows]
        self._more = len(letters) == room
        return Reading(letters, complete=True)  # what was cut off is asked for by `_put_down`

    @property
    def _hungry(self) -> bool:
        return self._more and len(self._hand) <= ROOM // 2

    def _letter(self, row: Row) -> Delivery:
        key = row["broadcast"], row["person"]
        if key not in self._hand:
            self._hand[key] = Delivery(
                self._ids.next(), row["person"], row["telegram_id"], BROADCAST, row["due"], "sendMessage", "",
                attempts=row["attempts"], source=self.name, broadcast=row["broadcast"],
            )  # fmt: skip
        return self._hand[key]

    def _put_down(self, letter: Delivery) -> None:
        self._hand.pop((letter.broadcast, letter.person), None)
        if self._hungry:
            self._store.wake("outbox")

    # ------------------------------------------------------------------ claims

    async def claim(self, letter: Letter) -> bool:
        """Whether it may go now. Where not, what becomes of it has been written down."""
        assert isinstance(letter, Delivery)
        asked = Asked(letter)
        await self._claims.add(asked)
        if not asked.granted:
            self._put_down(letter)
        return asked.granted

    async def _claim_all(self, tx: Tx, asked: Sequence[Asked]) -> None:
        broadcasts = {one.letter.broadcast for one in asked}
        people = {one.letter.person for one in asked}
        await tx.lock(broadcasts)  # a process that has lost its lease may not know yet
        rows = await tx.all("deliveries_to_claim", broadcasts=broadcasts, people=people)
        texts = await tx.all("broadcast_texts_of", broadcasts=broadcasts)
        by_key = {(row["broadcast"], row["person"]): row for row in rows}
        by_lang = {(text["broadcast"], text["lang"]): text["payload"] for text in texts}
        for one in asked:
            row = by_key.pop((one.letter.broadcast, one.letter.person), None)
            one.granted = row is not None and await self._may_go(tx, one.letter, row, by_lang)
        await tx.many("deliveries_claim", [self._key(one.letter) for one in asked if one.granted])

    async def _may_go(self, tx: Tx, letter: Delivery, row: Row, texts: dict[tuple[int, str], str]) -> bool:
        """Looks once more whether this person gets it at this moment, and puts in what they get."""
        key, now = {"broadcast": letter.broadcast, "person": letter.person}, self._clock.now()
        if row["running"] != "running":
            return False
        if why := self._too_late(row, now) or left_out(row, row["kind"], row["audience"], now):
            await tx.run("deliveries_leave_out", **key, reason=why, at=milliseconds(now))
            return False
        if (later := due(row, row["kind"], now)) > milliseconds(now):
            await tx.run("deliveries_put_off", **key, due=later)
            return False
        payload = texts.get((letter.broadcast, row["lang"])) or next(
            text for (broadcast, _), text in texts.items() if broadcast == letter.broadcast
        )
        letter.surgery = row["surgery"]
        letter.method, letter.payload = "sendMessage", payload
        return row["kind"] != EDIT or await self._aim(tx, letter, now)

    def _key(self, letter: Delivery) -> dict[str, object]:
        return {"broadcast": letter.broadcast, "person": letter.person, "term": self._term}

    def _too_late(self, row: Row, now: datetime) -> str | None:
        is_late = row["expires"] is not None and row["expires"] <= milliseconds(now)
        return "too-late" if is_late else None

    async def _aim(self, tx: Tx, letter: Delivery, now: datetime) -> bool:
        """Makes an edit of it: of the message that this person has, or is getting at this moment."""
        key = {"broadcast": letter.broadcast, "person": letter.person}
        found = await tx.all("sent_messages_of", things=[_thing(letter)], people=[letter.person])
        if found:
            payload: dict[str, Any] = msgspec.json.decode(letter.payload)
            payload["message_id"] = found[0]["message_id"]
            letter.method, letter.payload = "editMessageText", msgspec.json.encode(payload).decode()
        elif await tx.all("deliveries_in_flight", surgery=letter.surgery, people=[letter.person]):
            await tx.run("deliveries_put_off", **key, due=milliseconds(now) + ANOTHER_LOOK)
        else:
            await tx.run("deliveries_leave_out", **key, reason="no-message", at=milliseconds(now))
        return bool(found)

    # ------------------------------------------------------------------ outcomes

    async def write(self, tx: Tx, marks: Sequence[Mark]) -> None:
        """Writes the outcomes down, within the transaction."""
        ends: list[dict[str, object]] = []
        kept: list[dict[str, object]] = []
        for mark in marks:
            letter = mark.letter
            assert isinstance(letter, Delivery)
            match mark.outcome:
                case Again(seconds=seconds):
                    await self._wait(tx, letter, mark.at + int(seconds * 1000))
                case Slower() | Offline() | Later() | Moved():
                    await self._wait(tx, letter, letter.due)
                case Sent(message_id=message_id):
                    ends.append(self._end(mark, SENT, message_id=message_id))
                    if message_id is not None and letter.surgery is not None:
                        kept.append({"thing": _thing(letter), "person": letter.person, "message_id": message_id})
                case Unreachable(why=why):
                    ends.append(self._end(mark, BLOCKED, why))
                    await tx.run("people_reachable", id=letter.person, reachable=0)
                    await tx.run("outbox_cancel_person", person=letter.person, lanes=(REPLY, REMINDER))
                case Refused(why=why):
                    ends.append(self._end(mark, FAILED, why))
                case Uncertain(why=why):
                    ends.append(self._end(mark, UNCERTAIN, why))
                case Expired():
                    ends.append(self._end(mark, LEFT_OUT, "too-late"))
        await tx.many("deliveries_end", ends)
        await tx.many("sent_messages_put", kept)

    async def _wait(self, tx: Tx, letter: Delivery, due: int) -> None:
        await tx.run("deliveries_wait", **self._key(letter), due=due, attempts=letter.attempts)

    def _end(
        self, mark: Mark, state: int, reason: str | None = None, message_id: int | None = None
    ) -> dict[str, object]:
        """What is to be written of a delivery that is done with."""
        letter = mark.letter
        assert isinstance(letter, Delivery)
        self._put_down(letter)
        return {**self._key(letter), "state": state, "reason": reason, "message_id": message_id, "at": mark.at}


def _thing(letter: Delivery) -> str:
    """What its message is about, as sent_messages has it."""
    return f"surgery:{letter.surgery}"
