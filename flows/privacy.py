"""/privacy and /export: what is stored and why, all of it as a file, and the way to have it erased."""

from flows.model import Act, Acted, Button, Chosen, Effects, Job, Open, Say, Standing, View, World, phrase


def show(argument: str, world: World) -> Effects:
    """What is kept, for how long, and the two rights as buttons."""
    send = Button(phrase("privacy-button-export"), Act("privacy", "export"))
    forget = Button(phrase("privacy-button-forget"), Act("privacy", "forget"))
    yield Say(phrase("privacy"), ((send,), (forget,)))


def export(argument: str, world: World) -> Effects:
    """Everything that is known, as a document that a job puts together."""
    yield Say(phrase("export-coming"))
    yield Job("export")


def act(event: Acted, world: World) -> Effects:
    """The same from the buttons."""
    yield Chosen()
    if event.verb == "forget":
        yield Open("forget")
    else:
        yield from export("", world)


PRIVACY = View("privacy", show, anyone=True)
EXPORT = View("export", export, anyone=True)
PRIVACY_BUTTON = Standing("privacy", act, opens=("forget",), anyone=True)
