"""Wakes at the next due moment and has what is due happen; a regular tick is safety net and heartbeat."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.upkeep.recent import Recent
from dialogs.owed import Timer
from dialogs.ports import Memory, Reader
from dialogs.rounds.due import fall_due

TICK = timedelta(seconds=20)

REARM_PAUSE = 1.0

LEAST_WAIT = 1.0

BATCH = 100

MOST_PATIENCE = timedelta(hours=1)

MOST_FAILING = 1000

log = structlog.get_logger()


class Pulse(Protocol):
    """When the bot was last alive, so that an outage can be seen afterwards."""

    async def beat(self, now: datetime) -> None: ...

    async def last_beat(self) -> datetime | None: ...


class Clock:
    """`settled` returns once every update stored so far is handled: nothing falls due before that."""

    def __init__(
        self,
        memory: Memory,
        pulse: Pulse,
        now: Callable[[], datetime],
        settled: Callable[[], Awaitable[None]],
    ) -> None:
        self._memory, self._pulse, self._now, self._settled = memory, pulse, now, settled
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._lock = asyncio.Lock()
        self._patience = Recent[int, timedelta](MOST_FAILING)
        self._not_before = Recent[int, datetime](MOST_FAILING)
        self._rearming: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Run what is overdue, then begin to beat and to watch."""
        await self.tick()
        await self._pulse.beat(self._now())
        self._scheduler.start()
        self._scheduler.add_job(
            self._safety_tick, IntervalTrigger(seconds=int(TICK.total_seconds())), id="tick"
        )
        await self._arm()

    async def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._rearming is not None:
            self._rearming.cancel()
            await asyncio.wait({self._rearming})

    def nudge(self, _seq: int = 0) -> None:
        """Timers may have changed: look again, at most once a second."""
        if self._scheduler.running and (self._rearming is None or self._rearming.done()):
            self._rearming = asyncio.create_task(self._arm_soon())

    async def tick(self) -> None:
        """Everything due happens, oldest first, after everything that arrived before."""
        async with self._lock:
            await self._settled()
            now = self._now()
            while due := await self._memory.read(partial(_due, now=now, waiting=self._postponed(now))):
                for timer in due:
                    await self._run(timer, now)

    async def next_due(self) -> datetime | None:
        """When the next timer falls due, failed ones left aside; None if there is none."""
        return await self._memory.read(partial(_next, waiting=self._postponed(self._now())))

    async def run_until(
        self, moment: datetime, move: Callable[[datetime], None], idle: Callable[[], Awaitable[None]]
    ) -> None:
        """For a clock that can be moved: stop at each due moment up to this one and let everything settle."""
        while (due := await self.next_due()) is not None and due <= moment:
            move(max(due, self._now()))
            await self.tick()
            await idle()
        move(moment)
        await self.tick()
        await idle()

    async def _run(self, timer: Timer, now: datetime) -> None:
        try:
            await self._memory.do(partial(fall_due, timer=timer, now=now), lane=timer.table_id)
        except Exception:
            log.exception("timer_failed", timer=timer.id, kind=timer.kind.value, subject=timer.subject)
            wait = min(MOST_PATIENCE, 2 * self._patience.get(timer.id, TICK / 2))
            self._patience[timer.id] = wait
            self._not_before[timer.id] = now + wait
            return
        self._patience.pop(timer.id, None)
        self._not_before.pop(timer.id, None)

    def _postponed(self, now: datetime) -> frozenset[int]:
        return frozenset(timer for timer, moment in self._not_before.items() if moment > now)

    async def _safety_tick(self) -> None:
        await self._watched(self.tick())
        await self._watched(self._pulse.beat(self._now()))
        await self._watched(self._arm())

    async def _wake(self) -> None:
        await self._watched(self.tick())
        await self._watched(self._arm())

    async def _arm_soon(self) -> None:
        await asyncio.sleep(REARM_PAUSE)
        await self._watched(self._arm())

    async def _arm(self) -> None:
        due = await self.next_due()
        if due is None or not self._scheduler.running:
            return
        # As a span, not a date: a clock that was moved does not agree with the machine's.
        seconds = max(LEAST_WAIT, (due - self._now()).total_seconds())
        self._scheduler.add_job(
            self._wake, IntervalTrigger(seconds=seconds), id="wake", replace_existing=True
        )

    async def _watched(self, step: Awaitable[None]) -> None:
        try:
            await step
        except Exception:
            log.exception("tick_failed")


def _due(reader: Reader, now: datetime, waiting: frozenset[int]) -> list[Timer]:
    first = reader.find(Timer, order="due_at", limit=BATCH + len(waiting), done_at=None)
    due = [timer for timer in first if timer.due_at <= now and timer.id not in waiting]
    return sorted(due, key=lambda timer: (timer.due_at, timer.id))


def _next(reader: Reader, waiting: frozenset[int]) -> datetime | None:
    first = reader.find(Timer, order="due_at", limit=1 + len(waiting), done_at=None)
    return next((timer.due_at for timer in first if timer.id not in waiting), None)
