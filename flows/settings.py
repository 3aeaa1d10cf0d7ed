"""/settings and /pause: announcements, quiet hours, time zone, and silence for as long as one likes."""

from datetime import timedelta
from typing import Final

from flows.hours import FOREVER, SILENCE, clock, local, loud, milliseconds, paused
from flows.model import (
    Act,
    Acted,
    Button,
    Chosen,
    Consent,
    Effects,
    Open,
    Rows,
    Say,
    Standing,
    View,
    When,
    World,
    change,
    phrase,
)

QUIET: Final = {"early": (20 * 60, 8 * 60), "late": (22 * 60, 7 * 60), "usual": (21 * 60, 8 * 60)}
PAUSES: Final = {"week": timedelta(days=7), "month": timedelta(days=30)}


def show(argument: str, world: World) -> Effects:
    """How things are set, and what can be changed."""
    learner = world.learner
    hour = clock(loud(learner, learner.remind_at)) if learner.remind_at is not None else "-"
    told = phrase(
        "settings",
        reminders="off" if learner.remind_at is None else "on",
        hour=hour,
        announcements="on" if learner.announce_ok else "off",
        quiet_from=clock(learner.quiet_from),
        quiet_to=clock(learner.quiet_to),
        zone=learner.zone.replace("_", " "),
        clock=f"{local(world.now, learner.zone):%H:%M}",
    )
    other = "off" if learner.announce_ok else "on"
    yield Say(
        told,
        (
            (_button("settings-button-reminders", "reminders"),),
            (_button(f"settings-button-announcements-{other}", f"announce-{other}"),),
            (_button("settings-button-quiet", "quiet"), _button("settings-button-zone", "zone")),
        ),
    )


def _button(key: str, verb: str, arg: str = "") -> Button:
    return Button(phrase(key), Act("settings", verb, arg=arg))


def act(event: Acted, world: World) -> Effects:
    """Changes one thing; pressing twice changes nothing more."""
    yield Chosen()
    match event.verb:
        case "reminders":
            yield Open("reminders")
        case "announce-on" | "announce-off":
            on = event.verb == "announce-on"
            yield Consent("announcements", given=on)
            yield change(announce_ok=int(on))
            yield Say(phrase(event.verb))
        case "quiet":
            yield Say(phrase("settings-quiet"), _quiet_choices())
        case "quiet-at" if event.arg in QUIET:
            start, end = QUIET[event.arg]
            yield change(quiet_from=start, quiet_to=end)
            yield Say(phrase("settings-quiet-set", start=clock(start), end=clock(end)))
        case "zone":
            yield Open("zone")
        case _:
            yield from show("", world)


def _quiet_choices() -> Rows:
    return tuple(
        (
            Button(
                phrase("settings-button-quiet-hours", start=clock(start), end=clock(end)),
                Act("settings", "quiet-at", arg=name),
            ),
        )
        for name, (start, end) in QUIET.items()
    )


def show_pause(argument: str, world: World) -> Effects:
    """Silence for a week, a month, or until they say so; or the end of it."""
    until = world.learner.pause_until
    if paused(world.now, world.learner) and until:
        told = phrase("pause-now") if until >= SILENCE else phrase("pause-now-until", until=When(until, "day"))
        yield Say(told, ((Button(phrase("pause-button-off"), Act("pause", "off")),),))
    else:
        week, month = (Button(phrase(f"pause-button-{name}"), Act("pause", name)) for name in PAUSES)
        yield Say(phrase("pause-ask"), ((week, month), (Button(phrase("pause-button-open"), Act("pause", "open")),)))


def act_pause(event: Acted, world: World) -> Effects:
    """Begins or ends the silence."""
    yield Chosen()
    if event.verb == "off":
        yield change(pause_until=None)
        yield Say(phrase("pause-off"))
    elif event.verb in PAUSES:
        until = world.now + PAUSES[event.verb]
        yield change(pause_until=milliseconds(until))
        yield Say(phrase("pause-until", until=When(until, "day")))
    else:
        yield change(pause_until=milliseconds(FOREVER))
        yield Say(phrase("pause-open"))


SETTINGS = View("settings", show)
SETTINGS_BUTTON = Standing("settings", act, opens=("reminders", "zone"))
PAUSE = View("pause", show_pause, anyone=True)
PAUSE_BUTTON = Standing("pause", act_pause, anyone=True)
