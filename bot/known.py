"""What a batch of events has to know before it is decided, read set-wise in the transaction that will write."""

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.contents import Contents
from bot.library import ContentError
from bot.store import Row, Store, Tx
from bot.translate import Incoming
from flows.content import Lesson
from flows.hours import milliseconds
from flows.model import Answer, Json, Place
from flows.needs import Thing, needs, things

NOBODY = 0  # in place of a person: answers that are the same for everybody

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Item:
    """One event to handle: `row` is its inbox row or timer; `key` the Telegram id of the person, if one."""

    source: str  # inbox or timer
    row: int
    cause: str
    key: int | None
    incoming: Incoming
    body: str = ""
    received: int = 0  # milliseconds UTC


@dataclass(frozen=True, slots=True)
class Known:
    """People by Telegram id, places by person, answers by need, and older lesson texts."""

    people: Mapping[int, Row]
    places: Mapping[int, Mapping[str, Place]]
    answers: Mapping[str, Mapping[int, Answer]]
    pinned: Mapping[str, Lesson]

    def answers_for(self, person: int) -> dict[str, Answer]:
        """Everything that was asked, as far as it is this person's or everybody's."""
        return {need: found.get(person, ()) + found.get(NOBODY, ()) for need, found in self.answers.items()}


class Reading:
    """Reads for batches of events. `admins` are the Telegram ids of ADMIN_IDS.

    A need is the query `need_<name>`; by the names of its arguments it is given `people` (row ids), `things` (what
    the events name, where it is about one thing), `listed` (ADMIN_IDS) and `now`. Rows with a column `person` are
    that person's, others everybody's.
    """

    def __init__(self, store: Store, contents: Contents, admins: Iterable[int]) -> None:
        self._store, self._contents, self._admins = store, contents, sorted(admins)

    async def read(self, tx: Tx, items: Sequence[Item], now: datetime) -> Known:
        """Reads for these events, as far as they are a person's."""
        asked = [(item.key, item.incoming.event) for item in items if item.key is not None]
        keys = [key for key, _ in asked]
        people = {row["telegram_id"]: row for row in await tx.all("people_by_telegram", telegram_ids=keys)}
        ids = [row["id"] for row in people.values()]
        places: dict[int, dict[str, Place]] = {}
        for row in await tx.all("places_of", people=ids) if ids else ():
            places.setdefault(row["person"], {})[row["flow"]] = _place(row)
        wanted = {"grants"}
        named: dict[str, set[Thing]] = {}
        for key, event in asked:
            wanted |= needs(event, people[key]["focus"] if key in people else "")
            for need, thing in things(event).items():
                named.setdefault(need, set()).add(thing)
        given = {"people": ids, "listed": self._admins, "now": milliseconds(now)}
        answers = {need: await self._answer(tx, need, given, named.get(need, set())) for need in wanted}
        return Known(people, places, answers, await self._pinned(tx, places))

    async def _answer(
        self, tx: Tx, need: str, given: Mapping[str, object], things: Iterable[Thing]
    ) -> dict[int, Answer]:
        query = f"need_{need}"
        names = self._store.queries.find(query).names
        about = {**given, "things": sorted(things, key=str)}
        if any(not about[name] for name in names if name in ("people", "things")):
            return {}
        return _grouped(await tx.all(query, **{name: about[name] for name in names}))

    async def _pinned(self, tx: Tx, places: Mapping[int, Mapping[str, Place]]) -> dict[str, Lesson]:
        """Lesson texts that people began and that have been rewritten since, as far as they can still be read."""
        old = {place.pin for there in places.values() for place in there.values() if place.pin}
        old = {pin for pin in old if not self._contents.is_current(pin)}
        pinned: dict[str, Lesson] = {}
        for row in await tx.all("texts_get", hashes=sorted(old)) if old else ():
            try:
                pinned[row["hash"]] = self._contents.older(row["lesson"], row["body"])
            except ContentError:  # lessons are written in another way by now: its reader is put at today's
                log.warning("the old text %s of a lesson can't be read any more", row["hash"])
        return pinned


def _place(row: Row) -> Place:
    data: dict[str, Json] = json.loads(row["data"])
    return Place(row["flow"], row["version"], row["state"], row["step"], data, row["pin"])


def _grouped(rows: Iterable[Row]) -> dict[int, Answer]:
    """Answers by person; a JSON `detail` is opened up."""
    grouped: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        answer = dict(row)
        if "detail" in answer:
            answer |= json.loads(answer.pop("detail"))
        grouped.setdefault(answer.pop("person", NOBODY), []).append(answer)
    return {person: tuple(found) for person, found in grouped.items()}
