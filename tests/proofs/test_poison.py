"""Proof 5: a poisoned update in the middle of a batch is given up alone; its neighbours don't notice."""

import asyncio
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from bot.contents import Contents
from bot.simulator import people
from bot.simulator.updates import Waiting
from bot.store import Row
from flows.model import Event, Place, World, Wrote, phrase
from flows.router import Outcome, route
from tests.evening import Evening, Someone, an_evening
from tests.proofs.pauses import own_time
from tests.proofs.process import figure
from tests.proofs.test_mutated import Sealed

NEIGHBOURS = 20
POISON = "These words are poison."
WITHIN = 1.0  # seconds, which the aim names


def not_a_message(evening: Evening, who: Someone) -> None:
    """A message whose text is no text."""
    people.write(evening.simulator, who.id, POISON)
    message = {**who.messages[-1].message, "text": {"not": ["a", "text"]}}
    number, waiting = evening.simulator.updates.queue.popitem()
    evening.simulator.updates.queue[number] = Waiting(
        {"update_id": number, "message": message}, "message", waiting.made
    )


def nested(evening: Evening, who: Someone) -> None:
    """A message that can't even be read as JSON, and with it the whole of Telegram's answer."""
    people.write(evening.simulator, who.id, POISON)
    number, waiting = evening.simulator.updates.queue.popitem()
    body = msgspec.json.encode({**waiting.update, "deep": "X"}).replace(b'"X"', b"[" * 5_000 + b"]" * 5_000)
    body = body.replace(b'"text"', b'"entities":[7],"text"').replace(b'"date":', b'"date":' + b"1" * 5_000)
    sealed = Sealed(msgspec.Raw(body), waiting.kind, waiting.made, number)  # type: ignore[arg-type]
    evening.simulator.updates.queue[number] = sealed


def in_words(evening: Evening, who: Someone) -> None:
    """A message that is quite in order."""
    people.write(evening.simulator, who.id, POISON)


@pytest.fixture
def fallible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Conversations with a bug that shows at the poisonous words."""

    def with_a_bug(event: Event, places: Mapping[str, Place], world: World) -> Outcome:
        if event == Wrote(POISON):
            raise LookupError(POISON)
        return route(event, places, world)

    monkeypatch.setattr("bot.turn.route", with_a_bug)


async def refuse_to_write(evening: Evening, who: Someone) -> None:
    """Has the database itself refuse whatever is to be written of one person's conversation."""
    async with evening.store.transaction() as tx:
        person = (await tx.all("people_by_telegram", telegram_ids=[who.id]))[0]["id"]
        if evening.store.dialect == "sqlite":
            refusal = f"WHEN NEW.id = {person} BEGIN SELECT RAISE(ABORT, 'poison'); END"
            await tx.statement(f"CREATE TRIGGER poison BEFORE UPDATE ON people {refusal}")
        else:
            await tx.statement(f"ALTER TABLE people ADD CONSTRAINT poison CHECK (id <> {person}) NOT VALID")


@pytest.mark.parametrize(
    ("what", "poison"),
    [("no message", not_a_message), ("no JSON", nested), ("a bug", in_words)],
    ids=["no message", "no JSON", "a bug"],
)
async def test_a_poisoned_update_is_given_up_alone(database_url: str, what: str, poison: Any, fallible: None) -> None:
    async with an_evening(database_url) as evening:
        await _given_up_alone(evening, poison, what)


async def test_what_cannot_be_written_is_given_up_alone(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        await _given_up_alone(evening, in_words, "can't be written", refuse_to_write)


async def _given_up_alone(evening: Evening, poison: Any, what: str, prepare: Any = None) -> None:
    crowd = [evening.newcomer(f"Neighbour {n}") for n in range(NEIGHBOURS)]
    middle = evening.newcomer("Mo")
    for who in (*crowd, middle):
        people.write(evening.simulator, who.id, "/start")
    await evening.quiet()
    if prepare:
        await prepare(evening, middle)
    before = await places_of(evening, middle)
    assert before

    heard = {who.id: len(who.heard) for who in (*crowd, middle)}
    for who in crowd[: NEIGHBOURS // 2]:
        people.write(evening.simulator, who.id, "hello")
    poison(evening, middle)
    for who in crowd[NEIGHBOURS // 2 :]:
        people.write(evening.simulator, who.id, "hello")
    begun = own_time()
    async with asyncio.timeout(30):
        while any(len(who.heard) == heard[who.id] for who in crowd):
            await asyncio.sleep(0.002)
    slowest = own_time() - begun
    await evening.quiet()

    async with evening.store.reading() as tx:
        letters = await tx.all("dead_letters_open", limit=100)
    figure(
        f"proof 5, {what}, {evening.store.dialect}", neighbours=NEIGHBOURS, handled_within=f"{slowest:.3f} s",
        dead_letters=len(letters), errors=[row["error"] for row in letters],
    )  # fmt: skip
    assert slowest < WITHIN
    assert len(letters) == 1
    assert not evening.simulator.updates.queue  # the offset has moved past it
    assert [len(who.heard) - heard[who.id] for who in crowd] == [1] * NEIGHBOURS
    sorry = Contents().renderer.render(phrase("sorry"), "en", "Europe/London").text
    assert middle.heard[heard[middle.id] :] == [sorry]
    assert await places_of(evening, middle) == before


async def places_of(evening: Evening, who: Someone) -> list[Row]:
    """Where somebody stands, as it is written down."""
    async with evening.store.reading() as tx:
        person = (await tx.all("people_by_telegram", telegram_ids=[who.id]))[0]
        return await tx.all("places_of", people=[person["id"]])
