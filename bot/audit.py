"""The audit log: who did what, chained by hashes, so that a line that was changed or taken out shows.

Whoever acted is named by a random reference; an erasure deletes the way from it to a person, and the chain stays.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import Any, Final

from bot.ids import Ids
from bot.store import Row, Tx

CHAINED: Final = ("id", "at", "actor_ref", "role", "act", "target_ref", "update_id", "outcome", "prev_hash")
"""The columns that a line's hash is made of, in this order."""
FIRST: Final = ""  # what the oldest line has in place of a hash before it
_LOCK: Final = -(2**62)  # no person's and no row's key


async def chain(tx: Tx, lines: Sequence[MutableMapping[str, Any]], ids: Ids) -> None:
    """Gives new lines their ids and hashes, after the last one that is there.

    Others wait until this transaction ends, so call it when all else that is locked has been.
    """
    await tx.lock([_LOCK])
    last = await tx.one("audit_last", limit=1)
    before, hashed = (last["id"], last["hash"]) if last else (0, FIRST)
    for line in lines:
        line["id"] = before = max(ids.next(), before + 1)
        line["prev_hash"] = hashed
        line["hash"] = hashed = digest(line)


def digest(line: Mapping[str, Any]) -> str:
    """The hash of one line: SHA-256 of its columns as a JSON list."""
    return hashlib.sha256(json.dumps([line[name] for name in CHAINED]).encode()).hexdigest()


def broken(lines: Iterable[Row]) -> int | None:
    """The id of the first line, oldest first, that isn't as it was written or doesn't follow the one before."""
    hashed: str | None = None
    for line in lines:
        if line["hash"] != digest(line) or (hashed is not None and line["prev_hash"] != hashed):
            return int(line["id"])
        hashed = line["hash"]
    return None
