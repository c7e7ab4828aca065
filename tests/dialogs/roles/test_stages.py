"""The stages on the common case: the numbers of deliberation.md, "The case to build and test with"."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dialogs.roles.case import Action, Agency, Case, Limits
from dialogs.roles.deadline import Deadline
from dialogs.roles.stages import Course, Impossible

DATA = json.loads(
    (Path(__file__).parents[3] / "bot" / "rehearsal" / "auenfurt.json").read_text(encoding="utf-8")
)
LEADS = {
    "M1": "SH", "M2": "KL", "M3": "GA", "M4": "SH", "M5": "GA", "M7": "POL",
    "M8": "OA", "M9": "STA", "M10": "JVA", "M11": "JA", "M12": "SHG",
}  # fmt: skip


def auenfurt(slack: Fraction) -> Case:
    actions = tuple(
        Action(
            id=each["id"],
            name=each["en"],
            hours=Fraction(each["hours"]),
            needs=frozenset(each["needs"]),
            joint=each["joint"],
            goals=tuple(each["goals"]),
        )
        for each in DATA["actions"]
    )
    ids = [action.id for action in actions]
    agencies = tuple(
        Agency(
            id=each["id"],
            name=each["en"],
            capacity=Fraction(each["capacity_hours"]),
            mandate=dict(zip(ids, each["mandate"], strict=True)),
            willingness=dict(zip(ids, each["willingness"], strict=True)),
            competencies=frozenset(each["competencies"]),
            pillar=each["pillar"],
            lived_experience=each["lived_experience"],
        )
        for each in DATA["agencies"]
    )
    return Case(agencies, actions, Limits(lead_limit=DATA["rules"]["lead_limit"], slack=slack))


def run(case: Case) -> Course:
    course = Course(case, Deadline())
    course.run()
    return course


def changed(case: Case, agency: str, **fields: object) -> Case:
    return replace(
        case,
        agencies=tuple(
            replace(one, **fields) if one.id == agency else one  # type: ignore[arg-type]
            for one in case.agencies
        ),
    )


@pytest.mark.parametrize(
    ("slack", "score", "parts"), [(Fraction(0), 9.2625, 31), (Fraction(1, 20), 9.4952, 28)]
)
def test_the_common_case(slack: Fraction, score: float, parts: int) -> None:
    course = run(auenfurt(slack))
    leads = dict(course.roles.leads)
    assert course.cut is None
    assert course.gaps == 0
    assert float(Fraction(course.lead_units, course.unit)) == pytest.approx(10.0833, abs=5e-5)
    assert float(course.burden) == pytest.approx(0.83711, abs=5e-6)
    assert course.score == pytest.approx(score, abs=5e-5)
    assert leads.pop("M6") == "SA"
    assert leads == LEADS
    assert sum(len(each) for each in course.roles.parts.values()) == parts


def test_less_capacity_raises_the_least_burden() -> None:
    course = run(changed(auenfurt(Fraction(0)), "POL", capacity=Fraction(40)))
    assert float(course.burden) == pytest.approx(0.854737, abs=5e-7)


def test_without_the_only_mandate_holder_there_is_none() -> None:
    case = auenfurt(Fraction(0))
    prosecutor = next(one for one in case.agencies if one.id == "STA")
    with pytest.raises(Impossible):
        run(changed(case, "STA", willingness={**prosecutor.willingness, "M9": 0}))
