"""How fast messages may go: overall and to one chat, with a little credit for replies while a broadcast runs.

Times are seconds of a monotonic clock and are given as arguments; nothing here sleeps. The limits are
Telegram's (about 30 messages a second overall, one a second to a chat with short bursts, 20 a minute to a
group; https://core.telegram.org/bots/faq#broadcasting-to-users); its `retry_after` has the last word.
"""

from collections import OrderedDict, deque
from itertools import islice
from math import floor

REPLY = 0
"""The lane that may borrow; higher numbers wait for lower ones."""
CREDIT = 5.0  # tokens that a reply may borrow; also how far any one second may exceed the rate
STORED = 0.02  # seconds of unused rate kept, so that a late wake-up costs no throughput
BURST = 8.0  # messages to one chat that may go at once
SECOND = 1.01  # what counts as a second: a little more, as calls don't all travel at the same speed
GROUP = 0.2  # a group's share of a chat's rate: with the burst, at most 20 in any minute


class Bucket:
    """Tokens that come back at `rate` a second, up to `size`. May go below zero: that is a debt."""

    __slots__ = ("at", "level", "rate", "size")

    def __init__(self, rate: float, size: float, now: float) -> None:
        self.rate, self.size = rate, size
        self.level, self.at = size, now

    def wait(self, now: float, credit: float = 0.0) -> float:
        """Seconds until a token can be had, with `credit` tokens lent."""
        self._refill(now)
        return max(0.0, (1.0 - credit - self.level) / self.rate)

    def take(self, now: float) -> None:
        """Uses one token."""
        self._refill(now)
        self.level -= 1.0

    def give_back(self, now: float) -> None:
        """Returns a token that was not used after all."""
        self._refill(now)
        self.level = min(self.size, self.level + 1.0)

    def rested(self, now: float) -> bool:
        """Whether it is full again, and so needn't be remembered."""
        return self.level + (now - self.at) * self.rate >= self.size

    def _refill(self, now: float) -> None:
        if now > self.at:
            self.level = min(self.size, self.level + (now - self.at) * self.rate)
            self.at = now


class Pace:
    """Who may send when. `rate` and `per_chat` are messages a second (SEND_RATE, SEND_RATE_PER_CHAT).

    A reply may go up to five tokens ahead of the rate; whatever follows pays them back. However the
    tokens fall, no second holds more than `rate` and those five.
    """

    def __init__(self, rate: float, per_chat: float, now: float) -> None:
        self._per_chat = per_chat
        self._credit = min(CREDIT, rate / 5)
        self._overall = Bucket(rate, max(2.0, rate * STORED), now)
        self._ceiling = max(1, floor(rate + self._credit))
        self._recent: deque[float] = deque()
        self._chats: OrderedDict[int, Bucket] = OrderedDict()
        self._halt = now
        self._halts: dict[int, float] = {}
        self._refused = (0, now - 60.0)

    def overall_wait(self, lane: int, now: float) -> float:
        """Seconds until a message of this lane may go to anybody; 0.0 means now."""
        wait = self._overall.wait(now, self._credit if lane == REPLY else 0.0)
        if len(self._recent) >= self._ceiling:
            wait = max(wait, self._recent[-self._ceiling] + SECOND - now)
        return max(wait, self._halt - now)

    def chat_wait(self, chat: int, now: float) -> float:
        """Seconds until a message may go to this chat, as far as the chat is concerned."""
        bucket = self._chats.get(chat)
        wait = bucket.wait(now) if bucket else 0.0
        return max(wait, self._halts[chat] - now) if chat in self._halts else wait

    def take(self, chat: int, now: float) -> None:
        """Counts a message to this chat."""
        self._overall.take(now)
        self._recent.append(now)
        while self._recent[0] <= now - SECOND:
            self._recent.popleft()
        bucket = self._chats.get(chat)
        if bucket is None:
            rate = self._per_chat * (GROUP if chat < 0 else 1.0)
            bucket = self._chats[chat] = Bucket(rate, BURST, now)
        bucket.take(now)
        self._chats.move_to_end(chat)
        self._forget(now)

    def give_back(self, chat: int, now: float) -> None:
        """Takes back the count of a message that was not sent after all."""
        for bucket in (self._overall, self._chats.get(chat)):
            if bucket is not None:
                bucket.give_back(now)
        if self._recent:
            self._recent.pop()

    def late(self, taken: float, now: float) -> None:
        """A message that was counted at `taken` goes only now: so that those that were held up don't go all at once
        beside the full rate."""
        if taken in self._recent:
            self._recent.remove(taken)
        self._recent.append(now)

    def halt(self, seconds: float, now: float) -> None:
        """Lets nothing go to anybody for so long."""
        self._halt = max(self._halt, now + seconds)

    def refused(self, chat: int, seconds: float, now: float) -> None:
        """A 429: the chat waits so long. When it is the second chat within a second, everybody waits."""
        other, at = self._refused
        self._refused = (chat, now)
        self.halt_chat(chat, seconds, now)
        if other != chat and now - at <= 1.0:
            self.halt(seconds, now)

    def halt_chat(self, chat: int, seconds: float, now: float) -> None:
        """Lets nothing go to this chat for so long."""
        self._halts[chat] = max(self._halts.get(chat, now), now + seconds)

    def _forget(self, now: float) -> None:
        """Drops chats that are at rest, the longest idle first, so that memory follows the traffic."""
        for chat, bucket in list(islice(self._chats.items(), 2)):
            if bucket.rested(now):
                del self._chats[chat]
        if self._halts:
            self._halts = {chat: until for chat, until in self._halts.items() if until > now}
