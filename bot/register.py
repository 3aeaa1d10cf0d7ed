"""Tells Telegram who the bot is: its name, what it says of itself, and the commands in each language's menu."""

from typing import Any

from bot.contents import Contents
from bot.menu import menu_of
from bot.transport import Telegram
from flows.model import phrase

PRIVATE = {"type": "all_private_chats"}


async def register(telegram: Telegram, contents: Contents, zone: str) -> None:
    """Sets name, descriptions and the learners' menu, in every language; the first language is the default."""
    for lang in contents.languages:
        await _describe(telegram, contents, lang, zone, {"language_code": lang})
    await _describe(telegram, contents, contents.language(None), zone, {})


async def _describe(telegram: Telegram, contents: Contents, lang: str, zone: str, which: dict[str, Any]) -> None:
    def say(key: str, most: int) -> str:
        return contents.renderer.render(phrase(key), lang, zone).text[:most]

    await telegram.call("setMyName", {"name": say("bot-name", 64), **which})
    await telegram.call("setMyDescription", {"description": say("bot-description", 512), **which})
    await telegram.call("setMyShortDescription", {"short_description": say("bot-short-description", 120), **which})
    menu = menu_of(contents, lang, zone, frozenset())
    await telegram.call("setMyCommands", {"commands": menu, "scope": PRIVATE, **which})
