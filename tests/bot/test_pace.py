"""How fast messages go: never over the limits in any window, and replies first. Time is an argument here."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace

REPLY, BROADCAST = 0, 2


def play(pace: Pace, wishes: list[tuple[float, int, int]]) -> list[tuple[float, int]]:
    """Sends each wish (pause, lane, chat) as early as the pace lets it; answers with when and whom."""
    now, sent = 0.0, []
    for pause, lane, chat in wishes:
        now += pause
        while (wait := max(pace.overall_wait(lane, now), pace.chat_wait(chat, now))) > 0:
            now += max(wait, 1e-6)
        pace.take(chat, now)
        sent.append((now, chat))
    return sent


def most_in(times: list[float], window: float) -> int:
    """The largest number of moments within any half-open window of so many seconds."""
    return max((bisect_left(times, start + window) - i for i, start in enumerate(times)), default=0)


wishes = st.lists(
    st.tuples(st.sampled_from([0.0, 0.0, 0.003, 0.04, 0.5, 3.0]), st.sampled_from([0, 0, 1, 2]), st.integers(1, 60)),
    max_size=120,
)


@given(wishes, st.sampled_from([1.0, 5.0, 25.0, 900.0]))
def test_no_second_holds_more_than_the_rate_and_five(wishes: list[tuple[float, int, int]], rate: float) -> None:
    times = [when for when, _ in play(Pace(rate, 1000.0, 0.0), wishes)]
    assert most_in(times, 1.0) <= rate + min(5, rate / 5)


@given(st.lists(st.sampled_from([0.0, 0.0, 0.1, 1.0, 7.0]), max_size=60))
def test_one_chat_gets_a_short_burst_and_then_one_a_second(pauses: list[float]) -> None:
    times = [when for when, _ in play(Pace(1000.0, 1.0, 0.0), [(pause, REPLY, 7) for pause in pauses])]
    for seconds in (1.0, 5.0, 20.0):
        assert most_in(times, seconds) <= 8 + seconds


def test_a_group_gets_at_most_twenty_in_any_minute() -> None:
    times = [when for when, _ in play(Pace(1000.0, 1.0, 0.0), [(0.0, REPLY, -100)] * 80)]
    assert 15 < most_in(times, 60.0) <= 20


def test_an_idle_bot_does_not_start_with_a_burst() -> None:
    pace = Pace(25.0, 1.0, 0.0)
    sent = play(pace, [(60.0, BROADCAST, 1)] + [(0.0, BROADCAST, chat) for chat in range(2, 40)])
    first = sent[0][0]
    assert sum(1 for when, _ in sent if when < first + 0.2) <= 6


def test_a_broadcast_uses_all_of_the_rate() -> None:
    sent = play(Pace(25.0, 1.0, 0.0), [(0.0, BROADCAST, chat) for chat in range(1, 1001)])
    assert len(sent) / sent[-1][0] >= 0.95 * 25


def test_a_late_wake_up_costs_no_throughput() -> None:
    pace, now, sent = Pace(25.0, 1.0, 0.0), 0.0, 0
    while now < 40.0:
        wait = pace.overall_wait(BROADCAST, now)
        if wait > 0:
            now += wait + 0.02  # the loop was busy for twenty milliseconds
            continue
        sent += 1
        pace.take(sent, now)
    assert sent >= 0.95 * 25 * 40


def test_five_replies_go_at_once_in_the_middle_of_a_broadcast_and_are_paid_back() -> None:
    pace, now = Pace(25.0, 1.0, 0.0), 0.0
    for chat in range(1, 101):
        now += pace.overall_wait(BROADCAST, now)
        pace.take(chat, now)
    for chat in range(501, 505):
        assert pace.overall_wait(REPLY, now) == 0.0
        pace.take(chat, now)
    debt = pace.overall_wait(BROADCAST, now)
    assert 4 / 25 <= debt <= 6 / 25


def test_a_reply_goes_before_a_broadcast_has_its_next_token() -> None:
    pace = Pace(25.0, 1.0, 0.0)
    for chat in (1, 2):
        pace.take(chat, 0.0)
    assert pace.overall_wait(BROADCAST, 0.0) > 0
    assert pace.overall_wait(REPLY, 0.0) == 0.0


def test_a_halted_chat_waits_alone() -> None:
    pace = Pace(25.0, 1.0, 0.0)
    pace.halt_chat(7, 30.0, 0.0)
    assert pace.chat_wait(7, 10.0) == 20.0
    assert pace.chat_wait(8, 10.0) == 0.0
    assert pace.chat_wait(7, 31.0) == 0.0


def test_a_halt_stops_everybody_and_the_longer_of_two_counts() -> None:
    pace = Pace(25.0, 1.0, 0.0)
    pace.halt(10.0, 0.0)
    pace.halt(2.0, 0.0)
    assert pace.overall_wait(REPLY, 4.0) == 6.0
    assert pace.overall_wait(REPLY, 10.0) == 0.0


def test_chats_at_rest_are_forgotten() -> None:
    pace = Pace(1000.0, 1.0, 0.0)
    play(pace, [(0.01, REPLY, chat) for chat in range(1, 5000)])
    assert len(pace._chats) < 500


def test_what_is_given_back_was_never_taken() -> None:
    pace = Pace(1.0, 1.0, 0.0)
    for _ in range(50):
        pace.take(7, 0.0)
        pace.give_back(7, 0.0)
    assert pace.overall_wait(BROADCAST, 0.0) == pace.chat_wait(7, 0.0) == 0.0


def test_calls_that_were_held_up_count_when_they_go() -> None:
    pace = Pace(25.0, 1000.0, 0.0)
    taken = [when for when, _ in play(pace, [(0.04, BROADCAST, chat) for chat in range(8)])]
    went = [1.5] * len(taken)
    for when in taken:
        pace.late(when, 1.5)
    now = 1.5
    for chat in range(40):
        while (wait := pace.overall_wait(REPLY, now)) > 0:
            now += max(wait, 1e-6)
        pace.take(chat, now)
        went.append(now)
    assert most_in(went, 1.0) <= 30


def test_one_chat_that_is_refused_waits_alone_and_two_in_a_second_stop_everybody() -> None:
    pace = Pace(25.0, 1.0, 0.0)
    pace.refused(7, 5.0, 0.0)
    pace.refused(7, 5.0, 0.5)
    pace.refused(8, 5.0, 3.0)
    assert pace.overall_wait(REPLY, 3.0) == 0.0
    pace.refused(9, 5.0, 3.5)
    assert pace.overall_wait(REPLY, 3.5) == 5.0
