"""The admin's picture can be drawn, whatever there is to count."""

from io import BytesIO

import pytest
from PIL import Image

from bot.pictures import Funnel, LessonCount, Tally, funnel_picture

TALLIES = (Tally(1234, "learners"), Tally(56, "here this week"), Tally(2345, "lessons finished"))
SIX = tuple(LessonCount(f"1.{n}", f"Lesson {n} of the first course", 700 - 90 * n, 640 - 95 * n) for n in range(1, 7))


@pytest.mark.parametrize(
    "funnel",
    [
        Funnel("How everybody's doing", TALLIES, SIX, "begun", "finished"),
        Funnel("", (), (), "", ""),
        Funnel("x" * 99, TALLIES[:1], SIX * 4, "begun", "finished"),
        Funnel("Nobody yet", TALLIES, (LessonCount("1.1", "W" * 90, 0, 0),), "begun", "finished"),
    ],
    ids=["six lessons", "nothing", "far too much", "nobody yet"],
)
def test_whatever_there_is_to_count_is_drawn(funnel: Funnel) -> None:
    picture = Image.open(BytesIO(funnel_picture(funnel)), formats=["PNG"])
    assert picture.size == (1200, 1200)


def test_another_finished_lesson_shows() -> None:
    one = Funnel("", TALLIES, SIX, "begun", "finished")
    more = Funnel("", TALLIES, (*SIX[:-1], LessonCount("1.6", SIX[-1].title, 160, 160)), "begun", "finished")
    assert funnel_picture(one) != funnel_picture(more)
