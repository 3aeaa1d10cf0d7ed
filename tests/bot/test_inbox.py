"""Updates are committed before they are acknowledged: by polling against a simulated Telegram, on both databases."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Clock
from bot.ids import Ids
from bot.inbox import (
    AnotherBotError,
    Arrival,
    Flood,
    Intake,
    Poller,
    UnreadableUpdateError,
    arrival,
    arrival_of,
    claim_bot,
)
from bot.inbox.polling import SteppedDownError
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import write
from bot.store import Row, Store, UnavailableError
from bot.transport import Telegram
from tests.bot.conftest import ANN, MO

GROUP = -100_5


def message(update_id: int = 1, chat: int = MO, kind: str = "private", text: str = "hello") -> dict[str, Any]:
    content = {"message_id": 9, "date": 0, "text": text, "from": {"id": MO}, "chat": {"id": chat, "type": kind}}
    return {"update_id": update_id, "message": content}


def tap(chat: int, kind: str) -> dict[str, Any]:
    shown = message(chat=chat, kind=kind)["message"]
    return {"update_id": 1, "callback_query": {"id": "5", "from": {"id": MO}, "data": "x", "message": shown}}


@pytest.fixture
def intake(store: Store, clock: Clock) -> Intake:
    return Intake(store, Ids(clock), clock)


async def rows(store: Store) -> list[Row]:
    async with store.reading() as tx:
        return await tx.all("inbox_next", limit=10_000)


async def until(store: Store, count: int) -> list[Row]:
    async with asyncio.timeout(15):
        while len(found := await rows(store)) < count:
            await asyncio.sleep(0.01)
    return found


@asynccontextmanager
async def polling(telegram: Telegram, intake: Intake) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(Poller(telegram, intake, nap=0.02).run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


# ------------------------------------------------------------------ whose turn an update is for


@pytest.mark.parametrize(
    ("update", "key"),
    [
        (message(), MO),
        (message(chat=GROUP, kind="supergroup"), GROUP),
        (tap(MO, "private"), MO),
        (tap(GROUP, "group"), GROUP),
        ({"update_id": 1, "callback_query": {"id": "5", "from": {"id": MO}}}, MO),
        ({"update_id": 1, "edited_message": message()["message"]}, MO),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": MO, "type": "private"}, "from": {"id": MO}}}, MO),
        ({"update_id": 1, "channel_post": {"chat": {"id": GROUP, "type": "channel"}}}, GROUP),
        ({"update_id": 1, "poll": {}}, None),
        ({"update_id": 1, "message": {"chat": "?"}}, None),
        ({"update_id": 1, "message": {"chat": {"id": 2**70, "type": "private"}}}, None),
    ],
)
def test_an_updates_key_is_the_person_or_the_group_it_is_for(update: dict[str, Any], key: int | None) -> None:
    assert arrival_of(update).key == key
    assert arrival(json.dumps(update).encode()).key == key


def test_a_webhooks_body_is_kept_as_it_came() -> None:
    raw = b'{ "update_id":1,\n "message": {"text": "\\ud83d"} }'
    assert arrival(raw) == Arrival(1, None, raw.decode())


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"{}", b"null", b"\xff\xfe", b'{"update_id":"1"}', b'{"update_id":-1}', b'{"update_id":true}',
        b'{"update_id":99999999999999999999}', b"[" * 200_000, b'{"update_id":1,"message":' + b"[" * 200_000,
        '{"update_id":1}'.encode("utf-16"),
    ],
    ids=range(13),
)  # fmt: skip
def test_what_is_no_update_is_told_apart(raw: bytes) -> None:
    with pytest.raises(UnreadableUpdateError):
        arrival(raw)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "my_chat_member"]), anything), st.integers(0, 9))
def test_whatever_an_update_holds_it_is_kept_as_long_as_it_has_an_id(holds: dict[str, Any], number: int) -> None:
    kept = arrival_of({"update_id": number, **holds})
    assert kept.update_id == number
    assert "\0" not in kept.body
    kept.body.encode()


# ------------------------------------------------------------------ the intake


async def test_the_same_update_twice_is_kept_once(intake: Intake, store: Store) -> None:
    for _ in range(2):
        await intake.put([arrival_of(message(5)), arrival_of(message(6))])
    assert [row["update_id"] for row in await rows(store)] == [5, 6]


async def test_what_comes_together_is_committed_together(intake: Intake, store: Store) -> None:
    writes = Counted(store)
    intake = Intake(writes, Ids(Clock()), Clock())  # type: ignore[arg-type]
    await asyncio.gather(*(intake.put([arrival_of(message(n, -n, "group"))]) for n in range(1, 201)))
    assert len(await rows(store)) == 200
    assert writes.transactions < 20


async def test_nothing_is_taken_in_while_the_store_fails(store: Store, clock: Clock) -> None:
    intake = Intake(Failing(store, 1), Ids(clock), clock)  # type: ignore[arg-type]
    with pytest.raises(UnavailableError):
        await intake.put([arrival_of(message(5))])
    assert await rows(store) == []
    await intake.put([arrival_of(message(5))])
    assert len(await rows(store)) == 1


async def test_one_update_that_cannot_be_written_spoils_nothing_beside_it(intake: Intake, store: Store) -> None:
    poison = Arrival(7, 2**80, "{}")
    put = [intake.put([one]) for one in (arrival_of(message(6)), poison, arrival_of(message(8)))]
    results = await asyncio.gather(*put, return_exceptions=True)
    assert [type(result) is type(None) for result in results] == [True, False, True]
    assert [row["update_id"] for row in await rows(store)] == [6, 8]


async def test_a_flooders_updates_leave_one_mark_and_others_are_not_held_back(store: Store, clock: Clock) -> None:
    time = [0.0]
    intake = Intake(store, Ids(clock), clock, flood=Flood(burst=10, steady=1.0), time=lambda: time[0])
    await intake.put(arrival_of(message(n)) for n in range(1, 1001))
    await intake.put(
        [arrival_of(message(2000, chat=ANN) | {"message": message(chat=ANN)["message"] | {"from": {"id": ANN}}})]
    )
    found = await rows(store)
    assert [row["update_id"] for row in found] == [*range(1, 12), 2000]
    assert json.loads(found[10]["body"]) == {"update_id": 11, "overflow": True}
    assert found[10]["key"] == MO
    time[0] = 61.0
    await intake.put(arrival_of(message(n)) for n in range(3000, 3020))
    assert len(await rows(store)) == 12 + 11


async def test_a_flooder_who_blocks_the_bot_is_still_heard(store: Store, clock: Clock) -> None:
    intake = Intake(store, Ids(clock), clock, flood=Flood(burst=1, steady=1.0))
    change = {"chat": {"id": MO, "type": "private"}, "from": {"id": MO}}
    block = {"update_id": 4, "my_chat_member": change}
    await intake.put([*(arrival_of(message(n)) for n in (1, 2, 3)), arrival_of(block)])
    assert [row["update_id"] for row in await rows(store)] == [1, 2, 4]


def test_a_noisy_group_is_told_nothing() -> None:
    flood = Flood(burst=1, steady=1.0)
    assert flood.admits(GROUP, 0.0)
    assert not flood.admits(GROUP, 0.0)
    assert not flood.to_be_told(GROUP, 0.0)


def test_people_at_rest_are_forgotten() -> None:
    flood = Flood(burst=2, steady=1.0)
    for second in range(2000):
        flood.admits(second, float(second))
    assert len(flood._buckets) < 10


# ------------------------------------------------------------------ polling


async def test_updates_are_taken_in_and_confirmed(
    telegram: Telegram, intake: Intake, sim: Simulator, store: Store
) -> None:
    async with polling(telegram, intake):
        for n in range(5):
            write(sim, MO, f"{n}")
        found = await until(store, 5)
        async with asyncio.timeout(5):
            while sim.updates.queue:
                await asyncio.sleep(0.01)
    assert [json.loads(row["body"])["message"]["text"] for row in found] == list("01234")
    assert {row["key"] for row in found} == {MO}


async def test_nothing_is_confirmed_before_it_is_committed(
    telegram: Telegram, sim: Simulator, store: Store, clock: Clock
) -> None:
    failing = Failing(store, 3)
    write(sim, MO, "do not lose me")
    async with polling(telegram, Intake(failing, Ids(clock), clock)):  # type: ignore[arg-type]
        async with asyncio.timeout(5):
            await failing.failed.wait()
        assert len(sim.updates.queue) == 1
        await until(store, 1)
    assert failing.left == 0


@pytest.mark.parametrize("kind", ["5xx", "429", "closed", "lost"])
async def test_polling_goes_on_after_a_trouble(
    telegram: Telegram, intake: Intake, sim: Simulator, store: Store, kind: Any
) -> None:
    sim.faults.order(Fault(kind, method="getUpdates", times=2))
    write(sim, MO, "hello")
    async with polling(telegram, intake):
        await until(store, 1)


async def test_polling_steps_down_when_somebody_else_polls(telegram: Telegram, intake: Intake, sim: Simulator) -> None:
    async with polling(telegram, intake) as task:
        await asyncio.sleep(0.2)
        await telegram.call("getUpdates", {"timeout": 0})
        with pytest.raises(SteppedDownError):
            await task


async def test_polling_first_takes_a_webhook_away(
    telegram: Telegram, intake: Intake, sim: Simulator, store: Store
) -> None:
    await telegram.call("setWebhook", {"url": "https://example.org/hook", "secret_token": "s"})
    async with polling(telegram, intake):
        write(sim, MO, "hello")
        await until(store, 1)


async def test_a_poller_that_stepped_down_leaves_the_webhook_of_its_successor_alone(
    telegram: Telegram, intake: Intake, sim: Simulator
) -> None:
    poller = Poller(telegram, intake, long_poll=0)
    running = asyncio.create_task(poller.run())
    await asyncio.sleep(0.2)
    await telegram.call("setWebhook", {"url": "https://example.org/hook", "secret_token": "s"})
    with pytest.raises(SteppedDownError):
        await running
    with pytest.raises(SteppedDownError):
        await poller.run()
    assert (await telegram.call("getWebhookInfo"))["url"] == "https://example.org/hook"


async def test_ids_that_begin_anew_after_a_weeks_silence_are_not_missed(
    telegram: Telegram, intake: Intake, sim: Simulator, store: Store
) -> None:
    sim.updates.next_id = 900_000_000
    async with polling(telegram, intake):
        write(sim, MO, "before")
        await until(store, 1)
        async with asyncio.timeout(5):
            while sim.updates.queue:
                await asyncio.sleep(0.01)
        sim.updates.next_id = 5
        write(sim, MO, "after")
        assert {row["update_id"] for row in await until(store, 2)} == {900_000_000, 5}


async def test_a_weird_update_does_not_stop_its_neighbours(
    telegram: Telegram, intake: Intake, sim: Simulator, store: Store
) -> None:
    sim.updates.push("message", {"chat": {"id": "?"}, "text": ["\N{GRINNING FACE}"] * 3})
    write(sim, MO, "hello")
    async with polling(telegram, intake):
        assert [row["key"] for row in await until(store, 2)] == [None, MO]


# ------------------------------------------------------------------ whose database this is


async def test_a_database_belongs_to_the_first_bot_that_used_it(store: Store) -> None:
    await claim_bot(store, 4711)
    await claim_bot(store, 4711)
    with pytest.raises(AnotherBotError, match="belongs to bot 4711, not to bot 42"):
        await claim_bot(store, 42)


class Counted:
    """A store that counts its transactions."""

    def __init__(self, store: Store) -> None:
        self._store, self.transactions = store, 0
        self.wake = store.wake

    def transaction(self) -> Any:
        self.transactions += 1
        return self._store.transaction()


class Failing(Counted):
    """A store that can't take the first few transactions, as with a full disk."""

    def __init__(self, store: Store, times: int) -> None:
        super().__init__(store)
        self.left = times
        self.failed = asyncio.Event()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        if self.left:
            self.left -= 1
            self.failed.set()
            raise UnavailableError("the disk is full")
        async with self._store.transaction() as tx:
            yield tx
