"""A chat written down in the form that the test suite replays: who wrote, tapped and answered what, line by line."""

from datetime import datetime

from bot.simulator.chats import Chat, Stored
from bot.simulator.refusals import Json
from bot.simulator.timekeeping import LONDON

STEPS = (("week", 604_800), ("day", 86_400), ("hour", 3_600), ("minute", 60))


def _lines(mark: str, words: str) -> list[str]:
    first, *rest = words.split("\n")
    return [f"{mark} {first}".rstrip(), *(f"  {line}".rstrip() for line in rest)]


def _buttons(markup: Json | None) -> list[str]:
    rows = markup["inline_keyboard"] if markup else []
    return ["  " + " ".join(f"[{button['text']}]" for button in row) for row in rows]


def words_of(stored: Stored) -> str:
    """What a message says, files and maps by their short forms."""
    raw = stored.message
    caption = raw.get("caption", "")
    match stored.kind:
        case "text" | "service":
            return str(raw.get("text", ""))
        case "photo" if stored.from_bot:
            return f"(picture) {caption}".strip()
        case "document" if stored.from_bot:
            return f"({raw['document']['file_name']}) {caption}".strip()
        case "venue":
            return f"(venue) {raw['venue']['title']}, {raw['venue']['address']}"
        case "poll":
            options = "\n".join(f"- {option['text']}" for option in raw["poll"]["options"])
            return f"(poll) {raw['poll']['question']}\n{options}"
        case kind:
            return f"({kind}) {caption}".strip()


def said(chat: Chat, stored: Stored) -> None:
    """Writes down a new message, the bot's or the person's; an album once. A chat begins with its date."""
    if not chat.log:
        began = datetime.fromtimestamp(stored.message["date"], LONDON)
        chat.log.append(f"@ {began:%Y-%m-%d %H:%M}")
    album = stored.message.get("media_group_id")
    if album and album == _album_before(chat, stored):
        return
    mark = "<" if stored.from_bot else ">"
    chat.log += _lines(mark, words_of(stored)) + _buttons(stored.message.get("reply_markup"))


def _album_before(chat: Chat, stored: Stored) -> str | None:
    """The album of the message before this one, if it is part of one."""
    before = [other for other in list(chat.messages.values())[-2:] if other is not stored]
    return before[-1].message.get("media_group_id") if before else None


def edited(chat: Chat, stored: Stored) -> None:
    """Writes down the bot's edit of one of its messages."""
    chat.log += _lines("~", words_of(stored)) + _buttons(stored.message.get("reply_markup"))


def tapped(chat: Chat, stored: Stored | None, data: str) -> None:
    """Writes down a tap by its label; what no button says is written as a remark."""
    rows = (stored.message.get("reply_markup") or {}).get("inline_keyboard", []) if stored else []
    labels = [button["text"] for row in rows for button in row if button.get("callback_data") == data]
    chat.log.append(f"> [{labels[0]}]" if labels else f"# a tap on no button of this chat: {data!r}")


def toasted(chat: Chat, text: str) -> None:
    """Writes down a toast."""
    chat.log += _lines("!", text)


def jumped(chat: Chat, seconds: float, *, morning: bool) -> None:
    """Writes down that time passed; nothing where the chat hasn't begun."""
    if not chat.log or seconds <= 0:
        return
    if morning:
        chat.log.append("@ next morning")
        return
    whole = max(60, round(seconds / 60) * 60)
    name, length = next(step for step in STEPS if whole % step[1] == 0)
    chat.log.append(f"@ + {whole // length} {name}")


def transcript(title: str, chat: Chat) -> str:
    """The whole chat so far."""
    return "\n".join([f"# {title}", *chat.log, ""])
