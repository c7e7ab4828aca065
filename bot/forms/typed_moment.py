"""A day and time as people type them: 17.12.2026 12:00 or 2026-12-17 12:00, at the table's wall clock."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dialogs.calendar import NOON, at_local
from dialogs.refusals import Refusal

_CLOCK = r"(?:[\s,T]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?(?:\s*(?:Uhr|h))?"
_FORMS = (
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})?" + _CLOCK),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})" + _CLOCK),
)


def typed_moment(text: str, zone: ZoneInfo, now: datetime, clock: time = NOON) -> datetime:
    """The moment in UTC. Without a year the next such day, without a time `clock`.

    Refusal("not_a_moment") if it cannot be read, ("moment_past") if it does not lie ahead.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(text.strip()))), None)
    if found is None:
        raise Refusal("not_a_moment")
    try:
        wanted = time(int(found["hour"]), int(found["minute"])) if found["hour"] else clock
        at = _moment(found, wanted, zone, now)
    except (ValueError, OverflowError):
        raise Refusal("not_a_moment") from None
    if at <= now:
        raise Refusal("moment_past")
    return at


def _moment(found: re.Match[str], clock: time, zone: ZoneInfo, now: datetime) -> datetime:
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return at_local(date(int(found["year"]), month, day), clock, zone).at
    this_year = now.astimezone(zone).year
    at = at_local(date(this_year, month, day), clock, zone).at
    return at if at > now else at_local(date(this_year + 1, month, day), clock, zone).at
