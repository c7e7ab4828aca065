"""Every reason a decision can give has its sentence, in both languages."""

import ast
import inspect
import re
from collections.abc import Iterator
from enum import StrEnum
from types import ModuleType

import pytest

from bot.texts.reasons import reason_text, sentence
from bot.texts.words import words_for
from dialogs.methods import (
    conditions,
    consent,
    dots,
    fist,
    gradients,
    ideas,
    opinion_reasons,
    priority_reasons,
    rating,
    rating_reasons,
    sense,
    series,
    settlement,
)
from dialogs.methods.assessment import Zone
from dialogs.methods.consent import decide
from dialogs.methods.dots import DotCode
from dialogs.methods.fist import FistCode
from dialogs.methods.gradients import GradientCode
from dialogs.methods.ideas import IdeasCode
from dialogs.methods.opinion_reasons import OpinionCode
from dialogs.methods.positions import Ground, Pillar
from dialogs.methods.priority_reasons import PriorityCode
from dialogs.methods.rating_reasons import RatingCode
from dialogs.methods.reasons import Code, because
from dialogs.methods.rule import Rule
from dialogs.methods.sense import SenseCode
from dialogs.methods.series import SeriesCode
from dialogs.roles import coverage, explanation, lead_changes, lead_reasons, outcome, raci, rivals
from dialogs.roles.allocation import BindingCode, ConflictCode, Stage
from dialogs.roles.coverage import CoverageCode, Setting
from dialogs.roles.lead_reasons import ChangeCode, LeadCode
from dialogs.roles.outcome import OutcomeCode
from dialogs.roles.raci import RaciCode
from tests.dialogs.methods.shorthand import said, seated

LANGUAGES = ("en", "de")
GIVEN_BY: dict[type[StrEnum], tuple[ModuleType, ...]] = {
    Code: (conditions, consent, settlement),
    RatingCode: (rating, rating_reasons),
    SeriesCode: (series,),
    IdeasCode: (ideas,),
    PriorityCode: (priority_reasons,),
    DotCode: (dots,),
    OpinionCode: (opinion_reasons,),
    FistCode: (fist,),
    GradientCode: (gradients,),
    SenseCode: (sense,),
    LeadCode: (explanation, lead_reasons, rivals),
    ChangeCode: (lead_changes,),
    RaciCode: (raci,),
    CoverageCode: (coverage,),
    OutcomeCode: (outcome,),
}
"""Every method's codes and the modules that give them."""
LISTED: list[type[StrEnum]] = [ConflictCode, BindingCode]
"""Codes whose facts are read from the comment beside each: several steps of the search give them."""
CODES: list[StrEnum] = [code for codes in [*GIVEN_BY, *LISTED] for code in codes]
SAMPLE = {
    "pillar": Pillar.HARM_REDUCTION.value,
    "ground": Ground.LAW.value,
    "zone": Zone.ACCEPT.value,
    "setting": Setting.CUSTODY.value,
    "stage": Stage.LEADS.value,
}


def facts_given() -> dict[str, set[str]]:
    """By code, the facts the methods give with it, read from their own source."""
    found: dict[str, set[str]] = {}
    for codes, modules in GIVEN_BY.items():
        for module in modules:
            for node in ast.walk(ast.parse(inspect.getsource(module))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "because":
                    facts = {str(keyword.arg) for keyword in node.keywords}
                    found.update((codes[name], facts) for name in _names(node.args[0], codes))
    for listed in LISTED:
        found.update(_listed(listed))
    return found


def _listed(codes: type[StrEnum]) -> Iterator[tuple[str, set[str]]]:
    for name, facts in re.findall(r"^    ([A-Z_]+) = .*  # ([a-z_, ]+)", inspect.getsource(codes), re.M):
        yield codes[name], set(facts.split(", "))


def _names(code: ast.expr, codes: type[StrEnum]) -> list[str]:
    """Of one code, or of the two a condition chooses between."""
    if isinstance(code, ast.IfExp):
        return [*_names(code.body, codes), *_names(code.orelse, codes)]
    assert isinstance(code, ast.Attribute)
    assert isinstance(code.value, ast.Name)
    assert code.value.id == codes.__name__
    return [code.attr]


def test_every_code_is_given_somewhere_and_has_a_sentence() -> None:
    codes = {code.value for code in CODES}
    assert len(codes) == len(CODES)
    assert set(facts_given()) == codes
    assert words_for("en").sentences("reasons/") == codes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("number", [1, 2])
def test_every_sentence_is_worded_from_its_facts(language: str, code: StrEnum, number: int) -> None:
    facts = {name: SAMPLE.get(name, number) for name in facts_given()[code.value]}
    text = sentence(words_for(language), code.value, facts)
    assert text.endswith(".")
    assert "%(" not in text
    if language == "de":
        assert text != sentence(words_for("en"), code.value, facts)


def test_a_ground_not_stated_is_said_so() -> None:
    stands = because(Code.OBJECTION_STANDS, ground="none", count=2)
    assert reason_text(words_for("en"), stands) == "2 objections stand, ground not stated."


def test_a_decision_explains_itself() -> None:
    decision = decide(seated("pthex-----"), said("CCCCSLN..."), Rule())
    assert [reason_text(words_for("en"), one) for one in decision.reasons] == [
        "Quorum met: 7 of 10 seats heard, 7 needed.",
        "Every pillar with a seat was heard, and the lived-experience seat where it is held.",
        "One objection stands, on the ground: law.",
        "Consents: 5 of 10, at least 6 needed, 1 too few.",
        "1 seat stands aside, 3 may.",
        "No pillar stands aside as a whole.",
        "Recorded with it: 1 with a note, 1 standing aside.",
        "Wording 1 of at most 3: it may be put again.",
    ]


def test_figures_are_written_as_the_language_writes_numbers() -> None:
    assessment = rating.assess([7, 6, 8, 3, 3, 2, 7, 8, 7, 8])
    assert [reason_text(words_for("en"), one) for one in assessment.reasons] == [
        "10 ratings; the median is 7, which counts as accept (7 to 9).",
        "4 of 10 ratings lie outside this zone, only 2 may: no agreement by the panel rule.",
        "Ratings of 1 to 3: 3, of 7 to 9: 6; the panel rule sees a dispute from 3 on each side: disputed.",
        (
            "The middle of the ratings reaches from 5.1 to 7.3 (30th to 70th percentile), 2.2 points;"
            " the spread rule allows 4.15 here: no dispute (index 0.53)."
        ),
        "Disputed: one of the two rules sees it, and one is enough.",
    ]
    assert "von 5,1 bis 7,3" in reason_text(words_for("de"), assessment.reasons[3])
