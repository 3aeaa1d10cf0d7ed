"""Asks Telegram for updates and puts them into the inbox; acknowledges only what is committed."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from random import random
from time import monotonic
from typing import Any

from bot.inbox.arrivals import Arrival, UnreadableUpdateError, arrival_of
from bot.inbox.intake import Intake
from bot.store import StoreError
from bot.transport import Conflict, InvalidToken, RetryAfter, Telegram, TelegramError, UnansweredError, seconds_to_wait

log = logging.getLogger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
"""What we want to hear of. Always sent: Telegram keeps the list of the last call."""
LONG_POLL = 50  # seconds, Telegram's own limit
SLACK = 10.0  # seconds that an answer may be late
MOST = 100
LONGEST_NAP = 30.0  # seconds between tries
STEPPED_DOWN = 5.0  # seconds to leave the field to the other poller
REVOKED = 60.0  # seconds between tries with a token that isn't accepted


class SteppedDownError(Exception):
    """Another process polls for this bot (409), so this one has stopped. One token, one poller."""


class Poller:
    """Long polling. `run` ends only when it is cancelled, or steps down because somebody else polls.

    `alive` tells whether it has heard from Telegram, or at least tried, lately.
    """

    def __init__(
        self,
        telegram: Telegram,
        intake: Intake,
        *,
        long_poll: int = LONG_POLL,
        nap: float = 1.0,
        time: Callable[[], float] = monotonic,
    ) -> None:
        self._telegram, self._intake = telegram, intake
        self._long_poll, self._nap, self._time = long_poll, nap, time
        self._offset = 0
        self._failures = 0
        self._webhook_removed = False
        self._seen = time()

    @property
    def alive(self) -> bool:
        """Whether the loop has gone round lately."""
        return self._time() - self._seen < self._long_poll + SLACK + 2 * REVOKED

    async def run(self) -> None:
        """Polls; a webhook is taken away once, before the first time. Raises SteppedDownError on a 409.

        It may be run again after that. It leaves alone a webhook that has been set meanwhile: whoever
        set it has taken over.
        """
        while True:
            self._seen = self._time()
            try:
                if not self._webhook_removed:
                    await self._telegram.call("deleteWebhook", {"drop_pending_updates": False})
                    self._webhook_removed = True
                await self._once()
                self._failures = 0
            except Conflict as error:
                raise SteppedDownError(error.message) from None
            except (TelegramError, StoreError) as error:
                await self._rest(error)

    async def _once(self) -> None:
        """One question, and the commit of its answer. Only then does the offset move."""
        asked = {"timeout": self._long_poll, "limit": MOST, "allowed_updates": ALLOWED}
        if self._offset:
            asked["offset"] = self._offset
        updates = await self._telegram.call("getUpdates", asked, timeout=self._long_poll + SLACK)
        arrivals = readable(updates if isinstance(updates, list) else [])
        if updates and not arrivals:
            raise UnansweredError("nothing of the answer was an update")
        await self._intake.put(arrivals)
        # An empty answer confirms all before: from there on no offset is better than one that would hide
        # the updates of a series which begins anew (ids are random after a week's silence).
        self._offset = arrivals[-1].update_id + 1 if arrivals else 0

    async def _rest(self, error: TelegramError | StoreError) -> None:
        """Waits longer each time; the offset is where it was."""
        self._failures += 1
        nap = min(LONGEST_NAP, self._nap * 2.0 ** min(self._failures - 1, 10) * (0.5 + random()))
        if isinstance(error, RetryAfter):
            nap = max(nap, seconds_to_wait(error))
        elif isinstance(error, InvalidToken):
            nap = REVOKED
        log.warning("no updates could be taken in; asking again in %.1f s: %s", nap, error)
        await asyncio.sleep(nap)


def readable(updates: Sequence[Any]) -> list[Arrival]:
    """The arrivals among what Telegram sent; what isn't an update is logged and passed over."""
    arrivals: list[Arrival] = []
    for update in updates:
        try:
            arrivals.append(arrival_of(update))
        except UnreadableUpdateError as error:
            log.error("getUpdates answered with something that is no update: %s", error)
    return arrivals
