"""What the simulator remembers of its work: the latest calls, every message it accepted, and counts."""

from collections import Counter, deque
from typing import Any

from bot.simulator.refusals import Json

CALLS_KEPT = 500


class Records:
    """Kept for the page's drawer and for proofs; `keep_ledger=False` saves memory in long benches."""

    def __init__(self, *, keep_ledger: bool = True) -> None:
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.ledger: list[Json] = []
        self.counts: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()  # by description
        self.methods: Counter[str] = Counter()
        self._keep_ledger = keep_ledger
        self._number = 0

    def call(self, row: Json) -> Json:
        """Numbers and keeps one call."""
        self._number += 1
        numbered = {"n": self._number, **row}
        self.calls.append(numbered)
        return numbered

    def after(self, n: int) -> list[Json]:
        """The kept calls after the nth."""
        return [call for call in self.calls if call["n"] > n]

    def count(self, method: str, status: int, description: str | None) -> None:
        """Counts a call by its outcome."""
        self.counts["calls"] += 1
        self.methods[method] += 1
        if status == 429:
            self.counts["too_many"] += 1
        elif status >= 400:
            self.counts["refusals"] += 1
        if description:
            self.refused[description] += 1

    def accepted(self, method: str, chat: int, message_id: int, words: str | None, at: str) -> None:
        """Notes a message that a chat got."""
        self.counts["messages"] += 1
        if self._keep_ledger:
            row = {"n": len(self.ledger) + 1, "method": method, "chat": chat, "message_id": message_id}
            self.ledger.append({**row, "text": words, "at": at})

    def ledger_of(self, chat: int | None) -> Json:
        """Every message accepted, of one chat or of all, and how many each chat got."""
        rows = [row for row in self.ledger if chat is None or row["chat"] == chat]
        return {"messages": rows, "counts": dict(Counter(str(row["chat"]) for row in rows))}

    def stats(self) -> dict[str, Any]:
        """The counts."""
        named = {name: self.counts[name] for name in ("calls", "messages", "too_many", "refusals")}
        return {**named, "refused": dict(self.refused), "methods": dict(self.methods)}

    def dump(self) -> Json:
        """For a snapshot."""
        return {"ledger": self.ledger, "counts": dict(self.counts), "calls": list(self.calls), "n": self._number}

    def load(self, saved: Json) -> None:
        """Takes up where a snapshot left off."""
        self.ledger, self._number = saved["ledger"], saved["n"]
        self.counts.update(saved["counts"])
        self.calls.extend(saved["calls"])
