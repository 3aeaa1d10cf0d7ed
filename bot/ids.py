"""Gives every row its id before it is written, so that nothing has to be read back from a write.

An id is 63 bits: 41 of milliseconds since 2026 (enough until 2095), 10 of the node, 12 of a running number.
Ids rise with time, so that a range of them is a range of time and old rows are found by their key. They
aren't secret: whatever must not be guessed (an invite) has a random number of its own.
"""

from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.store import Store

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
NODE_BITS, RUNNING_BITS = 10, 12
NODES, RUNNING = 1 << NODE_BITS, 1 << RUNNING_BITS
_NODES_LOCK = 0  # no person's id


class Ids:
    """The ids of one process. `node` (0 to 1023) tells apart processes that share a database."""

    def __init__(self, clock: Clock, node: int = 0) -> None:
        if not 0 <= node < NODES:
            raise ValueError(f"a node is a number from 0 to {NODES - 1}, not {node}")
        self._clock = clock
        self._node = node << RUNNING_BITS
        self._last = 0
        self._running = 0

    def next(self) -> int:
        """An id greater than every one before, also when the clock was set back or stands still."""
        now = _milliseconds(self._clock.now())
        if now > self._last:
            self._last, self._running = now, 0
        elif self._running + 1 < RUNNING:
            self._running += 1
        else:
            self._last, self._running = self._last + 1, 0
        return self._last << (NODE_BITS + RUNNING_BITS) | self._node | self._running


async def next_node(store: Store) -> int:
    """A node for a process that starts: another one each time, so that no two that run share their ids."""
    async with store.transaction() as tx:
        await tx.lock([_NODES_LOCK])
        row = await tx.one("meta_get", key="node")
        node = (int(row["value"]) + 1) % NODES if row else 0
        await tx.run("meta_put", key="node", value=str(node))
    return node


def first_id(moment: datetime) -> int:
    """An id that is greater than all given out before `moment` (aware UTC), and not greater than later ones."""
    return _milliseconds(moment) << (NODE_BITS + RUNNING_BITS)


def _milliseconds(moment: datetime) -> int:
    return max(0, (moment - EPOCH) // timedelta(milliseconds=1))
