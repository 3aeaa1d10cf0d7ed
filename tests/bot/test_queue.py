"""The order in which letters leave, played without a clock, a network or a database."""

import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace
from bot.sender.letters import Letter, Reading
from bot.sender.queue import Queue


def letter(number: int, chat: int = 1, lane: int = 0, due: int = 0, method: str = "sendMessage") -> Letter:
    return Letter(id=number, person=chat, chat=chat, lane=lane, due=due, method=method, payload="{}")


def fast() -> Pace:
    return Pace(1e6, 1e6, 0.0)


def sent_by(queue: Queue, now: float = 0.0) -> list[int]:
    """Takes everything that may go at one moment, each call ending well at once."""
    order = []
    while isinstance(found := queue.next(now), Letter):
        order.append(found.id)
        queue.release(found)
        queue.forget(found)
    return order


def test_the_lowest_lane_goes_first_then_the_earliest_due_then_the_lowest_id() -> None:
    queue = Queue(fast())
    queue.add(
        [letter(4, 4, due=5), letter(3, 3, lane=1), letter(2, 2, due=5), letter(5, 5, due=1), letter(1, 1, lane=2)]
    )
    assert sent_by(queue) == [5, 2, 4, 3, 1]


def test_a_chat_waits_for_its_own_letter_and_for_nobody_elses() -> None:
    queue = Queue(fast())
    queue.add([letter(1), letter(2), letter(3, chat=2)])
    first = queue.next(0.0)
    assert isinstance(first, Letter) and first.id == 1
    assert sent_by(queue) == [3]
    queue.release(first)
    assert sent_by(queue) == [2]


def test_a_letter_that_is_retried_holds_its_line_and_no_other_lane() -> None:
    queue = Queue(fast())
    queue.add([letter(1), letter(2), letter(3, lane=1)])
    first = queue.next(0.0)
    assert isinstance(first, Letter)
    queue.hold(first, 4.0, 0.0)
    assert sent_by(queue) == [3]
    assert queue.next(1.0) == 3.0
    assert sent_by(queue, 4.0) == [1, 2]


def test_a_chat_without_a_token_lets_the_others_pass() -> None:
    queue = Queue(Pace(1e6, 1.0, 0.0))
    queue.add([letter(number) for number in range(1, 11)])
    queue.add([letter(20, chat=2)])
    assert sent_by(queue) == [1, 2, 3, 4, 5, 6, 7, 8, 20]
    wait = queue.next(0.0)
    assert isinstance(wait, float) and 0 < wait <= 1.0


def test_an_answer_to_a_tap_needs_no_token() -> None:
    pace = Pace(25.0, 1.0, 0.0)
    pace.halt(60.0, 0.0)
    queue = Queue(pace)
    queue.add([letter(1, method="answerCallbackQuery")])
    assert sent_by(queue) == [1]


def test_a_broadcast_waits_while_a_reply_may_borrow() -> None:
    queue = Queue(Pace(25.0, 1.0, 0.0))
    queue.add([letter(number, chat=number, lane=2) for number in range(1, 5)])
    assert sent_by(queue) == [1, 2]
    queue.add([letter(number, chat=number) for number in range(11, 14)])
    assert sent_by(queue) == [11, 12, 13]
    wait = queue.next(0.0)
    assert isinstance(wait, float) and wait > 3 / 25


def test_an_empty_queue_waits_for_nothing_in_particular() -> None:
    assert Queue(fast()).next(0.0) is None


def test_the_same_letter_fed_and_read_is_sent_once() -> None:
    queue = Queue(fast())
    queue.add([letter(1)])
    queue.start_reading()
    queue.finish_reading(Reading([letter(1), letter(2)], complete=True))
    assert sent_by(queue) == [1, 2]


def test_a_letter_that_was_sent_while_the_database_was_read_is_not_sent_again() -> None:
    queue = Queue(fast())
    queue.add([letter(1)])
    queue.start_reading()
    assert sent_by(queue) == [1]
    queue.finish_reading(Reading([letter(1)], complete=True))
    assert sent_by(queue) == []


def test_a_letter_whose_outcome_is_not_committed_yet_is_not_taken_in_again() -> None:
    queue = Queue(fast())
    queue.add([letter(1)])
    called = queue.next(0.0)
    assert isinstance(called, Letter)
    queue.release(called)
    queue.start_reading()
    queue.finish_reading(Reading([letter(1)], complete=True))
    assert sent_by(queue) == []


