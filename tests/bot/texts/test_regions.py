"""Regions by name, in the reader's language and as they are named there."""

import pytest

from bot.texts.regions import region_name, region_named


@pytest.mark.parametrize(
    ("wanted", "language", "region"),
    [
        ("Österreich", "de", "AT"),
        ("  ÖSTERREICH ", "de", "AT"),
        ("Austria", "en", "AT"),
        ("baden-württemberg", "en", "DE-BW"),
        ("DE-BW", "de", "DE-BW"),
        ("de-bw", "de", "DE-BW"),
        ("Kärnten", "de", "AT-2"),
        ("Georgien", "de", "GE"),  # the country, not the state
        ("Nowhere", "en", "Nowhere"),
    ],
)
def test_region_named(wanted: str, language: str, region: str):
    assert region_named(wanted, language) == region


@pytest.mark.parametrize(
    ("region", "language", "name"),
    [
        ("DE", "de", "Deutschland"),
        ("DE-BW", "en", "Baden-Württemberg, Germany"),
        ("AT-2", "de", "Kärnten, Österreich"),
    ],
)
def test_region_name(region: str, language: str, name: str):
    assert region_name(region, language) == name
