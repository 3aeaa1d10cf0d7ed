"""/stats: how everybody is doing, as a picture with numbers that a job draws."""

from flows.commands import ADMIN
from flows.model import Audit, Effects, Job, Say, View, World, phrase


def show(argument: str, world: World) -> Effects:
    """Says that it is on its way; the counting is done off the writer."""
    yield Audit("stats")
    yield Say(phrase("stats-coming"))
    yield Job("stats")


STATS = View("stats", show, anyone=True, role=ADMIN)
