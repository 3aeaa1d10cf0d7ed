"""Events: what can happen to a conversation."""

from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Wrote:
    """The person sent text (at most 4096 UTF-16 units, Bot API `Message.text`)."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A turn-bound button was tapped; `label` is what it said."""

    flow: str
    step: int
    move: str
    arg: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Acted:
    """A standing button was tapped."""

    kind: str
    verb: str
    thing: str = ""
    arg: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command in a private chat: the name without the slash, and whatever followed it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that isn't text: photo, sticker, voice, video, album, document, location, contact, other."""

    what: str
    caption: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """An earlier message was changed after it had been answered."""

    text: str


@dataclass(frozen=True, slots=True)
class Garbled:
    """A button whose data makes no sense here: forged, or from a program long gone."""


@dataclass(frozen=True, slots=True)
class Reachable:
    """The person blocked the bot, or let it back in (Bot API `my_chat_member`)."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A timer has come due. `step` is set for turn-bound timers and None for standing ones."""

    kind: str
    thing: str = ""
    step: int | None = None
    data: tuple[tuple[str, Json], ...] = ()

    def get(self, name: str, default: Json = None) -> Json:
        """One value of the timer's data."""
        return dict(self.data).get(name, default)


@dataclass(frozen=True, slots=True)
class Opened:
    """A flow is being entered or taken up again, by a command, by another flow or by a standing button."""

    argument: str = ""


@dataclass(frozen=True, slots=True)
class Flooded:
    """The person sent far more than a person can; this stands for what was dropped."""


@dataclass(frozen=True, slots=True)
class Overheard:
    """A command addressed to the bot in a group or channel; `bot` is its username."""

    bot: str


Event: TypeAlias = (
    Flooded | Overheard | Wrote | Tapped | Acted | Commanded | Shared | Edited | Garbled | Reachable | Due | Opened
)
