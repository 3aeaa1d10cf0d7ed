"""A crowd that a broadcast can go to: people with phones at the simulator, and their rows in the database."""

import json
from collections import Counter
from typing import Any

from bot.simulator import Simulator
from bot.simulator.people import join, write
from bot.store import Store

FIRST = 800_000_001
STATES = ("waiting", "claimed", "sent", "blocked", "failed", "left_out", "uncertain")


def phones(sim: Simulator, many: int) -> list[int]:
    """So many people who have written to the bot; their Telegram ids, which are their rows' ids, too."""
    numbers = list(range(FIRST, FIRST + many))
    for number in numbers:
        join(sim, {"id": number, "first_name": f"P{number - FIRST}"})
        write(sim, number, "/start")
    sim.updates.queue.clear()
    return numbers


def a_person(number: int, **more: Any) -> dict[str, Any]:
    """Somebody's row: they want to hear of surgeries, and have no quiet hours."""
    row = {
        "id": number, "telegram_id": number, "ref": f"r{number}", "name": "Mo", "lang": "en", "zone": "Europe/London",
        "state": "active", "adult": 1, "reachable": 1, "announce_ok": 1, "focus": "", "next_step": 1, "remind_at": None,
        "remind_days": 127, "quiet_from": 0, "quiet_to": 0, "pause_until": None, "findings": "", "album": None,
        "menu": "", "created": 1, "last_seen": 1,
    }  # fmt: skip
    return row | more


async def register(store: Store, numbers: list[int], **more: Any) -> None:
    """Writes their rows."""
    async with store.transaction() as tx:
        await tx.many("people_put", [a_person(number, **more) for number in numbers])


async def announce(store: Store, id: int = 1, text: str = "Surgery on Tuesday", **more: Any) -> int:
    """Begins a broadcast as a turn would, without a progress message unless it is named."""
    row = {
        "id": id, "kind": "surgery", "surgery": 77, "by": 0, "audience": "announcements", "progress": None,
        "due": 0, "expires": None, "created": 0,
    }  # fmt: skip
    async with store.transaction() as tx:
        await tx.run("broadcasts_put", **row | more)
        await tx.run("broadcast_texts_put", broadcast=id, lang="en", payload=json.dumps({"text": text}))
    return id


async def steer(store: Store, id: int, state: str, *old: str) -> None:
    """What a button does."""
    async with store.transaction() as tx:
        await tx.run("broadcasts_steer", id=id, state=state, old=old)


async def ledger(store: Store, id: int = 1) -> dict[str, int]:
    """How many are in which state; of those left out, why."""
    counts: Counter[str] = Counter()
    async with store.reading() as tx:
        for row in await tx.all("deliveries_count", broadcast=id):
            name = STATES[row["state"]]
            counts[row["reason"] if name == "left_out" else name] += row["people"]
    return dict(counts)


async def is_done(store: Store, id: int = 1) -> bool:
    """Whether everybody has their final state."""
    async with store.reading() as tx:
        (row,) = await tx.all("broadcasts_by_id", ids=[id])
        return bool(row["state"] == "done")


def times(sim: Simulator, numbers: list[int], text: str = "Surgery on Tuesday") -> Counter[int]:
    """How many people have the message so many times."""
    said = [[m.message.get("text") for m in sim.chat(number).messages.values() if m.from_bot] for number in numbers]
    return Counter(texts.count(text) for texts in said)
