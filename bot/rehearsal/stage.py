"""The real bot on a simulated Telegram with a movable clock: what rooms, demonstrations and tests play on."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot.delivery.budget import Limits
from bot.line.flood import Flood
from bot.line.triage import ALLOWED_UPDATES
from bot.main import build, open_memory
from bot.rehearsal.clock import MovableClock
from bot.rehearsal.flood import LENIENT
from bot.rehearsal.playing import Player
from bot.rehearsal.request import SimulatedRequest
from bot.rehearsal.telegram import TOKEN, Telegram
from bot.roundtable import DurableMemory, Roundtable
from bot.settings import Settings


class Stage:
    """Open with `await Stage.open(...)`, close with `await close()`; the database is a file in `folder`."""

    def __init__(
        self, world: Telegram, clock: MovableClock, memory: DurableMemory, roundtable: Roundtable
    ) -> None:
        self.world, self.clock, self.memory, self.roundtable = world, clock, memory, roundtable
        self.player = Player(world, self.settle)

    @classmethod
    async def open(cls, folder: Path, start: datetime, *, zone: str = "Europe/Berlin") -> "Stage":
        clock = MovableClock(start)
        world = Telegram(clock, limits=LENIENT)
        world.updates.allow(ALLOWED_UPDATES)
        database = f"sqlite:///{folder / 'rehearsal.db'}"
        settings = Settings(
            _env_file=None, bot_token=SecretStr(TOKEN), database_url=database, default_timezone=zone
        )  # type: ignore[call-arg]
        memory = open_memory(settings)
        quick = Flood(rate=1000.0, burst=1_000_000)
        roundtable = build(
            settings,
            memory,
            SimulatedRequest(world),
            clock,
            limits=Limits.none(),
            flood=quick,
            rehearsal=True,
        )
        await roundtable.start(receive=False)
        return cls(world, clock, memory, roundtable)

    async def settle(self) -> None:
        """Until the bot has handled everything and nothing it owes may go now."""
        while True:
            updates = self.world.updates.take()
            if updates:
                await self.roundtable.intake.accept(updates)
            await self.roundtable.idle()
            if not self.world.updates.pending:
                return

    async def pass_time(self, moment: datetime, seen: Callable[[datetime], object] | None = None) -> None:
        """Live through every due moment up to this one; `seen` is told each of them."""

        def move(to: datetime) -> None:
            self.clock.move_to(to)
            if seen:
                seen(to)

        await self.settle()
        await self.roundtable.run_until(moment, move)
        await self.settle()

    async def close(self) -> None:
        await self.roundtable.stop()
        with suppress(AttributeError):
            self.memory.close()
