"""What the tests stand on: nobody outside is reached, and the clock stands still."""

import socket

import pytest

from bot.clock import Clock


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("api.telegram.org", 443)])
def test_no_test_reaches_anybody_outside_this_machine(address: tuple[str, int]) -> None:
    with pytest.raises(RuntimeError, match="a test tried to"):
        socket.create_connection(address, timeout=1)


def test_the_clock_of_a_test_moves_only_when_it_jumps(clock: Clock) -> None:
    before = clock.now()
    assert clock.now() == before
    clock.jump(90)
    assert (clock.now() - before).total_seconds() == 90
