"""The demo's opening: before anybody looks, the admin lets the volunteer in, by chat as it is always done."""

import asyncio
import re

from bot.simulator import Simulator, people
from bot.simulator.chats import Stored

PATIENCE = 15.0  # seconds until it is left to whoever plays
LOOK = 0.02  # seconds between looks at a phone
INVITED_AT = "role", "days", "uses"  # what /invite asks; the first answers are a volunteer, one day, one person
DOOR = "age", "lessons", "surgery news"  # what the welcome asks; the first answers are yes
LINK = re.compile(r"\?start=([\w-]+)")


async def play(simulator: Simulator, admin: int, volunteer: int) -> None:
    """Plays it; where somebody comes in between, the rest is theirs."""
    try:
        async with asyncio.timeout(PATIENCE):
            people.write(simulator, admin, "/invite")
            asked = await _answer(simulator, admin, INVITED_AT)
            payload = await _link(simulator, admin, asked)
            people.write(simulator, volunteer, f"/start {payload}")
            await _answer(simulator, volunteer, DOOR)
    except TimeoutError:
        return


async def _answer(simulator: Simulator, who: int, questions: tuple[str, ...]) -> int:
    """Taps the first button of each question as it comes; returns the number of the last one's message."""
    last = 0
    for _ in questions:
        asked = await _next(simulator, who, last, buttons=True)
        last = int(asked.message["message_id"])
        people.tap(simulator, who, last, asked.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    return last


async def _link(simulator: Simulator, who: int, after: int) -> str:
    """What the invite's link carries, once it is there."""
    while True:
        said = await _next(simulator, who, after, buttons=False)
        if found := LINK.search(str(said.message.get("text"))):
            return found[1]
        after = int(said.message["message_id"])


async def _next(simulator: Simulator, who: int, after: int, *, buttons: bool) -> Stored:
    """The bot's next message after that number; with `buttons`, the next that has some."""
    while True:
        for number, stored in simulator.chat(who).messages.items():
            if number > after and stored.from_bot and ("reply_markup" in stored.message or not buttons):
                return stored
        await asyncio.sleep(LOOK)
