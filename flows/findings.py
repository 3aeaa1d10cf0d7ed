"""The check-up's judgement: which question comes next, what the answers say, and which courses follow."""

from collections.abc import Mapping
from typing import Final

from flows.model import Json

MOST_QUESTIONS: Final = 7
MOST_FINDINGS: Final = 3

OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "confidence": ("1", "2", "3", "4", "5"),
    "work": ("blocked-there", "blocked-leaving", "blocked-left", "open", "no-job"),
    "leaving": ("month", "three", "later", "unknown"),
    "gathering": ("hover", "one-chat", "room"),
    "reach": ("easily", "with-effort", "no"),
    "coathook": ("yes", "a-bit", "no"),
    "idea": ("mine", "boss", "group"),
    "voices": ("me", "alike", "muddle"),
    "who": ("know", "not-sure"),
    "want": ("buttons", "say", "both"),
    "worst": ("nothing", "look-silly", "trouble", "been-burned"),
    "reply": ("a", "b", "c"),
}
"""Every question with its answers, in the order of the buttons."""

RIGHT_REPLY: Final = "b"

COURSES: Final[Mapping[str, tuple[int, ...]]] = {
    "offline": (2,),
    "worried": (10,),
    "shielded": (2, 8),
    "quiet": (1, 3),
    "coathook": (4, 5),
    "asked": (5, 6),
    "several": (6,),
    "group": (9,),
    "tools": (1, 5),
    "obvious": (5, 7),
}
"""The findings, weightiest first, and the courses that each calls for (2 is the gate for who can't be reached)."""

_SIGNS: Final[tuple[tuple[str, str, str, int], ...]] = (
    ("reach", "no", "offline", 3),
    ("reach", "with-effort", "offline", 1),
    ("work", "blocked-there", "shielded", 2),
    ("work", "blocked-leaving", "shielded", 3),
    ("work", "blocked-left", "shielded", 3),
    ("gathering", "hover", "quiet", 3),
    ("gathering", "one-chat", "quiet", 1),
    ("coathook", "no", "coathook", 3),
    ("coathook", "a-bit", "coathook", 1),
    ("idea", "boss", "asked", 2),
    ("idea", "group", "group", 2),
    ("who", "not-sure", "group", 1),
    ("voices", "muddle", "several", 3),
    ("voices", "alike", "several", 1),
    ("want", "buttons", "tools", 2),
    ("worst", "trouble", "worried", 2),
    ("worst", "been-burned", "worried", 3),
    ("worst", "look-silly", "worried", 1),
)
"""Question, answer, what it is a sign of, and how strong a sign."""


def next_question(answers: Mapping[str, Json]) -> str | None:
    """The question to ask now, given the answers so far; None when enough is known.

    Confidence and the live reply always belong to the seven; the rest follows from what was said.
    """
    asked = [question for question in OPTIONS if question in answers]
    if "reply" in asked:
        return None
    if len(asked) >= MOST_QUESTIONS - 1:
        return "reply"
    return next((question for question in _plan(answers) if question not in answers), "reply")


def _plan(answers: Mapping[str, Json]) -> list[str]:
    """The questions worth asking this person, most telling first."""
    plan = ["confidence", "work"]
    if answers.get("work") == "blocked-leaving":
        plan.append("leaving")
    plan.append("idea")
    if answers.get("idea") == "boss":
        plan.append("voices")
    if answers.get("idea") == "group":
        plan.append("who")
    plan.append("gathering")
    shy = int(answers.get("confidence") or 3) <= 2
    hovers = answers.get("gathering") == "hover"
    if shy:
        return [*plan, "reach", "worst", "coathook", "want"]
    return [*plan, *(("reach", "coathook") if hovers else ("coathook", "reach")), "want", "worst"]


def findings(answers: Mapping[str, Json]) -> tuple[str, ...]:
    """At most three findings, the strongest first; equals in the order of `COURSES`."""
    weights: dict[str, int] = {}
    for question, answer, sign, weight in _SIGNS:
        if answers.get(question) == answer:
            weights[sign] = weights.get(sign, 0) + weight
    if answers.get("reply") == RIGHT_REPLY and int(answers.get("confidence") or 0) >= 4:
        weights["obvious"] = 2
    ranked = sorted(weights, key=lambda sign: (-weights[sign], list(COURSES).index(sign)))
    return tuple(ranked[:MOST_FINDINGS])


def prescription(found: tuple[str, ...]) -> tuple[int, ...]:
    """Course numbers in the order to take them. Being reachable comes first; everybody begins with course 1."""
    gate = (2,) if "offline" in found else ()
    wanted = [*gate, 1, *(course for sign in found for course in COURSES[sign])]
    return tuple(dict.fromkeys(wanted))


def is_serving(answers: Mapping[str, Json]) -> bool:
    """Whether an employer's rules still bind this person."""
    return answers.get("work") in ("blocked-there", "blocked-leaving", "open")
