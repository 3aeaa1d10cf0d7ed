"""The progress picture can be drawn for everybody."""

from io import BytesIO

import pytest
from PIL import Image

from bot.pictures import CourseSoFar, Progress, Tally, progress_picture

ONE = CourseSoFar("What “social” means", (True, True, False, False, False, False))
SOME = Progress(
    "How you're doing", (ONE,), Tally(3, "weeks you showed up"), Tally(1, "mission done"), (2, 4), "confidence"
)


def open_picture(progress: Progress) -> Image.Image:
    """The picture, opened as a phone would."""
    picture = Image.open(BytesIO(progress_picture(progress)), formats=["PNG"])
    picture.load()
    return picture


def test_the_picture_is_of_a_size_that_telegram_and_phones_like() -> None:
    content = progress_picture(SOME)
    assert open_picture(SOME).size == (1200, 900)
    assert len(content) < 300_000


def test_the_same_progress_makes_the_same_picture() -> None:
    assert progress_picture(SOME) == progress_picture(SOME)


def test_a_lesson_more_and_a_new_confidence_show() -> None:
    more = CourseSoFar(ONE.title, (True, True, True, False, False, False))
    shown = {
        progress_picture(SOME),
        progress_picture(Progress(SOME.title, (more,), SOME.weeks, SOME.missions, (2, 4), "confidence")),
        progress_picture(Progress(SOME.title, (ONE,), SOME.weeks, SOME.missions, (2, 5), "confidence")),
        progress_picture(Progress(SOME.title, (ONE,), SOME.weeks, SOME.missions)),
    }
    assert len(shown) == 4


@pytest.mark.parametrize(
    "progress",
    [
        Progress("", (), Tally(0, ""), Tally(0, "")),
        Progress("Sut mae, Siân?", (CourseSoFar("Ŵŷ Łódź →", ()),), Tally(0, "x"), Tally(0, "x"), (5, 1), "hyder"),
        Progress("W" * 99, (CourseSoFar("W" * 99, (True,) * 40),), Tally(10**9, "w" * 300), Tally(1, "w " * 99)),
        Progress("", tuple(CourseSoFar(f"Course {n}", (n > 2,) * 6) for n in range(12)), Tally(1, "a"), Tally(1, "")),
    ],
    ids=["nothing yet", "letters of Wales and Poland", "far too long", "many courses"],
)  # fmt: skip
def test_whatever_there_is_to_show_is_drawn(progress: Progress) -> None:
    assert open_picture(progress).size == (1200, 900)
