"""Working days, deadlines and moments to write to people, where public holidays are days off."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from dialogs.calendar import Calendar, comes_twice

BERLIN = ZoneInfo("Europe/Berlin")
HERE = Calendar(BERLIN)
STUTTGART = Calendar(BERLIN, "DE-BW")


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(moment: datetime) -> str:
    return moment.astimezone(BERLIN).strftime("%a %d %b %H:%M")


# Public holidays: those of Germany and Baden-Württemberg by their laws (Feiertagsgesetz); Epiphany, Corpus
# Christi and All Saints' Day are holidays in Stuttgart and none in Berlin.


@pytest.mark.parametrize(
    ("day", "stuttgart", "germany"),
    [
        ("2026-12-25", False, False),  # Friday
        ("2027-01-06", False, True),  # Epiphany, Wednesday
        ("2027-05-27", False, True),  # Corpus Christi, Thursday
        ("2027-05-17", False, False),  # Whit Monday
        ("2027-11-01", False, True),  # All Saints' Day, Monday
        ("2026-12-24", True, True),  # no holiday by law
    ],
)
def test_public_holidays_are_no_working_days(day: str, stuttgart: bool, germany: bool):
    at = date.fromisoformat(day)
    assert STUTTGART.is_working_day(at) is stuttgart
    assert Calendar(BERLIN, "DE").is_working_day(at) is germany
    assert HERE.is_working_day(at)


def test_proposed_deadlines_pass_holidays_over():
    assert local(STUTTGART.default_deadline(berlin("2027-05-11T09:00"))) == "Fri 28 May 12:00"
    assert local(HERE.default_deadline(berlin("2027-05-11T09:00"))) == "Thu 27 May 12:00"
    assert local(STUTTGART.later_deadline(berlin("2026-12-18T12:00"), 7)) == "Mon 28 Dec 12:00"
    assert local(STUTTGART.later_deadline(berlin("2026-12-17T12:00"), 2)) == "Mon 21 Dec 12:00"


def test_reminders_pass_holidays_over():
    found = STUTTGART.reminder_moments(
        berlin("2026-12-21T09:00"), berlin("2026-12-28T12:00"), berlin("2026-12-21T09:00")
    )
    assert [local(moment) for moment in found] == ["Thu 24 Dec 09:00", "Mon 28 Dec 09:00"]
    found = STUTTGART.reminder_moments(
        berlin("2027-05-24T09:00"), berlin("2027-05-28T12:00"), berlin("2027-05-24T09:00")
    )
    assert [local(moment) for moment in found] == ["Wed 26 May 09:00", "Fri 28 May 09:00"]


def test_notice_periods_and_separate_opinions_pass_holidays_over():
    assert local(STUTTGART.early_close_at(berlin("2026-12-24T15:00"))) == "Mon 28 Dec 15:00"
    assert local(STUTTGART.separate_opinion_until(berlin("2026-12-30T12:00"))) == "Fri 08 Jan 12:00"


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-12-17T07:59", "Thu 17 Dec 08:00"),
        ("2026-12-17T08:00", "Thu 17 Dec 08:00"),
        ("2026-12-17T16:59", "Thu 17 Dec 16:59"),
        ("2026-12-17T17:00", "Fri 18 Dec 08:00"),
        ("2026-12-18T23:30", "Mon 21 Dec 08:00"),
        ("2026-12-20T12:00", "Mon 21 Dec 08:00"),
        ("2026-12-24T17:00", "Mon 28 Dec 08:00"),  # Christmas
        ("2027-01-06T10:00", "Thu 07 Jan 08:00"),  # Epiphany
    ],
)
def test_nobody_is_written_to_unasked_at_night_or_on_days_off(now: str, then: str):
    assert local(STUTTGART.contact_moment(berlin(now))) == then


@pytest.mark.parametrize(
    ("at", "twice"),
    [
        ("2026-10-25T00:30", True),  # 2:30 in summer time, which comes again
        ("2026-10-25T01:30", True),
        ("2026-10-25T00:00", True),
        ("2026-10-24T23:59", False),
        ("2026-10-25T02:00", False),
        ("2026-03-29T01:30", False),
        ("2026-12-17T11:00", False),
    ],
)
def test_times_that_come_twice(at: str, twice: bool):
    assert comes_twice(utc(at), BERLIN) is twice
