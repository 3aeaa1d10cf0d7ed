"""Troubles on order: the Bot API that is slow, busy, broken or cut off, exactly when a test wants it."""

import random
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from bot.simulator.refusals import Json, RefusalError, SimError, bad_request, forbidden, too_many

Kind = Literal["429", "5xx", "closed", "lost", "slow", "403", "migrated", "400"]


@dataclass(slots=True)
class Fault:
    """One trouble and when it strikes.

    kind        429 (`retry_after` seconds), 5xx (`status`), closed (the connection, before anything is done), lost
                (done, but the connection closes `ms` later instead of an answer), slow (by `ms`), 403, migrated
                (`migrate_to` is the new chat), 400
    method      only this method; without it any but getUpdates
    chat        only calls about this chat
    nth         only the nth call that fits, from 1
    times       at most so often
    probability of striking, drawn from `seed`
    description Telegram's words, where other ones than the usual are wanted
    """

    kind: Kind
    method: str | None = None
    chat: int | None = None
    nth: int | None = None
    times: int | None = None
    probability: float = 1.0
    seed: int = 0
    retry_after: int = 1
    status: int = 502
    ms: float = 0.0
    migrate_to: int = -1_000_000_000_001
    description: str | None = None
    met: int = 0
    struck: int = 0
    _dice: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise SimError(f"There is no fault called {self.kind!r}; choose from {', '.join(get_args(Kind))}.")
        self._dice = random.Random(self.seed)

    def strikes(self, method: str, chat: int | None) -> bool:
        """Whether it strikes this call; counts."""
        fits = method != "getUpdates" if self.method is None else method.lower() == self.method.lower()
        if not fits or (self.chat is not None and self.chat != chat):
            return False
        self.met += 1
        if (self.nth and self.met != self.nth) or (self.times is not None and self.struck >= self.times):
            return False
        if self.probability < 1 and self._dice.random() >= self.probability:
            return False
        self.struck += 1
        return True

    def refusal(self) -> RefusalError | None:
        """The error it answers with, or None where its trouble is of another sort."""
        match self.kind:
            case "429":
                return too_many(self.retry_after)
            case "5xx":
                words = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}
                return RefusalError(self.status, self.description or words.get(self.status, "Service Unavailable"))
            case "403":
                return forbidden(self.description or "bot was blocked by the user")
            case "400":
                return bad_request(self.description or "the fault that was asked for")
            case "migrated":
                words_ = "group chat was upgraded to a supergroup chat"
                return bad_request(words_, migrate_to_chat_id=self.migrate_to)
            case "closed" | "lost" | "slow":
                return None

    def brief(self) -> Json:
        """For the people's side."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.init}


class Faults:
    """All troubles on order; the first fitting one of each sort counts."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def order(self, fault: Fault) -> Fault:
        """Adds one."""
        self.ordered.append(fault)
        return fault

    def order_json(self, rows: list[dict[str, Any]]) -> list[Fault]:
        """Adds those that came over HTTP."""
        names = {one.name for one in fields(Fault) if one.init} - {"met", "struck"}
        for row in rows:
            if not isinstance(row, dict) or "kind" not in row or row.keys() - names:
                raise SimError(f"A fault is an object with kind and any of {', '.join(sorted(names))}.")
        return [self.order(Fault(**row)) for row in rows]

    def clear(self) -> None:
        """Back to fair weather."""
        self.ordered.clear()

    def striking(self, method: str, chat: int | None) -> list[Fault]:
        """What strikes this call."""
        return [fault for fault in self.ordered if fault.strikes(method, chat)] if self.ordered else []
