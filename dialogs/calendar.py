"""Deadlines, reminders and working days (Monday to Friday), at the table's wall clock; UTC comes out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

THURSDAY = 3
SATURDAY = 5
NOON = time(12)
MORNING = time(9)
DAY_BEGINS = time(8)
DAY_ENDS = time(17)
SEPARATE_OPINION_DAYS = 5
NOTICE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in UTC; `shifted`: the wanted local time did not exist, this is later by the clocks' jump."""

    at: datetime
    shifted: bool = False


def at_local(day: date, clock: time, zone: ZoneInfo) -> Moment:
    """That wall-clock time in UTC; one that does not exist shifts forward, an ambiguous one is the first."""
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    return Moment(at, shifted=_wall(at, zone) != wall)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    return add_working_days(day, 1)


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day` (before it, if negative); 0 is the day itself."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def add_days(moment: datetime, days: int, zone: ZoneInfo) -> Moment:
    """The same wall-clock time `days` calendar days later."""
    wall = _wall(moment, zone) + timedelta(days=days)
    return at_local(wall.date(), wall.time(), zone)


def add_working_time(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same wall-clock time `days` working days later; a weekend counts as the next working day."""
    wall = _wall(moment, zone)
    start = wall.date() if is_working_day(wall) else next_working_day(wall.date())
    return at_local(add_working_days(start, days), wall.time(), zone).at


def default_deadline(now: datetime, zone: ZoneInfo, days: int = 14) -> Moment:
    """The first Thursday, 12:00 on the wall clock, at least `days` days ahead (7, 14 or 21 are offered)."""
    earliest = _wall(now, zone) + timedelta(days=days)
    day = earliest.date() + timedelta(days=(THURSDAY - earliest.weekday()) % 7)
    if datetime.combine(day, NOON) < earliest:
        day += timedelta(days=7)
    return at_local(day, NOON, zone)


def reminder_moments(
    opened: datetime, deadline: datetime, now: datetime, zone: ZoneInfo, clock: time = MORNING
) -> tuple[datetime, ...]:
    """When seats without an answer are reminded: half-time and the last working day before the deadline.

    Both fall on working days at the table's reminder time `clock`, within 8 to 17 h (else ValueError); the
    first at the earliest such moment from half-time on. Only those after `now` and before the deadline stay.
    """
    if not DAY_BEGINS <= clock <= DAY_ENDS:
        raise ValueError(f"reminder time {clock} is not within 8 to 17 h")
    opened, deadline = _utc(opened), _utc(deadline)
    half = _from_then_on(opened + (deadline - opened) / 2, clock, zone)
    last_day = add_working_days(_wall(deadline, zone).date(), -1)
    last = at_local(last_day, clock, zone).at
    return tuple(sorted(at for at in {half, last} if max(opened, _utc(now)) < at < deadline))


def early_close_at(noticed: datetime, zone: ZoneInfo) -> datetime:
    """When a round may close after notice: 24 h later, weekends not counted (Friday 15:00 → Monday 15:00)."""
    return max(add_working_time(noticed, 1, zone), _utc(noticed) + NOTICE)


def separate_opinion_until(closed: datetime, zone: ZoneInfo) -> datetime:
    """The end of the five working days for a separate opinion, at the wall-clock time of closing."""
    return add_working_time(closed, SEPARATE_OPINION_DAYS, zone)


def _from_then_on(moment: datetime, clock: time, zone: ZoneInfo) -> datetime:
    day = _wall(moment, zone).date()
    at = at_local(day, clock, zone).at
    while at < moment or not is_working_day(day):
        day += timedelta(days=1)
        at = at_local(day, clock, zone).at
    return at


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """The local date and time as a naive value, for wall-clock arithmetic only."""
    return _utc(moment).astimezone(zone).replace(tzinfo=None, fold=0)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone")
    return moment.astimezone(UTC)
