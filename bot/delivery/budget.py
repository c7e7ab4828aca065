"""How much may go to Telegram, where and when: per chat, per group and minute, overall."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

MINUTE = timedelta(minutes=1)

MOST_CHATS = 1000
"""So many are kept before those are forgotten that limit nothing any more."""


class Kind(Enum):
    """What a call is to the limits: results may use the room that redraws and other messages must leave."""

    EDIT = "edit"
    SEND = "send"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Calls a second; in a group a minute (0: no limit). Telegram's own: about 1, 20, overall 30 a second."""

    overall: float = 28.0
    chat: float = 1.0
    chat_burst: int = 5
    group_edits: int = 15
    group_sends: int = 18
    group_all: int = 20
    board_pause: timedelta = timedelta(seconds=4)

    @classmethod
    def none(cls) -> "Limits":
        """For a Telegram that sets no limits: rehearsals, demonstrations."""
        many = 1_000_000
        return cls(
            overall=many,
            chat=many,
            chat_burst=many,
            group_edits=0,
            group_sends=0,
            group_all=0,
            board_pause=timedelta(0),
        )


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` tokens a second, at most `burst` of them saved up."""

    rate: float
    burst: float
    tokens: float
    at: datetime

    @classmethod
    def full(cls, rate: float, burst: float, now: datetime) -> "Bucket":
        return cls(rate, burst, burst, now)

    def level(self, now: datetime) -> float:
        gained = max(0.0, (now - self.at).total_seconds()) * self.rate
        return min(self.burst, self.tokens + gained)

    def ready_at(self, now: datetime) -> datetime:
        missing = 1.0 - self.level(now)
        # A microsecond more: a moment rounded down would find the token not quite there yet.
        return now if missing <= 0 else now + timedelta(seconds=missing / self.rate, microseconds=1)

    def take(self, now: datetime) -> None:
        self.tokens, self.at = self.level(now) - 1.0, now


@dataclass(slots=True)
class _Chat:
    bucket: Bucket
    recent: deque[tuple[datetime, Kind]] = field(default_factory=deque)
    held_until: datetime | None = None

    def matters(self, now: datetime) -> bool:
        return self.bucket.at > now - MINUTE or (self.held_until or now) > now


class Budget:
    """Says when the next call to a chat is allowed and remembers those made."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._overall: Bucket | None = None
        self._chats: dict[int, _Chat] = {}
        self._forget_at = MOST_CHATS

    def ready_at(self, chat_id: int, kind: Kind, now: datetime) -> datetime:
        """The moment from which a call of this kind is allowed; `now` or earlier means at once."""
        chat = self._chat(chat_id, now)
        moments = [chat.bucket.ready_at(now), self.overall_at(now), chat.held_until or now]
        if chat_id < 0:
            moments.append(self._group_ready_at(chat, kind, now))
        return max(moments)

    def overall_at(self, now: datetime) -> datetime:
        """The moment from which a call to anybody is allowed."""
        return self._all(now).ready_at(now)

    def take(self, chat_id: int, kind: Kind, now: datetime) -> None:
        chat = self._chat(chat_id, now)
        chat.bucket.take(now)
        self._all(now).take(now)
        if chat_id < 0 and self.limits.group_all:
            chat.recent.append((now, kind))

    def hold(self, chat_id: int, until: datetime) -> None:
        """Telegram said 429: nothing to this chat before `until`; the others go on."""
        chat = self._chat(chat_id, until)
        chat.held_until = max(until, chat.held_until or until)

    def _group_ready_at(self, chat: _Chat, kind: Kind, now: datetime) -> datetime:
        while chat.recent and chat.recent[0][0] <= now - MINUTE:
            chat.recent.popleft()
        everything = [at for at, _ in chat.recent]
        edits = [at for at, done in chat.recent if done is Kind.EDIT]
        moments = [_room_at(everything, self.limits.group_all, now)]
        if kind is not Kind.URGENT:
            moments.append(_room_at(everything, self.limits.group_sends, now))
        if kind is Kind.EDIT:
            moments.append(_room_at(edits, self.limits.group_edits, now))
        return max(moments)

    def _chat(self, chat_id: int, now: datetime) -> _Chat:
        if chat_id not in self._chats:
            self._forget_idle(now)
            self._chats[chat_id] = _Chat(Bucket.full(self.limits.chat, self.limits.chat_burst, now))
        return self._chats[chat_id]

    def _forget_idle(self, now: datetime) -> None:
        if len(self._chats) >= self._forget_at:
            self._chats = {key: chat for key, chat in self._chats.items() if chat.matters(now)}
            self._forget_at = max(MOST_CHATS, 2 * len(self._chats))

    def _all(self, now: datetime) -> Bucket:
        if self._overall is None:
            self._overall = Bucket.full(self.limits.overall, self.limits.overall, now)
        return self._overall


def _room_at(moments: list[datetime], most: int, now: datetime) -> datetime:
    """When fewer than `most` of these (oldest first) lie within the last minute."""
    return now if not most or len(moments) < most else moments[len(moments) - most] + MINUTE
