"""What waits to be fetched by the bot: numbered updates, confirmed by offset, filtered by allowed_updates."""

from collections import deque
from collections.abc import Sequence
from typing import Any

from bot.rehearsal.bell import Bell
from bot.rehearsal.errors import conflict

_LEFT_OUT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_FIRST_ID = 700_000_001

Update = dict[str, Any]


class Updates:
    def __init__(self) -> None:
        self.allowed: tuple[str, ...] = ()
        self._pending: deque[Update] = deque()
        self._next_id = _FIRST_ID
        self._bell = Bell()
        self._poller = 0

    @property
    def pending(self) -> tuple[Update, ...]:
        """Not yet confirmed, oldest first."""
        return tuple(self._pending)

    def add(self, kind: str, body: dict[str, Any]) -> None:
        if not self._is_wanted(kind):
            return
        self._pending.append({"update_id": self._next_id, kind: body})
        self._next_id += 1
        self._bell.ring()

    def allow(self, kinds: Sequence[str]) -> None:
        """Set what is queued from now on; empty means Telegram's default, which leaves chat_member out."""
        self.allowed = tuple(kinds)

    def take(self) -> list[Update]:
        """Everything pending, confirmed at once; for tests that hand updates over themselves."""
        taken = list(self._pending)
        self._pending.clear()
        return taken

    def confirm(self, offset: int) -> None:
        """Forget everything below `offset`; a negative one keeps only that many from the end."""
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        while offset > 0 and self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()

    def fetch(self, limit: int) -> list[Update]:
        return [self._pending[index] for index in range(min(limit, len(self._pending)))]

    async def wait(self, offset: int, seconds: float) -> None:
        """Return once something is pending or `seconds` passed; a later poller ends this one (409)."""
        self._poller += 1
        me, heard = self._poller, self._bell.ring()
        self.confirm(offset)
        if not self._pending and seconds > 0:
            await self._bell.heard(heard, seconds)
        if me != self._poller:
            reason = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise conflict(reason)

    def _is_wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _LEFT_OUT_BY_DEFAULT
