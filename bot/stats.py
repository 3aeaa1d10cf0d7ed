"""Gathers how everybody is doing, for an admin: numbers and where people stop, on the read-only connection."""

import asyncio
from datetime import datetime, timedelta
from typing import Any, Final

from bot.contents import Contents
from bot.pictures import Funnel, LessonCount, Tally, funnel_picture
from bot.store import Row, Tx
from flows.hours import milliseconds
from flows.model import Phrase, phrase

LATELY: Final = timedelta(days=7)


async def draw_stats(contents: Contents, tx: Tx, person: Row, now: datetime) -> tuple[bytes, Phrase]:
    """The picture as PNG, drawn in a thread, and a caption with the numbers that don't fit into it."""
    people = await tx.one("stats_people", since=milliseconds(now - LATELY))
    counts = {row["lesson"]: row for row in await tx.all("stats_lessons")}
    missions = {row["state"]: row["missions"] for row in await tx.all("stats_missions")}
    lessons = _lessons(contents, person["lang"], counts)
    assert people is not None, "a count always has a row"
    funnel = _funnel(contents, person, people, lessons)
    picture = await asyncio.to_thread(funnel_picture, funnel)
    return picture, phrase("stats-caption", **_numbers(people, lessons, missions))


def _lessons(contents: Contents, lang: str, counts: dict[str, Row]) -> tuple[LessonCount, ...]:
    return tuple(
        LessonCount(f"{course.number}.{int(lesson.key[3:])}", lesson.title, row["begun"], row["finished"])
        for course in contents.library(lang).courses
        for lesson in course.lessons
        if (row := counts.get(lesson.id, {"begun": 0, "finished": 0}))
    )


def _funnel(contents: Contents, person: Row, people: Row, lessons: tuple[LessonCount, ...]) -> Funnel:
    def say(key: str, **args: Any) -> str:
        return contents.renderer.render(phrase(key, **args), person["lang"], person["zone"]).text

    learners, lately = people["learners"] or 0, people["lately"] or 0
    finished = sum(lesson.finished for lesson in lessons)
    return Funnel(
        title=say("stats-title"),
        tallies=(
            Tally(learners, say("stats-learners", count=learners)),
            Tally(lately, say("stats-lately")),
            Tally(finished, say("stats-finished", count=finished)),
        ),
        lessons=lessons,
        begun_label=say("stats-begun-label"),
        finished_label=say("stats-finished-label"),
    )


def _numbers(people: Row, lessons: tuple[LessonCount, ...], missions: dict[str, int]) -> dict[str, int | str]:
    """What the caption says; `stop` is the lesson that most people began and didn't finish."""
    stop = max(lessons, key=lambda lesson: lesson.begun - lesson.finished, default=None)
    left = stop.begun - stop.finished if stop else 0
    return {
        "people": people["people"],
        "learners": people["learners"] or 0,
        "lately": people["lately"] or 0,
        "announce": people["announce_ok"] or 0,
        "unreachable": people["unreachable"] or 0,
        "begun": sum(lesson.begun for lesson in lessons),
        "finished": sum(lesson.finished for lesson in lessons),
        "done": missions.get("done", 0),
        "stuck": missions.get("stuck", 0),
        "left": left,
        "stop": stop.title if stop and left else "",
    }
