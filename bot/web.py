"""The HTTP side: the webhook that takes updates in, `/healthz` and `/metrics`, and a server that stops cleanly."""

import asyncio
import contextlib
import hmac
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.inbox import Intake, UnreadableUpdateError, arrival
from bot.store import Store, StoreError

log = logging.getLogger(__name__)

LARGEST = 1_000_000  # bytes of a webhook call's body
HEARD_OUT = 20_000_000  # bytes beyond which a body isn't even read to its end
BODY_TIMEOUT = 10.0  # seconds that a body may take to arrive
CHECK_TIMEOUT = 2.0  # seconds that a check of /healthz may take
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
DRAIN = 1  # seconds that open requests are given at the end: Telegram sends again what we cut off

Check = Callable[[], Awaitable[bool] | bool]
"""One thing that must be well for the program to be ready: a loop that is alive, a database that answers."""


class Webhook:
    """Takes updates by POST (Bot API, setWebhook). A 2xx means: committed. What fails is sent again.

    The body of an answer is always empty: Telegram would execute one that names a method.
    """

    def __init__(self, intake: Intake, secret: str, *, body_timeout: float = BODY_TIMEOUT) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._body_timeout = body_timeout

    async def take(self, request: Request) -> Response:
        """One call: 200 once the update is committed; 403, 408, 413, 400 or 503 where it is not."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=403)
        try:
            async with asyncio.timeout(self._body_timeout):
                body = await read_body(request)
            if body is None:
                return Response(status_code=413, headers={"Connection": "close"})
            await self._intake.put([arrival(body)])
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408, headers={"Connection": "close"})
        except UnreadableUpdateError:
            return Response(status_code=400)
        except StoreError as error:
            log.warning("an update could not be stored; Telegram will send it again: %s", error)
            return Response(status_code=503)
        return Response(status_code=200)


async def read_body(request: Request) -> bytes | None:
    """The body, or None where it is too large.

    What is too large is still read (up to a limit), and dropped: a client that is cut off in the middle of
    sending doesn't see its answer.
    """
    if int(request.headers.get("Content-Length") or 0) > HEARD_OUT:
        return None
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > HEARD_OUT:
            return None
        if size <= LARGEST:
            body += chunk
        else:
            body.clear()
    return bytes(body) if size <= LARGEST else None


class Health:
    """Whether the program is ready: every check is, within two seconds."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = checks

    async def report(self, request: Request) -> Response:
        """200 or 503, and each check by name."""
        names = list(self._checks)
        results = await asyncio.gather(*(well(self._checks[name]) for name in names))
        ready = all(results)
        states = {name: "ok" if good else "failing" for name, good in zip(names, results, strict=True)}
        return JSONResponse({"ready": ready, "checks": states}, status_code=200 if ready else 503)


async def well(check: Check) -> bool:
    """The answer of one check; none in time, or an error, is a no."""
    try:
        async with asyncio.timeout(CHECK_TIMEOUT):
            answer = check()
            return answer if isinstance(answer, bool) else await answer
    except Exception as error:  # whatever is wrong with it, it isn't well
        log.warning("a health check failed: %s", type(error).__name__)
        return False


def database_answers(store: Store) -> Check:
    """A check that reads a row."""

    async def check() -> bool:
        async with store.reading() as tx:
            await tx.one("meta_get", key="schema")
        return True

    return check


def web_app(
    health: Health,
    metrics: Callable[[], tuple[bytes, str]],
    webhook: Webhook | None = None,
    path: str = "/",
) -> Starlette:
    """The routes. `metrics` gives a body and its content type; `path` is that of WEBHOOK_URL."""

    async def show_metrics(request: Request) -> Response:
        body, content_type = metrics()
        return Response(body, headers={"Content-Type": content_type})

    routes = [Route("/healthz", health.report), Route("/metrics", show_metrics)]
    if webhook is not None:
        routes.append(Route(path or "/", webhook.take, methods=["POST"]))
    return Starlette(routes=routes)


class QuietServer(uvicorn.Server):
    """A server that leaves signals alone: uvicorn's own raises SIGTERM again, and nothing after it would run."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.came_up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.came_up.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serves `app` within the block and yields the port (a free one where `port` is 0).

    At the end open requests are let finish, for a second. Raises OSError where the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="auto",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=DRAIN,
        )
        server = QuietServer(config)
        serve = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            await server.came_up.wait()
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            await serve
