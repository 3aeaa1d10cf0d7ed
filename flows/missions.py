"""A mission's check-in, some days later: done, stuck or not for me, whenever the person gets round to it."""

from datetime import timedelta

from flows.content import Mission as MissionPart
from flows.hours import is_quiet, next_hour, paused
from flows.model import (
    Act,
    Acted,
    Button,
    Chosen,
    Due,
    Effects,
    Mission,
    Open,
    Prose,
    Record,
    Say,
    Schedule,
    Standing,
    Unschedule,
    World,
    lines,
    phrase,
)
from flows.reading import today


def due(event: Due, world: World) -> Effects:
    """Asks how it went; later where the person is asleep or asked for silence."""
    lesson = today(world, event.thing)
    if lesson is None or _state(world, lesson.id) != "set":
        return
    if is_quiet(world.now, world.learner) or paused(world.now, world.learner):
        days = 1 if paused(world.now, world.learner) else 0  # a day at a time: a pause may end at any moment
        again = next_hour(world.now, world.learner, world.learner.quiet_to, days)
        yield Schedule("mission", again + timedelta(minutes=1), event.thing)
        return
    done = Button(phrase("mission-button-done"), Act("mission", "done", event.thing))
    stuck = Button(phrase("mission-button-stuck"), Act("mission", "stuck", event.thing))
    not_for_me = Button(phrase("mission-button-not-for-me"), Act("mission", "skip", event.thing))
    asked = next((part.text for part in lesson.parts if isinstance(part, MissionPart)), "")
    quote = Prose("> " + asked.strip().partition("\n")[0])
    yield Say(
        lines(phrase("mission-check-in", title=lesson.title), quote), ((done,), (stuck, not_for_me)), lane="reminder"
    )


def act(event: Acted, world: World) -> Effects:
    """Takes down how it went, once; "stuck" goes along to the next surgery."""
    lesson = today(world, event.thing)
    if lesson is None:
        yield Say(phrase("lesson-gone"))
        return
    yield Chosen()
    outcome = {"done": "done", "stuck": "stuck"}.get(event.verb, "skipped")
    if _state(world, lesson.id) == outcome:
        yield Say(phrase("mission-already"))
        return
    yield Unschedule("mission", event.thing)
    yield Mission(lesson.id, outcome)
    yield Record(f"mission_{outcome}", lesson.id)
    yield Say(phrase(f"mission-{outcome}"))
    if outcome == "stuck":
        yield Open("note", lesson.id)


def _state(world: World, lesson: str) -> str:
    return next((row["state"] for row in world.rows("missions") if row["lesson"] == lesson), "")


MISSION = Standing("mission", act, due, needs=("missions",), opens=("note",))
