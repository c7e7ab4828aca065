"""Texts are compared as they look; a name of which nothing can be seen is none."""

import unicodedata

import pytest

from dialogs.table.people import clean_name
from dialogs.wording import folded, plain_text, spelled_out


@pytest.mark.parametrize(
    "other",
    [
        "JUGENDÄMTER KÖLN",
        unicodedata.normalize("NFD", "Jugendämter Köln"),
        "Jugendämter\u00a0Köln",
        "Jugend\u00adämter Köln",
        "Jugendämter \u200bKöln",
        " jugendämter  köln ",
        "Ｊｕｇｅｎｄämter Köln",
        "Jugendämter\nKöln",
        "\ufeffJugendämter Köln\u200e",
    ],
)
def test_texts_that_look_alike_are_alike(other: str) -> None:
    assert folded(other) == folded("Jugendämter Köln")


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹣－⁃")
def test_dashes_of_every_kind_are_alike(dash: str) -> None:
    assert folded(f"Amt{dash}Nord") == "amt-nord"


@pytest.mark.parametrize("apostrophe", "'’‘‛´`ʼ′＇")
def test_apostrophes_of_every_kind_are_alike(apostrophe: str) -> None:
    assert folded(f"Women{apostrophe}s House") == "women's house"


@pytest.mark.parametrize("between", ["\u034f", "\ufe0f", "\u2060", "\u061c", "\U000e0061", "\u180e"])
def test_what_has_no_width_counts_for_nothing(between: str) -> None:
    assert folded(f"Am{between}t") == "amt"


def test_umlauts_spelled_out() -> None:
    assert spelled_out("SÄULE, Größe, süß") == spelled_out("Saeule, Groesse, suess")


def test_texts_that_differ_stay_different() -> None:
    assert folded("Straße") == folded("STRASSE") == folded("strasse")
    assert len({folded(one) for one in ("Amt 1", "Amt 2", "Ämter 1", "Amt", "Amt1")}) == 5


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "\u200b",
        "\u2800\u2800",
        "\u3164",
        "\u115f\u1160",
        "\uffa0",
        "\u202e\u2066",
        "\u0301\u0308",
        "\u00ad",
        "\u2800 \u3164",
        "\ufe0f",
        "\u180e",
        "\ufeff",
        "\u034f",
        "\U000e0041",
        "\u00a0\u2003",
        "\u17b4",
        "\U0001d159",
    ],
)
def test_a_name_nothing_of_which_is_seen_is_none(name: str) -> None:
    assert clean_name(name) == ""


@pytest.mark.parametrize("name", ["Ada", "Ö", "李", "🙂", "م", "1", "+", "e\u0301", "한"])
def test_a_name_that_is_seen_stays(name: str) -> None:
    assert clean_name(f"\u200b{name}\u2800") == unicodedata.normalize("NFC", name)


def test_a_stored_text_is_composed() -> None:
    assert plain_text(unicodedata.normalize("NFD", "Ämter"), 9, "goal") == "Ämter"
