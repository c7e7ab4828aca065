"""Zones by their cities: today's and former names, both languages, with and without accents."""

from pathlib import Path
from unicodedata import normalize

import pytest

from bot.texts.zones import city, region_of, zone_of_city
from dialogs.table.settings import zone_named

CITIES = Path(__file__).parent / "zone_tables" / "cities.txt"


@pytest.mark.parametrize(
    ("wanted", "zone"),
    [
        ("Istanbul", "Europe/Istanbul"),
        ("İstanbul", "Europe/Istanbul"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Nicosia", "Asia/Nicosia"),
        ("Nikosia", "Asia/Nicosia"),
        ("Indianapolis", "America/Indiana/Indianapolis"),
        ("Zürich", "Europe/Zurich"),
        ("Zurich", "Europe/Zurich"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        (normalize("NFD", "São Paulo"), "America/Sao_Paulo"),
        ("Kiev", "Europe/Kyiv"),
        ("Kolkata", "Asia/Kolkata"),
        ("Calcutta", "Asia/Kolkata"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("Louisville", "America/Kentucky/Louisville"),
        ("St. John's", "America/St_Johns"),
        (" athen", "Europe/Athens"),
        ("Athens", "Europe/Athens"),
        ("Wien", "Europe/Vienna"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/kiev", "Europe/Kyiv"),
    ],
)
def test_a_zone_is_known_by_its_city(wanted: str, zone: str) -> None:
    assert zone_of_city(wanted) == zone_named(zone) == zone


@pytest.mark.parametrize("line", CITIES.read_text(encoding="utf-8").splitlines())
def test_cities_in_both_languages(line: str) -> None:
    wanted, zone = line.split("|")
    assert zone_named(zone_of_city(wanted)) == zone


@pytest.mark.parametrize("wanted", ["Atlantis", "", "Eastern", "General"])
def test_what_is_no_city_stays_as_it_is(wanted: str) -> None:
    assert zone_of_city(wanted) == wanted


def test_a_zone_is_shown_by_its_city_and_lies_in_a_country() -> None:
    assert city("Europe/Athens", "de") == "Athen"
    assert region_of("Europe/Athens") == "GR"
    assert region_of("UTC") == "001"
