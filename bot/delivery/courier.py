"""Decides what goes out when: after each commit, within the limits, to each chat one thing at a time."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import structlog
from telegram import Bot

from bot.delivery import outcomes
from bot.delivery.boards import Boards
from bot.delivery.budget import Budget
from bot.delivery.doors import Doors
from bot.delivery.lanes import Errand, Lane, owed
from bot.delivery.notices import Notices
from bot.delivery.parcels import Screens
from bot.delivery.post import Post
from bot.delivery.workshop import Workshop
from dialogs.ports import Memory
from dialogs.table.moving import leave_topic

IN_FLIGHT = 32
SCAN_PAUSE = 0.02
MOST_SCAN_PAUSE = 0.5
MOST_SLEEP = 30.0
log = structlog.get_logger()


class Delivery:
    """`memory` is the plain one: delivery's own commits owe nothing and must not wake it."""

    def __init__(
        self, memory: Memory, bot: Bot, screens: Screens, budget: Budget, now: Callable[[], datetime]
    ) -> None:
        self._memory, self._budget, self._now = memory, budget, now
        self._workshop = Workshop()
        post = Post(bot, self._leave_topic)
        self._doors = Doors()
        self._boards = Boards(memory, post, screens, self._doors, now)
        self._notices = Notices(memory, post, screens, self._workshop, self._doors, now)
        self._lanes: dict[int, Lane] = {}
        self._drawn_at: dict[int, datetime] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._calm = asyncio.Event()
        self._is_stale = True
        self._scan_at = 0.0
        self._runner: asyncio.Task[None] | None = None

    async def start(self) -> None:
        unclear = await self._memory.do(outcomes.resume)
        if unclear:
            log.warning("sendings_unclear_at_start", notices=unclear)
        self._runner = asyncio.create_task(self._run(), name="delivery")

    async def stop(self, grace: float = 3.0) -> None:
        """Begin nothing new; calls under way have `grace` seconds. What is owed stays owed."""
        if self._runner is not None:
            self._runner.cancel()
            await asyncio.wait({self._runner})
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in set(self._tasks):
            task.cancel()
        self._workshop.close()

    def nudge(self, _seq: int = 0) -> None:
        """Something may be owed, or the clock was moved."""
        self._is_stale = True
        self._calm.clear()
        self._wake.set()

    async def idle(self) -> None:
        """Returns once nothing is on its way and nothing owed may go now."""
        await self._calm.wait()

    @property
    def is_idle(self) -> bool:
        return self._calm.is_set()

    async def _leave_topic(self, chat_id: int) -> None:
        await self._memory.do(lambda work: leave_topic(work, chat_id, self._now()))
        self._is_stale = True

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            try:
                pause = await self._pass()
            except Exception:
                log.exception("delivery_pass_failed")
                self._is_stale = True
                pause = 1.0
            await self._sleep(pause)

    async def _pass(self) -> float:
        """One look at what may go; gives the seconds until the next."""
        clock = asyncio.get_running_loop().time
        if self._is_stale and clock() >= self._scan_at:
            await self._scan()
        pause = self._dispatch()
        if self._is_stale:
            return min(pause, self._scan_at - clock())
        if not self._tasks:
            self._calm.set()
        return pause

    async def _scan(self) -> None:
        clock = asyncio.get_running_loop().time
        begun = clock()
        self._is_stale = False
        # Before the reading, which shows what is on its way as owed no more; none sets out meanwhile.
        busy = {chat_id for chat_id, lane in self._lanes.items() if lane.is_busy}
        errands = await self._memory.read(partial(owed, now=self._now()))
        # A long queue is read less often, so that reading never takes more than a small part of the time.
        self._scan_at = clock() + min(MOST_SCAN_PAUSE, max(SCAN_PAUSE, 5 * (clock() - begun)))
        muted = {errand.chat_id for errand in errands if errand.is_muted}
        self._doors.follow(muted, {errand.key for errand in errands}, busy, self._now())
        for lane in self._lanes.values():
            lane.errands = []
        for errand in errands:
            self._lanes.setdefault(errand.chat_id, Lane()).errands.append(errand)
        self._lanes = _urgent_first({chat: each for chat, each in self._lanes.items() if each.matters})
        self._forget_drawings()

    def _dispatch(self) -> float:
        now = self._now()
        soonest = now + timedelta(seconds=MOST_SLEEP)
        for chat_id, lane in list(self._lanes.items()):
            if len(self._tasks) >= IN_FLIGHT:
                break
            if (overall := self._budget.overall_at(now)) > now:
                soonest = min(soonest, overall)
                break
            chosen = None if lane.is_busy else lane.next(self._budget, self._drawn_at, self._doors, now)
            if chosen is None:
                continue
            ready_at, errand = chosen
            if ready_at > now:
                soonest = min(soonest, ready_at)
            else:
                self._set_out(chat_id, lane, errand)
        return (soonest - now).total_seconds()

    def _set_out(self, chat_id: int, lane: Lane, errand: Errand) -> None:
        lane.is_busy = True
        lane.errands.remove(errand)
        self._lanes[chat_id] = self._lanes.pop(chat_id)  # to the end: the chats take turns
        self._calm.clear()
        task = asyncio.create_task(self._serve(lane, errand))
        self._tasks.add(task)
        task.add_done_callback(self._finish)

    async def _serve(self, lane: Lane, errand: Errand) -> None:
        def spend() -> None:
            self._budget.take(errand.chat_id, errand.kind, self._now())

        try:
            if errand.is_board:
                if errand.chat_id < 0:
                    self._drawn_at[errand.id] = self._now()
                wait = await self._boards.draw(errand.id, spend)
            else:
                wait = await self._notices.deliver(errand.id, spend)
        except Exception:
            log.exception("errand_failed", id=errand.id, is_board=errand.is_board)
            wait = timedelta(seconds=1)
        if wait is not None:
            self._budget.hold(errand.chat_id, self._now() + wait)
            self._is_stale = True
        lane.is_busy = False

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()

    def _forget_drawings(self) -> None:
        since = self._now() - self._budget.limits.board_pause
        self._drawn_at = {board: at for board, at in self._drawn_at.items() if at > since}

    async def _sleep(self, seconds: float) -> None:
        # Not wait_for: on Python 3.11 it swallows a cancellation in the moment of waking; stop would hang.
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, seconds)):
                await self._wake.wait()


def _urgent_first(lanes: dict[int, Lane]) -> dict[int, Lane]:
    return dict(sorted(lanes.items(), key=lambda each: not each[1].is_urgent))
