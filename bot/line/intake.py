"""Takes raw updates in: stored in one transaction, then handled one by one in the order of the inbox."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime

import structlog

from bot.line.bodies import empty_row, number_of, row_of
from bot.line.commits import WatchedMemory
from bot.line.handling import AnyApplication, Handling
from bot.line.triage import is_kept, lean
from dialogs.ports import Arrival, NotStorable

IN_FLIGHT = 256

BACKLOG = 4096

Row = tuple[int, str]

log = structlog.get_logger()


class Intake:
    """What polling loop, webhook and rehearsal call with raw updates. The application must be initialized."""

    def __init__(
        self,
        memory: WatchedMemory,
        application: AnyApplication,
        handling: Handling,
        now: Callable[[], datetime],
    ) -> None:
        self._memory, self._application, self._handling, self._now = memory, application, handling, now
        self._queue: asyncio.Queue[Arrival] = asyncio.Queue(BACKLOG)
        self._slots = asyncio.Semaphore(IN_FLIGHT)
        self._pending: dict[int, asyncio.Future[None]] = {}
        self._storing: set[asyncio.Future[None]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._dispatcher: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._dispatcher = asyncio.create_task(self._dispatch(), name="intake")

    async def stop(self, grace: float = 3.0) -> None:
        """Begin nothing new; what is under way has `grace` seconds. The rest is replayed at next start."""
        if self._dispatcher is not None:
            self._dispatcher.cancel()
            await asyncio.wait({self._dispatcher})
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in set(self._tasks):
            task.cancel()

    async def accept(self, updates: Iterable[object]) -> None:
        """Returns once the updates are durably stored. Raises what storing raises.

        Also what is no object or, as bytes, no JSON: it is stored and put aside later.
        """
        rows = [row for update in updates if (row := self._row(update))]
        if not rows:
            return
        storing = asyncio.get_running_loop().create_future()
        self._storing.add(storing)
        try:
            await self._store(rows)
        finally:
            self._storing.discard(storing)
            storing.set_result(None)

    async def replay(self) -> None:
        """Handle what an earlier run left, in order. Call after start."""
        left = [each for each in await self._memory.waiting() if each.seq not in self._pending]
        self._expect(left)
        await self._enqueue(left)

    async def settled(self) -> None:
        """Returns once everything whose storing began before this call is handled."""
        if self._storing:
            await asyncio.wait(set(self._storing))
        if self._pending:
            await asyncio.wait(set(self._pending.values()))

    @property
    def is_settled(self) -> bool:
        return not self._storing and not self._pending

    def _row(self, update: object) -> Row | None:
        """None for what is not kept."""
        if number_of(update) is None or not isinstance(update, dict):
            return row_of(update)
        try:
            bot = self._application.bot
            if not is_kept(update, bot.id, bot.username):
                return None
            return row_of(lean(update))
        except Exception:
            log.exception("update_not_sorted")
        return row_of(update)

    async def _store(self, rows: list[Row]) -> None:
        """All at once; where one cannot be stored at all each alone, and that one's number only.

        Whatever else fails is the database's trouble: raised, nothing is given up, it all comes again.
        """
        now = self._now()
        try:
            stored = await self._memory.store(rows, now)
        except NotStorable:
            log.warning("update_not_storable", updates=len(rows))
            alone = [[row] for row in rows] if len(rows) > 1 else [[empty_row(rows[0])]]
            for each in alone:
                await self._store(each)
            return
        self._expect(stored)
        await self._enqueue(stored)

    def _expect(self, arrivals: list[Arrival]) -> None:
        loop = asyncio.get_running_loop()
        for each in arrivals:
            self._pending[each.seq] = loop.create_future()

    async def _enqueue(self, arrivals: list[Arrival]) -> None:
        for each in arrivals:
            await self._queue.put(each)

    async def _dispatch(self) -> None:
        while True:
            each = await self._queue.get()
            await self._slots.acquire()
            # Tasks start in the order they are made and do not pause before the writer: inbox order holds.
            task = asyncio.create_task(self._handle(each))
            self._tasks.add(task)
            task.add_done_callback(self._release)

    async def _handle(self, each: Arrival) -> None:
        await self._handling.handle(each)
        self._pending.pop(each.seq).set_result(None)

    def _release(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._slots.release()
