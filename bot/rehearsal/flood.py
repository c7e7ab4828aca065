"""Telegram's flood limits: about one message a second per chat, 20 a minute per group, 30 a second in all."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """How many messages (edits count like sends) fit; 0 means no limit."""

    burst_per_chat: int = 5
    group_per_minute: int = 20
    overall_per_second: int = 30


STRICT = FloodLimits()
LENIENT = FloodLimits(0, 0, 0)


class Flood:
    """Counts what was sent; `pace` gives seconds that never run backwards."""

    def __init__(self, limits: FloodLimits, pace: Callable[[], float]) -> None:
        self.limits = limits
        self._pace = pace
        self._tokens: dict[int, tuple[float, float]] = {}
        self._minutes: dict[int, deque[float]] = {}
        self._second: deque[float] = deque()

    def admit(self, chat_id: int, is_group: bool) -> int:
        """Count one message: 0 when it may go, else the seconds to wait (and it is not counted)."""
        if self.limits == LENIENT:
            return 0
        now = self._pace()
        minute = self._minutes.setdefault(chat_id, deque())
        wait = max(
            _window_wait(self._second, self.limits.overall_per_second, 1.0, now),
            _window_wait(minute, self.limits.group_per_minute, 60.0, now) if is_group else 0.0,
            self._burst_wait(chat_id, now),
        )
        if wait > 0:
            return max(1, ceil(wait))
        self._second.append(now)
        minute.append(now)
        self._tokens[chat_id] = (self._available(chat_id, now) - 1, now)
        return 0

    def _available(self, chat_id: int, now: float) -> float:
        burst = float(self.limits.burst_per_chat)
        tokens, since = self._tokens.get(chat_id, (burst, now))
        return min(burst, tokens + now - since)

    def _burst_wait(self, chat_id: int, now: float) -> float:
        return max(0.0, 1 - self._available(chat_id, now)) if self.limits.burst_per_chat else 0.0


def _window_wait(sent: deque[float], allowed: int, span: float, now: float) -> float:
    while sent and sent[0] <= now - span:
        sent.popleft()
    return sent[-allowed] + span - now if 0 < allowed <= len(sent) else 0.0
