"""Proof 21: two hundred people book at once; never over capacity, the waiting list in order, each promoted once."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from bot.simulator import people
from tests.evening import Evening, an_evening
from tests.proofs.process import figure
from tests.staff import arrange

PEOPLE, SEATS, CANCELS = 200, 20, 15


async def bookings(evening: Evening) -> tuple[int, list[Any]]:
    """How many seats the surgery counts as taken, and every booking in its order."""
    async with evening.store.reading() as tx:
        (surgery,) = await tx.all("need_surgery", things=[77])
        rows = await tx.all("need_coming", things=[77])
        everybody = await tx.all("people_by_id", ids=[row["whose"] for row in rows])
    telegram = {row["id"]: row["telegram_id"] for row in everybody}
    return surgery["taken"], [(row["state"], telegram[row["whose"]]) for row in rows]


@pytest.mark.timeout(300)
async def test_two_hundred_book_at_once_and_the_last_seat_goes_to_one(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        crowd = [evening.newcomer(f"Guest {n}") for n in range(PEOPLE)]
        for label in ("", "I'm 16 or over"):
            for one in crowd:
                if label:
                    people.tap(evening.simulator, one.id, *_button(one.buttons, label))
                else:
                    people.write(evening.simulator, one.id, "/start")
            await _quiet(evening)
        thing = await arrange(evening, capacity=SEATS)
        for one in crowd:
            for _ in range(2):  # and everybody taps twice
                people.tap(evening.simulator, one.id, one.messages[-1].message["message_id"], f"!surgery.book.{thing}.")
        await _quiet(evening)
        taken, booked = await bookings(evening)
        states = Counter(state for state, _ in booked)
        assert states == {"in": SEATS, "waiting": PEOPLE - SEATS}
        assert taken == SEATS
        line = [who for state, who in booked if state == "waiting"]
        leavers = [who for state, who in booked if state == "in"][:CANCELS]
        for one in crowd:
            if one.id in leavers:
                last = one.messages[-1].message["message_id"]
                people.tap(evening.simulator, one.id, last, f"!surgery.cancel.{thing}.")
        await _quiet(evening)
        taken, after = await bookings(evening)
        promoted = {who for state, who in after if state == "in"} & set(line)
        told = Counter(one.id for one in crowd for said in one.heard if said.startswith("A seat's come free"))
    figure(
        f"proof 21, {database_url.split(':')[0]}", people=PEOPLE, seats=SEATS, taken=taken,
        promoted=len(promoted), told=sum(told.values()),
    )  # fmt: skip
    assert taken == SEATS
    assert promoted == set(line[:CANCELS]), "somebody was overtaken"
    assert told == Counter(line[:CANCELS])
    assert [who for state, who in after if state == "waiting"] == line[CANCELS:]


def _button(buttons: list[tuple[int, str, str]], label: str) -> tuple[int, str]:
    return next((message, data) for message, said, data in buttons if said == label)


async def _quiet(evening: Evening) -> None:
    async with asyncio.timeout(120):
        while True:
            try:
                await evening.quiet()
            except TimeoutError:
                continue
            return
