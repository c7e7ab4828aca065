"""A clock that runs as the real one does and can be moved forward."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class MovableClock:
    """Starts at `start`; `move_to` jumps forward, never back."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._began = time.monotonic()
        self._moved = timedelta(0)

    def __call__(self) -> datetime:
        return self._start + self._moved + timedelta(seconds=time.monotonic() - self._began)

    def move_to(self, moment: datetime) -> None:
        self._moved += max(timedelta(0), moment - self())


def next_monday(now: datetime, zone: ZoneInfo) -> datetime:
    """The coming Monday, 9:00 on the wall clock: when a rehearsal begins."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=7 - local.weekday())
    return datetime(day.year, day.month, day.day, 9, tzinfo=zone).astimezone(UTC)
