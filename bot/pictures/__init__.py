"""Draws what is better seen than said; loads the drawing library when the first picture is asked for."""

from bot.pictures.facts import CourseSoFar, Funnel, LessonCount, Progress, Tally

__all__ = ["CourseSoFar", "Funnel", "LessonCount", "Progress", "Tally", "funnel_picture", "progress_picture"]


def progress_picture(progress: Progress) -> bytes:
    """The picture of how somebody is doing: a PNG of 1200 × 900 pixels. Takes about a third of a second."""
    from bot.pictures.progress import draw  # Pillow takes 20 MB, and most processes never draw

    return draw(progress)


def funnel_picture(funnel: Funnel) -> bytes:
    """The picture of how everybody is doing, for an admin: a PNG of 1200 × 1200 pixels."""
    from bot.pictures.stats import draw

    return draw(funnel)
