"""Lays the progress picture out: the lessons as biscuits on the way to a cup of tea, and three cards under it."""

from io import BytesIO
from math import pi, sin

from PIL import Image, ImageDraw

from bot.pictures.brush import BISCUIT, BISCUIT_EDGE, COCOA, CREAM, GHOST, GHOST_EDGE, JAM, MILK, TEA, Brush
from bot.pictures.facts import CourseSoFar, Progress, Tally

WIDE, HIGH = 1200, 900
FINE = 2  # drawn twice as large and made smaller, for smooth edges
MARGIN = 60
CARDS_TOP, CARD_HIGH = 548, 292
MOST_ROWS = 10  # courses that find room


def draw(progress: Progress) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDE * FINE, HIGH * FINE), CREAM)
    brush = Brush(ImageDraw.Draw(image), FINE)
    brush.text((MARGIN, 78), progress.title, 62, COCOA, WIDE - 2 * MARGIN, weight="ExtraBold")
    if len(progress.courses) == 1:
        _trail(brush, progress.courses[0])
    else:
        _rows(brush, progress.courses[:MOST_ROWS])
    _cards(brush, progress)
    small = image.resize((WIDE, HIGH), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def _trail(brush: Brush, course: CourseSoFar) -> None:
    """One course: from biscuit to biscuit, each eaten in its time, to the tea."""
    done, total = sum(course.lessons), len(course.lessons)
    brush.text((MARGIN, 152), course.title, 42, TEA, WIDE - 2 * MARGIN - 220)
    brush.text((WIDE - MARGIN, 152), f"{done} / {total}", 46, TEA, 200, anchor="rm", weight="ExtraBold")
    step = 930 / max(total, 1)
    places = [(MARGIN + step * (n + 0.5), _height(n)) for n in range(total)]
    cup = (1062.0, 330.0)
    for number, (place, bitten) in enumerate(zip(places, course.lessons, strict=True), 1):
        radius = min(68, 0.44 * step)
        brush.biscuit(place, radius, str(number), bitten, CREAM)
        if bitten:
            brush.crumbs(place, radius)
    brush.cup(cup, 112, steam=done == total > 0)


def _height(along: float) -> float:
    return 345 + 48 * sin(pi * along / 2 + pi)


def _rows(brush: Brush, courses: tuple[CourseSoFar, ...]) -> None:
    """Several courses: a row of biscuits each."""
    step = min(80.0, 400 / max(len(courses), 1))
    top = 330 - step * (len(courses) - 1) / 2
    for row, course in enumerate(courses):
        y = top + row * step
        brush.text((MARGIN, y), course.title, round(min(40, step * 0.72)), COCOA, 600)
        radius = min(0.46 * step, 34)
        apart = min(2.35 * radius, 460 / max(len(course.lessons), 1))
        for n, bitten in enumerate(course.lessons):
            x = WIDE - MARGIN - radius - apart * (len(course.lessons) - 1 - n)
            brush.biscuit((x, y), radius, "", bitten, CREAM)


def _cards(brush: Brush, progress: Progress) -> None:
    count = 3 if progress.confidence else 2
    wide = (WIDE - 2 * MARGIN - 30 * (count - 1)) / count
    lefts = [MARGIN + n * (wide + 30) for n in range(count)]
    for left in lefts:
        brush.card((left, CARDS_TOP), (wide, CARD_HIGH), 34, MILK, GHOST_EDGE)
    _tally(brush, lefts[0], wide, progress.weeks, "cup")
    _tally(brush, lefts[-1], wide, progress.missions, "biscuit")
    if progress.confidence:
        _confidence(brush, lefts[1], wide, progress.confidence, progress.confidence_label)


def _tally(brush: Brush, left: float, wide: float, tally: Tally, sign: str) -> None:
    """A number, its sign, and what it counts."""
    brush.text((left + 34, CARDS_TOP + 92), str(tally.count), 118, COCOA, wide - 170, weight="ExtraBold")
    at = (left + wide - 92, CARDS_TOP + 92)
    if sign == "cup":
        brush.cup((at[0] - 6, at[1] - 4), 76, steam=tally.count > 0)
    else:
        brush.biscuit(at, 50, "", tally.count > 0, MILK)
    brush.lines((left + 34, CARDS_TOP + 198), tally.label, 38, TEA, wide - 60)


def _confidence(brush: Brush, left: float, wide: float, said: tuple[int, int], label: str) -> None:
    """Five steps: the first answer is marked, the last one reached."""
    before, after = said
    step = (wide - 68) / 5
    for n in range(1, 6):
        high = 34 + 22 * n
        corner = (left + 34 + step * (n - 1), CARDS_TOP + 168 - high)
        brush.card(
            corner, (step - 10, high), 12, BISCUIT if n <= after else GHOST, BISCUIT_EDGE if n <= after else GHOST_EDGE
        )
        if n == before != after:
            brush.dot((corner[0] + (step - 10) / 2, CARDS_TOP + 144), 9, JAM)
    brush.lines((left + 34, CARDS_TOP + 198), label, 38, TEA, wide - 60)
