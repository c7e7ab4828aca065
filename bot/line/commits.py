"""A Memory that tells its watchers of every commit and failure: delivery, clock and handling follow it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from dialogs.ports import Arrival, Memory, Reader, Work
from dialogs.refusals import Refusal

T = TypeVar("T")

Watcher = Callable[[int], None]
"""Called with the inbox sequence of the job, 0 if it had none."""


class WatchedMemory:
    """Passes everything on; a refusal counts as committed, for its inbox mark is."""

    def __init__(self, memory: Memory) -> None:
        self.plain = memory
        self.on_commit: list[Watcher] = []
        self.on_failure: list[Watcher] = []

    async def do(
        self,
        job: Callable[[Work], T],
        *,
        seq: int = 0,
        lane: int = 0,
        about: object = None,
        refused: Callable[[Work, Refusal], None] | None = None,
    ) -> T:
        try:
            result = await self.plain.do(job, seq=seq, lane=lane, about=about, refused=refused)
        except Refusal:
            _tell(self.on_commit, seq)
            raise
        except Exception:
            _tell(self.on_failure, seq)
            raise
        _tell(self.on_commit, seq)
        return result

    async def read(self, job: Callable[[Reader], T]) -> T:
        return await self.plain.read(job)

    async def store(self, updates: Sequence[tuple[int, str]], now: datetime) -> list[Arrival]:
        return await self.plain.store(updates, now)

    async def waiting(self) -> list[Arrival]:
        return await self.plain.waiting()

    async def quarantine(self, seq: int, why: str) -> None:
        await self.plain.quarantine(seq, why)

    async def sweep(self) -> None:
        await self.plain.sweep()


def _tell(watchers: list[Watcher], seq: int) -> None:
    for watcher in watchers:
        watcher(seq)
