"""Days, times and numbers as people here write them; moments come in UTC and are shown in a zone."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

_MOMENT = {"en": "EEE d MMM, HH:mm", "de": "EEE, d. MMM, HH:mm"}
_DAY = {"en": "EEE d MMM", "de": "EEE, d. MMM"}
_LONG_DAY = {"en": "d MMMM y", "de": "d. MMMM y"}
_LONG_MOMENT = {"en": "EEEE d MMMM y, HH:mm", "de": "EEEE, d. MMMM y, HH:mm"}
_SHORT_WEEKDAYS = {"en": "EEE HH:mm", "de": "EEE, HH:mm"}


def instant(at: datetime | str) -> datetime:
    """A moment, also from the ISO text in which facts keep it."""
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def moment(at: datetime | str, zone: str, language: str) -> str:
    """Thu 17 Dec, 12:00."""
    return format_datetime(instant(at), _MOMENT[language], ZoneInfo(zone), language)


def soon(at: datetime | str, zone: str, language: str) -> str:
    """Thu 12:00, for a moment within the week and little room."""
    return format_datetime(instant(at), _SHORT_WEEKDAYS[language], ZoneInfo(zone), language)


def long_moment(at: datetime | str, zone: str, language: str) -> str:
    """Thursday 17 December 2026, 12:00."""
    return format_datetime(instant(at), _LONG_MOMENT[language], ZoneInfo(zone), language)


def day(at: datetime | str, zone: str, language: str) -> str:
    """Thu 17 Dec."""
    return format_datetime(instant(at), _DAY[language], ZoneInfo(zone), language)


def long_day(at: datetime | str, zone: str, language: str) -> str:
    """17 December 2026."""
    return format_datetime(instant(at), _LONG_DAY[language], ZoneInfo(zone), language)


def plain_day(at: date, language: str) -> str:
    """Thu 17 Dec, for a day that is nobody's moment."""
    return format_date(at, _DAY[language], language)


def number(value: int | float | Fraction, language: str) -> str:
    shown = float(value) if isinstance(value, Fraction) else value
    return format_decimal(shown, locale=language)


def percent(share: int | float | Fraction, language: str) -> str:
    """83.7%, in German 83,7 %, of a share of one."""
    return format_percent(round(float(share), 3), locale=language, decimal_quantization=False)
