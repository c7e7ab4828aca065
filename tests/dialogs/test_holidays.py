"""Public holidays by region; the library knows them, a few days are checked by their laws."""

from datetime import date

import pytest

from dialogs.holidays import holiday_name, is_holiday, is_known_region, parts_of


@pytest.mark.parametrize(
    ("day", "region", "found"),
    [
        ("2026-12-25", "", False),
        ("2026-12-25", "DE", True),
        ("2027-01-06", "DE", False),
        ("2027-01-06", "DE-BW", True),
        ("2027-10-26", "AT", True),  # Austria's national day
        ("2027-08-01", "CH", True),  # the Swiss federal day
        ("2027-10-29", "TR", True),
        ("2026-12-28", "GB-SCT", True),  # Boxing Day fell on a Saturday
    ],
)
def test_holidays_of_a_region(day: str, region: str, found: bool):
    assert is_holiday(date.fromisoformat(day), region) is found


def test_names_in_the_readers_language_where_they_are_known():
    epiphany = date(2027, 1, 6)
    assert holiday_name(epiphany, "DE-BW", "de") == "Heilige Drei Könige"
    assert holiday_name(epiphany, "DE-BW", "en") == "Epiphany"
    assert holiday_name(date(2027, 10, 29), "TR", "de") == "Cumhuriyet Bayramı"  # in none of ours: its own
    assert holiday_name(epiphany, "DE", "de") == holiday_name(epiphany, "", "de") == ""


@pytest.mark.parametrize("region", ["", "DE", "DE-BW", "AT", "AT-2", "GB-SCT", "TR"])
def test_known_regions(region: str):
    assert is_known_region(region)


@pytest.mark.parametrize("region", ["XX", "DE-XX", "de", "-BW", "DE-", "001", "D", "DE-BW-X"])
def test_unknown_regions(region: str):
    assert not is_known_region(region)


def test_parts_are_listed_by_name():
    assert parts_of("GB") == {
        "ENG": "England",
        "NIR": "Northern Ireland",
        "SCT": "Scotland",
        "WLS": "Wales",
    }
    assert "Baden-Württemberg" in parts_of("DE").values()
    assert parts_of("TR") == parts_of("XX") == {}
