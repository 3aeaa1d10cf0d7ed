"""Lays the admin's picture out: three tallies, and under them a bar a lesson, begun and finished."""

from io import BytesIO

from PIL import Image, ImageDraw

from bot.pictures.brush import BISCUIT, BISCUIT_EDGE, COCOA, CREAM, GHOST, GHOST_EDGE, MILK, TEA, Brush
from bot.pictures.facts import Funnel, LessonCount

WIDE, HIGH = 1200, 1200
FINE = 2  # drawn twice as large and made smaller, for smooth edges
MARGIN = 60
CARDS_TOP, CARD_HIGH = 140, 200
ROWS_TOP, ROWS_END = 440, 1150
MOST_ROWS = 12  # lessons that find room: those that most people began
BARS_FROM, BARS_TO = 540, 950


def draw(funnel: Funnel) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDE * FINE, HIGH * FINE), CREAM)
    brush = Brush(ImageDraw.Draw(image), FINE)
    brush.text((MARGIN, 78), funnel.title, 58, COCOA, WIDE - 2 * MARGIN, weight="ExtraBold")
    _tallies(brush, funnel)
    _legend(brush, funnel)
    _rows(brush, funnel.lessons[:MOST_ROWS])
    small = image.resize((WIDE, HIGH), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def _tallies(brush: Brush, funnel: Funnel) -> None:
    count = max(len(funnel.tallies), 1)
    wide = (WIDE - 2 * MARGIN - 30 * (count - 1)) / count
    for n, tally in enumerate(funnel.tallies):
        left = MARGIN + n * (wide + 30)
        brush.card((left, CARDS_TOP), (wide, CARD_HIGH), 30, MILK, GHOST_EDGE)
        brush.text((left + 30, CARDS_TOP + 78), f"{tally.count:,}", 92, COCOA, wide - 60, weight="ExtraBold")
        brush.text((left + 30, CARDS_TOP + 156), tally.label, 34, TEA, wide - 60)


def _legend(brush: Brush, funnel: Funnel) -> None:
    y = ROWS_TOP - 50
    brush.card((BARS_FROM, y - 14), (28, 28), 8, GHOST, GHOST_EDGE)
    brush.text((BARS_FROM + 40, y), funnel.begun_label, 30, TEA, 180)
    brush.card((BARS_FROM + 240, y - 14), (28, 28), 8, BISCUIT, BISCUIT_EDGE)
    brush.text((BARS_FROM + 280, y), funnel.finished_label, 30, TEA, 220)


def _rows(brush: Brush, lessons: tuple[LessonCount, ...]) -> None:
    """A row a lesson: the pale bar is who began it, the baked one who finished it."""
    if not lessons:
        return
    step = min(110.0, (ROWS_END - ROWS_TOP) / len(lessons))
    most = max(max(lesson.begun for lesson in lessons), 1)
    high = step * 0.56
    for row, lesson in enumerate(lessons):
        y = ROWS_TOP + step * (row + 0.5)
        brush.text((MARGIN, y), f"{lesson.number}  {lesson.title}", 32, COCOA, BARS_FROM - MARGIN - 30)
        for count, inside, edge in ((lesson.begun, GHOST, GHOST_EDGE), (lesson.finished, BISCUIT, BISCUIT_EDGE)):
            long = (BARS_TO - BARS_FROM) * count / most
            if count:
                brush.card((BARS_FROM, y - high / 2), (max(long, 14), high), min(12, high / 2), inside, edge)
        numbers = f"{lesson.begun:,} / {lesson.finished:,}"
        brush.text((WIDE - MARGIN, y), numbers, 30, TEA, WIDE - MARGIN - BARS_TO - 10, anchor="rm")
