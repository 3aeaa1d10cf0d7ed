"""How fast the stand-in for Telegram is by itself: a client that does nothing but call it, in a process of its own.

Run with the address: it prints the calls a second that were answered. No stack should come near that.
"""

import asyncio
import sys
from time import perf_counter
from typing import cast

import uvloop

CONNECTIONS = 16
AHEAD = 8  # calls on their way on each connection
SECONDS = 2.0
BODY = b'{"chat_id":1,"text":"%s","link_preview_options":{"is_disabled":true}}' % (b"A sentence as they come. " * 12)
CALL = b"POST /bot1:x/sendMessage HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY)


class Caller(asyncio.Protocol):
    """One connection that always has calls on their way."""

    def __init__(self) -> None:
        self.answers = 0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own kind
        self._transport.write((CALL + BODY) * AHEAD)

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        answers = data.count(b"HTTP/1.1 200")
        self.answers += answers
        self._transport.write((CALL + BODY) * answers)


async def measure(host: str, port: int) -> float:
    """Calls answered in a second."""
    loop = asyncio.get_running_loop()
    callers = [(await loop.create_connection(Caller, host, port))[1] for _ in range(CONNECTIONS)]
    started = perf_counter()
    await asyncio.sleep(SECONDS)
    return sum(caller.answers for caller in callers) / (perf_counter() - started)


if __name__ == "__main__":
    print(uvloop.run(measure(sys.argv[1], int(sys.argv[2]))))
