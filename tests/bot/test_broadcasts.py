"""The broadcast lane against a simulated Telegram, on both databases: everybody once at most, and in a final state."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic

import pytest

from bot.broadcasts import Deliveries, Running, running
from bot.clock import Clock
from bot.contents import Contents
from bot.ids import Ids
from bot.pace import Pace
from bot.sender import Sender, outcomes
from bot.sender.call import Post
from bot.sender.outbox import Outbox
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import block
from bot.simulator.rates import Rates
from bot.store import Store
from bot.transport import Telegram
from flows.hours import milliseconds
from tests.bot.conftest import ANN, MO, TOKEN
from tests.bot.crowd import a_person, announce, is_done, ledger, phones, register, steer, times

TEXT = "Surgery on Tuesday"


@dataclass
class Office:
    """Sends broadcasts, as the process that holds the sender's lease does."""

    store: Store
    sim: Simulator
    telegram: Telegram
    clock: Clock
    rate: float = 2000.0
    in_flight: int = 8
    term: int = 1

    def __post_init__(self) -> None:
        self.ids = Ids(self.clock)

    @asynccontextmanager
    async def sending(self, term: int | None = None) -> AsyncIterator[None]:
        """As long as the block lasts. Leaving it is a stop in good order."""
        term = term or self.term
        outbox = Outbox(self.store, self.ids)
        pace = Pace(self.rate, 1000.0, monotonic())
        post = Post(self.telegram, outbox, self.clock)
        others = (Deliveries(self.store, self.clock, self.ids, term),)
        sender = Sender(self.store, outbox, post, pace, self.clock, in_flight=self.in_flight, others=others)
        beside = asyncio.create_task(
            Running(self.store, self.clock, self.ids, Contents(), self.rate, term).run(), name="running"
        )
        sending = asyncio.create_task(sender.run())
        try:
            yield
        finally:
            sender.stop()
            await sending
            beside.cancel()
            await asyncio.gather(beside, return_exceptions=True)

    async def done(self, id: int = 1, patience: float = 60) -> dict[str, int]:
        """Waits until everybody has their final state, and returns how many have which."""
        async with asyncio.timeout(patience):
            while not await is_done(self.store, id):
                await asyncio.sleep(0.02)
        return await ledger(self.store, id)

    async def until(self, **counts: int) -> None:
        """Waits until at least so many are in these states."""
        async with asyncio.timeout(20):
            while True:
                now = await ledger(self.store)
                if all(now.get(name, 0) >= count for name, count in counts.items()):
                    return
                await asyncio.sleep(0.01)


