"""What the queries promise: once only, newest wins, nobody else's, whatever list they are given."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.store import Row, Store

NOW = 1_800_000_000_000
ANNA, BEN = 11, 12


async def rows(store: Store, name: str, /, **args: object) -> list[Row]:
    async with store.reading() as tx:
        return await tx.all(name, **args)


async def write(store: Store, name: str, *given: Mapping[str, object]) -> None:
    async with store.transaction() as tx:
        await tx.many(name, given)


def update(n: int, **other: object) -> dict[str, Any]:
    return {"id": n, "update_id": 1_000 + n, "key": ANNA, "body": f'{{"n": {n}}}', "received": NOW, **other}


def call(id_: int, **other: object) -> dict[str, Any]:
    return {"id": id_, "cause": "u1", "n": id_, "person": ANNA, "chat": 5, "lane": 0, "due": NOW, "expires": None,
            "method": "sendMessage", "payload": '{"text": "hello"}', "blob": None, "edits": None, **other}  # fmt: skip


def timer(n: int, **other: object) -> dict[str, Any]:
    return {"id": n, "kind": "remind", "person": ANNA, "thing": "", "due": NOW, "step": None, "data": "{}", **other}


# ---------------------------------------------------------------- inbox


async def test_an_update_that_comes_twice_is_kept_once(store: Store) -> None:
    await write(store, "inbox_put", update(1), update(2))
    await write(store, "inbox_put", update(3, update_id=1_001))
    assert [row["id"] for row in await rows(store, "inbox_next", limit=9)] == [1, 2]


async def test_a_handled_update_waits_no_more_and_keeps_no_words(store: Store) -> None:
    await write(store, "inbox_put", update(1), update(2))
    await write(store, "inbox_done", {"id": 1, "done": NOW})
    assert [row["id"] for row in await rows(store, "inbox_next", limit=9)] == [2]
    assert [row["id"] for row in await rows(store, "inbox_still_waiting", ids=[1, 2])] == [2]
    assert (await rows(store, "inbox_depth"))[0] == {"waiting": 1, "oldest": NOW}


async def test_trimming_the_inbox_leaves_what_still_waits(store: Store) -> None:
    await write(store, "inbox_put", update(1), update(2))
    await write(store, "inbox_done", {"id": 1, "done": NOW})
    async with store.transaction() as tx:
        await tx.run("inbox_trim", below=100)
    await write(store, "inbox_put", update(1))
    assert [row["id"] for row in await rows(store, "inbox_next", limit=9)] == [1, 2]


async def test_a_given_up_update_can_be_put_back(store: Store) -> None:
    await write(store, "inbox_put", update(1))
    letter = {"id": 7, "source": "inbox", "row": 1, "person": ANNA, "error": "KeyError", "body": "{}", "at": NOW}
    await write(store, "dead_letters_put", letter)
    await write(store, "inbox_failed", {"id": 1, "done": NOW})
    assert await rows(store, "inbox_next", limit=9) == []
    await write(store, "dead_letters_rehandle", {"id": 7})
    assert [row["body"] for row in await rows(store, "inbox_next", limit=9)] == ["{}"]


# ---------------------------------------------------------------- people and places


def person(n: int, **other: object) -> dict[str, Any]:
    return {"id": n, "telegram_id": 5_000_000_000 + n, "ref": f"ref-{n}", "name": "Siân 🫖", "lang": "en",
            "zone": "Europe/London", "state": "new", "adult": 0, "reachable": 1, "announce_ok": 0, "focus": "",
            "next_step": 1, "remind_at": None, "remind_days": 127, "quiet_from": 1260, "quiet_to": 480,
            "pause_until": None, "findings": "", "album": None, "menu": "", "created": NOW, "last_seen": NOW,
            **other}  # fmt: skip


async def test_people_are_found_by_a_list_of_ids(store: Store) -> None:
    await write(store, "people_put", person(ANNA), person(BEN))
    assert {row["id"] for row in await rows(store, "people_by_id", ids=[ANNA, BEN, 99])} == {ANNA, BEN}
    found = await rows(store, "people_by_telegram", telegram_ids=[5_000_000_000 + BEN])
    assert found == [person(BEN)]
    assert await rows(store, "people_by_id", ids=[]) == []


async def test_a_changed_person_keeps_their_reference(store: Store) -> None:
    await write(store, "people_put", person(ANNA))
    await write(store, "people_put", person(ANNA, ref="another", name="Anna", created=0, pause_until=NOW))
    await write(store, "people_step", {"id": ANNA, "focus": "lesson", "next_step": 7, "last_seen": NOW + 1})
    (row,) = await rows(store, "people_by_id", ids=[ANNA])
    assert row == person(ANNA, name="Anna", pause_until=NOW, focus="lesson", next_step=7, last_seen=NOW + 1)


def place(step: int, state: str) -> dict[str, Any]:
    return {"person": ANNA, "flow": "lesson", "version": 1, "state": state, "step": step, "data": "{}",
            "pin": "abc", "updated": NOW}  # fmt: skip


async def test_a_place_never_goes_back_to_an_earlier_step(store: Store) -> None:
    await write(store, "places_put", place(5, "asking"))
    await write(store, "places_put", place(4, "card"))
    assert await rows(store, "places_of", people=[ANNA]) == [place(5, "asking")]
    await write(store, "places_put", place(5, "feedback"))
    assert await rows(store, "places_of", people=[ANNA, BEN]) == [place(5, "feedback")]
    await write(store, "places_drop", {"person": ANNA, "flow": "lesson"})
    assert await rows(store, "places_of", people=[ANNA]) == []


# ---------------------------------------------------------------- timers


async def test_a_timer_set_again_moves_and_is_a_new_cause(store: Store) -> None:
    await write(store, "people_put", person(ANNA))
    await write(store, "timers_put", timer(1), timer(2, thing="other"))
    await write(store, "timers_put", timer(3, due=NOW + 50))
    assert [row["id"] for row in await rows(store, "timers_turns", now=NOW, limit=9)] == [2]
    assert [row["id"] for row in await rows(store, "timers_turns", now=NOW + 50, limit=9)] == [2, 3]


async def test_a_timer_waits_for_somebody_who_cannot_be_reached(store: Store) -> None:
    await write(store, "people_put", person(ANNA, reachable=0))
    await write(store, "timers_put", timer(1), timer(2, person=BEN))
    assert await rows(store, "timers_turns", now=NOW, limit=9) == []
    assert await rows(store, "timers_soonest") == []
    await write(store, "people_put", person(ANNA))
    assert [row["id"] for row in await rows(store, "timers_turns", now=NOW, limit=9)] == [1]


async def test_a_timer_that_was_set_anew_in_its_own_turn_survives_that_turn(store: Store) -> None:
    await write(store, "timers_put", timer(1))
    async with store.transaction() as tx:
        await tx.many("timers_put", [timer(2, due=NOW + 50)])
        await tx.many("timers_done", [{"id": 1}])
    assert [row["id"] for row in await rows(store, "export_timers", person=ANNA)] == [2]


async def test_jobs_and_timers_come_due_apart(store: Store) -> None:
    await write(store, "people_put", person(ANNA))
    await write(store, "timers_put", timer(1), timer(2, kind="job:export"), timer(3, thing="x", due=NOW + 1))
    assert [row["id"] for row in await rows(store, "timers_turns", now=NOW, limit=9)] == [1]
    assert [row["id"] for row in await rows(store, "jobs_due", now=NOW, limit=9)] == [2]


async def test_timers_are_taken_back_one_by_one_or_by_kind(store: Store) -> None:
    await write(store, "timers_put", timer(1), timer(2, thing="x"), timer(3, thing="y"), timer(4, person=BEN))
    await write(store, "timers_drop", {"kind": "remind", "person": ANNA, "thing": "x"})
    assert [row["id"] for row in await rows(store, "export_timers", person=ANNA)] == [1, 3]
    await write(store, "timers_drop_kind", {"kind": "remind", "person": ANNA})
    assert await rows(store, "export_timers", person=ANNA) == []
    assert [row["id"] for row in await rows(store, "export_timers", person=BEN)] == [4]


# ---------------------------------------------------------------- outbox, facts, lessons


async def test_one_cause_leaves_a_call_only_once(store: Store) -> None:
    await write(store, "outbox_put", call(1), call(2))
    await write(store, "outbox_put", call(3, n=1), call(4, cause="u2"))
    assert {row["id"] for row in await rows(store, "outbox_by_id", ids=[1, 2, 3, 4])} == {1, 2, 4}


async def test_a_sent_call_keeps_its_message_id_and_nothing_of_what_it_said(store: Store) -> None:
    await write(store, "outbox_put", call(1))
    await write(store, "outbox_sent", {"id": 1, "message_id": 77, "sent": NOW})
    (row,) = await rows(store, "outbox_by_id", ids=[1])
    assert (row["state"], row["message_id"]) == (2, 77)
    async with store.reading() as tx:
        (kept,) = await tx.all("export_outbox", person=ANNA)
    assert (kept["payload"], kept["chat"], kept["blob"]) == (None, None, None)


async def test_what_waits_for_a_person_is_taken_back_by_lane(store: Store) -> None:
    await write(store, "outbox_put", call(1), call(2, lane=1), call(3, lane=2), call(4, person=BEN, cause="u2", lane=1))
    async with store.transaction() as tx:
        await tx.run("outbox_cancel_person", person=ANNA, lanes=[1, 2])
    states = {row["id"]: row["state"] for row in await rows(store, "outbox_by_id", ids=[1, 2, 3, 4])}
    assert (states[1], states[4]) == (0, 0)
    assert states[2] == states[3] != 0


async def test_a_fact_counts_once_for_each_cause_and_number(store: Store) -> None:
    def fact(id_: int, n: int) -> dict[str, Any]:
        return {"id": id_, "person": ANNA, "at": NOW, "kind": "answered", "course": "", "lesson": "01-a/01-b",
                "update_id": 9, "cause": "u9", "n": n, "detail": "{}"}  # fmt: skip

    await write(store, "facts_put", fact(1, 0), fact(2, 1))
    await write(store, "facts_put", fact(3, 0))
    assert [row["id"] for row in await rows(store, "facts_of", person=ANNA, limit=9)] == [2, 1]
    assert [row["id"] for row in await rows(store, "facts_after", id=1, limit=9)] == [2]


async def test_a_lesson_keeps_its_first_beginning_and_its_first_end(store: Store) -> None:
    for at in (NOW, NOW + 5):
        await write(store, "lessons_started", {"person": ANNA, "lesson": "a", "started": at})
    for at in (NOW + 7, NOW + 9):
        await write(store, "lessons_finished", {"person": ANNA, "lesson": "a", "finished": at})
    await write(store, "lessons_finished", {"person": BEN, "lesson": "a", "finished": NOW})
    found = {row["person"]: (row["started"], row["finished"])
             for row in await rows(store, "need_lessons_done", people=[ANNA, BEN])}  # fmt: skip
    assert found == {ANNA: (NOW, NOW + 7), BEN: (NOW, NOW)}


async def test_a_mission_keeps_when_it_was_set_until_it_is_set_again(store: Store) -> None:
    def mission(at: int, state: str) -> dict[str, Any]:
        return {"person": ANNA, "lesson": "a", "set_at": at, "state": state, "note": ""}

    await write(store, "missions_put", mission(1, "set"))
    await write(store, "missions_put", mission(2, "done"))
    assert await rows(store, "export_missions", person=ANNA) == [mission(1, "done")]
    await write(store, "missions_put", mission(3, "set"))
    assert await rows(store, "export_missions", person=ANNA) == [mission(3, "set")]


async def test_a_consent_given_twice_and_taken_back_is_all_in_the_record(store: Store) -> None:
    def given(at: int) -> dict[str, Any]:
        return {"person": ANNA, "purpose": "lessons", "version": "1", "given": at}

    await write(store, "consents_put", given(1), given(1))
    await write(store, "consents_withdraw", {"person": ANNA, "purpose": "lessons", "withdrawn": 2})
    await write(store, "consents_put", given(3))
    found = [(row["given"], row["withdrawn"]) for row in await rows(store, "export_consents", person=ANNA)]
    assert found == [(1, 2), (3, None)]


async def test_a_text_that_somebody_stands_in_is_not_trimmed(store: Store) -> None:
    for name in ("abc", "old", "new"):
        at = NOW if name == "new" else 1
        await write(store, "texts_put", {"hash": name, "lesson": "a", "lang": "en", "body": "#", "last_used": at})
    await write(store, "places_put", place(1, "card"))
    async with store.transaction() as tx:
        await tx.run("texts_trim", before=NOW)
    found = await rows(store, "texts_get", hashes=["abc", "old", "new"])
    assert {row["hash"] for row in found} == {"abc", "new"}


async def test_bytes_come_back_as_they_went_in(store: Store) -> None:
    picture = bytes(range(256))
    blob = {"id": 1, "person": ANNA, "mime": "image/png", "bytes": picture, "expires": NOW}
    await write(store, "blobs_put", blob)
    (row,) = await rows(store, "blobs_get", ids=[1])
    assert bytes(row["bytes"]) == picture
    async with store.transaction() as tx:
        await tx.run("blobs_trim", now=NOW)
    assert await rows(store, "blobs_get", ids=[1]) == []


@pytest.mark.parametrize("key", [2**62, -(2**62), 0])
async def test_lists_hold_whole_64_bit_numbers(store: Store, key: int) -> None:
    await write(store, "people_put", person(ANNA, telegram_id=key))
    assert [row["telegram_id"] for row in await rows(store, "people_by_telegram", telegram_ids=[key])] == [key]


async def test_text_of_any_kind_comes_back_as_it_was_written(store: Store) -> None:
    text = "=cmd|' /C calc'!A0 <b>&amp;</b> \u202egnirts e\u0301 👩‍👩‍👧‍👦 '; DROP TABLE people; -- :name $1 %s"
    answer = {"id": 1, "person": ANNA, "lesson": "a", "kind": "after", "text": text, "at": NOW}
    await write(store, "answers_put", answer)
    (row,) = await rows(store, "export_answers", person=ANNA)
    assert row["text"] == text
