"""Puts both sides of the simulator and the phone page behind one address."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from bot.simulator.bot_side import BotSide
from bot.simulator.people_side import PeopleSide
from bot.simulator.refusals import RefusalError, SimError
from bot.simulator.simulator import Simulator


class SimulatorApp(Starlette):
    """Starlette for people; the bot's calls go straight through."""

    bot_side: BotSide

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""
        if scope["type"] == "http" and scope["path"].startswith(("/bot", "/file/bot")):
            await self.bot_side(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


async def said_no(_: Request, error: Exception) -> Response:
    """What people's side answers where something can't be done."""
    status = error.status if isinstance(error, SimError) else 400
    return JSONResponse({"error": str(error)}, status)


def create_app(simulator: Simulator) -> SimulatorApp:
    """The simulator as an ASGI application, to be run by uvicorn.

    Call `simulator.close()` before the server is told to stop: it ends the calls and streams that still wait.
    """

    async def index(_: Request) -> Response:
        return FileResponse(simulator.page / "index.html")

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        simulator.webhook.start()
        yield
        simulator.close()

    routes = [
        *PeopleSide(simulator).routes(),
        Route("/", index),
        Mount("/page", StaticFiles(directory=simulator.page, check_dir=False)),
    ]
    app = SimulatorApp(routes=routes, lifespan=running, exception_handlers={SimError: said_no, RefusalError: said_no})
    app.bot_side = BotSide(simulator)
    return app
