"""German as an official would write it: agencies, tables and positions are named so that grammar holds."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from bot.texts.catalogue import read
from bot.texts.words import words_for
from dialogs.methods.positions import Position
from dialogs.table.model import Role


class Held(NamedTuple):
    role: Role
    since: datetime
    until: datetime | None


class History(NamedTuple):
    history: tuple[Held, ...]


BEFORE, LATER = datetime(2026, 11, 30, 9, tzinfo=UTC), datetime(2026, 12, 1, 9, tzinfo=UTC)
NAMED = r"(?<!„)%\((?:agency|other|first|second|barred|who)\)s"
VERBS = (
    "hat|haben|ist|sind|war|wird|werden|trägt|stimmt|erhebt|braucht|wünscht|sagt|antwortet|hinterfragt|kommt|"
    "nimmt|sitzt|wirkt|leistet|bestätigt|darf|dürfen|muss|will|hätte"
)
ONE_THING_ONE_WORD = {
    "abweichende Stellung": "Sondervotum",
    "Tafel": "Rundenübersicht",
    "Beobacht": "Gast (ohne Stimme)",
    "Betroffene": "Erfahrungswissen",
    "mit Erfahrungswissen": "Sitz für Erfahrungswissen",
    "keine Antwort": "ohne Rückmeldung",
    "Ihre Stelle": "Ihre Institution",
    "Runden Tisch %(": "Tisch „…“: a table may be called Runder Tisch",
    "zwei Drittel,": "zwei Drittel aller Sitze",
}


def _said() -> Iterator[str]:
    for message in read("de"):
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        yield from (form for form in forms if message.id and form)


def test_no_sentence_hangs_on_the_grammar_of_an_agency_name() -> None:
    """ "Gesundheitsamt und Schulen hat", "Selbstorganisation trägt": „Der Sitz „…“ trägt“, or a colon."""
    bare = re.compile(rf"{NAMED} (?:{VERBS})\b|\b(?:{VERBS}) (?:nur |allein )?{NAMED}")
    assert [said for said in _said() if bare.search(said)] == []


@pytest.mark.parametrize("word", ONE_THING_ONE_WORD)
def test_one_thing_has_one_word(word: str) -> None:
    assert [said for said in _said() if word in said] == [], ONE_THING_ONE_WORD[word]


def test_a_round_is_no_table() -> None:
    """“Runde 2 ist zu Ende” beside the Runder Tisch: an Abstimmungsrunde everywhere."""
    assert [said for said in _said() if re.search(r"\bRunden?\b(?! Tisch)", said)] == []


@pytest.mark.parametrize(
    ("role", "until", "said"),
    [
        (Role.REPRESENTATIVE, None, "Hat den Sitz seit Mo., 30. Nov."),
        (Role.DEPUTY, None, "Ist Stellvertretung seit Mo., 30. Nov."),
        (Role.REPRESENTATIVE, LATER, "Hatte den Sitz von Mo., 30. Nov. bis Di., 1. Dez."),
        (Role.DEPUTY, LATER, "War Stellvertretung von Mo., 30. Nov. bis Di., 1. Dez."),
    ],
)
def test_who_holds_a_seat_is_not_taken_for_a_deputy(role: Role, until: datetime | None, said: str) -> None:
    held = Held(role, BEFORE, until)
    told = words_for("de").render("panel/held_by", view=History((held,)), zone="UTC")
    assert told.splitlines()[1:] == [said]


def test_a_position_is_no_button_once_somebody_took_it() -> None:
    words = words_for("de")
    assert words.stance(Position.STAND_ASIDE, "Polizei") == "Polizei · trägt nicht mit, kein Einwand"
    assert words.stance(Position.OBJECT, "Ein Sitz") == "Ein Sitz · erhebt Einwand"
    assert [words.counted(Position.STAND_ASIDE, number) for number in (1, 2)] == [
        "1 trägt nicht mit, kein Einwand",
        "2 tragen nicht mit, kein Einwand",
    ]
    assert [words.counted(Position.CONSENT, number) for number in (1, 8)] == [
        "1 × Zustimmung",
        "8 × Zustimmung",
    ]


def test_no_number_forces_a_plural_verb() -> None:
    """“1 von 10 haben”: whoever answers first is one."""
    forced = re.compile(r"%\(\w+\)s (?:von %\(\w+\)s )?(?:haben|tragen|stimmen|sind|dürfen|müssen)\b")
    plural_only = [
        said
        for message in read("de")
        if isinstance(message.string, str) and message.id
        for said in [message.string]
        if forced.search(said)
    ]
    assert plural_only == []


PLAN_PLACES = ("documents/", "notices/plan_files", "boards/card")


def test_a_plan_has_versions_and_a_goal_has_wordings() -> None:
    """“Vereinbarung 1 · Fassung 3” beside the plan's “Fassung 1” would be two meanings of one word."""
    for message in read("de"):
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and any(re.search(r"\bFassung", form or "") for form in forms):
            assert all(any(place in one for place in PLAN_PLACES) for one, _ in message.locations), message.id
            assert "%(version)s" not in str(message.id)


def test_no_possessive_is_hung_on_a_name() -> None:
    """“people who use drugs’s”: what a name is, nobody knows beforehand."""
    ids = (one for message in read("de") for one in _forms(message.id))
    assert [said for said in ids if re.search(r"%\(\w+\)s['’]s?\b", said)] == []


def test_a_round_table_is_no_round() -> None:
    """“Der Abstimmungsrunde Tisch”: the adjective is no short form of the noun."""
    said = [form for message in read("de") for form in _forms(message.string)]
    assert [form for form in said if re.search(r"[Aa]bstimmungsrunden?\s+Tisch", form)] == []


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text),)
