"""The menu of each person: only the commands that they may use, from when they first come or their role changes.

Learners share one menu, set at the start for all private chats (see bot/register.py). Whoever may do more gets one
of their own, for their chat alone; it goes when the roles go.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from bot.contents import Contents
from flows.commands import allowed
from flows.model import phrase

SHARED: Final = ""  # the menu of all private chats
UNKNOWN: Final = "?"  # they had one of their own and then shut the bot out: who knows what became of it


@dataclass(frozen=True, slots=True)
class Menu:
    """A Bot API call that sets somebody's menu, and the name of that menu: the same name, the same menu."""

    name: str
    method: str
    payload: Mapping[str, Any]


def menu_of(contents: Contents, lang: str, zone: str, roles: frozenset[str]) -> list[dict[str, str]]:
    """The commands that somebody with these roles may use (Bot API, BotCommand)."""
    return [
        {
            "command": command.name,
            "description": contents.renderer.render_plain(phrase(f"command-{command.name}"), lang, zone, 256),
        }
        for command in allowed(roles)
    ]


class Menus:
    """Knows which menu each person should have."""

    def __init__(self, contents: Contents, zone: str) -> None:
        self._contents, self._zone = contents, zone
        self._made = lru_cache(64)(self._make)

    def due(self, had: str, chat: int, lang: str, roles: frozenset[str]) -> Menu | None:
        """The call that gives somebody the menu of these roles, None where `had` is the name of that menu."""
        name, commands = self._made(lang, roles)
        if name == had:
            return None
        scope = {"scope": {"type": "chat", "chat_id": chat}}
        if name == SHARED:
            return Menu(name, "deleteMyCommands", scope)
        return Menu(name, "setMyCommands", {"commands": commands, **scope})

    def _make(self, lang: str, roles: frozenset[str]) -> tuple[str, list[dict[str, str]]]:
        if not roles:
            return SHARED, []
        commands = menu_of(self._contents, lang, self._zone, roles)
        return hashlib.sha256(json.dumps(commands).encode()).hexdigest()[:16], commands
