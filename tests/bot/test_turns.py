"""Whole turns, on both databases: each event counts once, in order; nothing of the erased is left; what is known
is handed over."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.ids import Ids
from bot.inbox import arrival_of
from bot.known import Item
from bot.simulator import people
from bot.store.erase import columns
from bot.translate import translate
from bot.turn import Settled, Turns
from bot.worker import Worker
from flows.hours import milliseconds
from tests.evening import Evening, Someone, an_evening
from tests.store.rows import columns_of, everything
from tests.walker import Seen, next_step

CANARY = "canary-yellow-as-anything"
WELCOME = ("I'm 16 or over", "Yes, go on then", "Yes, tell me")


def message(update_id: int, who: int, **content: Any) -> dict[str, Any]:
    """A private message as an update."""
    sender = {"id": who, "is_bot": False, "first_name": "Mo"}
    chat = {"id": who, "type": "private"}
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "from": sender, "chat": chat, **content}}


async def arrive(evening: Evening, *updates: Mapping[str, Any]) -> None:
    """Puts updates into the inbox together, beside whatever way they usually take, and lets them be handled."""
    await evening.parts.intake.put(arrival_of(update) for update in updates)
    await evening.quiet()


async def a_learner(evening: Evening, name: str = "Maureen") -> Someone:
    """Somebody who has said yes to everything."""
    someone = evening.newcomer(name)
    await someone.write("/start")
    for label in WELCOME:
        await someone.tap(label)
    return someone


# ------------------------------------------------------------------ once, and in order


async def test_an_update_that_comes_again_changes_nothing(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        update = message(9_000, someone.id, text="/next")
        await arrive(evening, update)
        before = [await everything(database_url, table) for table in ("facts", "outbox", "places", "people")]
        await arrive(evening, update, update)
        assert [await everything(database_url, table) for table in ("facts", "outbox", "places", "people")] == before


async def test_what_one_person_sends_at_once_is_answered_in_order(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        crowd = [await a_learner(evening, f"Neighbour {n}") for n in range(3)]
        heard = [len(who.heard) for who in crowd]
        asked = [(number, who) for number in range(20) for who in crowd]
        updates = [message(9_000 + n, who.id, text=f"/a{number}") for n, (number, who) in enumerate(asked)]
        await arrive(evening, *updates)
        for who, before in zip(crowd, heard, strict=True):
            assert unknown(who.heard[before:]) == [f"a{n}" for n in range(20)]


def unknown(said: Iterable[str]) -> list[str]:
    """The commands that were answered with "I don't know …"."""
    return [words.partition("/")[2].partition(",")[0] for words in said]


async def test_two_workers_answer_everything_once_and_in_order(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        crowd = [await a_learner(evening, f"Neighbour {n}") for n in range(5)]
        evening.parts.worker.stop()
        await asyncio.sleep(0.1)
        asked = [(number, who) for number in range(10) for who in crowd]
        updates = [message(9_000 + n, who.id, text=f"/a{number}") for n, (number, who) in enumerate(asked)]
        await evening.parts.intake.put(arrival_of(update) for update in updates)
        seen: list[Settled] = []
        await asyncio.gather(*(_work(evening, node, seen) for node in (101, 102)))
        assert sum(settled.turns for settled in seen) == len(updates)
        evening.store.wake("outbox")
        await evening.quiet()
        for who in crowd:
            assert unknown(who.heard[-10:]) == [f"a{n}" for n in range(10)]


async def _work(evening: Evening, node: int, seen: list[Settled]) -> None:
    """Works until nothing is left; somebody else may be at it, too."""
    ids, contents = Ids(evening.clock, node), evening.parts.housekeeping.contents
    turns = Turns(evening.store, evening.clock, ids, contents, "Europe/London", evening.parts.username)
    worker = Worker(evening.store, evening.clock, ids, turns, evening.parts.username, seen.append)
    while True:
        if not await worker.once():
            async with evening.store.reading() as tx:
                if not await tx.all("inbox_next", limit=1):
                    return
        await asyncio.sleep(0)


async def test_an_album_counts_once_however_its_pictures_come(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        heard = len(someone.heard)
        picture = {"media_group_id": "7", "photo": [{"file_id": "x"}]}
        await arrive(evening, *(message(9_000 + n, someone.id, **picture) for n in range(3)))
        await arrive(evening, message(9_010, someone.id, text="Did you get them?"))
        await arrive(evening, message(9_011, someone.id, **picture))
        assert len(someone.heard) == heard + 2


async def test_somebody_who_shares_where_they_walk_is_answered_once(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        heard = len(someone.heard)
        here = {"location": {"latitude": 52.5, "longitude": -1.9, "live_period": 900}}
        first = message(9_000, someone.id, **here)
        await arrive(evening, first, *({"update_id": 9_001 + n, "edited_message": first["message"]} for n in range(3)))
        assert len(someone.heard) == heard + 1


async def test_a_tap_on_a_message_that_is_out_of_reach_does_its_deed(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        button = next(data for _, label, data in someone.buttons if label == "Straight to a lesson")
        out_of_reach = {"message_id": 1, "date": 0, "chat": {"id": someone.id, "type": "private"}}
        query = {"id": "5", "from": {"id": someone.id, "is_bot": False, "first_name": "Mo"}, "chat_instance": "1"}
        await arrive(
            evening, {"update_id": 9_000, "callback_query": {**query, "message": out_of_reach, "data": button}}
        )
        assert "Social before media" in someone.heard[-1]


async def test_a_line_in_a_channel_answers_in_the_channel_and_makes_nobody_known(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        channel = {"id": -100_123, "type": "channel", "title": "News"}
        post = {"message_id": 1, "date": 1, "chat": channel, "text": f"/start@{evening.parts.username}"}
        await arrive(evening, {"update_id": 9_000, "channel_post": post})
        assert not await everything(database_url, "people")
        (row,) = [row for row in await everything(database_url, "outbox") if row["cause"] == "u9000"]
        assert row["person"] == 0


async def test_a_turn_that_is_tried_again_after_an_apology_gives_its_answers(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        update = message(9_000, someone.id, text="/next")
        incoming = translate(json.dumps(update), evening.parts.username)
        assert incoming
        item = Item("inbox", 1, "u9000", someone.id, incoming, json.dumps(update))
        ids, contents = Ids(evening.clock, 7), evening.parts.housekeeping.contents
        turns = Turns(evening.store, evening.clock, ids, contents, "Europe/London", evening.parts.username)
        heard = len(someone.heard)
        async with evening.store.transaction() as tx:
            await turns.bury(tx, item, LookupError("lost"))
        async with evening.store.transaction() as tx:
            await turns.handle(tx, [item])
        evening.store.wake("outbox")
        await evening.quiet()
        sorry, answer = someone.heard[heard:]
        assert "sorry" in sorry
        assert "Social before media" in answer


# ------------------------------------------------------------------ long words


async def test_two_drafts_as_long_as_a_message_may_be_fit_when_they_are_shown_side_by_side(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        await _walk(evening, someone, until="Not today")
        await someone.write("ä" * 4_096)
        await someone.tap("Try again")
        await someone.write("👵" * 2_048)
        await someone.tap("Keep mine")
        kept = {row["kind"]: row["text"] for row in await everything(database_url, "answers")}
        assert kept["before"] == "ä" * 4_096
        assert kept["after"] == "👵" * 2_048
        assert any("ää" in words and "👵👵" in words for words in someone.heard)
        assert not evening.simulator.records.refused
        assert not await everything(database_url, "dead_letters")


async def test_a_name_of_tricks_is_shown_inert(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = evening.newcomer("\u202eMo\u0335\u0336\u0337\u0338\u0339*_[x](tg://user?id=1)")
        assert "16 or over" in await someone.write("/start")
        assert "\u202e" not in "".join(someone.heard)
        assert not evening.simulator.records.refused


async def _walk(evening: Evening, someone: Someone, until: str, words: str | None = None) -> None:
    """Takes the first way on through the lessons until there is a button with that label."""
    library = evening.parts.housekeeping.contents.library("en")
    await someone.write("/next")
    while until not in [label for _, label, _ in someone.buttons]:
        newest = max(message_id for message_id, _, _ in someone.buttons)
        labels = tuple((label, data) for message_id, label, data in someone.buttons if message_id == newest)
        text = next(str(m.message["text"]) for m in someone.messages if m.message["message_id"] == newest)
        step = next_step(Seen(newest, text, labels), library)
        if step is None:
            return
        if step.data:
            await someone.tap_data(newest, step.data)
        else:
            await someone.write(words or step.text)


# ------------------------------------------------------------------ erased, and handed over


async def an_evening_of(evening: Evening, name: str) -> Someone:
    """Everything that a learner can leave behind in an evening."""
    someone = await a_learner(evening, name)
    await _walk(evening, someone, until="How am I doing?", words=f"My {CANARY} and I. Who's up for tea on Tuesday?")
    for command in ("/progress", "/export", "/reminders", "/settings", "/lessons", "/checkup"):
        await someone.write(command)
    await someone.write(f"A line about my {CANARY}.")
    await someone.share("photo")
    broken = message(8_000, someone.id, text={"my": CANARY})
    await arrive(evening, broken)
    assert await everything(evening_url(evening), "dead_letters")
    return someone


def evening_url(evening: Evening) -> str:
    """The address of the evening's database."""
    return evening.parts.jobs._database_url


