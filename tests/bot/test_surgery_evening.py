"""A surgery from the announcement to its end, in the chats of a volunteer and two learners."""

import asyncio
from typing import Any

import pytest
from icalendar import Calendar

from bot.broadcasts import running
from tests.bot.crowd import phones, register
from tests.evening import Evening, Someone, an_evening
from tests.staff import grant

ANNOUNCED = (
    "/announce", "Surgery at the library", "Tuesday week at half six", "[Yes, that's it]", "Moseley Library",
    "[No pin]", "1", "[Anyone who's keen]", "[Show it to me]",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _told_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TELL", 0.1)
    monkeypatch.setattr(running, "NAP", 0.05)


async def does(one: Someone, *acts: str) -> str:
    """Writes, or taps what stands in brackets; returns the newest answer."""
    for act in acts:
        await (one.tap(act[1:-1]) if act.startswith("[") else one.write(act))
    return one.heard[-1]


async def reads(one: Someone, words: str) -> str:
    """Waits until a message with these words is on their screen."""
    async with asyncio.timeout(30):
        while not (found := [text for text in one.heard if words in text]):
            await asyncio.sleep(0.02)
    return found[-1]


async def someone_told(evening: Evening, name: str) -> Someone:
    """Somebody who wants to hear of surgeries."""
    one = evening.newcomer(name)
    await does(one, "/start", "[I'm 16 or over]", "[Yes, go on then]", "[Yes, tell me]")
    return one


def entries(evening: Evening, one: Someone) -> list[tuple[str, Any]]:
    """The calendar files they have been sent: each with its method and its event."""
    sent = [stored.message["document"]["file_id"] for stored in one.messages if "document" in stored.message]
    calendars = [Calendar.from_ical(evening.simulator.files.downloadable(id).content) for id in sent]
    return [(str(calendar["method"]), next(iter(calendar.walk("VEVENT")))) for calendar in calendars]


async def test_from_the_announcement_to_the_end(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        derek = evening.newcomer("Derek")
        await does(derek, "/start", "[I'm 16 or over]", "[Yes, go on then]", "[No, only the lessons]")
        await grant(evening, derek, "volunteer")
        maureen, aisha = [await someone_told(evening, name) for name in ("Maureen", "Aisha")]
        assert "It goes to 2 people" in await does(derek, *ANNOUNCED)
        await does(derek, "[Send it]")
        await reads(maureen, "One seat left.")
        await reads(aisha, "One seat left.")

        await does(maureen, "[I'll come]", "My photos")
        await reads(maureen, "You're in.")
        await does(aisha, "[I'll come]")
        await reads(aisha, "number 1 on the waiting list")
        assert "✓ Maureen: My photos" in await does(
            derek, "/mysurgeries", "[Tuesday 1 December, 18:30]", "[Who's coming?]"
        )

        await does(maureen, "[I can't come after all]")
        await reads(aisha, "A seat's come free, and it's yours.")

        await does(derek, "[Another date]", "2 December 7pm", "[Yes, that's it]", "[Yes, move it]")
        await reads(aisha, "it was Tuesday 1 December, 18:30")
        await reads(maureen, "This is the new date.")
        await evening.jump(8 * 86_400 + 3600)
        reminded = [text for text in aisha.heard if text.startswith("Tomorrow, then.")]
        assert ["Wednesday 2 December, 19:00" in text for text in reminded] == [True]

        await does(derek, "/mysurgeries", "[Wednesday 2 December, 19:00]", "[Call it off]", "[Yes, call it off]")
        await reads(aisha, "this one's been called off")
        await reads(maureen, "It's been called off.")
        assert "no surgery in the diary" in await does(maureen, "/surgeries")
        await evening.quiet()
        methods, events = zip(*entries(evening, aisha), strict=True)
        assert methods == ("PUBLISH", "PUBLISH", "CANCEL")
        assert [event["sequence"] for event in events] == [0, 1, 2]
        assert len({event["uid"] for event in events}) == 1
        assert events[1]["dtstart"].dt.isoformat() == "2026-12-02T19:00:00+00:00"
        assert not evening.simulator.records.refused


async def test_whoever_is_forgotten_leaves_their_seat_to_the_next(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        derek = evening.newcomer("Derek")
        await does(derek, "/start", "[I'm 16 or over]", "[Yes, go on then]", "[No, only the lessons]")
        await grant(evening, derek, "volunteer")
        maureen, aisha = [await someone_told(evening, name) for name in ("Maureen", "Aisha")]
        await does(derek, *ANNOUNCED, "[Send it]")
        await reads(maureen, "One seat left.")
        await reads(aisha, "One seat left.")
        await does(maureen, "[I'll come]")
        await does(aisha, "[I'll come]")
        await does(maureen, "/forget", "[Yes, forget me]")
        await reads(aisha, "A seat's come free, and it's yours.")


@pytest.mark.parametrize(
    ("acts", "later"),
    [
        (("[Another date]", "2 December 7pm", "[Yes, that's it]", "[Yes, move it]"), ["Wednesday 2 December, 19:00"]),
        (("[Call it off]", "[Yes, call it off]"), []),
    ],
    ids=["moved", "called off"],
)
async def test_whoever_slept_through_the_change_hears_only_how_it_is_now(
    database_url: str, acts: tuple[str, ...], later: list[str]
) -> None:
    async with an_evening(database_url) as evening:
        derek = evening.newcomer("Derek")
        await does(derek, "/start", "[I'm 16 or over]", "[Yes, go on then]", "[No, only the lessons]")
        await grant(evening, derek, "volunteer")
        awake, asleep = [Someone(evening, evening.simulator.person(id)) for id in phones(evening.simulator, 2)]
        await register(evening.store, [awake.id])
        await register(evening.store, [asleep.id], quiet_from=1000, quiet_to=1320)
        await does(derek, *ANNOUNCED)
        await reads(derek, "One of them is in their quiet hours")
        await does(derek, "[Send it]")
        await reads(awake, "One seat left.")
        await does(derek, "/mysurgeries", "[Tuesday 1 December, 18:30]", *acts)
        await reads(awake, "This is the new date." if later else "It's been called off.")
        await evening.jump(6 * 3600)
        await reads(derek, "That's everybody." if later else "Left out, as you stopped it: 1")
        assert [words in text for text in asleep.heard for words in later] == [True for _ in later]
        assert len(asleep.heard) == len(later)
        assert not evening.simulator.records.refused
