"""A counter that wakes whoever waits for it to move."""

import asyncio


class Bell:
    """Rung from plain code; awaited from any event loop."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: list[asyncio.Future[None]] = []

    def ring(self) -> int:
        self.count += 1
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            future.get_loop().call_soon_threadsafe(_wake, future)
        return self.count

    async def heard(self, after: int, within: float | None = None) -> int:
        """The count as soon as it exceeds `after`, or what it is when `within` seconds have gone."""
        if self.count <= after:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            try:
                await asyncio.wait((future,), timeout=within)
            finally:
                if future in self._waiting:
                    self._waiting.remove(future)
        return self.count


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
