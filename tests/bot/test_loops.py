"""The loops' start and end: in good order when asked, all of them when one falls."""

import asyncio

import pytest

from bot.loops import Loops, StoppedError


async def for_ever(ended: list[str], name: str) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        ended.append(name)


async def test_the_last_that_was_started_ends_first() -> None:
    ended: list[str] = []
    loops, stop = Loops(), asyncio.Event()
    finishing = asyncio.Event()

    async def polite() -> None:
        await finishing.wait()
        ended.append("sender")

    loops.start("sender", polite(), finishing.set)
    loops.start("timers", for_ever(ended, "timers"))
    loops.start("poller", for_ever(ended, "poller"))
    stop.set()
    await loops.until(stop)
    assert loops.alive
    await loops.drain()
    assert ended == ["poller", "timers", "sender"]
    assert not loops.alive


async def test_a_loop_that_cannot_finish_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.loops.DRAIN", 0.01)
    ended: list[str] = []
    loops = Loops()
    loops.start("sender", for_ever(ended, "sender"), lambda: None)
    await asyncio.sleep(0)
    await loops.drain()
    assert ended == ["sender"]


async def test_what_a_loop_dies_of_comes_out() -> None:
    async def ill() -> None:
        raise LookupError("lost")

    loops = Loops()
    loops.start("worker", ill())
    with pytest.raises(LookupError, match="lost"):
        await loops.until(asyncio.Event())
    await loops.drain()


async def test_a_loop_that_just_ends_is_missed() -> None:
    async def done() -> None:
        return

    loops = Loops()
    loops.start("worker", done())
    with pytest.raises(StoppedError, match="worker"):
        await loops.until(asyncio.Event())
    await loops.drain()