async def test_after_a_whole_evening_nothing_is_left_of_who_asks_to_be_forgotten(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await an_evening_of(evening, CANARY)
        (person,) = await everything(database_url, "people")
        await someone.write("/forget")
        await someone.tap("Yes, forget me")
        for table in await columns_of(evening.store):
            left = await everything(database_url, table)
            assert CANARY not in repr(left), table
            assert str(someone.id) not in repr(left), table
            assert person["ref"] not in repr(left) or table == "audit", table
            assert not any(row.get("person") == person["id"] for row in left), table


async def test_what_arrives_while_somebody_is_being_forgotten_is_a_strangers(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        await someone.write("/forget")
        yes = next(data for _, label, data in someone.buttons if label == "Yes, forget me")
        shown = message(1, someone.id, text="?")["message"]
        query = {"id": "5", "from": shown["from"], "chat_instance": "1", "message": shown, "data": yes}
        heard = len(someone.heard)
        await arrive(evening, {"update_id": 9_000, "callback_query": query}, message(9_001, someone.id, text="Wait!"))
        (person,) = await everything(database_url, "people")
        assert person["state"] == "new"
        assert not await everything(database_url, "consents")
        assert "16 or over" in someone.heard[-1]
        assert len(someone.heard) >= heard + 2


async def test_an_export_hands_over_everything_that_is_known(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await an_evening_of(evening, CANARY)
        (person,) = await everything(database_url, "people")
        await someone.write("/export")
        document = someone.messages[-1].message["document"]
        file = evening.simulator.files.find(document["file_id"])
        assert file
        handed = json.loads(file.content)
        for table in {column.table for column in columns() if column.personal}:
            theirs = [row for row in await everything(database_url, table) if _is_of(row, person)]
            if table in ("facts", "answers", "missions", "weeks", "lessons_done", "consents", "dead_letters"):
                assert theirs, f"the evening has left nothing in {table}"
                assert sorted(map(repr, handed[table])) == sorted(map(repr, theirs)), table
        assert handed["people"][0]["name"] == CANARY


def _is_of(row: Mapping[str, Any], person: Mapping[str, Any]) -> bool:
    return bool(row.get("person") == person["id"] or row.get("telegram_id") == person["telegram_id"])


# ------------------------------------------------------------------ coming back


async def test_somebody_who_lets_us_in_again_hears_what_they_asked_and_no_old_reminder(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        someone = await a_learner(evening)
        await someone.write("/reminders")
        await someone.tap("09:00")
        people.block(evening.simulator, someone.id, True)
        await evening.jump(100 * 86_400 - 3 * 3_600)
        heard = len(someone.heard)
        people.block(evening.simulator, someone.id, False)
        await evening.quiet()
        assert len(someone.heard) == heard
        assert "Maureen" in await someone.write("/start")
        await evening.jump(None)
        assert "is next" in someone.heard[-1]


async def test_a_lesson_text_stays_kept_for_as_long_as_the_program_runs(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        evening.clock.jump(400 * 86_400)
        await evening.parts.housekeeping.trim()
        texts = await everything(database_url, "texts")
        assert len(texts) == len(evening.parts.housekeeping.contents.library("en").lessons)
        assert {row["last_used"] for row in texts} <= set(_about(milliseconds(evening.clock.now())))


def _about(now: int) -> Iterable[int]:
    return range(now - 60_000, now + 1)
