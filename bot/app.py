"""Puts the parts together and runs them: the one place where everything meets."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from bot.broadcasts import Deliveries, Running
from bot.clock import Clock
from bot.contents import Contents
from bot.housekeeping import Housekeeping
from bot.ids import Ids, next_node
from bot.inbox import Intake, Poller, claim_bot
from bot.inbox.polling import STEPPED_DOWN, SteppedDownError
from bot.jobs import Jobs
from bot.lease import Lease
from bot.logs import password_of, set_up_logs
from bot.loops import Loops
from bot.metrics import Metrics
from bot.pace import Pace
from bot.reach import set_webhook, who_we_are
from bot.register import register
from bot.sender import Answers, Sender
from bot.sender.call import Post
from bot.sender.outbox import Outbox
from bot.settings import Settings, SettingsError
from bot.single import LEASE, Dispatch, alone, bury_the_dead, holder_name
from bot.store import Store, open_store
from bot.timers import Timers
from bot.transport import Telegram, TelegramError
from bot.turn import Settled, Turns
from bot.web import Health, Webhook, database_answers, serving, web_app
from bot.worker import Worker

log = logging.getLogger(__name__)

VALUES = 10_000  # between two looks of the garbage collector


@dataclass(slots=True)
class Parts:
    """Everything that runs, once it is put together."""

    store: Store
    telegram: Telegram
    metrics: Metrics
    intake: Intake
    worker: Worker
    dispatch: Dispatch
    answers: Answers
    timers: Timers
    jobs: Jobs
    housekeeping: Housekeeping
    username: str
    holder: str


async def run(settings: Settings) -> int:
    """`surgery run`: everything in one process, until Ctrl-C or SIGTERM. Returns the exit code."""
    if settings.telegram_bot_token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN is missing: ask BotFather for a token and set it")
    token, database = settings.telegram_bot_token.get_secret_value(), settings.database_url.get_secret_value()
    webhook = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    set_up_logs(settings.log_level, settings.log_format, (token, password_of(database), webhook))
    stop, ready = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    work, asked = asyncio.create_task(serve(settings, Clock(), stop, ready)), asyncio.create_task(stop.wait())
    frozen = asyncio.create_task(_freeze(ready))
    await asyncio.wait([work, asked], return_when=asyncio.FIRST_COMPLETED)
    for waiting in (asked, frozen):
        waiting.cancel()
    if not ready.is_set():
        work.cancel()  # it still waits for Telegram, say, and has nothing to finish
    await asyncio.wait([work])
    if not work.cancelled():
        work.result()
    return 0


async def _freeze(ready: asyncio.Event) -> None:
    """Spares the collector what the start has built, for good: looking through it held everybody up for 60 ms.

    What a turn leaves behind is hardly ever a circle, so the collector need not look after every 700 values either.
    """
    await ready.wait()
    gc.collect()
    gc.freeze()
    gc.set_threshold(VALUES)


async def serve(settings: Settings, clock: Clock, stop: asyncio.Event, ready: asyncio.Event | None = None) -> None:
    """Runs the whole bot until `stop` is set, then drains. `ready` is set once updates are being taken in."""
    async with assembled(settings, clock) as parts, running(parts, settings) as loops:
        log.info("ready", extra={"bot": parts.username})
        if ready is not None:
            ready.set()
        await loops.until(stop)


@asynccontextmanager
async def running(parts: Parts, settings: Settings) -> AsyncIterator[Loops]:
    """Starts every loop, and drains them at the end of the block. Updates are taken in from its beginning."""
    await _welcome(parts, settings)
    loops = Loops()
    lease = Lease(parts.store, "polling", parts.holder, LEASE)
    async with AsyncExitStack() as stack:
        poller = Poller(parts.telegram, parts.intake) if settings.webhook_url is None else None
        if settings.port is not None:
            polls = None if poller is None else lambda: poller.alive or not lease.held
            await stack.enter_async_context(_web(parts, settings, polls, loops))
        stack.push_async_callback(parts.answers.close)
        stack.push_async_callback(loops.drain)
        loops.start("sender", parts.dispatch.run(), parts.dispatch.stop)
        loops.start("worker", parts.worker.run(), parts.worker.stop)
        for name, loop in (("timers", parts.timers), ("jobs", parts.jobs), ("housekeeping", parts.housekeeping)):
            loops.start(name, loop.run())
        if poller is not None:
            loops.start("poller", alone(lease, lambda: _poll(poller)))
        else:
            await set_webhook(parts.telegram, settings)
        yield loops


@asynccontextmanager
async def assembled(settings: Settings, clock: Clock) -> AsyncIterator[Parts]:
    """Opens what the parts stand on and puts them together; closes it all at the end."""
    async with AsyncExitStack() as stack:
        contents = Contents(settings.content_dir, settings.default_language)
        store = await open_store(settings.database_url.get_secret_value())
        stack.push_async_callback(store.close)
        await store.migrate()
        assert settings.telegram_bot_token is not None
        token = settings.telegram_bot_token.get_secret_value()
        telegram = await stack.enter_async_context(Telegram(token, settings.telegram_api_url))
        me = await who_we_are(telegram)
        await claim_bot(store, me["id"])
        ids = Ids(clock, await next_node(store))
        yield _parts(settings, clock, contents, store, telegram, me["username"], ids)


def _parts(
    settings: Settings, clock: Clock, contents: Contents, store: Store, telegram: Telegram, username: str, ids: Ids
) -> Parts:
    metrics = Metrics()
    outbox = Outbox(store, ids)
    pace = Pace(settings.send_rate, settings.send_rate_per_chat, monotonic())
    post = Post(telegram, outbox, clock)
    holder = holder_name()

    def new_sender(term: int) -> Sender:
        others = (Deliveries(store, clock, ids, term),)
        at_once = settings.send_in_flight
        return Sender(store, outbox, post, pace, clock, in_flight=at_once, watch=metrics, others=others)

    async def run_broadcasts(term: int) -> None:
        await Running(store, clock, ids, contents, settings.send_rate, term).run()

    dispatch = Dispatch(store, holder, new_sender, run_broadcasts)
    answers = Answers(telegram)
    turns = Turns(store, clock, ids, contents, settings.default_timezone, username, settings.admin_ids)

    def hand_on(settled: Settled) -> None:
        metrics.turned(settled.turns, settled.failed)
        if settled.outbox and store.dialect == "sqlite":
            dispatch.feed(settled.outbox)
        elif settled.outbox:  # another process may hold the sender's lease
            store.wake("outbox")
        if settled.timers:
            store.wake("timers")
        answers.answer(settled.taps)

    return Parts(
        store=store,
        telegram=telegram,
        metrics=metrics,
        intake=Intake(store, ids, clock, watch=metrics),
        worker=Worker(store, clock, ids, turns, username, hand_on),
        dispatch=dispatch,
        answers=answers,
        timers=Timers(store, clock),
        jobs=Jobs(
            store,
            clock,
            ids,
            contents,
            settings.database_url.get_secret_value(),
            settings.admin_ids,
            settings.send_rate,
        ),
        housekeeping=Housekeeping(store, clock, ids, contents, settings.admin_ids),
        username=username,
        holder=holder,
    )


async def _welcome(parts: Parts, settings: Settings) -> None:
    """What is done once at each start."""
    await bury_the_dead(parts.store)
    await parts.housekeeping.keep_texts()
    try:
        await register(parts.telegram, parts.housekeeping.contents, settings.default_timezone)
    except TelegramError as error:  # the menu is a comfort: the bot answers without it
        log.warning("name and commands could not be registered; they stay as they were: %s", error)


async def _poll(poller: Poller) -> None:
    """Polls; after another poller was met, leaves it the field for a while and looks again."""
    while True:
        try:
            await poller.run()
        except SteppedDownError as error:
            log.warning("another process polls for this bot; looking again in %.0f s: %s", STEPPED_DOWN, error)
            await asyncio.sleep(STEPPED_DOWN)


def _web(parts: Parts, settings: Settings, polls: Callable[[], bool] | None, loops: Loops) -> Any:
    """The HTTP server, to be entered as a context; `polls` tells whether polling goes as it should."""
    checks: dict[str, Callable[[], Awaitable[bool] | bool]] = {
        "database": database_answers(parts.store),
        "loops": lambda: loops.alive,
    }
    if polls is not None:
        checks["polling"] = polls
    webhook = None
    if settings.webhook_secret is not None:
        webhook = Webhook(parts.intake, settings.webhook_secret.get_secret_value())
    path = urlsplit(settings.webhook_url or "").path or "/"
    app = web_app(Health(checks), parts.metrics.page, webhook, path)
    return serving(app, settings.host, settings.port or 0)
