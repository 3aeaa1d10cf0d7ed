"""Gathers what the progress picture shows about one person, in words of their language."""

import asyncio
import json

from bot.contents import Contents
from bot.pictures import CourseSoFar, Progress, Tally, progress_picture
from bot.store import Row, Tx
from flows.model import Phrase, phrase


async def draw_progress(contents: Contents, tx: Tx, person: Row) -> tuple[bytes, Phrase]:
    """The picture as PNG, drawn in a thread, and its caption."""
    progress, done, total = await _gather(contents, tx, person)
    return await asyncio.to_thread(progress_picture, progress), phrase("progress-caption", done=done, total=total)


async def _gather(contents: Contents, tx: Tx, person: Row) -> tuple[Progress, int, int]:
    people = [person["id"]]
    finished = {row["lesson"] for row in await tx.all("need_lessons_done", people=people) if row["finished"]}
    missions = sum(row["state"] == "done" for row in await tx.all("need_missions", people=people))
    weeks = len(await tx.all("need_weeks", people=people))
    rated = [json.loads(row["detail"])["value"] for row in await tx.all("need_confidence", people=people)]
    courses = tuple(
        CourseSoFar(course.title, tuple(lesson.id in finished for lesson in course.lessons))
        for course in contents.library(person["lang"]).courses
        if course.lessons
    )

    def say(words: Phrase) -> str:
        return contents.renderer.render(words, person["lang"], person["zone"]).text

    progress = Progress(
        title=say(phrase("progress-picture-title")),
        courses=courses,
        weeks=Tally(weeks, say(phrase("progress-picture-weeks", count=weeks))),
        missions=Tally(missions, say(phrase("progress-picture-missions", count=missions))),
        confidence=(rated[0], rated[-1]) if rated else None,
        confidence_label=say(phrase("progress-picture-confidence")),
    )
    return progress, sum(map(sum, (course.lessons for course in courses))), sum(len(c.lessons) for c in courses)
