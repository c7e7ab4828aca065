"""Deadlines, reminders and working days, at the table's wall clock; UTC comes out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogs.holidays import is_holiday

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


@dataclass(frozen=True, slots=True)
class Calendar:
    """A wall clock and its working days: Monday to Friday, but for the public holidays of `region`
    (dialogs/holidays.py)."""

    zone: ZoneInfo
    region: str = ""

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and not is_holiday(day, self.region)

    def today(self, now: datetime) -> date:
        return _wall(now, self.zone).date()

    def working_day_from(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it, if negative); 0 is the day itself."""
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def at(self, day: date, clock: time) -> datetime:
        return at_local(day, clock, self.zone).at

    def add_working_time(self, moment: datetime, days: int) -> datetime:
        """The same wall-clock time `days` working days later; a free day counts as the next working day."""
        wall = _wall(moment, self.zone)
        return self.at(self.add_working_days(self.working_day_from(wall.date()), days), wall.time())

    def default_deadline(self, now: datetime, days: int = 14) -> datetime:
        """The first Thursday, 12:00 on the wall clock, at least `days` days ahead (7, 14 or 21 are offered);
        where it is a holiday, the next working day."""
        earliest = _wall(now, self.zone) + timedelta(days=days)
        day = earliest.date() + timedelta(days=(THURSDAY - earliest.weekday()) % 7)
        if datetime.combine(day, NOON) < earliest:
            day += timedelta(days=7)
        return self.at(self.working_day_from(day), NOON)

    def later_deadline(self, deadline: datetime, days: int) -> datetime:
        """The same wall-clock time `days` calendar days later, or on the next working day."""
        wall = _wall(add_days(deadline, days, self.zone).at, self.zone)
        return self.at(self.working_day_from(wall.date()), wall.time())

    def reminder_moments(
        self, opened: datetime, deadline: datetime, now: datetime, clock: time = MORNING
    ) -> tuple[datetime, ...]:
        """When seats without an answer are reminded: half-time and the last working day before the deadline.

        Both fall on working days at the table's reminder time `clock`, within 8 to 17 h (else ValueError);
        the first at the earliest such moment from half-time on. Only those after `now` and before the
        deadline stay.
        """
        if not DAY_BEGINS <= clock <= DAY_ENDS:
            raise ValueError(f"reminder time {clock} is not within 8 to 17 h")
        opened, deadline = _utc(opened), _utc(deadline)
        half = self._from_then_on(opened + (deadline - opened) / 2, clock)
        last = self.at(self.add_working_days(self.today(deadline), -1), clock)
        return tuple(sorted(at for at in {half, last} if max(opened, _utc(now)) < at < deadline))

    def early_close_at(self, noticed: datetime) -> datetime:
        """When a round may close after notice: 24 h later, free days not counted (Friday 15:00 → Monday
        15:00)."""
        return max(self.add_working_time(noticed, 1), _utc(noticed) + NOTICE)

    def separate_opinion_until(self, closed: datetime) -> datetime:
        """The end of the five working days for a separate opinion, at the wall-clock time of closing."""
        return self.add_working_time(closed, SEPARATE_OPINION_DAYS)

    def contact_moment(self, now: datetime) -> datetime:
        """The first moment from `now` on at which people are written to unasked: working days, 8 to 17 h."""
        wall = _wall(now, self.zone)
        if self.is_working_day(wall.date()) and DAY_BEGINS <= wall.time() < DAY_ENDS:
            return _utc(now)
        return self._from_then_on(_utc(now), DAY_BEGINS)

    def _from_then_on(self, moment: datetime, clock: time) -> datetime:
        day = self.today(moment)
        if self.at(day, clock) < moment:
            day += timedelta(days=1)
        return self.at(self.working_day_from(day), clock)


def at_local(day: date, clock: time, zone: ZoneInfo) -> Moment:
    """That wall-clock time in UTC; one that does not exist shifts forward, an ambiguous one is the first."""
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    return Moment(at, shifted=_wall(at, zone) != wall)


def comes_twice(at: datetime, zone: ZoneInfo) -> bool:
    """Whether the wall clock shows this time twice that night, because it is put back."""
    local = _utc(at).astimezone(zone)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def add_days(moment: datetime, days: int, zone: ZoneInfo) -> Moment:
    """The same wall-clock time `days` calendar days later."""
    wall = _wall(moment, zone) + timedelta(days=days)
    return at_local(wall.date(), wall.time(), zone)


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """The local date and time as a naive value, for wall-clock arithmetic only."""
    return _utc(moment).astimezone(zone).replace(tzinfo=None, fold=0)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone")
    return moment.astimezone(UTC)
