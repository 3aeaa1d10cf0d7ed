"""Spoils updates: takes JSON that Telegram might have sent and makes something of it that it never would.

Seeded, so that what was found once is found again.
"""

import copy
import json
import random
from typing import Any

from bot.simulator.refusals import Json

OTHER_TYPES: tuple[Any, ...] = (None, True, False, 0, -1, 1.5, "", "x", "0", [], {}, [None], [[]], {"id": "x"})
NUMBERS = (2**31, -(2**31) - 1, 2**52, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**30, -1e308)
WORDS = (
    "\ud800", "half \udfff a pair", "\0", "nul \0 inside", "\u202eback to front", "Z" + "\u0351" * 300, "👩‍👩‍👧‍👦" * 40,
    "<b>bold</b> & [a](b) *c* _d_", "=cmd|' /C calc'!A0", "'; DROP TABLE people; --", "{ $name }", "%s %n", "x" * 5_000,
    "/" + "x" * 40, "/start " + "y" * 600, "/start\0now", "/help@somebody_else_bot", "/LESSONS", "/ start", "\r\n\t ",
    "/draft \ud83d", "９" * 9, "٣", "/practise\u00a0now",
)  # fmt: skip
FRAGMENTS = {  # what Python's own JSON writer wouldn't write
    "\ue000digits": "9" * 5_000,
    "\ue000endless": "1e999",
    "\ue000deep": "[" * 3_000 + "]" * 3_000,
    "\ue000objects": '{"a":' * 400 + "1" + "}" * 400,
    "\ue000deeper": '{"message":' * 5_000 + "1" + "}" * 5_000,
}
KINDS = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member", "poll", "made_up")

Path = tuple[str | int, ...]


