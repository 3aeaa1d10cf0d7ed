"""Does work that takes long, off the writer: a job reads on the read-only connection, computes in a thread, and
leaves its result as a message in the outbox. What there is to be made is in bot/making.py."""

import asyncio
import json
import logging
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from bot.clock import Clock
from bot.contents import Contents
from bot.ids import Ids
from bot.making import MAKERS, Asked, Found, Made
from bot.messages import keyboard, message
from bot.store import Row, Store, StoreError, Tx
from flows.hours import milliseconds
from flows.model import Phrase, Say, phrase

log = logging.getLogger(__name__)

POLL = 5.0  # seconds between looks, should a wake-up get lost
AT_ONCE = 20  # jobs taken in one look
KEPT = timedelta(days=7)  # how long a file waits to be sent
TRIES: Final = 3
AGAIN = timedelta(minutes=1)


class Jobs:
    """Does the jobs that have come due, one after the other. `stir` tells it that there may be one."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        contents: Contents,
        database_url: str,
        admins: Iterable[int] = (),
        rate: float = 25.0,
    ) -> None:
        self._store, self.clock, self._ids, self.contents = store, clock, ids, contents
        self._database_url, self._admins, self._rate = database_url, frozenset(admins), rate

    async def run(self) -> None:
        """Runs until cancelled."""
        while True:
            try:
                if not await self.once():
                    await self._store.wait("jobs", POLL)
            except StoreError as error:
                log.warning("jobs could not be read; trying again: %s", error)
                await asyncio.sleep(1)

    async def once(self) -> int:
        """Does what is due; returns how many jobs there were."""
        async with self._store.reading() as tx:
            due = await tx.all("jobs_due", now=milliseconds(self.clock.now()), limit=AT_ONCE)
        for job in due:
            await self._do(job)
        return len(due)

    async def _do(self, job: Row) -> None:
        try:
            async with self._store.reading() as tx:
                people = await tx.all("people_by_id", ids=[job["person"]])
                made = await self._make(job, tx, people[0]) if people else None
        except StoreError:
            raise
        except Exception:  # a job that can't be done must not stop the others
            log.exception("a job failed", extra={"kind": job["kind"]})
            await self._again(job)
            return
        async with self._store.transaction() as tx:
            if people and made and await self._is_wanted(tx, job, people[0]):
                await self._leave(tx, job, people[0], made)
            await tx.many("timers_done", [{"id": job["id"]}])
        self._store.wake("outbox")
        self._store.wake("timers")

    async def _is_wanted(self, tx: Tx, job: Row, person: Row) -> bool:
        """Whether nobody else has done the job meanwhile, and the person hasn't been erased or asked anew."""
        await tx.lock([person["telegram_id"]])
        return bool(await tx.all("timers_by_id", ids=[job["id"]]))

    async def _again(self, job: Row) -> None:
        """Tries a failed job a few times more, then lets the person know."""
        data: Mapping[str, Any] = json.loads(job["data"])
        tries = int(data.get("tries", 0)) + 1
        now = self.clock.now()
        async with self._store.transaction() as tx:
            people = await tx.all("people_by_id", ids=[job["person"]])
            if not (people and await self._is_wanted(tx, job, people[0])):
                return
            await tx.many("timers_done", [{"id": job["id"]}])
            if tries < TRIES:
                row = {name: job[name] for name in ("kind", "person", "thing", "step")}
                again = {"id": self._ids.next(), "due": milliseconds(now + AGAIN * tries)}
                await tx.run("timers_put", **row, **again, data=json.dumps({**data, "tries": tries}))
            else:
                text = self.contents.renderer.render(phrase("sorry"), people[0]["lang"], people[0]["zone"])
                await self._call(tx, job, people[0], "sendMessage", message(text))
        self._store.wake("outbox")

    async def _make(self, job: Row, tx: Tx, person: Row) -> Made:
        data = json.loads(job["data"])
        now, admins, rate = self.clock.now(), self._admins, self._rate
        asked = Asked(self.contents, tx, person, now, self._database_url, data, admins, rate)
        return await MAKERS[job["kind"]](asked)

    async def _leave(self, tx: Tx, job: Row, person: Row, file: Made) -> None:
        if isinstance(file, Say | Phrase):
            said, lang, zone = file if isinstance(file, Say) else Say(file), person["lang"], person["zone"]
            buttons = keyboard(said.buttons, self.contents.renderer, lang, zone)
            text = self.contents.renderer.render(said.words, lang, zone)
            await self._call(tx, job, person, "sendMessage", message(text, buttons))
            return
        if isinstance(file, Found):
            timer = {"id": self._ids.next(), "kind": file.flow, "person": person["id"], "thing": "", "step": file.step}
            await tx.run("timers_put", **timer, due=milliseconds(self.clock.now()), data=json.dumps(file.data))
            return
        blob, now = self._ids.next(), self.clock.now()
        row = {"id": blob, "person": person["id"], "mime": file.mime, "bytes": file.content}
        await tx.run("blobs_put", **row, expires=milliseconds(now + KEPT))
        caption = self.contents.renderer.render(file.caption, person["lang"], person["zone"])
        payload = {
            "photo" if file.method == "sendPhoto" else "document": f"attach://{file.name}",
            "caption": caption.text,
            "caption_entities": caption.entities,
        }
        await self._call(tx, job, person, file.method, payload, blob)

    async def _call(
        self, tx: Tx, job: Row, person: Row, method: str, payload: Mapping[str, Any], blob: int | None = None
    ) -> None:
        await tx.run(
            "outbox_put",
            id=self._ids.next(),
            cause=f"j{job['id']}",
            n=1,
            person=person["id"],
            chat=person["telegram_id"],
            lane=0,
            due=milliseconds(self.clock.now()),
            expires=None,
            method=method,
            payload=json.dumps(payload),
            blob=blob,
            edits=None,
        )
