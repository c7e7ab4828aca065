"""Public holidays of a region by ISO 3166, "DE" or "DE-BW"; "" is a table that minds none."""

from datetime import date
from functools import lru_cache

_LANGUAGES = {"en": ("en_US", "en_GB", "en"), "de": ("de",)}


def is_holiday(day: date, region: str) -> bool:
    return bool(region) and day in _observed(region, "")


def holiday_name(day: date, region: str, language: str) -> str:
    """In this language where its names are known in it, else in the country's own; "" on any other day."""
    return _observed(region, language).get(day, "") if region else ""


def is_known_region(region: str) -> bool:
    """A country or one of its parts whose holidays are known; "" is none and always allowed."""
    country, dash, part = region.partition("-")
    return not region or (country in _countries() and (not dash or part in parts_of(country)))


def parts_of(country: str) -> dict[str, str]:
    """The parts of a country that have holidays of their own, by code: BW, Baden-Württemberg; by name."""
    from holidays import country_holidays

    if country not in _countries():
        return {}
    names = country_holidays(country).get_subdivision_aliases()
    named = {code: aliases[0] if aliases else code for code, aliases in names.items()}
    return dict(sorted(named.items(), key=lambda each: each[1]))


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    from holidays import list_supported_countries

    return frozenset(code for code in list_supported_countries(include_aliases=False) if len(code) == 2)


@lru_cache(maxsize=64)
def _observed(region: str, language: str) -> dict[date, str]:
    """The library works a year out when a day of it is first asked for."""
    from holidays import country_holidays

    country, _, part = region.partition("-")
    plain = country_holidays(country)
    known = plain.supported_languages
    own = plain.default_language
    spoken = next((each for each in _LANGUAGES.get(language, ()) if each in known), own)
    return country_holidays(country, subdiv=part or None, language=spoken)
