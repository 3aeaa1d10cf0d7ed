"""The one way into the inbox: what has been put is committed; what comes together is committed together."""

from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import Protocol

import msgspec

from bot.clock import Clock
from bot.commits import GroupCommit
from bot.ids import Ids
from bot.inbox.arrivals import Arrival
from bot.inbox.flood import Flood
from bot.store import Store, Tx


class Watch(Protocol):
    """Who counts what comes in (see bot/metrics.py)."""

    def arrived(self, updates: int) -> None:
        """So many updates are committed."""

    def held_back(self) -> None:
        """An update of a flooder was not kept."""


class Intake:
    """Stores updates as they came. Duplicates change nothing.

    Of somebody who floods, one row a minute is kept whose body is `{"update_id": …, "overflow": true}`, with
    their key: whoever handles it says one kind thing. The rest of the flood is acknowledged and dropped.
    """

    def __init__(
        self,
        store: Store,
        ids: Ids,
        clock: Clock,
        *,
        flood: Flood | None = None,
        watch: Watch | None = None,
        time: Callable[[], float] = monotonic,
    ) -> None:
        self._store, self._ids, self._clock = store, ids, clock
        self._flood = flood or Flood()
        self._watch = watch
        self._time = time
        self._commits = GroupCommit[Sequence[dict[str, object]]](store, self._write)

    async def put(self, arrivals: Iterable[Arrival]) -> None:
        """Returns once they are committed. Raises StoreError, and then none of them may be acknowledged."""
        rows = [row for arrival in arrivals if (row := self._row(arrival))]
        if not rows:
            return
        await self._commits.add(rows)
        self._store.wake("inbox")
        if self._watch:
            self._watch.arrived(len(rows))

    def _row(self, arrival: Arrival) -> dict[str, object] | None:
        now, body = self._time(), arrival.body
        if arrival.key is not None and not arrival.membership and not self._flood.admits(arrival.key, now):
            if not self._flood.to_be_told(arrival.key, now):
                if self._watch:
                    self._watch.held_back()
                return None
            body = msgspec.json.encode({"update_id": arrival.update_id, "overflow": True}).decode()
        return {
            "id": self._ids.next(),
            "update_id": arrival.update_id,
            "key": arrival.key,
            "body": body,
            "received": int(self._clock.now().timestamp() * 1000),
        }

    async def _write(self, tx: Tx, batches: Sequence[Sequence[dict[str, object]]]) -> None:
        await tx.many("inbox_put", [row for batch in batches for row in batch])
