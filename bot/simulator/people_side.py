"""The people's side over HTTP: what the phone page and the tests ask of the simulated Telegram."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.simulator import groups, people, transcript, view
from bot.simulator.refusals import Json, SimError

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

Endpoint = Callable[[Request], Awaitable[Response]]
Act = Callable[["Simulator", int, Json], Any]  # (simulator, id from the path, body) -> JSON to answer
SHOWN_IN_PLACE = ("image/",)


def number_in(text: str) -> int:
    """A number from an address."""
    if not text.removeprefix("-").isdecimal():
        raise SimError(f"{text!r} isn't a number.")
    return int(text)


async def body_of(request: Request) -> Any:
    """The request's JSON; nothing counts as an empty object."""
    raw = await request.body()
    try:
        return msgspec.json.decode(raw or b"{}")
    except msgspec.DecodeError:
        raise SimError("The body isn't JSON.") from None


def need(body: Any, name: str, type_: type) -> Any:
    """A field that the body must have."""
    if not isinstance(body, dict) or type(body.get(name)) is not type_:
        raise SimError(f"The body needs {name}, of type {type_.__name__}.")
    return body[name]


def _send(sim: "Simulator", who: int, body: Json) -> Json:
    kind = body.get("kind", "text")
    sent = people.write(sim, who, need(body, "text", str)) if kind == "text" else people.share(sim, who, kind, body)
    return {"messages": [view.message(one) for one in sent]}


def _tap(sim: "Simulator", who: int, body: Json) -> Json:
    query = people.tap(sim, who, need(body, "message_id", int), need(body, "data", str))
    return {"ok": True, "callback_query_id": query}


def _edit(sim: "Simulator", who: int, body: Json) -> Json:
    return view.message(people.edit(sim, who, need(body, "message_id", int), need(body, "text", str)))


def _vote(sim: "Simulator", who: int, body: Json) -> Json:
    people.vote(sim, who, need(body, "message_id", int), need(body, "option_ids", list))
    return {"ok": True}


def _block(sim: "Simulator", who: int, body: Json) -> Json:
    return view.person(sim, people.block(sim, who, need(body, "blocked", bool)))


def _deactivate(sim: "Simulator", who: int, _: Json) -> Json:
    sim.person(who).deactivated = True
    return view.person(sim, sim.person(who))


def _raw(sim: "Simulator", who: int, body: Json) -> Json:
    update = {name: value for name, value in need(body, "update", dict).items() if name != "update_id"}
    sim.person(who)
    if len(update) != 1:
        raise SimError("A raw update holds exactly one kind of thing.")
    [(kind, payload)] = update.items()
    return {"update_id": sim.updates.push(kind, payload)}


def _group_send(sim: "Simulator", group: int, body: Json) -> Json:
    return view.message(groups.write(sim, group, need(body, "person", int), need(body, "text", str)))


def acting(sim: "Simulator", act: Act) -> Endpoint:
    """An endpoint for somebody's act."""

    async def endpoint(request: Request) -> Response:
        return JSONResponse(act(sim, number_in(request.path_params["id"]), await body_of(request)))

    return endpoint


