"""The first minutes: who this is, what is stored and why, 16 or over, the two consents, and the way on."""

from flows import joining, surgeries
from flows.engine import Turn
from flows.model import (
    OUTSIDE,
    OVER,
    Button,
    Chosen,
    Consent,
    Effects,
    Event,
    Flow,
    Forget,
    Json,
    Move,
    Open,
    Opened,
    Record,
    Say,
    Schedule,
    Tap,
    Words,
    change,
    lines,
    phrase,
)


def _ask_age(turn: Turn) -> Effects:
    yield Say(_linked(turn, phrase("welcome-stored")), ((_yes("welcome-button-age"),), (_no("welcome-button-young"),)))


def _ask_consent(turn: Turn) -> Effects:
    buttons = ((_yes("welcome-button-consent"),), (_no("welcome-button-refuse"),))
    yield Say(_linked(turn, phrase("welcome-consent")), buttons)


def _tell_refused(turn: Turn) -> Effects:
    yield Say(_linked(turn, phrase("welcome-refused")), ((Button(phrase("welcome-button-reconsider"), Tap("yes")),),))


def _ask_announcements(turn: Turn) -> Effects:
    buttons = ((_yes("welcome-button-announce"),), (_no("welcome-button-no-announce"),))
    yield Say(_linked(turn, phrase("welcome-announce")), buttons)


def _ask_way(turn: Turn) -> Effects:
    checkup = Button(phrase("welcome-button-checkup"), Tap("checkup"))
    if turn.data.get("back"):
        hello, lesson = phrase("welcome-back", name=turn.world.learner.name), phrase("welcome-button-carry-on")
        yield Say(
            lines(hello, _linked(turn, phrase("welcome-way-back"))), ((Button(lesson, Tap("lesson")),), (checkup,))
        )
    else:
        lesson = phrase("welcome-button-lesson")
        yield Say(_linked(turn, phrase("welcome-way")), ((checkup,), (Button(lesson, Tap("lesson")),)))


def _greet(turn: Turn) -> Effects:
    yield from _keep_link(turn)
    yield Say(phrase("welcome-hello", name=turn.world.learner.name))


def _linked(turn: Turn, words: Words) -> Words:
    """The words, after a line about the link that brought them here, where nobody knows it."""
    is_link = isinstance(turn.event, Opened) and turn.event.argument and not _known(turn.event.argument)
    return lines(phrase("welcome-unknown-link"), words) if is_link else words


def _keep_link(turn: Turn) -> Effects:
    """An invite, or a surgery, waits until its bearer has said that they are old enough."""
    if isinstance(turn.event, Opened) and (known := _known(turn.event.argument)):
        turn.data |= known
    yield from ()


def _known(payload: str) -> dict[str, Json]:
    """What a link leads to, as it is kept meanwhile; nothing where nobody knows it."""
    if invite := joining.hash_of(payload):
        return {"invite": invite}
    return {"surgery": surgery} if (surgery := surgeries.linked(payload)) else {}


def _greet_again(turn: Turn) -> Effects:
    turn.data["back"] = True
    yield from ()


def _too_young(turn: Turn) -> Effects:
    yield Say(phrase("welcome-young"))
    yield Forget()


def _grown(turn: Turn) -> Effects:
    yield change(adult=1)
    if invite := turn.data.pop("invite", None):
        yield Schedule(joining.KIND, turn.world.now, str(invite))
    if surgery := turn.data.pop("surgery", None):
        yield Schedule("shown", turn.world.now, str(surgery))


def _consent(turn: Turn) -> Effects:
    yield Consent("lessons", given=True)
    yield change(state="active")
    yield Record("started")


def _refuse(turn: Turn) -> Effects:
    yield Consent("lessons", given=False)
    yield change(state="refused")


def _announce(turn: Turn) -> Effects:
    yield Consent("announcements", given=True)
    yield change(announce_ok=1)


def _no_announce(turn: Turn) -> Effects:
    yield Consent("announcements", given=False)
    yield change(announce_ok=0)


def _to_checkup(turn: Turn) -> Effects:
    yield Chosen()
    yield Open("checkup")


def _to_lesson(turn: Turn) -> Effects:
    yield Chosen()
    yield Open("lesson")


def _is_active(turn: Turn) -> bool:
    return turn.world.learner.state == "active"


def _is_refused(turn: Turn) -> bool:
    return turn.world.learner.state == "refused"


def _yes(key: str) -> Button:
    return Button(phrase(key), Tap("yes"))


def _no(key: str) -> Button:
    return Button(phrase(key), Tap("no"))


def _where(turn: Turn) -> Words:
    return phrase(f"where-welcome-{turn.state}")


def read(event: Event, state: str) -> str | None:
    """Only the opening is read here, and a link that comes later: everything else is a button."""
    if isinstance(event, Opened) and state == "age" and _known(event.argument):
        return "link"
    return "open" if isinstance(event, Opened) and state in (OUTSIDE, "way") else None


WELCOME = Flow(
    name="welcome",
    version=1,
    states=("age", "consent", "refused", "announce", "way"),
    moves=(
        Move("open", OUTSIDE, "way", when=_is_active, then=_greet_again),
        Move("open", "way", "way", then=_greet_again),
        Move("open", OUTSIDE, "refused", when=_is_refused),
        Move("open", OUTSIDE, "age", then=_greet),
        Move("link", "age", "age", then=_keep_link),
        Move("yes", "age", "consent", then=_grown),
        Move("no", "age", OVER, then=_too_young),
        Move("yes", "consent", "announce", then=_consent),
        Move("no", "consent", "refused", then=_refuse),
        Move("yes", "refused", "consent"),
        Move("yes", "announce", "way", then=_announce),
        Move("no", "announce", "way", then=_no_announce),
        Move("checkup", "way", OVER, then=_to_checkup),
        Move("lesson", "way", OVER, then=_to_lesson),
    ),
    prompts={
        "age": _ask_age,
        "consent": _ask_consent,
        "refused": _tell_refused,
        "announce": _ask_announcements,
        "way": _ask_way,
    },
    read=read,
    opens=("checkup", "lesson"),
    where=_where,
    keeps=True,
    anyone=True,
)
