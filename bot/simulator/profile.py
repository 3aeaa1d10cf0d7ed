"""How the bot presents itself: its name, its descriptions and its menus of commands, by scope and language."""

import json
import re

from bot.simulator.chats import Person
from bot.simulator.refusals import Json, bad_request

MOST_COMMANDS = 100
LANGUAGE = re.compile(r"[a-z]{2}")
NAME = re.compile(r"[a-z0-9_]{1,32}")
LONGEST_TEXT = {"name": 64, "description": 512, "short_description": 120}
BARE_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
CHAT_SCOPES = {"chat": {"chat_id"}, "chat_administrators": {"chat_id"}, "chat_member": {"chat_id", "user_id"}}


def language(code: str | None) -> str:
    """A language code or "" for all; refuses others."""
    if code and not LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code or ""


class Profile:
    """What people see of the bot before they write to it."""

    def __init__(self, name: str) -> None:
        self.born = name
        self.texts: dict[str, dict[str, str]] = {"name": {"": name}, "description": {}, "short_description": {}}
        self.menus: dict[str, list[Json]] = {}

    def set_text(self, kind: str, text: str | None, code: str | None) -> None:
        """Sets or, with nothing, removes the name or a description for one language or for all."""
        if text and len(text) > LONGEST_TEXT[kind]:
            raise bad_request(f"{kind.replace('_', ' ')} is too long")
        texts = self.texts[kind]
        if text:
            texts[language(code)] = text
        elif kind == "name" and not code:
            texts[""] = self.born
        else:
            texts.pop(language(code), None)

    def text(self, kind: str, code: str | None = None) -> str:
        """The name or a description as it is read in that language."""
        texts = self.texts[kind]
        return texts.get(language(code)) or texts.get("", "")

    def set_menu(self, commands: list[Json], scope: str, code: str | None) -> None:
        """Sets one menu; an empty one is a removed one (Bot API, setMyCommands)."""
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self.menus.pop(_key(scope, code), None)
        if commands:
            self.menus[_key(scope, code)] = [_command(one) for one in commands]

    def menu(self, scope: str, code: str | None) -> list[Json]:
        """Exactly the menu of that scope and language."""
        return self.menus.get(_key(scope, code), [])

    def menu_of(self, person: Person) -> list[Json]:
        """The menu that a person sees in their chat (Bot API, "Determining list of commands")."""
        scopes = (scope_key({"type": "chat", "chat_id": person.id}), "all_private_chats", "default")
        for scope in scopes:
            for code in (person.language_code[:2], ""):
                if menu := self.menus.get(_key(scope, code)):
                    return menu
        return []

    def dump(self) -> Json:
        """For a snapshot."""
        return {"texts": self.texts, "menus": self.menus}

    def load(self, saved: Json) -> None:
        """Takes up where a snapshot left off."""
        self.texts, self.menus = saved["texts"], saved["menus"]


def _key(scope: str, code: str | None) -> str:
    return f"{scope}|{language(code)}"


def scope_key(scope: Json) -> str:
    """A scope, checked, in one comparable word."""
    kind = scope.get("type")
    if kind in BARE_SCOPES and scope.keys() == {"type"}:
        return str(kind)
    fields = CHAT_SCOPES.get(str(kind))
    if fields is None:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if scope.keys() != fields | {"type"}:
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    return json.dumps(scope, sort_keys=True)


def _command(command: Json) -> Json:
    trouble = "can't parse BotCommand: "
    if command.keys() != {"command", "description"}:
        raise bad_request(trouble + "expected an Object with command and description")
    name, description = command["command"], command["description"]
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request(trouble + 'Field "command" must be of type String')
    name = name.removeprefix("/")
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description.strip():
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    return {"command": name, "description": description}
