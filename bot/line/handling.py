"""One stored update from its parsing to its mark in the inbox: dispatched, tried again, or quarantined."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, NoReturn

import structlog
from telegram import Update
from telegram.ext import Application

from bot.line.bodies import NotReadable, read_body
from bot.line.commits import WatchedMemory
from bot.line.flood import Flood
from bot.line.press import press_of
from bot.line.shapes import require_shape
from bot.line.triage import Raw, sender_id
from dialogs.ports import Arrival, Work

arrival: ContextVar[Arrival] = ContextVar("arrival")
"""The stored update being handled by this task."""

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

TooFast = Callable[[Raw], Awaitable[None]]

MOST_ATTEMPTS = 3

log = structlog.get_logger()


class Handling:
    """`too_fast` tells a person over the limit that the update was not acted on. Delays in seconds."""

    def __init__(
        self,
        memory: WatchedMemory,
        application: AnyApplication,
        *,
        flood: Flood,
        too_fast: TooFast,
        retry_delays: tuple[float, ...] = (1.0, 5.0, 30.0),
    ) -> None:
        self._memory, self._application = memory, application
        self._flood, self._too_fast, self._retry_delays = flood, too_fast, retry_delays
        self._marked: set[int] = set()
        self._failed: set[int] = set()
        self._errors: dict[int, Exception] = {}
        memory.on_commit.append(self._marked.add)
        memory.on_failure.append(self._failed.add)
        application.add_error_handler(self._note_error)

    async def handle(self, each: Arrival) -> None:
        """Returns once the update is done or quarantined, however often that takes."""
        tries = 0
        while not await self._is_finished(each):
            await asyncio.sleep(self._retry_delays[min(tries, len(self._retry_delays) - 1)])
            tries += 1
        self._forget(each)
        self._marked.discard(each.seq)

    async def _is_finished(self, each: Arrival) -> bool:
        """One attempt; False if another is due later."""
        arrival.set(each)
        self._forget(each)
        try:
            await self._attempt(each)
        except Exception:
            log.exception("arrival_failed", seq=each.seq)
        try:
            return each.seq in self._marked or await self._is_given_up(each)
        except Exception:
            log.exception("inbox_unreachable", seq=each.seq)
            return False

    async def _attempt(self, each: Arrival) -> None:
        try:
            raw = read_body(each.body)
        except NotReadable as error:
            log.error("update_unreadable", seq=each.seq, why=str(error))
            await self._memory.quarantine(each.seq, f"unreadable: {error}")
            return
        if not self._flood.allows(sender_id(raw), each.received_at):
            await self._memory.do(_nothing, seq=each.seq)
            await self._too_fast(raw)
            return
        try:
            require_shape(raw)
            update = press_of(raw) or Update.de_json(raw, self._application.bot)
        except Exception as error:
            log.exception("update_unparsable", seq=each.seq)
            await self._memory.quarantine(each.seq, f"unparsable: {type(error).__name__}")
            return
        try:
            await self._application.process_update(update)
        except Exception as error:  # not a handler's: the library's own, about what it made of the update
            log.exception("update_not_processed", seq=each.seq)
            self._errors.setdefault(each.seq, error)
        await self._mark(each)

    async def _mark(self, each: Arrival) -> None:
        """What no handler marked: ignored by all, so done; or broken outside the writer, so an attempt."""
        if each.seq in self._marked or each.seq in self._failed:
            return
        await self._memory.do(_raiser(self._errors.get(each.seq)), seq=each.seq)

    async def _is_given_up(self, each: Arrival) -> bool:
        """True once it is done or quarantined; the inbox itself counts the attempts."""
        left = next((one for one in await self._memory.waiting() if one.seq == each.seq), None)
        if left is None:
            return True
        if left.attempts < MOST_ATTEMPTS:
            return False
        error = self._errors.get(each.seq)
        await self._memory.quarantine(each.seq, f"failed: {type(error).__name__}" if error else "failed")
        log.error("update_quarantined", seq=each.seq, attempts=left.attempts)
        return True

    def _forget(self, each: Arrival) -> None:
        self._failed.discard(each.seq)
        self._errors.pop(each.seq, None)

    async def _note_error(self, _update: object, context: Any) -> None:
        seq = arrival.get().seq
        self._errors[seq] = context.error
        log.error("handler_failed", seq=seq, exc_info=context.error)


def _nothing(_work: Work) -> None:
    """Only the inbox mark is wanted."""


def _raiser(error: Exception | None) -> Callable[[Work], None]:
    def fail(_work: Work) -> NoReturn:
        assert error is not None
        raise error

    return fail if error else _nothing
