"""Words in two languages: terms, labels, dates in a zone, escaping, plurals."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from jinja2 import UndefinedError

from bot.texts.glossary import LABELS, SILENCES, TERMS
from bot.texts.words import words_for
from dialogs.methods.assessment import State, Zone
from dialogs.methods.positions import Outcome, Pillar, Position

AT = datetime(2026, 12, 17, 11, tzinfo=UTC)


@pytest.mark.parametrize(("language", "shown"), [("en", "Thu 17 Dec, 12:00"), ("de", "Do., 17. Dez., 12:00")])
def test_a_moment_is_shown_in_its_zone(language: str, shown: str) -> None:
    words = words_for(language)
    assert words.moment(AT, "Europe/Berlin") == shown
    assert words.moment(AT.isoformat(), "Europe/Berlin") == shown


@pytest.mark.parametrize(
    ("value", "german"),
    [
        (Position.STAND_ASIDE, "trage nicht mit, kein Einwand"),
        (Outcome.NO_QUORUM, "nicht beschlussfähig"),
        (Outcome.RETURNED, "zur Überarbeitung zurückgestellt"),
        (Pillar.LAW_ENFORCEMENT, "Strafverfolgung und öffentliche Ordnung"),
    ],
)
def test_terms_are_the_glossarys(value: Position | Outcome | Pillar, german: str) -> None:
    assert words_for("de").term(value) == german


def test_every_stored_value_has_its_word() -> None:
    assert {*Position, *Outcome, *Pillar, *Zone, *State} <= set(TERMS)
    assert set(LABELS) == set(Position)
    german = words_for("de")
    assert all(german.term(value) and german.term(value) != english for value, english in TERMS.items())
    assert all(german.silence(kind) for kind in SILENCES)


@pytest.mark.parametrize("language", ["en", "de"])
def test_labels_fit_the_board(language: str) -> None:
    assert all(len(words_for(language).label(position)) <= 16 for position in Position)


def test_what_people_write_is_escaped_in_messages_and_plain_in_toasts() -> None:
    words = words_for("en")
    facts = {"agency": "<b>Police & Co</b>"}
    assert "&lt;b&gt;Police &amp; Co&lt;/b&gt;" in words.render("panel/agency_pillar", **facts)
    assert words.toast("agency_seated", **facts) == "Seated: <b>Police & Co</b>."


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        words_for("de").refusal("has_seat")


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "Diese 1 Institution aufnehmen"), (3, "Diese 3 Institutionen aufnehmen")]
)
def test_plurals_follow_the_language(count: int, shown: str) -> None:
    words = words_for("de")
    assert words.ngettext("Seat this %(num)s agency", "Seat these %(num)s agencies", count) == shown


def test_numbers_follow_the_language() -> None:
    assert words_for("de").number(Fraction(5, 2)) == "2,5"
    assert words_for("en").number(1234) == "1,234"


def test_an_unconfirmed_consent_is_counted_apart_from_approvals() -> None:
    words = words_for("de")
    said = {Position.CONSENT: 7, Position.APPROVAL: 2, Position.STAND_ASIDE: 1}
    assert words.tally(said, 0)[1] == "2 × Zustimmung unter Vorbehalt"
    assert words.tally(said, 1) == [
        "7 × Zustimmung",
        "1 × Zustimmung unter Vorbehalt",
        "1 trägt nicht mit, kein Einwand",
        "1 × Zustimmung, eingetragen und noch nicht bestätigt",
    ]
