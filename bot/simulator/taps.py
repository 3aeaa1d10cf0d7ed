"""Taps that wait for their answer: one each, and only for 150 seconds."""

import random
from dataclasses import dataclass
from datetime import datetime

from bot.simulator.refusals import QUERY_TOO_OLD, Json, bad_request
from bot.simulator.timekeeping import Clock
from bot.simulator.updates import TAP_LIFE

MOST_KEPT = 50_000  # answered and unanswered; older ones count as too old anyway


@dataclass(slots=True)
class Tap:
    """Who tapped, when (aware UTC), and whether the bot has answered."""

    person: int
    at: datetime
    answered: bool = False


class Taps:
    """Hands out callback query ids and keeps count of the answers."""

    def __init__(self, clock: Clock, dice: random.Random) -> None:
        self._clock = clock
        self._dice = dice
        self._taps: dict[str, Tap] = {}

    def begin(self, person: int) -> str:
        """A fresh callback_query id."""
        number = str(self._dice.getrandbits(62))
        self._taps[number] = Tap(person, self._clock.now())
        if len(self._taps) > MOST_KEPT:
            del self._taps[next(iter(self._taps))]
        return number

    def answer(self, number: str) -> int:
        """Notes the one answer and returns who tapped; refuses unknown, late and second answers."""
        tap = self._taps.get(number)
        if tap is None or tap.answered or self._clock.now() - tap.at > TAP_LIFE:
            raise bad_request(QUERY_TOO_OLD)
        tap.answered = True
        return tap.person

    def dump(self) -> Json:
        """For a snapshot: the taps that may still be answered."""
        return {
            number: [tap.person, tap.at.isoformat()]
            for number, tap in self._taps.items()
            if not tap.answered and self._clock.now() - tap.at <= TAP_LIFE
        }

    def load(self, saved: Json) -> None:
        """Takes up where a snapshot left off."""
        for number, (person, at) in saved.items():
            self._taps[number] = Tap(person, datetime.fromisoformat(at))
