"""The running bot: its parts started in the one right order, stopped within seconds, awaited until idle."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.delivery import Delivery
from bot.line.commits import WatchedMemory
from bot.line.handling import AnyApplication
from bot.line.intake import Intake
from bot.upkeep.clock import Clock, Pulse
from dialogs.ports import Memory
from dialogs.rounds.extending import extend_for_outage

RETRY_PAUSE = 5.0
log = structlog.get_logger()


class DurableMemory(Memory, Pulse, Protocol):
    """What storage offers the bot."""

    def close(self) -> None: ...


class Receiver(Protocol):
    async def run(self) -> None:
        """Hand updates to the intake until cancelled. Raises PollingStopped if that cannot go on."""
        ...


class Roundtable:
    """`deliver` makes the delivery once the username is known; `prepare` sets menus and may fail."""

    def __init__(
        self,
        application: AnyApplication,
        memory: WatchedMemory,
        pulse: Pulse,
        intake: Intake,
        clock: Clock,
        now: Callable[[], datetime],
        *,
        deliver: Callable[[str], Delivery],
        receiver: Receiver,
        prepare: Callable[[], Awaitable[None]],
    ) -> None:
        self.application, self.memory, self.intake, self.clock = application, memory, intake, clock
        self.receiving: asyncio.Task[None] | None = None
        self._prepare = prepare
        self._preparing: asyncio.Task[None] | None = None
        self._pulse, self._now, self._deliver, self._receiver = pulse, now, deliver, receiver
        self._delivery: Delivery | None = None

    async def start(self, *, receive: bool = True) -> None:
        """An outage is made good first, then the backlog is handled, then what is overdue happens."""
        await self._introduce()
        self._delivery = self._deliver(self.application.bot.username)
        await self._delivery.start()
        self.memory.on_commit += [self._delivery.nudge, self.clock.nudge]
        await self._make_good_an_outage()
        await self.intake.start()
        await self.intake.replay()
        await self.clock.start()
        self._preparing = asyncio.create_task(self._prepared(), name="menus")
        if receive:
            self.receiving = asyncio.create_task(self._receiver.run(), name="receiver")
        log.info("started", bot=self.application.bot.username)

    async def stop(self) -> None:
        """Begin nothing new and end within seconds; whatever is left is in the database."""
        if self.receiving is not None:
            self.receiving.cancel()
            await asyncio.wait({self.receiving})
        if self._preparing is not None:
            self._preparing.cancel()
        await self.clock.stop()
        await self.intake.stop()
        if self._delivery is not None:
            await self._delivery.stop()
        await self.application.shutdown()
        log.info("stopped")

    async def broken_off(self) -> None:
        """Returns or raises when receiving ends by itself."""
        if self.receiving is not None:
            await asyncio.shield(self.receiving)

    async def idle(self) -> None:
        """Returns once nothing is unhandled, nothing is due and nothing owed may go now."""
        delivery = self._delivery
        if delivery is None:
            return
        while True:
            await self.intake.settled()
            delivery.nudge()
            await delivery.idle()
            due = await self.clock.next_due()
            if due is not None and due <= self._now():
                await self.clock.tick()
            elif self.intake.is_settled and delivery.is_idle:
                return

    async def run_until(self, moment: datetime, move: Callable[[datetime], Any]) -> None:
        """With a clock that can be moved: live through every due moment up to this one."""
        await self.idle()
        await self.clock.run_until(moment, move, self.idle)

    async def _introduce(self) -> None:
        """Ask Telegram who we are, however often it takes. Raises InvalidToken."""
        while True:
            try:
                await self.application.initialize()
                return
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("telegram_not_reached", error=error.message)
            await asyncio.sleep(RETRY_PAUSE)

    async def _prepared(self) -> None:
        try:
            await self._prepare()
        except TelegramError as error:
            log.warning("menus_not_set", error=error.message)

    async def _make_good_an_outage(self) -> None:
        last_beat = await self._pulse.last_beat()
        if last_beat is not None:
            extend = partial(extend_for_outage, last_beat=last_beat, now=self._now())
            extended = await self.memory.do(extend)
            if extended:
                log.warning(
                    "rounds_extended_after_outage", rounds=len(extended), last_beat=last_beat.isoformat()
                )
