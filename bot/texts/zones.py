"""Time zones by the names of their cities, as people write and read them in their language."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location


def city(zone: str, language: str) -> str:
    """The zone by its city: Berlin, Athen."""
    return get_timezone_location(ZoneInfo(zone), locale=language, return_city=True)


def zone_of_city(wanted: str, language: str) -> str:
    """The zone of a city named in this language; the text itself if there is none or more than one."""
    found = _cities(language).get(wanted.strip().casefold(), ())
    return found[0] if len(found) == 1 else wanted


def region_of(zone: str) -> str:
    """The two letters of the country a zone lies in; "001", the world, for a zone of none."""
    return str(get_global("zone_territories").get(zone, "001"))


@cache
def _cities(language: str) -> dict[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for zone in sorted(one for one in available_timezones() if "/" in one and not one.startswith("Etc/")):
        name = city(zone, language).casefold()
        named[name] = (*named.get(name, ()), zone)
    return named
