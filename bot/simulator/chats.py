"""Who and what the simulated Telegram knows: people, chats and the messages in them."""

from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.simulator.refusals import Json

LONGEST_LOG = 20_000  # lines


@dataclass(slots=True)
class Person:
    """Somebody with a phone.

    `started`: has written to the bot, so it may write back. `met`: the bot has seen them, if only in a group.
    `role` is a label for the page, nothing more.
    """

    id: int
    first_name: str
    username: str | None = None
    language_code: str = "en"
    role: str | None = None
    blocked: bool = False
    started: bool = False
    met: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """As Telegram's User object."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        user["language_code"] = self.language_code
        return user


@dataclass(slots=True)
class Stored:
    """One message: as Telegram's Message object, and what only the simulator remembers about it."""

    message: Json
    kind: str
    from_bot: bool
    plain_keyboard: bool = False  # was sent with a reply keyboard, and so can't be edited
    reworded: bool = False  # its words were edited, which phones show; a change of buttons they don't
    reactions: list[Json] = field(default_factory=list)


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group or channel, with its messages by id, oldest first."""

    id: int
    type: str = "private"
    title: str | None = None
    username: str | None = None
    first_name: str | None = None
    has_bot: bool = True
    reply_keyboard: Json | None = None
    menu_button: Json | None = None
    messages: dict[int, Stored] = field(default_factory=dict)
    log: deque[str] = field(default_factory=lambda: deque(maxlen=LONGEST_LOG))  # the transcript so far

    def brief(self) -> Json:
        """As Telegram's Chat object."""
        whole = {"id": self.id, "first_name": self.first_name, "title": self.title, "username": self.username}
        return {**{key: value for key, value in whole.items() if value is not None}, "type": self.type}

    @property
    def private(self) -> bool:
        """Whether this is a person's chat with the bot."""
        return self.type == "private"


def chat_as_json(chat: Chat) -> Json:
    """For a snapshot; message ids become strings in JSON anyway, so they are left to the messages themselves."""
    whole = asdict(chat)
    whole["messages"] = list(whole["messages"].values())
    whole["log"] = list(chat.log)
    return whole


def chat_from_json(saved: dict[str, Any]) -> Chat:
    """A chat as a snapshot kept it."""
    messages = {row["message"]["message_id"]: Stored(**row) for row in saved["messages"]}
    return Chat(**{**saved, "messages": messages, "log": deque(saved["log"], LONGEST_LOG)})
