"""The handling of events: a batch of people's events is read, decided and written in one transaction.

No two events of a batch share a lock key, so nothing that is decided depends on a write beside it. An event
whose decision fails says sorry, keeps its place and goes to the dead letters; a batch whose *writing* fails is
played again event by event, so that a poisoned one stands alone.
"""

import json
import logging
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.apply import ORDER, Applied
from bot.audit import chain
from bot.clock import Clock
from bot.contents import Contents
from bot.grants import roles_of
from bot.ids import Ids
from bot.known import Item, Known, Reading
from bot.menu import SHARED, UNKNOWN, Menus
from bot.person import learner_of, stranger, written
from bot.rows import Cause, Rows
from bot.store import Row, Store, Tx
from bot.store.erase import erase_person
from bot.translate import Incoming
from flows.hours import milliseconds
from flows.model import Due, Effect, Event, Learner, Overheard, Reachable, Say, Words, World, phrase
from flows.router import route

log = logging.getLogger(__name__)

FAREWELL = "outbox_put"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a batch leaves behind once it is committed: calls to send, and taps to answer without words."""

    outbox: Sequence[Mapping[str, Any]]
    taps: Sequence[str]
    turns: int
    failed: int
    timers: bool = False


class Turns:
    """Decides and writes batches of events. Has no loop of its own (see bot/worker.py)."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, contents: Contents, zone: str, bot: str, admins: Iterable[int] = ()
    ) -> None:
        self._store, self._clock, self._ids, self._contents = store, clock, ids, contents
        self._zone, self._bot, self._admins = zone, bot, frozenset(admins)
        self._menus = Menus(contents, zone)
        self._reading = Reading(store, contents, admins)

    async def handle(self, tx: Tx, items: Sequence[Item]) -> Settled:
        """Handles a batch within `tx`: reads set-wise, decides one by one, writes set-wise."""
        now = self._clock.now()
        known = await self._reading.read(tx, items, now)
        rows = Rows()
        failed = sum(not self._take(item, known, rows, now) for item in items)
        await self._write(tx, rows)
        return Settled(rows.outbox, rows.taps, len(items), failed, "timers_put" in rows.by_query)

    async def bury(self, tx: Tx, item: Item, error: Exception) -> Settled:
        """Gives an item up that can't be written: dead letter, and sorry. The place stays as it was."""
        now = self._clock.now()
        known = await self._reading.read(tx, [item], now)
        rows = Rows()
        self._apologise(item, known, rows, now, error)
        await self._write(tx, rows)
        return Settled(rows.outbox, rows.taps, 1, 1)

    async def _write(self, tx: Tx, rows: Rows) -> None:
        """Writes a batch set-wise. Who is erased goes before their farewell, which then names nobody."""
        if lines := rows.by_query.get("audit_put"):
            await chain(tx, lines, self._ids)
        for query in ORDER:
            if query == FAREWELL:
                for person, (telegram_id, asked) in rows.erased.items():
                    await erase_person(tx, person, telegram_id, asked)
                for call in rows.outbox:
                    call["person"] = 0 if call["person"] in rows.erased else call["person"]
            if more := rows.by_query.get(query):
                await tx.many(query, more)

    # ------------------------------------------------------------------ deciding

    def _take(self, item: Item, known: Known, rows: Rows, now: datetime) -> bool:
        """Decides one event and adds its rows; False where that failed and an apology stands in."""
        scratch = Rows()
        try:
            self._decide(item, known, scratch, now)
        except Exception as error:  # whatever went wrong in one conversation must not stop the others
            log.exception("an event could not be decided", extra={"cause": item.cause})
            self._apologise(item, known, rows, now, error)
            return False
        for query, more in scratch.by_query.items():
            rows.by_query.setdefault(query, []).extend(more)
        rows.erased.update(scratch.erased)
        rows.taps.extend(scratch.taps)
        self._done(item, rows, now)
        return True

    def _decide(self, item: Item, known: Known, rows: Rows, now: datetime) -> None:
        incoming = item.incoming
        if isinstance(incoming.event, Overheard):
            effects: tuple[Effect, ...] = (Say(phrase("group-line", bot=incoming.event.bot)),)
            self._applied(item, rows, now, 0, self._contents.language(None), self._zone).run(effects, {})
            return
        row = known.people.get(incoming.chat) or self._stranger(incoming)
        if isinstance(incoming.event, Reachable | Due) and not row["created"]:
            return  # nobody we know
        if incoming.album and incoming.album == row["album"]:
            return  # an album comes as many updates and counts once
        granted = known.answers["grants"].get(row["id"], ())
        learner = learner_of(row, roles_of(granted, row["telegram_id"] in self._admins, now))
        world = self._world(learner, known, now)
        outcome = route(incoming.event, known.places.get(row["id"], {}), world)
        applied = self._applied(item, rows, now, row["id"], learner.lang, learner.zone, learner)
        changes = applied.run(outcome.effects, outcome.places)
        changes |= self._menu(row, learner, incoming, applied)
        query, mine = written(row, incoming, changes, outcome.focus, outcome.next_step, now)
        rows.add(query, **mine)

    def _stranger(self, incoming: Incoming) -> Row:
        return stranger(self._ids.next(), incoming, self._contents.language(incoming.language), self._zone)

    def _world(self, learner: Learner, known: Known, now: datetime) -> World:
        answers = known.answers_for(learner.id)
        library = self._contents.library(learner.lang)

        def read_out(words: Words) -> str:
            return self._contents.renderer.render_plain(words, learner.lang, learner.zone)

        known_now = (now, learner, library, answers, known.pinned, read_out)
        return World(*known_now, ids=self._ids.next, secret=lambda: secrets.token_urlsafe(16), bot=self._bot)

    def _menu(self, row: Row, learner: Learner, incoming: Incoming, applied: Applied) -> dict[str, str]:
        """Changes the person's menu where it isn't that of their roles."""
        if isinstance(incoming.event, Reachable):
            return {"menu": UNKNOWN} if row["menu"] != SHARED else {}
        roles = frozenset[str]() if row["id"] in applied.rows.erased else learner.roles
        menu = self._menus.due(row["menu"], incoming.chat, learner.lang, roles)
        if menu is None:
            return {}
        applied.call(menu.method, menu.payload, "reminder")
        return {"menu": menu.name}

    def _applied(
        self,
        item: Item,
        rows: Rows,
        now: datetime,
        person: int,
        lang: str,
        zone: str,
        who: Learner | None = None,
    ) -> Applied:
        incoming = item.incoming
        label = getattr(incoming.event, "label", "")
        update_id = incoming.update_id if item.source == "inbox" else None
        cause = Cause(
            item.cause, now, person, incoming.chat, lang, zone, update_id, incoming.query, incoming.shown, label,
            item.received, who.ref if who else "", who.roles if who else frozenset(),
        )  # fmt: skip
        return Applied(cause, rows, self._ids, self._contents.renderer)

    # ------------------------------------------------------------------ ends

    def _done(self, item: Item, rows: Rows, now: datetime) -> None:
        if item.source == "inbox":
            rows.add("inbox_done", id=item.row, done=milliseconds(now))
        else:
            rows.add("timers_done", id=item.row)

    def _apologise(self, item: Item, known: Known, rows: Rows, now: datetime, error: Exception) -> None:
        """A failure inside says sorry, keeps the place, and is kept for an admin to look at."""
        row = known.people.get(item.incoming.chat)
        person = row["id"] if row else 0
        lang = row["lang"] if row else self._contents.language(item.incoming.language)
        if not isinstance(item.incoming.event, Due | Reachable):
            again = replace(item, cause=f"{item.cause}-sorry")  # so that a later try can still give its answers
            zone = row["zone"] if row else self._zone
            self._applied(again, rows, now, person, lang, zone).run([Say(phrase("sorry"))], {})
        rows.add(
            "dead_letters_put",
            id=self._ids.next(),
            source=item.source,
            row=item.row,
            person=person,
            error=type(error).__name__,
            body=item.body,
            at=milliseconds(now),
        )
        if item.source == "inbox":
            rows.add("inbox_failed", id=item.row, done=milliseconds(now))
        else:
            rows.add("timers_done", id=item.row)


def due_event(row: Row) -> Event:
    """The event of a timer's row."""
    data = tuple(json.loads(row["data"]).items())
    return Due(row["kind"], row["thing"], row["step"], data)