def test_what_was_fed_during_a_reading_comes_after_what_was_read() -> None:
    queue = Queue(fast())
    queue.start_reading()
    queue.add([letter(2)])
    queue.finish_reading(Reading([letter(1)], complete=True))
    assert sent_by(queue) == [1, 2]


def test_what_was_fed_during_a_failed_reading_is_read_later() -> None:
    queue = Queue(fast())
    queue.start_reading()
    queue.add([letter(2)])
    queue.finish_reading(None)
    assert sent_by(queue) == []
    assert queue.hungry


def test_cancelling_a_chat_leaves_only_the_letter_in_hand() -> None:
    queue = Queue(fast())
    queue.add([letter(1), letter(2), letter(3, lane=1), letter(4, chat=2)])
    in_hand = queue.next(0.0)
    assert isinstance(in_hand, Letter)
    assert sorted(gone.id for gone in queue.cancel(1)) == [2, 3]
    queue.release(in_hand)
    assert sent_by(queue) == [4]


def test_a_moved_chat_keeps_its_letters_and_their_order() -> None:
    queue = Queue(fast())
    queue.add([letter(1, chat=-5), letter(2, chat=-5)])
    refused = queue.next(0.0)
    assert isinstance(refused, Letter)
    queue.move(refused, -1005)
    queue.add([letter(3, chat=-1005)])
    assert refused.chat == -1005
    assert sent_by(queue) == [1, 2, 3]


class Database:
    """What an outbox would answer: of each line the first few, and not more in all than there is room for."""

    def __init__(self) -> None:
        self.rows: dict[int, Letter] = {}

    def waiting(self, queue: Queue) -> Reading:
        counts: dict[tuple[int, int], int] = {}
        found = []
        for row in sorted(self.rows.values(), key=lambda row: (row.lane, row.id)):
            counts[row.lane, row.chat] = counts.get((row.lane, row.chat), 0) + 1
            if counts[row.lane, row.chat] <= queue.line_room:
                found.append(Letter(row.id, row.person, row.chat, row.lane, row.due, row.method, row.payload))
        return Reading(found[: queue.room], complete=len(found) < queue.room)


def read(queue: Queue, database: Database, meanwhile: Iterable[Letter] = ()) -> None:
    queue.start_reading()
    reading = database.waiting(queue)
    for fed in meanwhile:
        database.rows[fed.id] = fed
    queue.add(meanwhile)
    queue.finish_reading(reading)


@given(st.integers(0, 2**32), st.integers(1, 6), st.integers(2, 12), st.integers(1, 5))
def test_whatever_the_room_every_letter_goes_once_and_in_order(
    seed: int, chats: int, room: int, line_room: int
) -> None:
    dice = random.Random(seed)
    queue, database = Queue(fast(), room, line_room), Database()
    sent: list[Letter] = []
    number, unmarked = 0, list[Letter]()
    for now in range(200):
        act = dice.random()
        if act < 0.4:
            fed = []
            for _ in range(dice.randrange(1, 5)):
                number += 1
                fed.append(letter(number, chat=dice.randrange(chats), lane=dice.randrange(2)))
            if dice.random() < 0.2:
                read(queue, database, fed)
            else:
                database.rows.update({one.id: one for one in fed})
                queue.add(fed)
        elif act < 0.8 and isinstance(found := queue.next(now), Letter):
            if dice.random() < 0.2:
                queue.hold(found, 0.5, now)
            else:
                sent.append(found)
                queue.release(found)
                unmarked.append(found)
        elif unmarked and act < 0.95:
            marked = unmarked.pop(0)
            del database.rows[marked.id]
            queue.forget(marked)
        assert len(queue) <= 2 * room + 5
        if queue.hungry:
            read(queue, database)
    for later in range(200, 400):
        while isinstance(found := queue.next(later), Letter):
            sent.append(found)
            queue.release(found)
            unmarked.append(found)
        for marked in unmarked:
            del database.rows[marked.id]
            queue.forget(marked)
        unmarked.clear()
        read(queue, database)
    assert not database.rows
    assert sorted(one.id for one in sent) == list(range(1, number + 1))
    for line in {(one.lane, one.chat) for one in sent}:
        ids = [one.id for one in sent if (one.lane, one.chat) == line]
        assert ids == sorted(ids)
    assert len(queue) == 0 and not queue._lines
