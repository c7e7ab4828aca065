"""Wires all parts: the only file that knows every one, and the only one to ask the machine's clock."""

import asyncio
import signal
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog
from telegram.error import InvalidToken
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest

from bot.delivery import Delivery
from bot.delivery.budget import Budget, Limits
from bot.delivery.screens import Screens
from bot.line.commits import WatchedMemory
from bot.line.dispatch import register
from bot.line.flood import Flood, tell_too_fast
from bot.line.handling import AnyApplication, Handling
from bot.line.intake import Intake
from bot.line.menus import set_menus
from bot.line.moving import follow_moves
from bot.line.polling import Polling, PollingStopped
from bot.line.transport import AiohttpRequest
from bot.line.webhook import Webhook
from bot.panel.actor import Defaults
from bot.panel.seal import sealed_with
from bot.roundtable import DurableMemory, Receiver, Roundtable
from bot.settings import Mode, Settings
from bot.upkeep.clock import Clock
from bot.upkeep.log import set_up_log
from dialogs.plan.verify import Verdict
from dialogs.ports import NotRestored, Reader
from storage import backups
from storage.health import Health, health
from storage.identity import uid_of
from storage.memory import Memory
from storage.reading import read_only
from storage.solitude import AlreadyRunning

REVOKED = "Telegram does not accept BOT_TOKEN: copy it again from BotFather."
T = TypeVar("T")
log = structlog.get_logger()


def machine_time() -> datetime:
    return datetime.now(UTC)


def build(
    settings: Settings,
    memory: DurableMemory,
    request: BaseRequest,
    now: Callable[[], datetime] = machine_time,
    *,
    limits: Limits | None = None,
    flood: Flood | None = None,
    rehearsal: bool = False,
) -> Roundtable:
    """A bot ready to start. `limits`, `flood`: other than Telegram's and ours, for simulated people."""
    token = _token(settings)
    seal = sealed_with(token)
    watched = WatchedMemory(memory)
    application = _application(settings, token, request)
    defaults = Defaults(settings.default_language.value, settings.default_timezone, settings.retention_days)
    register(application, watched, seal, defaults)
    follow_moves(application, watched)
    too_fast = partial(tell_too_fast, application.bot)
    handling = Handling(watched, application, flood=flood or Flood(), too_fast=too_fast)
    intake = Intake(watched, application, handling, now)

    def deliver(username: str) -> Delivery:
        screens = Screens(username, seal, rehearsal=rehearsal)
        return Delivery(memory, application.bot, screens, Budget(limits or Limits()), now)

    clock = Clock(watched, memory, now, intake.settled)
    return Roundtable(
        application,
        watched,
        memory,
        intake,
        clock,
        now,
        deliver=deliver,
        receiver=_receiver(settings, application, request, intake),
        prepare=partial(set_menus, application.bot, memory),
    )


def open_memory(settings: Settings) -> Memory:
    """The database the settings name, brought up to date; the caller closes it."""
    return Memory.open(settings.database_url)


def read(settings: Settings, job: Callable[[Reader], T]) -> T:
    """What `job` makes of the database, opened only to be read. Raises NotReadable."""
    return read_only(settings.database_url, job)


def state_of(settings: Settings) -> Health:
    """How the database is doing. Raises NotReadable."""
    return health(settings.database_url, machine_time())


def back_up(settings: Settings, target: Path) -> list[Verdict]:
    """A copy while the bot runs, verified. Raises NotReadable, FileExistsError, OSError."""
    return backups.back_up(settings.database_url, target)


def identity(settings: Settings) -> str:
    """Which installation the database is one of. Raises NotReadable."""
    return read(settings, uid_of)


def newest_backup(listed: Sequence[Path], uid: str) -> Path | None:
    """The last of them that can be read and is this installation's."""
    return backups.newest_of(listed, uid)


def forget_backups(listed: Sequence[Path], uid: str) -> int:
    """Remove those that are this installation's; how many went. Raises OSError."""
    return backups.forget(listed, uid)


def restore(settings: Settings, backup: Path, *, replace: bool) -> list[Verdict]:
    """Raises NotRestored or NotReadable; the message says the way out."""
    try:
        return backups.restore(backup, settings.database_url, replace=replace)
    except AlreadyRunning as error:
        raise NotRestored(f"{error}: stop the bot first") from None


def run(settings: Settings) -> int:
    """Run until a signal; the exit code. Raises NotReadable, NotListening, OSError for what cannot be had."""
    token = _token(settings)
    set_up_log(settings.log_level.value, settings.log_format.value, [token])
    with closing(Memory.open(settings.database_url)) as memory:
        return asyncio.run(_live(build(settings, memory, AiohttpRequest())))


async def _live(roundtable: Roundtable) -> int:
    """Start, wait for a signal or for receiving to break off, stop."""
    asked = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, asked.set)
    living = asyncio.create_task(_start_and_receive(roundtable))
    stopping = asyncio.create_task(asked.wait())
    try:
        await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return _exit_code(living)
    finally:
        living.cancel()
        stopping.cancel()
        await asyncio.wait({living, stopping})
        await roundtable.stop()


async def _start_and_receive(roundtable: Roundtable) -> None:
    await roundtable.start()
    await roundtable.broken_off()


def _exit_code(living: asyncio.Task[None]) -> int:
    error = living.exception() if living.done() else None
    match error:
        case None:
            return 0
        case PollingStopped():
            log.error("stopped", why=str(error))
        case InvalidToken():
            log.error("not_started", why=REVOKED)
        case _:
            raise error
    return 1


def _token(settings: Settings) -> str:
    if settings.bot_token is None:
        raise ValueError("without BOT_TOKEN there is only the rehearsal room")
    return settings.bot_token.get_secret_value()


def _application(settings: Settings, token: str, request: BaseRequest) -> AnyApplication:
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(request)
        .get_updates_request(request)
        .updater(None)
        .job_queue(None)
        .build()
    )


def _receiver(
    settings: Settings, application: AnyApplication, request: BaseRequest, intake: Intake
) -> Receiver:
    if settings.mode is Mode.POLLING:
        return Polling(application.bot, request, intake.accept)
    assert settings.webhook_url is not None and settings.webhook_secret is not None
    return Webhook(
        application.bot,
        intake.accept,
        url=settings.webhook_url,
        secret=settings.webhook_secret.get_secret_value(),
        listen=settings.listen,
    )
