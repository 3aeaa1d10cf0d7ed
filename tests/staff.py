"""People with roles: how they come in, and what the database says of them."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import Any

from bot.simulator import people
from flows.hours import milliseconds
from flows.joining import hashed
from flows.surgeries import code
from tests.evening import Evening, Someone
from tests.flows.someone import a_surgery

DOOR = ("I'm 16 or over", "Yes, go on then", "No, only the lessons")
_NUMBERS = count(1)
REFUSED = "only for the people who run things"


def someone(evening: Evening, name: str, id: int | None = None) -> Someone:
    """Somebody who has never written before, with a Telegram id of choice."""
    given: dict[str, Any] = {"first_name": name} if id is None else {"first_name": name, "id": id}
    return Someone(evening, people.join(evening.simulator, given))


async def come_in(evening: Evening, *everybody: Someone) -> None:
    """All of them through the welcome, side by side."""
    for one in everybody:
        people.write(evening.simulator, one.id, "/start")
    await evening.quiet()
    for label in DOOR:
        for one in everybody:
            message, _, data = next(button for button in reversed(one.buttons) if button[1] == label)
            people.tap(evening.simulator, one.id, message, data)
        await evening.quiet()


async def row_of(evening: Evening, one: Someone) -> dict[str, Any]:
    """Their own row."""
    async with evening.store.reading() as tx:
        (row,) = await tx.all("people_by_telegram", telegram_ids=[one.id])
    return dict(row)


async def grant(evening: Evening, one: Someone, role: str) -> None:
    """Gives a role past everybody, as if long ago; their next update finds it."""
    person = (await row_of(evening, one))["id"]
    now, id = milliseconds(evening.clock.now()), next(_NUMBERS)
    row = {"id": id, "person": person, "role": role, "venue": None, "source": "a proof", "by": 0, "expires": None}
    async with evening.store.transaction() as tx:
        await tx.run("grants_put", **row, at=now)


async def roles(evening: Evening, one: Someone) -> set[str]:
    """The roles that the database has them with."""
    person = (await row_of(evening, one))["id"]
    async with evening.store.reading() as tx:
        return {str(row["role"]) for row in await tx.all("need_grants", people=[person])}


async def invite(evening: Evening, secret: str, role: str = "volunteer", uses: int = 1, days: float = 1) -> int:
    """An invite as /invite keeps it; returns its id."""
    now, id = evening.clock.now(), next(_NUMBERS)
    row = {"id": id, "hash": hashed(secret), "role": role, "venue": None, "uses_left": uses, "by": 0}
    async with evening.store.transaction() as tx:
        await tx.run("invites_put", **row, expires=milliseconds(now + timedelta(days=days)), at=milliseconds(now))
    return id


async def arrange(evening: Evening, **more: Any) -> str:
    """A surgery in the diary, eight days from the first evening; returns its code."""
    row = {**a_surgery(**{"by": 0, **more}), "created": 0}
    async with evening.store.transaction() as tx:
        await tx.many("venues_put", [row])
        await tx.many("surgeries_put", [row])
    return code(row["id"])


async def log(evening: Evening) -> list[dict[str, Any]]:
    """The whole audit log, oldest first."""
    async with evening.store.reading() as tx:
        return [dict(row) for row in reversed(await tx.all("audit_last", limit=1_000_000))]


def refused(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those lines that are about something that was tried in vain."""
    return [line for line in lines if line["outcome"] == "refused"]
