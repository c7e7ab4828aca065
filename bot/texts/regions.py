"""Countries and their parts by name, as people write and read them in their language."""

from functools import lru_cache

from babel import Locale

from dialogs.holidays import is_known_region, parts_of
from dialogs.wording import folded


def region_name(region: str, language: str) -> str:
    """Germany; Baden-Württemberg, Germany."""
    country, _, part = region.partition("-")
    named = Locale(language).territories.get(country, country)
    return f"{parts_of(country).get(part, part)}, {named}" if part else named


def region_named(wanted: str, language: str) -> str:
    """The region of this name in this language, or by its code; the text itself if there is none."""
    sought = folded(wanted)
    return _regions(language).get(sought, wanted)


@lru_cache(maxsize=4)
def _regions(language: str) -> dict[str, str]:
    """By name and by code; the parts of countries too, where no two bear the same name."""
    territories = {code: name for code, name in Locale(language).territories.items() if len(code) == 2}
    countries = {code: name for code, name in territories.items() if is_known_region(code)}
    parts = [(f"{code}-{part}", name) for code in countries for part, name in parts_of(code).items()]
    names = [folded(name) for _, name in parts]
    found = {folded(name): code for code, name in parts if names.count(folded(name)) == 1}
    found |= {folded(code): code for code, _ in parts}
    return found | {folded(each): code for code, name in countries.items() for each in (code, name)}
