"""A surgery made of the answers: as its readers will see it, and sent out to them."""

from datetime import timedelta
from typing import Final

from flows.announce.answers import forget_before
from flows.asking import agreed, spoiled
from flows.engine import Turn
from flows.model import Arrange, Audit, Broadcast, Button, Due, Effects, Job, Say, Tap, Words, lines, phrase
from flows.surgeries import LINK, Surgery, book_rows, card, values, when

USUAL: Final = 90  # minutes, as surgeries go
COUNTED: Final = ("count", "asleep", "left", "takes")


def drafted(turn: Turn, id: int = 0, venue: int = 0, uid: str = "") -> Surgery:
    """What the answers amount to."""
    data, zone = turn.data, str(turn.data["zone"])
    starts = agreed(data, zone)
    lat, lon = (float(str(data[name])) if data.get(name) is not None else None for name in ("lat", "lon"))
    return Surgery(
        id=id,
        uid=uid,
        sequence=0,
        venue=venue,
        title=str(data["title"]),
        place=str(data["where"]),
        lat=lat,
        lon=lon,
        local_start=f"{data['day']}T{data['at']}",
        zone=zone,
        starts=starts,
        ends=starts + timedelta(minutes=int(str(data.get("minutes") or USUAL))),
        capacity=int(str(data["capacity"])),
        taken=0,
        for_whom=str(data["whom"]),
        state="open",
        by=turn.world.learner.id,
    )


def send(turn: Turn) -> Effects:
    """Writes the surgery down and sends it to everybody who wants to hear of one."""
    world = turn.world
    surgery = drafted(turn, world.ids(), world.ids(), f"{world.secret()}@surgery")
    yield Arrange(tuple(values(surgery).items()))
    yield Audit("surgery-announced", surgery.code)
    yield Say(phrase("announce-sent", when=when(surgery), link=f"https://t.me/{world.bot}?start={LINK}{surgery.code}"))
    yield Broadcast("surgery", _announcement(surgery), book_rows(surgery), surgery=surgery.id, expires=surgery.starts)


def is_spoiled(turn: Turn) -> bool:
    """Whether the date has gone by while this lay about."""
    return bool(spoiled(turn.data, turn.world.now, str(turn.data["zone"])))


def note_spoiled(turn: Turn) -> Effects:
    """Asks for the date once more, and says why."""
    turn.data["problem"] = spoiled(turn.data, turn.world.now, str(turn.data["zone"]))
    yield from forget_before(turn)


def count(turn: Turn) -> Effects:
    """Has the heads counted off the writer; the answer comes back as a timer of this conversation."""
    step = turn.world.learner.next_step
    yield Job("audience", (("audience", "announcements"), ("flow", "announce"), ("step", step)), "announce")


def ask_patience(turn: Turn) -> Effects:
    """Shown until the heads are counted, and for a way out should that get lost."""
    again = Button(phrase("announce-button-count"), Tap("count"))
    yield Say(phrase("announce-counting"), ((again,), (Button(phrase("announce-button-back"), Tap("back")),)))


def note_count(turn: Turn) -> Effects:
    """Takes down how many it goes to, how many of them later, and how many minutes it takes."""
    if isinstance(turn.event, Due):
        turn.data |= {name: turn.event.get(name, 0) for name in COUNTED} | {"takes": turn.event.get("minutes", 1)}
    yield from ()


def preview(turn: Turn) -> Effects:
    """The message as its readers will get it, and under it how many they are and how long that takes."""
    surgery = drafted(turn)
    yield Say(_announcement(surgery), book_rows(surgery))
    numbers = {name: int(str(turn.data.get(name) or 0)) for name in COUNTED}
    send = Button(phrase("announce-button-send"), Tap("send"), "success")
    yield Say(phrase("announce-preview", **numbers), ((send,), (Button(phrase("announce-button-back"), Tap("back")),)))


def _announcement(surgery: Surgery) -> Words:
    return lines(phrase("surgery-announced"), card(surgery, phrase("surgery-left", left=surgery.capacity)))
