"""Proof 12: what a button or a link says is never believed. Forged and replayed ones change nothing and are written
down; of fifty who follow an invite with one use at once, exactly one comes in."""

import asyncio
import random
import string
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.audit import broken
from bot.contents import Contents
from bot.ids import Ids
from bot.simulator import people
from bot.store import open_store
from bot.turn import Settled, Turns
from bot.worker import Worker
from flows.registry import FLOWS, STANDING
from tests.evening import Evening, Someone, an_evening
from tests.proofs.process import figure
from tests.staff import REFUSED, come_in, grant, invite, log, refused, roles, row_of, someone
from tests.store.rows import everything

FIFTY = 50
EACH = 20  # tries by one person, who would otherwise be taken for a flooder
ADMIN = 5_000_001
SECRET = "a-seat-at-the-table-22"
SEED = 20_261_123
GOOD, USED = "That link was good", "That invite has been used up"


@pytest.mark.timeout(120)
async def test_of_fifty_who_follow_an_invite_at_once_exactly_one_comes_in(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        here = [someone(evening, f"Here {n}") for n in range(FIFTY // 2)]
        new = [someone(evening, f"New {n}") for n in range(FIFTY // 2)]
        await come_in(evening, *here)
        one = await invite(evening, SECRET)
        for stranger in new:  # an invite waits at the door until they say that they are old enough
            people.write(evening.simulator, stranger.id, f"/start i_{SECRET}")
        await evening.quiet()
        async with another_worker(evening, database_url):
            for known, stranger in zip(here, new, strict=True):
                people.write(evening.simulator, known.id, f"/start i_{SECRET}")
                age = next(button for button in stranger.buttons if button[1] == "I'm 16 or over")
                people.tap(evening.simulator, stranger.id, age[0], age[2])
            await evening.quiet()
        told_good = [who for who in here + new if any(GOOD in text for text in who.heard)]
        told_used = [who for who in here + new if any(USED in text for text in who.heard)]
        granted = await everything(database_url, "grants")
        (kept,) = await everything(database_url, "invites")
        lines = await log(evening)
        assert not evening.simulator.records.refused
    figure(
        f"proof 12, invites, {database_url.split(':')[0]}", at_once=FIFTY, won=len(told_good), lost=len(told_used),
        grants=len(granted), uses_left=kept["uses_left"],
    )  # fmt: skip
    assert (len(told_good), len(told_used), len(granted), kept["uses_left"]) == (1, FIFTY - 1, 1, 0)
    assert kept["id"] == one
    assert SECRET not in str(kept), "the secret itself is nowhere"
    assert len([line for line in lines if line["act"] == "invite-redeemed" and line["outcome"] == "done"]) == 1
    assert len(refused(lines)) == FIFTY - 1
    assert broken(lines) is None


@asynccontextmanager
async def another_worker(evening: Evening, database_url: str) -> AsyncIterator[None]:
    """On PostgreSQL a second process's worker takes conversations forward, too; SQLite has but one writer."""
    if database_url.startswith("sqlite"):
        yield
        return
    store, ids, bot = await open_store(database_url), Ids(evening.clock, 1), evening.parts.username
    turns = Turns(store, evening.clock, ids, Contents(), "Europe/London", bot)

    def hand_on(settled: Settled) -> None:
        store.wake("outbox")
        store.wake("timers")

    worker = Worker(store, evening.clock, ids, turns, bot, hand_on)
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        worker.stop()
        await task
        await store.close()


async def test_an_invite_that_cannot_be_used_gets_one_kind_line_and_twice_is_once(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        derek, aisha = someone(evening, "Derek"), someone(evening, "Aisha")
        await come_in(evening, derek, aisha)
        await invite(evening, SECRET, uses=5)
        await invite(evening, "one-that-has-run-out-00", days=-1)
        assert GOOD in await derek.write(f"/start i_{SECRET}")
        assert "the link you came in by" in await derek.write(f"/start i_{SECRET}")
        assert "run out" in await aisha.write("/start i_one-that-has-run-out-00")
        assert "I don't know that invite" in await aisha.write("/start i_somebody-made-this-up")
        assert "didn't recognise" in await aisha.write("/start i_short"), "no invite looks like that"
        left = {row["uses_left"] for row in await everything(database_url, "invites")}
        assert left == {4, 1}
        assert await roles(evening, aisha) == set()


@pytest.mark.timeout(120)
async def test_forged_and_replayed_buttons_and_links_change_nothing(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN}) as evening:
        boss, seen = someone(evening, "Boss", ADMIN), someone(evening, "Seen")
        await come_in(evening, boss, seen)
        await the_boss_at_work(boss, seen)
        lines = sorted({data for _, _, data in boss.buttons} | forged(await refs(evening, boss, seen)))
        tries = [lines[at : at + EACH] for at in range(0, len(lines), EACH)]
        volunteers, learners, strangers = ([someone(evening, f"{kind} {n}") for n, _ in enumerate(tries)]
                                           for kind in ("Volunteer", "Learner", "Stranger"))  # fmt: skip
        await come_in(evening, *volunteers, *learners)
        for one in volunteers:
            await grant(evening, one, "volunteer")
        for one in strangers:
            people.write(evening.simulator, one.id, "/start")
        await evening.quiet()
        before = await standing(database_url)
        unanswered = 0
        for round_ in range(EACH):
            for group in (volunteers, learners, strangers):
                for one, mine in zip(group, tries, strict=True):
                    if round_ < len(mine):
                        people.tap(evening.simulator, one.id, 1, mine[round_])
            await evening.quiet()
            unanswered += sum(is_silent(evening, one) for one in volunteers + learners + strangers)
        for payload in links():
            for one in (volunteers[-1], learners[-1], strangers[-1]):
                people.write(evening.simulator, one.id, f"/start {payload}")
            await evening.quiet()
        after, written_down = await standing(database_url), await log(evening)
        granted = [await roles(evening, one) for one in volunteers + learners]
        refused_calls = dict(evening.simulator.records.refused)
        heard = [text for one in strangers for text in one.heard]
    tried, for_staff = 3 * (len(lines) + len(links())), 3 * sum(map(is_for_staff, lines))
    figure(
        f"proof 12, forged and replayed, {database_url.split(':')[0]}", tried=tried, for_staff=for_staff,
        refusals_written_down=len(refused(written_down)), unanswered=unanswered, changed=int(after != before),
    )  # fmt: skip
    assert after == before, "not one of them did anything"
    assert granted == [{"volunteer"}] * len(volunteers) + [set()] * len(learners)
    assert not unanswered
    assert not refused_calls
    assert any(REFUSED in text for text in heard), "a forwarded button is refused in words"
    assert len(refused(written_down)) >= for_staff
    assert broken(written_down) is None


def is_silent(evening: Evening, one: Someone) -> bool:
    """Whether their chat ends with what they did, and no answer."""
    log = evening.simulator.chat(one.id).log
    return bool(log) and log[-1].startswith((">", "#"))


async def the_boss_at_work(boss: Someone, seen: Someone) -> None:
    """Leaves buttons of every kind on the admin's screen, used and unused."""
    await boss.write("/invite")
    await boss.tap("A volunteer")
    await boss.tap("One day")
    await boss.write("/cancel")
    await boss.write("/roles")
    await boss.tap("Find somebody else")
    await boss.write("seen")
    await boss.tap(next(label for _, label, _ in boss.buttons if label.startswith("Seen")))
    await boss.write("/audit")
    await boss.write("/failed")


async def refs(evening: Evening, *everybody: Someone) -> list[str]:
    """Everybody's references, which an attacker might have seen somewhere."""
    return [(await row_of(evening, one))["ref"] for one in everybody]


def forged(known: list[str]) -> set[str]:
    """Callback data that somebody who has read the program would try, and noise."""
    dice = random.Random(SEED)
    verbs = ("show", "find", "who", "give", "taken", "page", "retry", "drop")
    staff = [kind for kind, one in STANDING.items() if one.role != "learner"]
    things = [*known, "", "1", "0" * 16, "f" * 16]
    data = {f"!{kind}.{verb}.{thing}.{arg}" for kind in staff for verb in verbs for thing in things[1:3]
            for arg in ("", "admin")}  # fmt: skip
    flows = [flow for flow in FLOWS.values() if flow.role != "learner"]
    data |= {f"{flow.name}.{step}.{move.name}.{arg}" for flow in flows for move in flow.moves[:4]
             for step in ("1", "5", "zz") for arg in ("admin", "20")}  # fmt: skip
    noise = string.ascii_letters + string.digits + "!.:-_"
    data |= {"".join(dice.choices(noise, k=dice.randrange(1, 64))) for _ in range(40)}
    data |= {f"!roles.give.{ref}.{role}" for ref in known for role in ("admin", "volunteer", "owner", "")}
    return {one for one in data if 1 <= len(one.encode()) <= 64}


def is_for_staff(data: str) -> bool:
    """Whether a standing button is one of those that a role is needed for."""
    kind = data[1:].partition(".")[0]
    return data.startswith("!") and kind in STANDING and STANDING[kind].role == "admin"


def links() -> list[str]:
    """Deep links that were made up."""
    dice = random.Random(SEED)
    noise = string.ascii_letters + string.digits + "_-"
    made_up = ["".join(dice.choices(noise, k=22)) for _ in range(10)]
    return [*(f"i_{secret}" for secret in made_up), "i_", "i_" + "a" * 62, "s_", "s_zzzzzzzzzzzzz", "admin", "roles"]


async def standing(database_url: str) -> list[Any]:
    """Everything that a role or an invite could have changed."""
    tables = ("grants", "invites", "invite_uses", "surgeries", "broadcasts")
    return [sorted(map(str, await everything(database_url, table))) for table in tables]
