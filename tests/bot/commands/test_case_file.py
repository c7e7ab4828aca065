"""A case file is read exactly; whatever is wrong with one ends in one sentence that names the place."""

from fractions import Fraction
from pathlib import Path

import pytest

from bot.commands.case_file import choices, read_case
from bot.commands.json_file import BadFile
from dialogs.roles.case import Adopted, Choice, Firewall, Limits, Partnership
from tests.bot.commands.small_case import AUENFURT, changed, small, written

AGENCIES = ("GA", "SA", "SH", "POL", "STA", "OA", "JA", "JVA", "KL", "SHG")


def test_auenfurt_is_read() -> None:
    case = read_case(AUENFURT, "de")
    assert [agency.id for agency in case.agencies] == list(AGENCIES)
    assert sum(action.hours for action in case.actions) == 406
    assert sum(agency.capacity for agency in case.agencies) == 485
    assert case.limits == Limits(lead_limit=2)
    police = case.agencies[3]
    assert (police.name, police.pillar) == ("Polizei", "law enforcement")
    assert (police.mandate["M7"], police.willingness["M8"]) == (2, 1)
    assert case.agencies[9].lived_experience
    assert case.actions[6].needs == {"p", "o", "a"}
    assert [action.id for action in case.actions if action.joint] == ["M7", "M9", "M11"]
    assert case.conflicts[0].about == "Streifen am Eingang"
    assert case.synergies[0] == ("M5", "M10")
    assert case.goals[0].name == "Weniger drogenbedingte Todesfälle"


def test_figures_are_exact(tmp_path: Path) -> None:
    content = small() | {
        "rules": {"lead_limit": 1, "min_hours": 3.5, "lead_share": 0.3, "slack": 0.1},
        "firewall": [["GA", "POL", "M2"]],
        "adopted": {"M1": {"lead": "GA", "responsible": ["POL"]}, "M2": {"lead": None, "responsible": []}},
    }
    case = read_case(written(tmp_path, content), "en")
    assert case.partnerships == (Partnership("GA", "POL", Fraction(1, 10)),)
    assert case.agencies[1].history == Fraction(5, 2)
    assert case.limits == Limits(1, Fraction(7, 2), Fraction(3, 10), Fraction(1, 10))
    assert case.firewall == (Firewall("GA", "POL", "M2"),)
    assert case.adopted == {"M1": Adopted("GA", frozenset({"POL"})), "M2": Adopted(None)}


def test_what_may_be_left_out_has_its_default(tmp_path: Path) -> None:
    content = small()
    for key in ("goals", "partnerships", "firewall"):
        del content[key]
    for key in ("pillar", "history_hours", "lived_experience", "en"):
        del content["agencies"][0][key]
    content["agencies"][0]["willingness"] = [3, None]
    case = read_case(written(tmp_path, content), "en")
    agency = case.agencies[0]
    assert (agency.pillar, agency.history, agency.name) == (None, Fraction(0), "Gesundheitsamt")
    assert agency.willingness == {"M1": 3}
    assert [goal.id for goal in case.goals] == ["G1"]
    assert case.limits == Limits()


def test_what_a_conflict_is_about_and_how_it_was_settled(tmp_path: Path) -> None:
    conflict = {"actions": ["M1", "M2"], "en": "noise", "settled": {"en": "kept apart", "de": "getrennt"}}
    (found,) = read_case(written(tmp_path, small() | {"conflicts": [conflict]}), "de").conflicts
    assert (found.about, found.settled) == ("noise", "getrennt")


def test_texts_come_on_one_line_without_hidden_characters(tmp_path: Path) -> None:
    content = changed("agencies", 0, "en", to="Public\n health\x1b[31m\u202e \ud800 office ")
    assert read_case(written(tmp_path, content), "en").agencies[0].name == "Public health[31m office"


def test_choices_name_an_action_and_an_agency(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, small()), "en")
    assert choices("--pin", ["M1=GA", "M1 = GA", "M2=POL"], case) == (Choice("M1", "GA"), Choice("M2", "POL"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("M1", "--pin: ACTION=AGENCY is wanted, but here is “M1”."),
        ("", "--pin: ACTION=AGENCY is wanted, but here is “”."),
        ("M9=GA", "--pin: there is no action “M9”."),
        ("M1=XX", "--pin: there is no agency “XX”."),
        ("M1=GA=POL", "--pin: there is no agency “GA=POL”."),
    ],
)
def test_a_choice_of_something_unknown_is_told(tmp_path: Path, given: str, sentence: str) -> None:
    case = read_case(written(tmp_path, small()), "en")
    with pytest.raises(BadFile) as told:
        choices("--pin", [given], case)
    assert str(told.value) == sentence
