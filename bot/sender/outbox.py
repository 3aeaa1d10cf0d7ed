"""The outbox as the sender sees it: what waits there, and how each outcome is written down."""

from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from bot.ids import Ids
from bot.sender.letters import REMINDER, REPLY, Letter, Mark, Reading, letter_of
from bot.sender.outcomes import Again, Expired, Moved, Refused, Sent, Unreachable
from bot.store import Store, Tx

WAITING = 0
LANES = (REPLY, REMINDER)
REMEMBERED = 10_000  # ids of recent messages; an edit mostly comes soon after what it edits


class Outbox:
    """Letters of the lanes for replies and reminders; also the shelf where a call finds files and message ids."""

    name, linger = "outbox", 0.0

    def __init__(self, store: Store, ids: Ids) -> None:
        self._store = store
        self._ids = ids
        self._messages: OrderedDict[int, int] = OrderedDict()

    async def waiting(self, per_line: int, most: int) -> Reading:
        """What waits to be sent."""
        async with self._store.reading() as tx:
            rows = await tx.all("outbox_waiting", per_line=per_line, most=most)
        return Reading([letter_of(row) for row in rows], complete=len(rows) < most)

    def remember(self, letter: Letter, message_id: int) -> None:
        """Keeps a message's id at hand, even before it is committed."""
        self._messages[letter.id] = message_id
        if len(self._messages) > REMEMBERED:
            self._messages.popitem(last=False)

    async def message(self, letter: int) -> tuple[bool, int | None]:
        """Whether a letter is done with, and the id of the message that it became."""
        if letter in self._messages:
            return True, self._messages[letter]
        async with self._store.reading() as tx:
            row = await tx.one("outbox_by_id", ids=[letter])
        return (row["state"] != WAITING, row["message_id"]) if row else (True, None)

    async def file(self, blob: int) -> tuple[bytes, str] | None:
        """The bytes and media type of a stored file."""
        async with self._store.reading() as tx:
            row = await tx.one("blobs_get", ids=[blob])
        return (bytes(row["bytes"]), row["mime"]) if row else None

    async def claim(self, letter: Letter) -> bool:
        """Always: a reply that goes twice is better than one that doesn't."""
        return True

    async def write(self, tx: Tx, marks: Sequence[Mark]) -> None:
        """Writes the outcomes down: the many that were sent in one go, each of the others by itself."""
        sent = [(mark, mark.outcome) for mark in marks if isinstance(mark.outcome, Sent)]
        await tx.many(
            "outbox_sent",
            [{"id": mark.letter.id, "message_id": outcome.message_id, "sent": mark.at} for mark, outcome in sent],
        )
        await tx.many("blobs_drop", [{"id": mark.letter.blob} for mark, _ in sent if mark.letter.blob is not None])
        for mark in marks:
            if not isinstance(mark.outcome, Sent):
                await self._write_one(tx, mark)

    async def _write_one(self, tx: Tx, mark: Mark) -> None:
        letter = mark.letter
        match mark.outcome:
            case Again(seconds=seconds):
                due = mark.at + int(seconds * 1000)
                await tx.run("outbox_retry", id=letter.id, due=due, attempts=letter.attempts)
            case Moved(chat=new):
                await tx.run("outbox_moved", old=letter.chat, new=new)
            case Unreachable():
                if letter.person:  # a group has none, nor has somebody who was erased
                    await tx.run("people_reachable", id=letter.person, reachable=0)
                    await tx.run("outbox_cancel_person", person=letter.person, lanes=LANES)
                await tx.run("outbox_cancel", id=letter.id)
            case Refused(why=why):
                if await tx.one("outbox_by_id", ids=[letter.id]):  # else they were erased: nothing is to be kept
                    await self._bury(tx, mark, why)
                    await tx.run("outbox_dead", id=letter.id)
            case Expired():
                await tx.run("outbox_cancel", id=letter.id)

    async def _bury(self, tx: Tx, mark: Mark, why: str) -> None:
        letter = mark.letter
        body = {"method": letter.method, "chat": letter.chat, "lane": letter.lane, "payload": letter.payload}
        await tx.run(
            "dead_letters_put",
            id=self._ids.next(),
            source="outbox",
            row=letter.id,
            person=letter.person,
            error=why,
            body=msgspec.json.encode(body).decode(),
            at=mark.at,
        )