class Surgeon:
    """Operates on updates. `dice` decides where and how."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._cuts = (
            self._remove, self._swap_type, self._swap_type, self._put_number, self._put_words, self._put_fragment,
            self._transplant, self._bad_id, self._bad_entities, self._bad_callback, self._add, self._rename,
        )  # fmt: skip

    def operate(self, update: Json) -> bytes:
        """The update with one to three things wrong, as JSON text. Its update_id stays what it was."""
        spoiled = copy.deepcopy(update)
        for _ in range(self._dice.choice((1, 1, 1, 2, 3))):
            self._dice.choice(self._cuts)(spoiled)
        spoiled["update_id"] = update["update_id"]
        return written(spoiled)

    # ------------------------------------------------------------------ the cuts

    def _remove(self, update: Json) -> None:
        parent, key = self._somewhere(update)
        del parent[key]

    def _swap_type(self, update: Json) -> None:
        self._put(update, copy.deepcopy(self._dice.choice(OTHER_TYPES)))

    def _put_number(self, update: Json) -> None:
        self._put(update, self._dice.choice(NUMBERS))

    def _put_words(self, update: Json) -> None:
        self._put(update, self._dice.choice(WORDS), leaf=self._dice.random() < 0.8)

    def _put_fragment(self, update: Json) -> None:
        self._put(update, self._dice.choice(list(FRAGMENTS)))

    def _transplant(self, update: Json) -> None:
        """One part in the place of another."""
        parent, key = self._somewhere(update)
        self._put(update, copy.deepcopy(parent[key]))

    def _bad_id(self, update: Json) -> None:
        spots = [path for path in paths(update) if path[-1] in ("id", "message_id", "update_id", "media_group_id")]
        wrong = (0, -1, -1_001_234, 999_999, 2**40, 2**52 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**25, "7", None)
        if spots:
            put(update, self._dice.choice(spots), self._dice.choice(wrong))

    def _bad_entities(self, update: Json) -> None:
        spots = [path for path in paths(update) if path[-1] == "text" and len(path) > 1]
        entities: list[Any] = [
            {
                "type": self._dice.choice(("bold", "text_link", "text_mention", "custom_emoji", "made_up", None, 3)),
                "offset": self._dice.choice((-5, 0, 1, 3, 10**6, 2**63, "1", None)),
                "length": self._dice.choice((-1, 0, 1, 4_096, 10**9, "x", 1.5)),
            }
            for _ in range(self._dice.choice((1, 2, 150)))
        ]
        if spots:
            place = self._dice.choice(spots)[:-1]
            put(update, (*place, "entities"), self._dice.choice((entities, [None], [{}], "bold", entities)))

    def _bad_callback(self, update: Json) -> None:
        if isinstance(query := update.get("callback_query"), dict):
            query["data"] = self._data(str(query.get("data", "")))

    def _data(self, data: str) -> str:
        """Callback data that no button has: forged, cut, shuffled, or noise."""
        parts = data.split(".")
        match self._dice.randrange(6):
            case 0:
                return "".join(chr(self._dice.randrange(1, 0x300)) for _ in range(self._dice.randrange(64)))
            case 1:
                self._dice.shuffle(parts)
                return ".".join(parts)
            case 2:
                spot = self._dice.randrange(len(parts))
                return ".".join((*parts[:spot], self._dice.choice(("", "0", "zzzzzzzzz", "99", "-1", "x" * 32, "\0"))))
            case 3:
                parts[-1] = self._dice.choice(("0", "-1", "9" * 30, "a-lesson/that-isnt", "A", "'", "\ud800"))
                return ".".join(parts)
            case 4:
                return data[: self._dice.randrange(len(data) + 1)]
            case _:
                kind = self._dice.choice(("mission", "lesson", "remind", "admin", "book", "crisis", "home"))
                return f"!{kind}.{self._dice.choice(('done', 'open', 'stuck', 'x'))}.{self._dice.choice(('', '7'))}."

    def _add(self, update: Json) -> None:
        parent, _ = self._somewhere(update)
        if isinstance(parent, dict):
            parent[self._dice.choice(("caption", "text", "location", "overflow", "contact", "web_app_data"))] = (
                self._dice.choice((*WORDS, *OTHER_TYPES, {"latitude": 1e308, "longitude": -1e308}))
            )

    def _rename(self, update: Json) -> None:
        """A message said to be something else."""
        kinds = [kind for kind in KINDS if kind in update]
        if kinds:
            update[self._dice.choice(KINDS)] = update.pop(self._dice.choice(kinds))

    # ------------------------------------------------------------------ where

    def _somewhere(self, update: Json, *, leaf: bool = False) -> tuple[Any, Any]:
        """The parent and the key of some part of the update, its update_id left alone."""
        spots = [path for path in paths(update) if path != ("update_id",)]
        if leaf:
            spots = [path for path in spots if not isinstance(at(update, path), dict | list)] or spots
        if not spots:
            update["message"] = {}
            return update, "message"
        path = self._dice.choice(spots)
        return at(update, path[:-1]), path[-1]

    def _put(self, update: Json, value: Any, *, leaf: bool = False) -> None:
        parent, key = self._somewhere(update, leaf=leaf)
        parent[key] = value


def paths(part: Any, here: Path = ()) -> list[Path]:
    """The way to every part of a JSON value."""
    found: list[Path] = []
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inside:
        found += [(*here, key), *paths(value, (*here, key))]
    return found


def at(part: Any, path: Path) -> Any:
    """What is at the end of that way."""
    for key in path:
        part = part[key]
    return part


def put(part: Any, path: Path, value: Any) -> None:
    """Puts a value there."""
    at(part, path[:-1])[path[-1]] = value


def written(update: Json) -> bytes:
    """The update as JSON text in ASCII; NaN and infinity as Python spells them, which isn't JSON at all."""
    text = json.dumps(update)
    for stand_in, fragment in FRAGMENTS.items():
        text = text.replace(json.dumps(stand_in), fragment)
    return text.encode()