@pytest.fixture
def office(store: Store, sim: Simulator, telegram: Telegram, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(outcomes, "FIRST_NAP", 0.02)
    monkeypatch.setattr(running, "TELL", 0.1)
    monkeypatch.setattr(running, "NAP", 0.05)
    return Office(store, sim, telegram, clock)


async def test_everybody_who_said_yes_gets_it_once(office: Office) -> None:
    people = phones(office.sim, 40)
    await register(office.store, people[:30])
    await register(office.store, people[30:], announce_ok=0)
    await announce(office.store)
    async with office.sending():
        assert await office.done() == {"sent": 30}
    assert times(office.sim, people[:30], TEXT) == {1: 30}
    assert times(office.sim, people[30:], TEXT) == {0: 10}


async def test_who_is_left_out_is_in_the_ledger_with_the_reason(office: Office) -> None:
    people = phones(office.sim, 6)
    now = milliseconds(office.clock.now())
    await register(office.store, people[:2])
    await register(office.store, people[2:3], reachable=0)
    await register(office.store, people[3:4], pause_until=now + 1)
    await register(office.store, people[4:5], pause_until=now - 1)
    await register(office.store, people[5:6], state="refused", announce_ok=0)
    await announce(office.store, kind="message", audience="everybody", surgery=None)
    async with office.sending():
        assert await office.done() == {"sent": 3, "unreachable": 1, "paused": 1, "no-consent": 1}


async def test_who_is_in_their_quiet_hours_gets_it_when_those_are_over(office: Office) -> None:
    people = phones(office.sim, 2)
    await register(office.store, people[:1])
    await register(office.store, people[1:], quiet_from=8 * 60, quiet_to=10 * 60)  # it is nine on a Monday
    await announce(office.store)
    async with office.sending():
        await office.until(sent=1, waiting=1)
        office.clock.jump(timedelta(minutes=59).total_seconds())
        await asyncio.sleep(0.7)
        assert times(office.sim, people[1:], TEXT) == {0: 1}
        office.clock.jump(timedelta(minutes=1).total_seconds())
        assert await office.done() == {"sent": 2}


async def test_a_message_that_comes_too_late_is_left_out(office: Office) -> None:
    await register(office.store, phones(office.sim, 1))
    await announce(office.store, expires=milliseconds(office.clock.now()))
    async with office.sending():
        assert await office.done() == {"too-late": 1}


async def test_who_withdraws_their_yes_while_it_goes_out_does_not_get_it(office: Office) -> None:
    people = phones(office.sim, 30)
    office.rate = 20.0
    await register(office.store, people)
    await announce(office.store)
    async with office.sending():
        await office.until(sent=2)
        async with office.store.transaction() as tx:
            await tx.many("people_put", [a_person(people[-1], announce_ok=0)])
            await tx.many("people_put", [a_person(people[-2], pause_until=2**50)])
        assert await office.done() == {"sent": 28, "no-consent": 1, "paused": 1}


@pytest.mark.parametrize(
    ("fault", "ends"),
    [
        (Fault("429", times=2), "sent"),
        (Fault("5xx", times=2, status=500), "sent"),
        (Fault("5xx", times=2, status=502), "sent"),
        (Fault("5xx", times=8), "failed"),
        (Fault("closed", times=1), "uncertain"),
        (Fault("lost", times=1), "uncertain"),
        (Fault("slow", ms=900, times=1), "uncertain"),
        (Fault("403", times=1), "blocked"),
        (Fault("403", times=1, description="user is deactivated"), "blocked"),
        (Fault("400", times=1, description="chat not found"), "failed"),
        (Fault("migrated", times=1, migrate_to=ANN), "sent"),
    ],
    ids=["429", "500", "502", "5xx for good", "closed", "lost", "slow", "blocked", "deactivated", "400", "migrated"],
)
async def test_however_a_call_ends_it_ends_in_a_final_state_and_the_others_get_theirs(
    office: Office, api: str, fault: Fault, ends: str
) -> None:
    people = phones(office.sim, 12)
    await register(office.store, people)
    await announce(office.store)
    fault = replace(fault, chat=people[3])  # each test its own: a fault counts how often it has struck
    office.sim.faults.order(fault)
    async with Telegram(TOKEN, api, timeout=0.5) as office.telegram, office.sending():
        counts = await office.done()
    assert counts == ({"sent": 12} if ends == "sent" else {"sent": 11, ends: 1})
    others = [person for person in people if person != people[3]]
    assert times(office.sim, others, TEXT) == {1: 11}
    assert times(office.sim, people[3:4], TEXT).keys() <= {0, 1}


async def test_without_a_connection_nothing_is_uncertain(office: Office) -> None:
    people = phones(office.sim, 5)
    await register(office.store, people)
    await announce(office.store)
    async with Telegram(TOKEN, "http://127.0.0.1:9", timeout=1.0) as nowhere:
        telegram, office.telegram = office.telegram, nowhere
        async with office.sending(1):
            await office.until(waiting=5)
            await asyncio.sleep(0.5)
    office.telegram = telegram
    async with office.sending(2):
        assert await office.done() == {"sent": 5}


async def test_a_blocked_person_delays_nobody(office: Office) -> None:
    people = phones(office.sim, 50)
    await register(office.store, people)
    block(office.sim, people[0], True)
    await announce(office.store)
    async with office.sending():
        assert await office.done() == {"sent": 49, "blocked": 1}
    async with office.store.reading() as tx:
        (row,) = await tx.all("people_by_id", ids=[people[0]])
    assert row["reachable"] == 0


async def test_a_paused_broadcast_waits_and_then_goes_on_where_it_was(office: Office) -> None:
    people = phones(office.sim, 60)
    office.rate = 40.0
    await register(office.store, people)
    await announce(office.store)
    async with office.sending():
        await office.until(sent=5)
        await steer(office.store, 1, "paused", "running")
        await asyncio.sleep(0.3)
        so_far = await ledger(office.store)
        await asyncio.sleep(0.5)
        assert await ledger(office.store) == so_far
        assert so_far["sent"] < 60
        await steer(office.store, 1, "running", "paused")
        assert await office.done() == {"sent": 60}
    assert times(office.sim, people, TEXT) == {1: 60}


async def test_a_stopped_broadcast_leaves_out_whoever_has_not_had_it(office: Office) -> None:
    people = phones(office.sim, 60)
    office.rate = 40.0
    await register(office.store, people)
    await announce(office.store)
    async with office.sending():
        await office.until(sent=5)
        await steer(office.store, 1, "stopped", "running")
        counts = await office.done()
    assert counts["sent"] + counts["stopped"] == 60
    assert counts["stopped"] > 0
    assert times(office.sim, people, TEXT)[1] == counts["sent"]


async def test_what_a_dead_process_had_in_flight_is_uncertain_and_sent_again_when_asked(office: Office) -> None:
    people = phones(office.sim, 10)
    await register(office.store, people)
    await announce(office.store)
    await Running(office.store, office.clock, office.ids, Contents(), 25, 1).once()
    async with office.store.transaction() as tx:
        await tx.many("deliveries_claim", [{"broadcast": 1, "person": person, "term": 1} for person in people[:2]])
    async with office.sending(2):
        assert await office.done() == {"sent": 8, "uncertain": 2}
        assert times(office.sim, people, TEXT) == {0: 2, 1: 8}
        async with office.store.transaction() as tx:
            await tx.run("broadcasts_steer", id=1, state="running", old=["done"])
            await tx.run("deliveries_again", broadcast=1, due=0)
        assert await office.done() == {"sent": 10}
    assert times(office.sim, people, TEXT) == {1: 10}


async def test_two_processes_that_both_think_they_send_reach_nobody_twice(office: Office) -> None:
    people = phones(office.sim, 120)
    await register(office.store, people)
    await announce(office.store)
    async with office.sending(1), office.sending(2):
        counts = await office.done()
    assert sum(counts.values()) == 120
    assert counts.keys() <= {"sent", "uncertain"}
    assert set(times(office.sim, people, TEXT)) <= {0, 1}


async def test_recipients_are_selected_in_pieces_and_after_a_crash_from_where_it_was(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.recipients.CHUNK", 7)
    monkeypatch.setattr(running, "CHUNK", 7)
    people = phones(office.sim, 50)
    await register(office.store, people)
    await announce(office.store)
    first = Running(office.store, office.clock, office.ids, Contents(), 25, 1)
    for _ in range(3):
        assert await first.once()
    assert await ledger(office.store) == {"waiting": 21}
    async with office.sending(2):
        assert await office.done() == {"sent": 50}
    async with office.store.reading() as tx:
        (row,) = await tx.all("broadcasts_by_id", ids=[1])
    assert row["total"] == 50


async def test_a_change_edits_what_has_been_sent_and_changes_what_has_not(office: Office) -> None:
    people = phones(office.sim, 40)
    office.rate = 60.0
    await register(office.store, people)
    block(office.sim, people[0], True)
    await announce(office.store)
    changed = json.dumps({"text": "It's on Thursday now"})
    async with office.sending():
        await office.until(sent=10)
        await announce(office.store, 2, "It's on Thursday now", kind="edit", audience="told:77")
        async with office.store.transaction() as tx:
            await tx.run("broadcast_texts_rewrite", surgery=77, lang="en", payload=changed)
        await office.done(1)
        edits = await office.done(2)
    assert times(office.sim, people[1:], "It's on Thursday now") == {1: 39}
    assert times(office.sim, people, TEXT) == {0: 40}
    assert edits["sent"] >= 10
    assert edits.keys() <= {"sent", "unreachable"}


async def test_whoever_sent_it_sees_it_fill_and_then_the_ledger(office: Office) -> None:
    people = phones(office.sim, 30)
    office.rate = 40.0
    await register(office.store, people)
    await register(office.store, [MO], announce_ok=0)
    block(office.sim, people[7], True)
    row = {
        "id": 5, "cause": "u1", "n": 1, "person": MO, "chat": MO, "lane": 0, "due": 0, "expires": None,
        "method": "sendMessage", "payload": json.dumps({"text": "On its way."}), "blob": None, "edits": None,
    }  # fmt: skip
    async with office.store.transaction() as tx:
        await tx.run("outbox_put", **row)
    await announce(office.store, by=MO, progress=5)
    async with office.sending():
        await office.until(sent=15)
        text, buttons = shown(office)
        assert "of 30" in text
        assert buttons == ["Pause", "Stop it"]
        await office.done()
        async with asyncio.timeout(10):
            while "That's everybody" not in shown(office)[0]:
                await asyncio.sleep(0.02)
    text, buttons = shown(office)
    assert "Sent: 29" in text
    assert "Had blocked me, as it turned out: 1" in text
    assert buttons == []


def shown(office: Office) -> tuple[str, list[str]]:
    """The progress message as it stands, and its buttons."""
    *_, last = (one.message for one in office.sim.chat(MO).messages.values() if one.from_bot)
    rows = last.get("reply_markup", {}).get("inline_keyboard", [])
    return str(last["text"]), [button["text"] for row in rows for button in row]


async def test_a_reply_goes_before_a_broadcast_that_waits(office: Office) -> None:
    people = phones(office.sim, 100)
    office.rate = 20.0
    await register(office.store, people)
    await announce(office.store)
    async with office.sending():
        await office.until(sent=5)
        reply = {
            "id": office.ids.next(), "cause": "u9", "n": 1, "person": MO, "chat": MO, "lane": 0,
            "due": milliseconds(office.clock.now()), "expires": None, "method": "sendMessage",
            "payload": json.dumps({"text": "a reply"}), "blob": None, "edits": None,
        }  # fmt: skip
        async with office.store.transaction() as tx:
            await tx.run("outbox_put", **reply)
        before = len(office.sim.records.ledger)
        office.store.wake("outbox")
        async with asyncio.timeout(5):
            while times(office.sim, [MO], "a reply") != {1: 1}:
                await asyncio.sleep(0.005)
        assert len(office.sim.records.ledger) - before <= 8
        await steer(office.store, 1, "stopped", "running")
        await office.done()


async def test_a_broadcast_keeps_to_telegrams_own_limits_and_uses_nearly_all_of_the_rate(office: Office) -> None:
    people = phones(office.sim, 100)
    office.rate, office.sim.rates = 25.0, Rates(overall=30, per_chat=1, burst=20)
    await register(office.store, people)
    await announce(office.store)
    async with office.sending():
        await office.done()
    assert office.sim.records.stats()["too_many"] == 0
    assert times(office.sim, people, TEXT) == {1: 100}
