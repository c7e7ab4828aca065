"""Hints at words that reduce people, each text read in its own language, and texts that need none.

hint_tables/ holds a line for each: what is hinted at, if anything, and the sentence.
"""

from pathlib import Path

import pytest

from bot.texts import person_first
from bot.texts.own_language import language_of
from bot.texts.person_first import Hint, hints
from bot.texts.stigma import TERMS

TABLES = Path(__file__).parent / "hint_tables"


def lines(language: str) -> list[str]:
    return (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [*lines("de"), *lines("en")])
def test_hinted_or_left_alone(line: str) -> None:
    said, sentence = line.split("|")
    assert [one.said for one in hints(sentence)] == ([said] if said else [])


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_hint_is_in_the_language_of_its_text(language: str) -> None:
    known = {term.instead for term in TERMS[language]}
    assert {one.instead for line in lines(language) for one in hints(line.split("|")[1])} <= known
    assert len(lines(language)) >= 60


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_language_of_a_text_is_its_own(language: str) -> None:
    sentences = [line.split("|")[1] for line in lines(language)]
    other = {"de": "en", "en": "de"}[language]
    assert [one for one in sentences if language_of(one) == other] == []
    assert sum(language_of(one) == language for one in sentences) > 0.85 * len(sentences)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Weniger Tote", "de"),
        ("Fewer deaths", "en"),
        ("Beds for women", "en"),
        ("Betten für Frauen", "de"),
        ("Menschen in Not", "de"),
        ("Was hilft uns?", "de"),
        ("Fewer addicts die", "en"),
        ("Die Polizei", "de"),
        ("Naloxon", ""),
        ("", ""),
    ],
)
def test_three_words_are_enough(text: str, language: str) -> None:
    assert language_of(text) == language


def test_each_sentence_is_read_in_its_own_language() -> None:
    found = hints("Wir helfen den Junkies. Help for addicts at night!\nEin fixer Termin.")
    assert [one.said for one in found] == ["Junkies", "addicts"]
    assert found[0].instead.startswith("Menschen") and found[1].instead.startswith("people")


def test_each_wording_is_hinted_once_in_the_order_of_the_text() -> None:
    found = hints("Inmates, addicts and other addicts")
    assert found == (Hint("Inmates", "people in prison"), Hint("addicts", "people who use drugs"))


def test_nothing_rewrites_a_text() -> None:
    assert not [name for name in vars(person_first) if "reword" in name or "replace" in name]
