"""Hints at words that reduce people, in both languages, and texts that need none."""

import pytest

from bot.texts.person_first import Hint, hints, reworded


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Help for addicts at night", "Help for people who use drugs at night"),
        ("Drug addicts come first", "People who use drugs come first"),
        ("He is an addict.", "He is a person who uses drugs."),
        ("Against drug abuse", "Against drug use"),
        ("Räume für Drogensüchtige", "Räume für Menschen, die Drogen gebrauchen"),
        ("DROGENMISSBRAUCH verringern", "Drogengebrauch verringern"),
        ("Junkies and addicts", "People who use drugs and people who use drugs"),
    ],
)
def test_reworded(text: str, instead: str) -> None:
    assert reworded(text) == instead


def test_each_wording_is_hinted_once_in_the_order_of_the_text() -> None:
    found = hints("Inmates, addicts and other Addicts")
    assert found == (Hint("Inmates", "people in prison"), Hint("addicts", "people who use drugs"))


@pytest.mark.parametrize(
    "text", ["People with an addiction", "Menschen mit Suchterkrankung", "Suchtberatung", "prefixer", ""]
)
def test_left_alone(text: str) -> None:
    assert hints(text) == () and reworded(text) == text
