"""Which letter goes next: by lane, then due time, then id; in order within a chat's lane, at the pace allowed.

Pure and in memory. The database holds every letter; here are only the first of each line, and not more
than there is room for. Times are seconds of a monotonic clock.
"""

from collections import deque
from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import count

from bot.pace import Pace
from bot.sender.letters import BROADCAST, REMINDER, REPLY, Letter, Reading

LINE_ROOM = 20  # letters of one line in memory: a chat that is owed thousands doesn't crowd out the rest
ROOM = 2_000
PAST = 5_000
LANES = (REPLY, REMINDER, BROADCAST)
UNPACED = {"answerCallbackQuery"}  # not a message: neither seen in the chat nor counted against its rate

IDLE, READY, LATER, BUSY = range(4)


class Line:
    """The letters of one lane to one chat, in order. The first stays in place while it is being sent."""

    __slots__ = ("chat", "lane", "letters", "more", "state")

    def __init__(self, chat: int, lane: int) -> None:
        self.chat, self.lane = chat, lane
        self.letters: deque[Letter] = deque()
        self.more = False  # there are younger ones that only the database knows
        self.state = IDLE


class Queue:
    """Letters on their way out. `next` hands one over; `release` or `hold` says how its call went."""

    def __init__(self, pace: Pace, room: int = ROOM, line_room: int = LINE_ROOM) -> None:
        self.room, self.line_room = room, line_room
        self.hungry = False  # a reading of the database would bring more
        self._pace = pace
        self._lines: dict[tuple[int, int], Line] = {}
        self._ready: list[tuple[int, int, int, int, Line]] = []
        self._later: list[tuple[float, int, Line]] = []
        self._known: set[int] = set()
        self._past: dict[int, None] = {}  # the latest to be done with, should they be fed late
        self._behind = False  # the database holds letters of chats that have no line here
        self._settled: set[int] | None = None  # since the reading began
        self._fed: list[Letter] = []
        self._tie = count()

    def __len__(self) -> int:
        return len(self._known)

    def add(self, letters: Iterable[Letter]) -> None:
        """Takes in letters that were just committed; what there is no room for is read later."""
        if self._settled is not None:
            self._fed.extend(letters)
            return
        for letter in letters:
            line = self._lines.get((letter.lane, letter.chat))
            if self._behind or (line and line.more) or letter.id in self._known or letter.id in self._past:
                continue
            if len(self._known) >= self.room:
                self._behind = True
            elif line and len(line.letters) >= self.line_room:
                line.more = True
            else:
                self._append(letter)

    def start_reading(self) -> None:
        """The database is about to be read: letters that are settled or come meanwhile are remembered."""
        self._settled = set()

    def finish_reading(self, reading: Reading | None) -> None:
        """Takes in what was read (None: the reading failed), then what came meanwhile."""
        settled, self._settled = self._settled or set(), None
        if reading is None:
            self._behind = self.hungry = True
            self._fed.clear()
            return
        self.hungry = False
        self._behind = not reading.complete
        counts: dict[tuple[int, int], int] = {}
        for letter in reading.letters:
            key = (letter.lane, letter.chat)
            counts[key] = counts.get(key, 0) + 1
            if letter.id not in self._known and letter.id not in settled:
                self._append(letter)
        for line in list(self._lines.values()):
            line.more = False
            if line.state == IDLE:
                self._drop_if_empty(line)
        for key, found in counts.items():
            if found >= self.line_room:
                self._line(*key).more = True
        fed, self._fed = self._fed, []
        self.add(letter for letter in fed if letter.id not in settled)

    def next(self, now: float) -> Letter | float | None:
        """The letter to send now; or the seconds until there may be one; or None when nothing waits."""
        while self._later and self._later[0][0] <= now:
            self._make_ready(heappop(self._later)[2])
        patience = None
        while self._ready and patience is None:
            line = self._ready[0][4]
            letter = line.letters[0] if line.letters else None
            if letter is None:
                heappop(self._ready)
                self._drop_if_empty(line)
                continue
            if letter.method not in UNPACED:
                if (wait := self._pace.chat_wait(line.chat, now)) > 0:
                    heappop(self._ready)
                    self._make_later(line, now + wait)
                    continue
                if (wait := self._pace.overall_wait(line.lane, now)) > 0:
                    patience = wait
                    continue
                self._pace.take(line.chat, now)
                letter.taken = now
            heappop(self._ready)
            line.state = BUSY
            return letter
        return self._patience(patience, now)

    def release(self, letter: Letter) -> None:
        """Its call has ended for good: the next of its line may go. `forget` follows, after the commit."""
        line = self._lines[letter.lane, letter.chat]
        line.letters.popleft()
        line.state = IDLE
        if line.letters:
            self._make_ready(line)
        elif not line.more:
            self._drop_if_empty(line)

    def hold(self, letter: Letter, seconds: float, now: float) -> None:
        """It is to be sent again after so long; its line waits with it."""
        self._make_later(self._lines[letter.lane, letter.chat], now + seconds)

    def forget(self, letter: Letter) -> None:
        """Its outcome is committed, so that no reading from now on finds it waiting."""
        self._known.discard(letter.id)
        self._past[letter.id] = None
        if len(self._past) > PAST:
            del self._past[next(iter(self._past))]
        if self._settled is not None:
            self._settled.add(letter.id)
        line = self._lines.get((letter.lane, letter.chat))
        starved = line is not None and line.more and not line.letters
        self.hungry = self.hungry or starved or (self._behind and len(self._known) <= self.room // 2)

    def cancel(self, chat: int) -> list[Letter]:
        """Takes all letters to a chat out, but for those being sent, and returns them (see `forget`)."""
        gone: list[Letter] = []
        for line in [self._lines[lane, chat] for lane in LANES if (lane, chat) in self._lines]:
            line.more = False
            kept = 1 if line.state == BUSY else 0
            while len(line.letters) > kept:
                gone.append(line.letters.pop())
        return gone

    def move(self, letter: Letter, chat: int) -> None:
        """Its group has become a supergroup: it and its line go to the new id."""
        line = self._lines.pop((letter.lane, letter.chat))
        letters, line.letters = line.letters, deque()
        for moved in letters:
            moved.chat = chat
            self._append(moved)
        self.hungry = self.hungry or line.more

    def _append(self, letter: Letter) -> None:
        line = self._line(letter.lane, letter.chat)
        line.letters.append(letter)
        self._known.add(letter.id)
        if line.state == IDLE:
            self._make_ready(line)

    def _line(self, lane: int, chat: int) -> Line:
        line = self._lines.get((lane, chat))
        if line is None:
            line = self._lines[lane, chat] = Line(chat, lane)
        return line

    def _make_ready(self, line: Line) -> None:
        if not line.letters:
            self._drop_if_empty(line)
            return
        line.state = READY
        first = line.letters[0]
        heappush(self._ready, (line.lane, first.due, first.id, next(self._tie), line))

    def _make_later(self, line: Line, when: float) -> None:
        line.state = LATER
        heappush(self._later, (when, next(self._tie), line))

    def _drop_if_empty(self, line: Line) -> None:
        line.state = IDLE
        if not line.letters and not line.more and self._lines.get((line.lane, line.chat)) is line:
            del self._lines[line.lane, line.chat]

    def _patience(self, wait: float | None, now: float) -> float | None:
        if not self._later:
            return wait
        later = max(0.0, self._later[0][0] - now)
        return later if wait is None else min(wait, later)
