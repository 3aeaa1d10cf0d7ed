"""The check-up: at most seven questions with buttons, then honest findings and where to begin."""

import json

from flows.engine import Turn
from flows.findings import OPTIONS, findings, is_serving, next_question, prescription
from flows.model import (
    OUTSIDE,
    OVER,
    Act,
    Button,
    Effects,
    Event,
    Flow,
    Json,
    Lines,
    Move,
    Opened,
    Plain,
    Record,
    Rows,
    Say,
    Tap,
    Tapped,
    Words,
    change,
    lines,
    phrase,
)


def _invite(turn: Turn) -> Effects:
    start = Button(phrase("checkup-button-start"), Tap("go"))
    yield Say(phrase("checkup-intro"), ((start,), (Button(phrase("checkup-button-not-now"), Tap("no")),)))


def _ask(turn: Turn) -> Effects:
    question = next_question(turn.data)
    assert question is not None, "the flow is over when there is nothing left to ask"
    buttons = tuple(Button(_label(question, option), Tap("pick", option)) for option in OPTIONS[question])
    in_one_row = question in ("confidence", "reply")
    rows: Rows = (buttons,) if in_one_row else tuple((button,) for button in buttons)
    yield Say(phrase(f"checkup-q-{question}"), rows)


def _label(question: str, option: str) -> Words:
    return phrase(f"checkup-a-{question}-{option}")


def _note(turn: Turn) -> Effects:
    if isinstance(turn.event, Tapped):
        question = next_question(turn.data)
        assert question is not None
        turn.data[question] = turn.event.arg
        if question == "confidence":
            yield Record("confidence", detail=(("value", int(turn.event.arg)), ("when", "checkup")))


def _conclude(turn: Turn) -> Effects:
    yield from _note(turn)
    found = findings(turn.data)
    kept: dict[str, Json] = {name: value for name, value in turn.data.items() if name in OPTIONS}
    yield change(findings=json.dumps({"answers": kept, "findings": found}))
    yield Record("checkup_finished", detail=(("findings", ",".join(found)),))
    yield Say(phrase(f"checkup-reply-{turn.data['reply']}"))
    turn.data["page"] = 0


def _tell_finding(turn: Turn) -> Effects:
    """One finding at a time, and a tap between them: all three at once would be a wall."""
    found, page = findings(turn.data), int(turn.data["page"] or 0)
    if found:
        told = [phrase(f"checkup-finding-{found[page]}-{part}") for part in ("title", "strength", "limit", "step")]
        told = [phrase("checkup-results-intro"), *told] if page == 0 else told
    else:
        told = [phrase("checkup-results-none")]
    button = phrase("checkup-button-more" if _has_more(turn) else "checkup-button-where")
    yield Say(Lines((*told, *(() if _has_more(turn) else _progress(turn)))), ((Button(button, Tap("on")),),))


def _has_more(turn: Turn) -> bool:
    return int(turn.data["page"] or 0) + 1 < len(findings(turn.data))


def _turn_page(turn: Turn) -> Effects:
    turn.data["page"] = int(turn.data["page"] or 0) + 1
    yield from ()


def _prescribe(turn: Turn) -> Effects:
    yield Say(_prescribed(turn, findings(turn.data)), _way_on())


def _progress(turn: Turn) -> tuple[Words, ...]:
    """How the confidence moved, where this isn't the first check-up."""
    *before, _ = [int(row["value"]) for row in turn.world.rows("confidence")]  # the last is today's
    if not before:
        return ()
    return (phrase("checkup-again", before=before[0], after=int(str(turn.data["confidence"]))),)


def _prescribed(turn: Turn, found: tuple[str, ...]) -> Words:
    library = turn.world.library
    courses = [course for number in prescription(found) if (course := library.course(number))]
    ready = [course for course in courses if course.lessons]
    coming = [course for course in courses if not course.lessons]
    told: list[Words] = [
        phrase("checkup-prescription-course", title=course.title, about=course.about) for course in ready
    ]
    if coming:
        titles = Lines(tuple(Plain(course.title) for course in coming), "\n")
        told.append(phrase("checkup-prescription-being-written", titles=titles))
    if is_serving(turn.data) and {6, 8} & set(prescription(found)):
        told.append(phrase("checkup-civil-service"))
    return lines(phrase("checkup-prescription"), *told, phrase("checkup-stop-here"))


def _way_on() -> Rows:
    go = Button(phrase("checkup-button-go"), Act("lesson", "open", "next"))
    return ((go,), (Button(phrase("lesson-button-tomorrow"), Act("remind", "tomorrow")),))


def _leave(turn: Turn) -> Effects:
    yield Say(phrase("checkup-not-now"), _way_on())


def _is_answer(turn: Turn) -> bool:
    question = next_question(turn.data)
    return question is not None and isinstance(turn.event, Tapped) and turn.event.arg in OPTIONS[question]


def _is_last(turn: Turn) -> bool:
    return _is_answer(turn) and next_question(turn.data) == "reply"


def read(event: Event, state: str) -> str | None:
    """Only the opening is read here: the check-up is all buttons."""
    return "open" if isinstance(event, Opened) and state == OUTSIDE else None


CHECKUP = Flow(
    name="checkup",
    version=1,
    states=("intro", "asking", "findings"),
    moves=(
        Move("open", OUTSIDE, "intro"),
        Move("go", "intro", "asking"),
        Move("no", "intro", OVER, then=_leave),
        Move("pick", "asking", "findings", when=_is_last, then=_conclude),
        Move("pick", "asking", "asking", when=_is_answer, then=_note),
        Move("on", "findings", "findings", when=_has_more, then=_turn_page),
        Move("on", "findings", OVER, then=_prescribe),
    ),
    prompts={"intro": _invite, "asking": _ask, "findings": _tell_finding},
    read=read,
    needs=("confidence",),
    keeps=True,
)
