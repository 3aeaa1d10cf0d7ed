"""Ids: rising, whatever the clock does, and telling times and nodes apart."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.ids import Ids, first_id, next_node
from bot.store import Store


def test_ids_rise_while_the_clock_stands_still(clock: Clock) -> None:
    ids = Ids(clock)
    given = [ids.next() for _ in range(20_000)]
    assert given == sorted(set(given))


def test_ids_rise_when_the_clock_is_set_back(clock: Clock) -> None:
    ids = Ids(clock)
    first = ids.next()
    clock.jump(-3_600)
    assert ids.next() > first


def test_two_nodes_never_give_out_the_same_id(clock: Clock) -> None:
    one, other = Ids(clock, 1), Ids(clock, 2)
    assert not {one.next() for _ in range(9_000)} & {other.next() for _ in range(9_000)}


def test_an_id_fits_a_signed_64_bit_column_until_2095(clock: Clock) -> None:
    clock.jump(timedelta(days=365 * 68).total_seconds())
    assert 0 < Ids(clock, 1023).next() < 2**63


def test_the_first_id_of_a_moment_parts_earlier_ids_from_later_ones(clock: Clock) -> None:
    ids = Ids(clock, 5)
    earlier = ids.next()
    clock.jump(1)
    moment = clock.now()
    assert earlier < first_id(moment) <= ids.next()


def test_a_node_out_of_range_is_refused(clock: Clock) -> None:
    with pytest.raises(ValueError, match="from 0 to 1023"):
        Ids(clock, 1024)


async def test_processes_that_start_on_one_database_get_nodes_of_their_own(store: Store) -> None:
    nodes = await asyncio.gather(*(next_node(store) for _ in range(5)))
    assert sorted(nodes) == [0, 1, 2, 3, 4]
