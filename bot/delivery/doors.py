"""Places and single messages that Telegram refused for now: when to knock again."""

from collections.abc import Container
from datetime import datetime, timedelta

FIRST = timedelta(minutes=1)
MOST = timedelta(hours=1)
Key = int | tuple[bool, int]
"""A chat's id; or of one errand whether it is a board, and its id."""


class Doors:
    """Kept for what is owed only. After a restart each is knocked at anew."""

    def __init__(self) -> None:
        self._shut: dict[Key, tuple[int, datetime]] = {}

    def shut(self, key: Key, now: datetime) -> None:
        """Wait 1, 2, 4 … minutes, at most an hour."""
        times = self._shut[key][0] + 1 if key in self._shut else 1
        self._shut[key] = times, now + min(MOST, FIRST * 2 ** min(times - 1, 10))

    def open(self, key: Key) -> None:
        self._shut.pop(key, None)

    def until(self, key: Key, now: datetime) -> datetime:
        """From when one may knock; `now` where it is open."""
        return max(now, self._shut[key][1]) if key in self._shut else now

    def follow(self, muted: set[int], owed: Container[Key], busy: set[int], now: datetime) -> None:
        """A place known to be shut is knocked at later; what is open again, or owed no more, is forgotten.

        `busy`: chats to which something is on its way just now, so that it is owed no more and yet may be.
        """
        self._shut = {
            key: each
            for key, each in self._shut.items()
            if (key in muted | busy if isinstance(key, int) else busy or key in owed)
        }
        for chat_id in muted - self._shut.keys():
            self.shut(chat_id, now)

    def __len__(self) -> int:
        return len(self._shut)