class PeopleSide:
    """The endpoints that aren't one person's act."""

    def __init__(self, sim: "Simulator") -> None:
        self._sim = sim

    async def state(self, _: Request) -> Response:
        """Who is there, and what time it is."""
        return JSONResponse(view.state(self._sim))

    async def join(self, request: Request) -> Response:
        """A new person."""
        body = await body_of(request)
        if not isinstance(body, dict):
            raise SimError("A person is an object with a first_name.")
        return JSONResponse(view.person(self._sim, people.join(self._sim, body)))

    async def messages(self, request: Request) -> Response:
        """A chat as it stands."""
        return JSONResponse(view.messages(self._sim.chat(number_in(request.path_params["id"]))))

    async def transcript(self, request: Request) -> Response:
        """A chat in the form that the tests replay."""
        person = self._sim.person(number_in(request.path_params["id"]))
        title = f"{person.first_name} and {self._sim.profile.text('name')}"
        return PlainTextResponse(transcript.transcript(title, self._sim.chat(person.id)))

    async def found_group(self, request: Request) -> Response:
        """A new group or channel with the bot in it."""
        body = await body_of(request)
        chat = groups.found(self._sim, need(body, "title", str), need(body, "type", str))
        return JSONResponse(chat.brief())

    async def move_clock(self, request: Request) -> Response:
        """Time passes."""
        body = await body_of(request)
        if body == {"to": "next morning"}:
            return JSONResponse(self._sim.move_clock(None))
        jump = body.get("jump") if isinstance(body, dict) else None
        if isinstance(jump, bool) or not isinstance(jump, int | float):
            raise SimError('Say {"jump": seconds} or {"to": "next morning"}.')
        return JSONResponse(self._sim.move_clock(float(jump)))

    async def calls(self, request: Request) -> Response:
        """The bot's latest calls."""
        return JSONResponse({"calls": self._sim.records.after(number_in(request.query_params.get("after", "0")))})

    async def ledger(self, request: Request) -> Response:
        """Every message that was accepted."""
        chat = request.query_params.get("chat")
        return JSONResponse(self._sim.records.ledger_of(number_in(chat) if chat else None))

    async def stats(self, _: Request) -> Response:
        """Counts."""
        return JSONResponse(self._sim.records.stats())

    async def order_faults(self, request: Request) -> Response:
        """Troubles on order."""
        body = await body_of(request)
        ordered = self._sim.faults.order_json(body if isinstance(body, list) else [body])
        return JSONResponse({"faults": [fault.brief() for fault in ordered]})

    async def clear_faults(self, _: Request) -> Response:
        """Fair weather."""
        self._sim.faults.clear()
        return JSONResponse({"ok": True})

    async def events(self, _: Request) -> Response:
        """What happens, as it happens."""
        headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._sim.events.stream(), media_type="text/event-stream", headers=headers)

    async def file(self, request: Request) -> Response:
        """A file to look at or to download."""
        kept = self._sim.files.find(request.path_params["file_id"])
        if kept is None:
            raise SimError("There is no such file.", 404)
        place = "inline" if kept.mime_type.startswith(SHOWN_IN_PLACE) else "attachment"
        name = kept.name.encode("ascii", "replace").decode().replace('"', "'")
        headers = {"Content-Disposition": f'{place}; filename="{name}"', "X-Content-Type-Options": "nosniff"}
        return Response(kept.content, media_type=kept.mime_type, headers=headers)

    def routes(self) -> list[Route]:
        """Everything under /sim."""
        acts: dict[str, Act] = {"send": _send, "tap": _tap, "edit": _edit, "vote": _vote, "block": _block}
        acts |= {"deactivate": _deactivate, "raw": _raw}
        made = [
            Route(f"/sim/people/{{id}}/{name}", acting(self._sim, act), methods=["POST"]) for name, act in acts.items()
        ]
        return [
            *made,
            Route("/sim/groups/{id}/send", acting(self._sim, _group_send), methods=["POST"]),
            Route("/sim/groups/{id}/messages", self.messages),
            Route("/sim/groups", self.found_group, methods=["POST"]),
            Route("/sim/state", self.state),
            Route("/sim/people", self.join, methods=["POST"]),
            Route("/sim/people/{id}/messages", self.messages),
            Route("/sim/people/{id}/transcript", self.transcript),
            Route("/sim/clock", self.move_clock, methods=["POST"]),
            Route("/sim/calls", self.calls),
            Route("/sim/ledger", self.ledger),
            Route("/sim/stats", self.stats),
            Route("/sim/faults", self.order_faults, methods=["POST"]),
            Route("/sim/faults", self.clear_faults, methods=["DELETE"]),
            Route("/sim/events", self.events),
            Route("/sim/files/{file_id}", self.file),
        ]
