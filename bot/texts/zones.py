"""Time zones by the names of their cities, as people write and read them in their language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from unicodedata import combining, normalize
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location

from bot.texts.cities import OTHER_CITIES
from bot.texts.glossary import LANGUAGES
from dialogs.wording import folded

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LOOSE = str.maketrans({"_": " ", "-": " ", "'": "", ".": "", "ı": "i"})
_NO_CITIES = ("Etc/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/", "SystemV/")


def city(zone: str, language: str) -> str:
    """The zone by its city: Berlin, Athen."""
    return get_timezone_location(ZoneInfo(zone), locale=language, return_city=True)


def zone_of_city(wanted: str) -> str:
    """The zone of a city named in any of our languages, with or without its accents, by a former name too;
    the text itself if there is none or more than one."""
    for said in (wanted, re.split(r"[,(]", wanted)[0]):
        found = _cities().get(_plain(said), frozenset())
        if len(found) == 1:
            return next(iter(found))
    return wanted


def region_of(zone: str) -> str:
    """The two letters of the country a zone lies in; "001", the world, for a zone of none."""
    return str(get_global("zone_territories").get(zone, "001"))


@lru_cache(maxsize=1)
def _cities() -> dict[str, frozenset[str]]:
    """Zones by city. An older name of a zone leads to today's, so it makes nothing ambiguous."""
    today = {_oldest(zone): zone for zone in _zones_of_today()}
    named: dict[str, frozenset[str]] = {}
    for zone in sorted(available_timezones()):
        meant = today.get(_oldest(zone))
        if "/" in zone and meant and not zone.startswith(_NO_CITIES):
            for name in _names(zone):
                named[name] = named.get(name, frozenset()) | {meant}
    for zone, others in OTHER_CITIES.items():
        for name in {spelled for other in others for spelled in _spellings(other)} - named.keys():
            named[name] = frozenset({zone})
    return named


def _names(zone: str) -> Iterator[str]:
    """Buenos Aires, also from Argentina/Buenos Aires; Knox, also from Knox, Indiana."""
    for name in (zone, *(city(zone, language) for language in LANGUAGES)):
        for part in (name, name.rsplit("/", 1)[-1], name.partition(",")[0]):
            yield from _spellings(part)


def _spellings(name: str) -> tuple[str, str]:
    """Zurich for Zürich, and Zuerich."""
    return _plain(name), _plain(folded(name).translate(_SPELLED_OUT))


def _plain(name: str) -> str:
    """Without accents, apostrophes and full stops; what joins words as a space."""
    letters = normalize("NFKD", folded(name).translate(_LOOSE))
    return " ".join("".join(each for each in letters if not combining(each)).split()).replace(" / ", "/")


def _oldest(zone: str) -> str:
    """The one name by which CLDR knows the zone, whatever it was called since."""
    return str(get_global("zone_aliases").get(zone, zone))


def _zones_of_today() -> Iterator[str]:
    listed = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    for line in listed.splitlines():
        if not line.startswith("#"):
            yield line.split("\t")[2]
