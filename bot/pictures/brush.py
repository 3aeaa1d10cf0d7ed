"""Paint and brushes: the colours of tea and biscuits, letters, a biscuit, a cup."""

from functools import cache
from importlib.resources import as_file, files
from math import cos, pi, sin

from PIL import ImageDraw, ImageFont

CREAM, MILK, CRUMB = "#FBF1DF", "#FFFAF0", "#DCC39A"
GHOST, GHOST_EDGE = "#F3E4C8", "#DCC7A0"
BISCUIT, BISCUIT_EDGE, BISCUIT_HOLE = "#E3AE62", "#C98B3F", "#B97A34"
TEA, COCOA, JAM = "#A4562A", "#46291A", "#BF3B33"

Point = tuple[float, float]


@cache
def letters(size: int, weight: str = "Bold") -> ImageFont.FreeTypeFont:
    """Manrope (SIL Open Font License), in pixels; it has the letters of Welsh and Polish, and arrows."""
    with as_file(files("font_manrope").joinpath("files", f"Manrope-{weight}.ttf")) as path:
        return ImageFont.truetype(str(path), size)


class Brush:
    """Draws on a canvas that is `fine` times as large as the coordinates say, for smooth edges."""

    def __init__(self, canvas: ImageDraw.ImageDraw, fine: int) -> None:
        self.canvas, self.fine = canvas, fine

    def text(
        self, at: Point, words: str, size: int, colour: str, width: float, *, anchor: str = "lm", weight: str = "Bold"
    ) -> None:
        """One line, made smaller until it fits `width`, and shortened where even that isn't enough."""
        while size > 30 and self.width(words, size, weight) > width:
            size -= 2
        while len(words) > 1 and self.width(words, size, weight) > width:
            words = words[:-2].rstrip() + "…"
        self.canvas.text(self._fine(at), words, font=letters(size * self.fine, weight), fill=colour, anchor=anchor)

    def lines(self, at: Point, words: str, size: int, colour: str, width: float) -> None:
        """One line, or two where it takes them."""
        first, *rest = words.split(" ")
        while rest and self.width(f"{first} {rest[0]}", size) <= width:
            first = f"{first} {rest.pop(0)}"
        self.text(at, first, size, colour, width)
        if rest:
            self.text((at[0], at[1] + 1.25 * size), " ".join(rest), size, colour, width)

    def width(self, words: str, size: int, weight: str = "Bold") -> float:
        """How wide a line would be."""
        return letters(size * self.fine, weight).getlength(words) / self.fine

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled circle."""
        (x, y), r = self._fine(at), radius * self.fine
        self.canvas.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def card(self, corner: Point, size: Point, radius: float, colour: str, edge: str = "") -> None:
        """A rectangle with round corners."""
        (x, y), (wide, high) = self._fine(corner), self._fine(size)
        box = (x, y, x + wide, y + high)
        self.canvas.rounded_rectangle(box, radius * self.fine, fill=colour, outline=edge or None, width=3 * self.fine)

    def stroke(self, points: list[Point], width: float, colour: str) -> None:
        """A line with round ends."""
        self.canvas.line([self._fine(p) for p in points], fill=colour, width=round(width * self.fine), joint="curve")
        for end in (points[0], points[-1]):
            self.dot(end, width / 2, colour)

    def biscuit(self, at: Point, radius: float, number: str, bitten: bool, under: str) -> None:
        """A lesson: golden and bitten into when it is done, pale dough when it is still to come.

        `under` is the colour of what it lies on, seen through the bite.
        """
        top, edge, hole = (BISCUIT, BISCUIT_EDGE, BISCUIT_HOLE) if bitten else (GHOST, GHOST_EDGE, GHOST_EDGE)
        x, y = at
        for n in range(24):
            turn = 2 * pi * n / 24
            self.dot((x + 0.92 * radius * cos(turn), y + 0.92 * radius * sin(turn)), radius * 0.14, edge)
        self.dot(at, 0.95 * radius, edge)
        self.dot(at, 0.88 * radius, top)
        for n in range(12):
            turn = 2 * pi * (n + 0.5) / 12
            self.dot((x + 0.7 * radius * cos(turn), y + 0.7 * radius * sin(turn)), radius * 0.045, hole)
        if bitten:
            for away, turn, size in ((1.03, -0.98, 0.27), (1.0, -0.6, 0.26), (1.08, -0.24, 0.25)):
                self.dot((x + away * radius * cos(turn), y + away * radius * sin(turn)), radius * size, under)
        if number:
            self.text(
                at,
                number,
                round(radius * 0.72),
                COCOA if bitten else "#B59B70",
                radius,
                anchor="mm",
                weight="ExtraBold",
            )

    def crumbs(self, at: Point, radius: float) -> None:
        """What falls from a bite of a biscuit that lies there."""
        for aside, down, size in ((0.74, 1.02, 0.075), (0.97, 0.86, 0.05), (0.52, 1.22, 0.045), (1.05, 1.12, 0.035)):
            self.dot((at[0] + aside * radius, at[1] + down * radius), size * radius, BISCUIT_EDGE)

    def cup(self, at: Point, size: float, steam: bool) -> None:
        """A cup of tea as one sees it from the chair, `size` wide; it steams when it has been earned."""
        x, y = at
        half = size / 2
        self.canvas.ellipse(self._box(x - 0.78 * size, y + 0.42 * size, x + 0.78 * size, y + 0.66 * size), fill=CRUMB)
        self.canvas.ellipse(self._box(x - 0.72 * size, y + 0.42 * size, x + 0.72 * size, y + 0.6 * size), fill=GHOST)
        handle = self._box(x + 0.28 * size, y - 0.2 * size, x + 0.76 * size, y + 0.28 * size)
        self.canvas.ellipse(handle, outline=JAM, width=round(0.085 * size * self.fine))
        body = [(x - half, y - 0.3 * size), (x + half, y - 0.3 * size)]
        body += [(x + half * cos(a), y - 0.3 * size + 0.8 * size * sin(a)) for a in (pi * n / 40 for n in range(41))]
        self.canvas.polygon([self._fine(p) for p in body], fill=JAM)
        self.canvas.ellipse(self._box(x - half, y - 0.42 * size, x + half, y - 0.18 * size), fill=MILK)
        self.canvas.ellipse(self._box(x - 0.43 * size, y - 0.385 * size, x + 0.43 * size, y - 0.205 * size), fill=TEA)
        if steam:
            for aside in (-0.2, 0.0, 0.2):
                rise = [(x + aside * size + 0.05 * size * sin(n / 3), y - (0.5 + 0.03 * n) * size) for n in range(14)]
                self.stroke(rise, 0.04 * size, CRUMB)

    def _fine(self, at: Point) -> Point:
        return at[0] * self.fine, at[1] * self.fine

    def _box(self, *sides: float) -> tuple[float, float, float, float]:
        left, top, right, bottom = (side * self.fine for side in sides)
        return left, top, right, bottom
