"""A whole broadcast in the chat, as an admin sees it: written, looked at, sent, steered and accounted for."""

import asyncio

import pytest

from bot.broadcasts import running
from bot.simulator.people import join
from tests.bot.crowd import ledger, phones, register, times
from tests.evening import Evening, Someone, an_evening

ADMIN = 5_000_001
WORDS = "Half-price tea on *Friday*, <b>bring</b> a friend"


async def open_up(evening: Evening, many: int) -> tuple[Someone, list[int]]:
    """An admin at /broadcast, and so many learners."""
    people = phones(evening.simulator, many)
    await register(evening.store, people)
    admin = someone(evening, "Priya", ADMIN)
    await admin.write("/broadcast")
    return admin, people


def someone(evening: Evening, name: str, id: int) -> Someone:
    """Somebody who has never written before."""
    return Someone(evening, join(evening.simulator, {"first_name": name, "id": id}))


async def said(one: Someone, words: str) -> str:
    """Waits until the bot has said something with these words in it."""
    async with asyncio.timeout(20):
        while not (found := [text for text in one.heard if words in text]):
            await asyncio.sleep(0.02)
    return found[-1]


@pytest.fixture(autouse=True)
def _told_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TELL", 0.1)
    monkeypatch.setattr(running, "NAP", 0.05)


async def test_an_admin_writes_looks_changes_and_sends(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN}) as evening:
        admin, people = await open_up(evening, 30)
        await admin.tap("Everybody")
        await admin.write("Tea")
        assert "It goes to 30 people and takes about a minute." in await said(admin, "how it'll look")
        await admin.tap("Change the words")
        await admin.write(WORDS)
        await admin.tap("Change who gets it")
        await admin.tap("Wants surgery news")
        await admin.write("/cancel")
        await admin.write("/broadcast")
        assert WORDS in admin.heard  # as one of them will read it, inert
        await admin.tap("Send it")
        assert "Sent: 30" in await said(admin, "That's everybody")
        assert times(evening.simulator, people, WORDS) == {1: 30}
        assert not evening.simulator.records.refused


async def test_a_broadcast_to_nobody_is_one_kind_line_and_the_words_are_kept(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN}) as evening:
        admin, _ = await open_up(evening, 3)
        await admin.tap("Volunteers")
        await admin.write(WORDS)
        await said(admin, "nobody there to write to")
        await admin.tap("Everybody")
        assert "It goes to 3 people" in await said(admin, "how it'll look")
        await admin.tap("Bin it")
        assert await ledger(evening.store) == {}


async def test_it_is_paused_taken_up_again_and_stopped_by_its_buttons(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN}, send_rate=30) as evening:
        admin, people = await open_up(evening, 200)
        for label in ("Everybody", WORDS, "Send it"):
            await (admin.write(label) if label == WORDS else admin.tap(label))
            if label == WORDS:
                await said(admin, "how it'll look")
        for press, shown in (("Pause", "Paused"), ("Go on", "On its way"), ("Stop it", "Stopped, and that's all")):
            async with asyncio.timeout(20):
                while press not in [label for _, label, _ in admin.buttons]:
                    await asyncio.sleep(0.02)
            await admin.tap(press)
            told = await said(admin, shown)
        assert "Left out, as you stopped it" in told
        got = times(evening.simulator, people, WORDS)
        assert got[0] > 0
        assert got.keys() <= {0, 1}
        async with evening.store.reading() as tx:
            acts = [row["act"] for row in await tx.all("audit_last", limit=9)]
        assert {"broadcast", "broadcast-pause", "broadcast-resume", "broadcast-stop"} <= set(acts)


async def test_nobody_steers_what_another_has_sent(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN, ADMIN + 1}, send_rate=30) as evening:
        admin, people = await open_up(evening, 90)
        await admin.tap("Everybody")
        await admin.write(WORDS)
        await said(admin, "how it'll look")
        await admin.tap("Send it")
        async with asyncio.timeout(20):
            while "Stop it" not in [label for _, label, _ in admin.buttons]:
                await asyncio.sleep(0.02)
        stop = next(data for _, label, data in admin.buttons if label == "Stop it")
        other, learner = someone(evening, "Tomasz", ADMIN + 1), Someone(evening, evening.simulator.person(people[0]))
        for stranger in (other, learner):
            await stranger.write("/help")
            await stranger.tap_data(stranger.messages[-1].message["message_id"], stop)
        assert "Sent: 90" in await said(admin, "That's everybody")
