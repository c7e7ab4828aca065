"""Deadlines, reminders, working days; Europe/Berlin changes its clocks on 29 March and 25 October 2026."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.calendar import (
    Calendar,
    Moment,
    add_days,
    at_local,
)

BERLIN = ZoneInfo("Europe/Berlin")
HERE = Calendar(BERLIN)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from(["Europe/Berlin", "America/St_Johns", "Asia/Jerusalem", "Pacific/Chatham", "UTC"])


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(moment: datetime) -> str:
    return moment.astimezone(BERLIN).strftime("%a %d %b %H:%M")


@pytest.mark.parametrize(
    ("day", "clock", "at", "shifted"),
    [
        ("2026-12-17", "12:00", "2026-12-17T11:00", False),  # winter
        ("2026-07-16", "12:00", "2026-07-16T10:00", False),  # summer
        ("2026-03-29", "01:59", "2026-03-29T00:59", False),  # the last minute before the gap
        ("2026-03-29", "02:00", "2026-03-29T01:00", True),  # does not exist: 3:00
        ("2026-03-29", "02:30", "2026-03-29T01:30", True),  # does not exist: 3:30
        ("2026-03-29", "03:00", "2026-03-29T01:00", False),
        ("2026-10-25", "02:30", "2026-10-25T00:30", False),  # happens twice: the first
        ("2026-10-25", "03:00", "2026-10-25T02:00", False),
    ],
)
def test_local_time_to_utc(day: str, clock: str, at: str, shifted: bool):
    found = at_local(date.fromisoformat(day), time.fromisoformat(clock), BERLIN)
    assert found == Moment(utc(at), shifted)


def test_the_first_of_two_is_taken_even_if_the_second_is_asked_for():
    assert at_local(date(2026, 10, 25), time(2, 30, fold=1), BERLIN).at == utc("2026-10-25T00:30")


@pytest.mark.parametrize(
    ("now", "days", "deadline"),
    [
        ("2026-11-30T09:00", 14, "Thu 17 Dec 12:00"),  # experience.md, section 2: Monday, then Thu 17 Dec
        ("2026-11-30T09:00", 7, "Thu 10 Dec 12:00"),
        ("2026-11-30T09:00", 21, "Thu 24 Dec 12:00"),
        ("2026-12-03T12:00", 14, "Thu 17 Dec 12:00"),  # a Thursday at noon: exactly 14 days
        ("2026-12-03T12:01", 14, "Thu 24 Dec 12:00"),  # a minute later 17 Dec is less than 14 days ahead
        ("2026-12-04T09:00", 14, "Thu 24 Dec 12:00"),  # Friday
        ("2026-03-19T12:00", 14, "Thu 02 Apr 12:00"),  # across the change of clocks, on the wall clock
        ("2026-03-19T00:30", 7, "Thu 26 Mar 12:00"),  # still Wednesday in UTC
    ],
)
def test_default_deadline(now: str, days: int, deadline: str):
    assert local(HERE.default_deadline(berlin(now), days)) == deadline


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-12-17", 1, "2026-12-18"),  # Thursday
        ("2026-12-18", 1, "2026-12-21"),  # Friday
        ("2026-12-19", 1, "2026-12-21"),  # Saturday
        ("2026-12-17", 5, "2026-12-24"),
        ("2026-12-19", 5, "2026-12-25"),
        ("2026-12-21", -1, "2026-12-18"),  # Monday
        ("2026-12-20", -1, "2026-12-18"),  # Sunday
        ("2026-12-19", 0, "2026-12-19"),
    ],
)
def test_add_working_days(day: str, count: int, expected: str):
    assert HERE.add_working_days(date.fromisoformat(day), count) == date.fromisoformat(expected)


def test_working_days_are_monday_to_friday():
    week = [date(2026, 12, 14) + timedelta(days=n) for n in range(7)]
    assert [HERE.is_working_day(day) for day in week] == [True] * 5 + [False] * 2
    assert HERE.next_working_day(date(2026, 12, 18)) == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("moment", "days", "expected"),
    [
        ("2026-03-26T12:00", 7, Moment(utc("2026-04-02T10:00"))),  # noon stays noon
        ("2026-03-22T02:30", 7, Moment(utc("2026-03-29T01:30"), shifted=True)),
    ],
)
def test_days_later_at_the_same_wall_clock_time(moment: str, days: int, expected: Moment):
    assert add_days(berlin(moment), days, BERLIN) == expected


@pytest.mark.parametrize(
    ("opened", "deadline", "reminders"),
    [
        # 30 Nov 9:00 + 8 days 13.5 h = Tue 22:30, so Wednesday 9:00; the day before Thursday
        ("2026-11-30T09:00", "2026-12-17T12:00", ["Wed 09 Dec 09:00", "Wed 16 Dec 09:00"]),
        # half-time on Thursday at 10:30, so Friday
        ("2026-12-03T09:00", "2026-12-17T12:00", ["Fri 11 Dec 09:00", "Wed 16 Dec 09:00"]),
        # half-time at the reminder time itself
        ("2026-12-04T09:00", "2026-12-18T09:00", ["Fri 11 Dec 09:00", "Thu 17 Dec 09:00"]),
        # half-time on Monday at noon, so Tuesday; a Monday's deadline has Friday as its last working day
        ("2026-12-07T12:00", "2026-12-21T12:00", ["Tue 15 Dec 09:00", "Fri 18 Dec 09:00"]),
        # half-time on Saturday, so Monday
        ("2026-12-07T12:00", "2026-12-17T12:00", ["Mon 14 Dec 09:00", "Wed 16 Dec 09:00"]),
        ("2026-12-11T12:00", "2026-12-14T12:00", ["Mon 14 Dec 09:00"]),  # Friday has begun
        ("2026-12-15T12:00", "2026-12-17T12:00", ["Thu 17 Dec 09:00", "Wed 16 Dec 09:00"]),
        ("2026-12-15T10:00", "2026-12-16T12:00", ["Wed 16 Dec 09:00"]),
        ("2026-12-14T10:00", "2026-12-17T08:30", ["Wed 16 Dec 09:00"]),  # both the same moment
        ("2026-12-15T10:00", "2026-12-15T10:20", []),  # in a meeting
        ("2026-12-15T10:00", "2026-12-16T08:00", []),  # 9:00 would be too late
    ],
)
def test_reminders(opened: str, deadline: str, reminders: list[str]):
    start = berlin(opened)
    found = HERE.reminder_moments(start, berlin(deadline), start)
    assert [local(moment) for moment in found] == sorted(reminders, key=lambda text: text.split()[1])


def test_reminders_past_are_left_out_and_the_table_chooses_its_hour():
    opened, deadline = berlin("2026-11-30T09:00"), berlin("2026-12-17T12:00")
    late = HERE.reminder_moments(opened, deadline, berlin("2026-12-09T16:30"), time(16, 30))
    assert [local(moment) for moment in late] == ["Wed 16 Dec 16:30"]


@pytest.mark.parametrize("clock", [time(7, 59), time(17, 1)])
def test_nobody_is_reminded_outside_the_day(clock: time):
    with pytest.raises(ValueError, match="8 to 17"):
        HERE.reminder_moments(
            utc("2026-11-30T09:00"), utc("2026-12-17T12:00"), utc("2026-11-30T09:00"), clock
        )


@pytest.mark.parametrize(
    ("noticed", "closes"),
    [
        ("2026-12-18T15:00", "Mon 21 Dec 15:00"),  # Friday
        ("2026-12-17T15:00", "Fri 18 Dec 15:00"),
        ("2026-12-19T10:00", "Tue 22 Dec 10:00"),  # Saturday counts as Monday
        ("2026-12-20T10:00", "Tue 22 Dec 10:00"),  # Sunday
        ("2026-03-27T15:00", "Mon 30 Mar 15:00"),  # the clocks change in between
    ],
)
def test_early_close_after_a_working_day(noticed: str, closes: str):
    assert local(HERE.early_close_at(berlin(noticed))) == closes


def test_notice_lasts_24_hours_where_clocks_jump_on_a_working_day():
    jerusalem = ZoneInfo("Asia/Jerusalem")  # Friday 27 March 2026, 2:00 becomes 3:00
    noticed = datetime(2026, 3, 26, 15, tzinfo=jerusalem)
    assert Calendar(jerusalem).early_close_at(noticed) == datetime(2026, 3, 27, 16, tzinfo=jerusalem)


@pytest.mark.parametrize(
    ("closed", "until"),
    [("2026-12-17T12:00", "Thu 24 Dec 12:00"), ("2026-12-19T12:00", "Mon 28 Dec 12:00")],
)
def test_five_working_days_for_a_separate_opinion(closed: str, until: str):
    assert local(HERE.separate_opinion_until(berlin(closed))) == until


def test_a_moment_without_time_zone_is_an_error():
    with pytest.raises(ValueError, match="without time zone"):
        HERE.early_close_at(datetime(2026, 12, 18, 15))  # noqa: DTZ001


@given(MOMENTS, ZONES, st.sampled_from([7, 14, 21]))
def test_every_default_deadline_is_a_thursday_noon_soon_enough(now: datetime, name: str, days: int):
    zone = ZoneInfo(name)
    wall = Calendar(zone).default_deadline(now, days).astimezone(zone).replace(tzinfo=None)
    ahead = wall - now.astimezone(zone).replace(tzinfo=None)
    assert (wall.weekday(), wall.time()) == (3, time(12))
    assert timedelta(days=days) <= ahead < timedelta(days=days + 7)


@given(MOMENTS, st.timedeltas(timedelta(minutes=5), timedelta(days=40)), ZONES, st.integers(8, 17))
def test_every_reminder_is_in_time_and_in_working_hours(
    opened: datetime, length: timedelta, name: str, hour: int
):
    zone = ZoneInfo(name)
    found = Calendar(zone).reminder_moments(opened, opened + length, opened, time(hour))
    assert len(found) <= 2
    for moment in found:
        assert opened < moment < opened + length
        assert HERE.is_working_day(moment.astimezone(zone))
        assert moment.astimezone(zone).time() == time(hour)


@given(MOMENTS, ZONES)
def test_every_notice_lasts_a_working_day(noticed: datetime, name: str):
    zone = ZoneInfo(name)
    closes = Calendar(zone).early_close_at(noticed)
    assert closes - noticed >= timedelta(hours=24)
    assert HERE.is_working_day(closes.astimezone(zone))
