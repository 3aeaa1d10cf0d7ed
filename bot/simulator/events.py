"""What happens, told to everybody who listens: the phone page's stream of events."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec

HEARTBEAT = 15.0  # seconds
MOST_UNREAD = 10_000  # events; a listener this far behind is let go and has to come again


class Events:
    """Hands each event to each listener; costs next to nothing where nobody listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[dict[str, Any] | None]] = set()

    @property
    def heard(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    def publish(self, type_: str, **payload: Any) -> None:
        """Tells everybody."""
        for listener in list(self._listeners):
            if listener.qsize() >= MOST_UNREAD:
                self._listeners.discard(listener)
                continue
            listener.put_nowait({"type": type_, **payload})

    def close(self) -> None:
        """Ends every stream."""
        for listener in self._listeners:
            listener.put_nowait(None)
        self._listeners.clear()

    async def stream(self) -> AsyncIterator[str]:
        """Server-sent events, for as long as the listener stays."""
        mine: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._listeners.add(mine)
        try:
            yield ": welcome\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(mine.get(), HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {msgspec.json.encode(event).decode()}\n\n"
        finally:
            self._listeners.discard(mine)
