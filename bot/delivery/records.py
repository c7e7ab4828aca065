"""Writes outcomes down and does not give up: what Telegram was told must not be forgotten while we run."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import structlog

from dialogs.ports import Memory, Work

T = TypeVar("T")
log = structlog.get_logger()


class Records:
    def __init__(self, memory: Memory, retry_delay: float = 1.0) -> None:
        self._memory, self._retry_delay = memory, retry_delay

    async def write(self, job: Callable[[Work], T]) -> T:
        """Returns after the commit, however often it takes."""
        while True:
            try:
                return await self._memory.do(job)
            except Exception:
                log.exception("outcome_not_written")
            await asyncio.sleep(self._retry_delay)
