"""Days and times as people type them at a table in Berlin, on Monday 23 November 2026, 9:00."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.panel.typed_moment import Remark, typed_moment
from dialogs.calendar import Calendar
from dialogs.refusals import Refusal
from tests.bot.private.city import START

BERLIN = Calendar(ZoneInfo("Europe/Berlin"), "DE-BW")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17.12.2026 12:00", "2026-12-17T11:00:00+00:00"),
        ("2026-12-17 12:00", "2026-12-17T11:00:00+00:00"),
        ("2026-12-17T09:30", "2026-12-17T08:30:00+00:00"),
        (" 17. 12. 2026, 9:05 Uhr ", "2026-12-17T08:05:00+00:00"),
        ("17.12.2026", "2026-12-17T11:00:00+00:00"),
        ("17.12. 10:00", "2026-12-17T09:00:00+00:00"),
        ("3.2.", "2027-02-03T11:00:00+00:00"),
        ("1.7.2027 12:00", "2027-07-01T10:00:00+00:00"),
    ],
)
def test_typed_moment_is_read_at_the_tables_wall_clock(typed, meant):
    assert typed_moment(typed, BERLIN, START).at.isoformat() == meant


@pytest.mark.parametrize(
    "typed", ["tomorrow", "31.11.2026", "17.12.2026 25:00", "12/17/2026", "0000-01-01", ""]
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(Refusal, match="not_a_moment"):
        typed_moment(typed, BERLIN, START)


def test_moment_that_is_over_is_refused():
    with pytest.raises(Refusal, match="moment_past"):
        typed_moment("23.11.2026 8:59", BERLIN, START)


@pytest.mark.parametrize(
    ("typed", "remarks", "meant"),
    [
        ("17.12.2026 12:00", (), "2026-12-17T11:00:00+00:00"),
        ("6.1.2027 12:00", (Remark.DAY_OFF,), "2027-01-06T11:00:00+00:00"),  # Epiphany
        ("19.12.2026 12:00", (Remark.DAY_OFF,), "2026-12-19T11:00:00+00:00"),  # Saturday
        ("28.3.2027 2:30", (Remark.SKIPPED, Remark.DAY_OFF), "2027-03-28T01:30:00+00:00"),
        ("31.10.2027 2:30", (Remark.TWICE, Remark.DAY_OFF), "2027-10-31T00:30:00+00:00"),
    ],
)
def test_what_is_remarkable_about_a_moment_is_said(typed, remarks, meant):
    found = typed_moment(typed, BERLIN, START)
    assert (found.remarks, found.at.isoformat()) == (remarks, meant)


@pytest.mark.parametrize(
    "typed",
    [
        "１７.１２.２０２６ １２:００",
        "2026‑12‑17 12:00",
        "2026–12–17T12:00",
        "17.\u00a012.\u00a02026\u00a012:00\u00a0Uhr",
        "17.12.2026\u200b 12:00",
        "17.12.2026 12:00 UHR",
    ],
)
def test_a_moment_typed_in_other_signs_is_the_same(typed: str) -> None:
    assert typed_moment(typed, BERLIN, START).at.isoformat() == "2026-12-17T11:00:00+00:00"


def clock_changes(zone: str) -> Iterator[tuple[datetime, Remark]]:
    """The middle of each wall-clock span that 2027 skips or doubles there."""
    at, known = datetime(2027, 1, 1, tzinfo=UTC), ZoneInfo(zone)
    while at.year == 2027:
        before, after = (moment.astimezone(known).utcoffset() for moment in (at, at + timedelta(minutes=30)))
        assert before is not None and after is not None
        if before != after:
            wall = (at + timedelta(minutes=30) + before).replace(tzinfo=None)
            yield wall + (after - before) / 2, Remark.SKIPPED if after > before else Remark.TWICE
        at += timedelta(minutes=30)


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Europe/Berlin", 2),
        ("Europe/London", 2),
        ("Atlantic/Azores", 2),
        ("America/New_York", 2),
        ("America/Santiago", 2),
        ("America/St_Johns", 2),
        ("Africa/Casablanca", 2),
        ("Africa/Cairo", 2),
        ("Asia/Beirut", 2),
        ("Australia/Lord_Howe", 2),
        ("Pacific/Auckland", 2),
        ("Asia/Kolkata", 0),
    ],
)
def test_every_change_of_a_citys_clocks_is_said(zone: str, changes: int) -> None:
    found = list(clock_changes(zone))
    assert len(found) == changes
    for wall, remark in found:
        typed = typed_moment(wall.strftime("%d.%m.%Y %H:%M"), Calendar(ZoneInfo(zone)), START)
        assert remark in typed.remarks
