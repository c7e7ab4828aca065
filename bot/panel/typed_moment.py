"""A day and time as people type them: 17.12.2026 12:00 or 2026-12-17 12:00, at the table's wall clock.

What they may not have thought of is remarked beside what becomes of it: clock changes, days off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from dialogs.calendar import NOON, Calendar, Moment, at_local, comes_twice
from dialogs.refusals import Refusal
from dialogs.wording import folded

_CLOCK = r"(?:[\s,t]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?(?:\s*(?:uhr|h))?"

_FORMS = (
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})?" + _CLOCK),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})" + _CLOCK),
)


class Remark(Enum):
    SKIPPED = "skipped"  # the clocks are put forward over it: later by as much
    TWICE = "twice"  # the clocks are put back over it: the first is meant
    DAY_OFF = "day_off"  # a weekend or public holiday


@dataclass(frozen=True, slots=True)
class TypedMoment:
    """In UTC, with what there is to say about it in its calendar."""

    at: datetime
    calendar: Calendar
    remarks: tuple[Remark, ...]


def typed_moment(text: str, calendar: Calendar, now: datetime, clock: time = NOON) -> TypedMoment:
    """Without a year the next such day, without a time `clock`.

    Refusal("not_a_moment") if it cannot be read, ("moment_past") if it does not lie ahead.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(folded(text)))), None)
    if found is None:
        raise Refusal("not_a_moment")
    try:
        wanted = time(int(found["hour"]), int(found["minute"])) if found["hour"] else clock
        moment = _moment(found, wanted, calendar, now)
        remarks = tuple(_remarks(moment, calendar))
    except (ValueError, OverflowError):
        raise Refusal("not_a_moment") from None
    if moment.at <= now:
        raise Refusal("moment_past")
    return TypedMoment(moment.at, calendar, remarks)


def _moment(found: re.Match[str], clock: time, calendar: Calendar, now: datetime) -> Moment:
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return at_local(date(int(found["year"]), month, day), clock, calendar.zone)
    this_year = calendar.today(now).year
    moment = at_local(date(this_year, month, day), clock, calendar.zone)
    return moment if moment.at > now else at_local(date(this_year + 1, month, day), clock, calendar.zone)


def _remarks(moment: Moment, calendar: Calendar) -> Iterator[Remark]:
    if moment.shifted:
        yield Remark.SKIPPED
    if comes_twice(moment.at, calendar.zone):
        yield Remark.TWICE
    if not calendar.is_working_day(calendar.today(moment.at)):
        yield Remark.DAY_OFF
