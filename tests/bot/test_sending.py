"""The sender against a simulated Telegram over HTTP, on both databases: every way a call can end."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any

import pytest

from bot.clock import Clock
from bot.ids import Ids
from bot.pace import Pace
from bot.sender import Mark, Sender, letter_of, outcomes
from bot.sender.call import Post
from bot.sender.outbox import Outbox
from bot.sender.outcomes import Refused, Unreachable
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import block
from bot.simulator.rates import Rates
from bot.store import Row, Store
from bot.transport import Telegram
from flows.hours import milliseconds
from tests.bot.conftest import ANN, MO, TOKEN
from tests.store.rows import insert

WAITING, SENT, DEAD, TAKEN_BACK = 0, 2, 3, 4


@dataclass
class Desk:
    """Writes into the outbox, runs the sender, and looks at what became of it."""

    store: Store
    sim: Simulator
    telegram: Telegram
    clock: Clock
    rate: float = 1000.0
    per_chat: float = 1000.0
    in_flight: int = 8

    def __post_init__(self) -> None:
        self.ids = Ids(self.clock)
        self.causes = 0

    async def put(self, text: str = "hello", chat: int = MO, **more: Any) -> dict[str, Any]:
        self.causes += 1
        row = {
            "id": self.ids.next(), "cause": f"c{self.causes}", "n": 1, "person": chat, "chat": chat, "lane": 0,
            "due": milliseconds(self.clock.now()), "expires": None, "method": "sendMessage",
            "payload": json.dumps({"text": text}), "blob": None, "edits": None,
        } | more  # fmt: skip
        async with self.store.transaction() as tx:
            await tx.run("outbox_put", **row)
        return row

    def sender(self) -> Sender:
        outbox = Outbox(self.store, self.ids)
        pace = Pace(self.rate, self.per_chat, monotonic())
        post = Post(self.telegram, outbox, self.clock)
        return Sender(self.store, outbox, post, pace, self.clock, in_flight=self.in_flight)

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[Sender]:
        sender = self.sender()
        running = asyncio.create_task(sender.run())
        try:
            yield sender
        finally:
            sender.stop()
            await running

    async def row(self, row: dict[str, Any]) -> Row:
        async with self.store.reading() as tx:
            found = await tx.one("outbox_by_id", ids=[row["id"]])
        assert found is not None
        return found

    async def until(self, row: dict[str, Any], state: int) -> Row:
        async with asyncio.timeout(20):
            while (found := await self.row(row))["state"] != state:
                await asyncio.sleep(0.01)
        return found

    async def dead(self) -> list[Row]:
        async with self.store.reading() as tx:
            ids = [row["id"] for row in await tx.all("dead_letters_open", limit=100)]
            return await tx.all("dead_letters_by_id", ids=ids)

    def texts(self, chat: int | None = None) -> list[str]:
        return [row["text"] for row in self.sim.records.ledger_of(chat)["messages"]]


@pytest.fixture
def desk(store: Store, sim: Simulator, telegram: Telegram, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(outcomes, "FIRST_NAP", 0.02)
    return Desk(store, sim, telegram, clock)


async def test_what_waits_at_the_start_is_sent_and_its_words_are_dropped(desk: Desk) -> None:
    row = await desk.put("good morning")
    async with desk.sending():
        sent = await desk.until(row, SENT)
    assert desk.texts(MO) == ["good morning"]
    assert sent["message_id"] > 0
    async with desk.store.reading() as tx:
        assert await tx.all("outbox_waiting", per_line=9, most=9) == []


async def test_what_is_fed_is_sent_in_order_within_each_chat(desk: Desk) -> None:
    async with desk.sending() as sender:
        rows = [await desk.put(f"{n}", chat) for n in range(40) for chat in (MO, ANN)]
        sender.feed(rows)
        for row in rows:
            await desk.until(row, SENT)
    assert desk.texts(MO) == desk.texts(ANN) == [str(n) for n in range(40)]


async def test_a_row_that_another_process_wrote_is_found_by_the_wake_up(desk: Desk) -> None:
    async with desk.sending():
        row = await desk.put()
        desk.store.wake("outbox")
        await desk.until(row, SENT)
    assert len(desk.texts()) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault("429", times=2),
        Fault("5xx", times=2, status=500),
        Fault("5xx", times=2, status=502),
        Fault("closed", times=2),
    ],
    ids=["429", "500", "502", "closed"],
)
async def test_after_a_passing_trouble_everything_arrives_once_and_in_order(desk: Desk, fault: Fault) -> None:
    desk.sim.faults.order(fault)
    rows = [await desk.put(text) for text in ("one", "two", "three")]
    async with desk.sending():
        for row in rows:
            await desk.until(row, SENT)
    assert desk.texts(MO) == ["one", "two", "three"]


async def test_a_429_costs_no_try_and_stops_only_its_chat(desk: Desk) -> None:
    desk.sim.faults.order(Fault("429", chat=MO, times=1, retry_after=2))
    slow, quick = await desk.put(chat=MO), await desk.put(chat=ANN)
    async with desk.sending():
        await desk.until(quick, SENT)
        assert (await desk.row(slow))["state"] == WAITING
        assert (await desk.until(slow, SENT))["attempts"] == 0


async def test_a_read_timeout_sends_a_reply_again(desk: Desk, api: str) -> None:
    desk.sim.faults.order(Fault("slow", ms=600, times=1))
    row = await desk.put("perhaps twice")
    async with Telegram(TOKEN, api, timeout=0.3) as desk.telegram, desk.sending():
        await desk.until(row, SENT)
    assert 1 <= len(desk.texts(MO)) <= 2


async def test_an_answer_that_is_lost_sends_a_reply_again(desk: Desk) -> None:
    desk.sim.faults.order(Fault("lost", times=1))
    row = await desk.put("twice")
    async with desk.sending():
        await desk.until(row, SENT)
    assert desk.texts(MO) == ["twice", "twice"]


async def test_without_a_connection_everything_waits_and_no_try_is_counted(desk: Desk, api: str) -> None:
    row = await desk.put("later")
    async with Telegram(TOKEN, "http://127.0.0.1:9", timeout=1.0) as nowhere:
        telegram, desk.telegram = desk.telegram, nowhere
        async with desk.sending():
            await asyncio.sleep(0.3)
        waiting = await desk.row(row)
    assert (waiting["state"], waiting["attempts"]) == (WAITING, 0)
    desk.telegram = telegram
    async with desk.sending():
        await desk.until(row, SENT)
    assert desk.texts(MO) == ["later"]


async def test_after_eight_tries_it_goes_to_the_dead_letters_and_the_next_one_goes_on(desk: Desk) -> None:
    desk.sim.faults.order(Fault("5xx", times=8))
    doomed, next_one = await desk.put("doomed"), await desk.put("fine")
    async with desk.sending():
        await desk.until(doomed, DEAD)
        await desk.until(next_one, SENT)
    assert desk.texts(MO) == ["fine"]
    (dead,) = await desk.dead()
    assert (dead["source"], dead["row"], dead["person"]) == ("outbox", doomed["id"], MO)
    assert "doomed" in dead["body"]


async def test_tries_are_counted_over_restarts(desk: Desk) -> None:
    desk.sim.faults.order(Fault("5xx", times=8))
    row = await desk.put()
    async with desk.store.transaction() as tx:
        await tx.run("outbox_retry", id=row["id"], due=row["due"], attempts=7)
    async with desk.sending():
        await desk.until(row, DEAD)
    assert desk.sim.records.stats()["calls"] == 1


async def test_a_bug_in_a_call_goes_to_the_dead_letters_at_once(desk: Desk) -> None:
    row = await desk.put("", payload=json.dumps({"text": ""}))
    async with desk.sending():
        await desk.until(row, DEAD)
    (dead,) = await desk.dead()
    assert "message text is empty" in dead["error"].lower()


async def test_a_letter_that_is_no_call_at_all_harms_nobody(desk: Desk) -> None:
    broken, fine = await desk.put(payload="{"), await desk.put("fine", chat=ANN)
    async with desk.sending():
        await desk.until(broken, DEAD)
        await desk.until(fine, SENT)


@pytest.mark.parametrize("words", ["bot was blocked by the user", "user is deactivated"])
async def test_somebody_who_cannot_be_reached_is_remembered_and_nothing_more_is_tried(
    desk: Desk, database_url: str, words: str
) -> None:
    await insert(database_url, "people", PERSON)
    desk.sim.faults.order(Fault("403", chat=MO, description=words))
    rows = [await desk.put(text, lane=lane) for text, lane in (("one", 0), ("two", 0), ("reminder", 1))]
    other = await desk.put(chat=ANN)
    async with desk.sending():
        for row in rows:
            await desk.until(row, TAKEN_BACK)
        await desk.until(other, SENT)
    async with desk.store.reading() as tx:
        (found,) = await tx.all("people_by_id", ids=[MO])
    assert found["reachable"] == 0
    assert await desk.dead() == []


async def test_a_person_who_really_blocked_the_bot_gets_nothing(desk: Desk) -> None:
    block(desk.sim, MO, True)
    row = await desk.put()
    async with desk.sending():
        await desk.until(row, TAKEN_BACK)
    assert desk.texts(MO) == []


async def test_a_group_that_moved_is_written_to_at_its_new_id(desk: Desk) -> None:
    desk.sim.faults.order(Fault("migrated", chat=MO, times=1, migrate_to=ANN))
    rows = [await desk.put(text, lane=1) for text in ("one", "two")]
    async with desk.sending():
        for row in rows:
            await desk.until(row, SENT)
    assert (desk.texts(MO), desk.texts(ANN)) == ([], ["one", "two"])


@pytest.mark.parametrize(
    "words",
    [
        "message is not modified: specified new message content is the same",
        "query is too old and response timeout expired or query ID is invalid",
        "message to edit not found",
    ],
)
async def test_a_refusal_that_says_there_is_nothing_to_do_counts_as_sent(desk: Desk, words: str) -> None:
    desk.sim.faults.order(Fault("400", times=1, description=words))
    row = await desk.put()
    async with desk.sending():
        await desk.until(row, SENT)
    assert await desk.dead() == []


async def test_an_edit_waits_for_the_message_it_is_for(desk: Desk) -> None:
    desk.sim.faults.order(Fault("429", method="sendMessage", times=1))
    said = await desk.put("first words", lane=1)
    text = json.dumps({"text": "other words"})
    edit = await desk.put(method="editMessageText", payload=text, edits=said["id"])
    async with desk.sending():
        await desk.until(edit, SENT)
    (message,) = [one.message for one in desk.sim.chat(MO).messages.values() if one.from_bot]
    assert message["text"] == "other words"


async def test_an_edit_that_waits_does_not_use_up_the_chats_pace(desk: Desk) -> None:
    desk.per_chat = 1.0
    said = await desk.put("a reminder", lane=1)
    edit = await desk.put(method="editMessageText", payload=json.dumps({"text": "other"}), edits=said["id"])
    others = [await desk.put(f"{n}") for n in range(6)]  # in line behind the edit
    async with desk.sending():
        for row in (said, edit, *others):
            await desk.until(row, SENT)
    assert desk.sim.records.stats()["methods"] == {"sendMessage": 7, "editMessageText": 1}


async def test_an_edit_of_a_message_that_was_never_sent_is_let_go(desk: Desk) -> None:
    refused = await desk.put(payload=json.dumps({"text": ""}))
    edit = await desk.put(method="editMessageText", edits=refused["id"])
    async with desk.sending():
        await desk.until(edit, SENT)
    assert desk.sim.records.stats()["methods"] == {"sendMessage": 1}


async def test_a_toast_that_is_too_late_is_not_sent(desk: Desk) -> None:
    now = milliseconds(desk.clock.now())
    late = await desk.put(method="answerCallbackQuery", expires=now)
    async with desk.sending():
        await desk.until(late, TAKEN_BACK)
    assert desk.sim.records.stats()["calls"] == 0


async def test_a_file_travels_under_its_name_and_is_dropped_afterwards(desk: Desk) -> None:
    content = b"BEGIN:VCALENDAR"
    async with desk.store.transaction() as tx:
        await tx.run("blobs_put", id=5, person=MO, mime="text/calendar", bytes=content, expires=2**60)
    payload = json.dumps({"document": "attach://surgery.ics", "caption": "Save the date"})
    row = await desk.put(method="sendDocument", payload=payload, blob=5)
    async with desk.sending():
        await desk.until(row, SENT)
    (message,) = [one.message for one in desk.sim.chat(MO).messages.values() if one.from_bot]
    assert (message["document"]["file_name"], message["caption"]) == ("surgery.ics", "Save the date")
    async with desk.store.reading() as tx:
        assert await tx.all("blobs_get", ids=[5]) == []


async def test_a_letter_whose_file_is_gone_goes_to_the_dead_letters(desk: Desk) -> None:
    row = await desk.put(method="sendDocument", blob=404)
    async with desk.sending():
        await desk.until(row, DEAD)


async def test_replies_go_before_reminders(desk: Desk) -> None:
    desk.in_flight = 1
    reminder, reply = await desk.put("reminder", lane=1), await desk.put("reply", chat=ANN)
    async with desk.sending():
        await desk.until(reply, SENT)
        await desk.until(reminder, SENT)
    assert desk.texts() == ["reply", "reminder"]


async def test_no_more_calls_are_under_way_than_allowed(desk: Desk) -> None:
    desk.in_flight, desk.sim.latency = 3, 0.05
    rows = [await desk.put(chat=MO if n % 2 else ANN, lane=n % 3 % 2) for n in range(12)]
    seen = Counting(desk.telegram)
    desk.telegram = seen
    async with desk.sending():
        for row in rows:
            await desk.until(row, SENT)
    assert seen.most == 3


async def test_a_permit_is_held_until_the_mark_is_committed(desk: Desk) -> None:
    desk.in_flight = 2
    people = [MO, ANN]
    rows = [await desk.put(chat=people[n % 2], lane=n // 2) for n in range(4)]
    async with desk.sending():
        async with desk.store.transaction() as tx:  # nobody else can write a mark meanwhile
            if desk.store.dialect == "postgres":
                await tx.run("outbox_retry", id=rows[0]["id"], due=rows[0]["due"], attempts=0)
                await tx.run("outbox_retry", id=rows[1]["id"], due=rows[1]["due"], attempts=0)
            await asyncio.sleep(0.4)
            assert len(desk.texts()) <= 2
        for row in rows:
            await desk.until(row, SENT)
    assert len(desk.texts()) == 4


async def test_stopping_lets_the_calls_in_flight_end_and_be_marked(desk: Desk) -> None:
    desk.sim.latency = 0.3
    row, seen = await desk.put(), Counting(desk.telegram)
    desk.telegram = seen
    async with desk.sending():
        await seen.begun.wait()
    assert (await desk.row(row))["state"] == SENT
    assert desk.texts() == ["hello"]


async def test_stopping_does_not_wait_for_what_has_not_begun(desk: Desk) -> None:
    desk.in_flight, desk.sim.latency = 1, 0.1
    rows, seen = [await desk.put(f"{n}") for n in range(50)], Counting(desk.telegram)
    desk.telegram = seen
    async with desk.sending():
        await seen.begun.wait()
    states = [(await desk.row(row))["state"] for row in rows]
    assert states.count(WAITING) >= 40
    assert states.count(SENT) == len(desk.texts())


async def test_a_full_speed_run_stays_within_telegrams_own_limits(desk: Desk) -> None:
    desk.rate, desk.per_chat = 25.0, 1.0
    desk.sim.rates = Rates(overall=30, per_chat=1, burst=20)
    rows = [await desk.put(f"{n}", chat=MO if n % 2 else ANN) for n in range(14)]
    async with desk.sending() as sender:
        sender.feed(rows)
        for row in rows:
            await desk.until(row, SENT)
    assert desk.sim.records.stats()["too_many"] == 0


class Counting(Telegram):
    """Counts the calls that are under way."""

    def __init__(self, inner: Telegram) -> None:
        self.inner, self.now, self.most = inner, 0, 0
        self.begun = asyncio.Event()

    async def call(self, *args: Any, **more: Any) -> Any:
        self.begun.set()
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            return await self.inner.call(*args, **more)
        finally:
            self.now -= 1


PERSON = {
    "id": MO, "telegram_id": MO, "ref": "r", "name": "Mo", "lang": "en", "zone": "Europe/London", "state": "active",
    "created": 1, "last_seen": 1,
}  # fmt: skip


async def test_a_group_that_shuts_us_out_takes_nothing_from_anybody_else(desk: Desk) -> None:
    to_group = await desk.put("a line", ANN, person=0)
    later = await desk.put("a farewell", MO, person=0, due=milliseconds(desk.clock.now()))
    outbox = Outbox(desk.store, desk.ids)
    async with desk.store.transaction() as tx:
        await outbox.write(tx, [Mark(letter_of(to_group), Unreachable("kicked"), 1)])
    assert (await desk.row(to_group))["state"] == TAKEN_BACK
    assert (await desk.row(later))["state"] == WAITING


async def test_a_letter_to_somebody_who_was_erased_meanwhile_leaves_no_trace(desk: Desk) -> None:
    row = await desk.put("their own words")
    async with desk.store.transaction() as tx:
        await tx.run("erase_outbox", person=MO)
        await Outbox(desk.store, desk.ids).write(tx, [Mark(letter_of(row), Refused("too long"), 1)])
    assert await desk.dead() == []
