"""Fist to five, gradients and the sense check: tables with their sources, edges by hand, properties.

Sources: D = deliberation.md, "fist to five", "gradients", "sense check"; V = "Voices, quorum, silence";
K = Kaner, Facilitator's Guide to Participatory Decision-Making (2014), chapter 20: the scale and its patterns
of support; F = Fletcher, The Fist of Five (2002): three and above is a go, below it people are asked.
One figure per seat; a full stop is silence.
"""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.methods import fist, gradients
from dialogs.methods.levels import Level
from dialogs.methods.positions import Fallback, Ground, Outcome, Pillar, Voter
from dialogs.methods.rule import Rule
from dialogs.methods.sense import Sense, check

ADOPTED, RESERVED = Outcome.ADOPTED, Outcome.WITH_RESERVATIONS
BACK, OPEN, NONE = Outcome.RETURNED, Outcome.LEFT_OPEN, Outcome.NO_QUORUM
TWO_THIRDS = Rule(fallback=Fallback.TWO_THIRDS)

FISTS = [
    ("F: everybody three or more is a go", "3455343", ADOPTED),
    ("F: a two wants to talk first", "5555552", BACK),
    ("F: a one wants changes first", "5555551", BACK),
    ("F: the fist stops it", "5555550", BACK),
    ("D: just three of everybody", "3333333333", ADOPTED),
    ("V: 7 of 10 heard", "5555555...", ADOPTED),
    ("V: 6 of 10 heard, 7 needed", "555555....", NONE),
    ("V: no quorum comes before a fist", "000.......", NONE),
    ("V: one seat", "3", ADOPTED),
    ("V: one seat, silent", ".", NONE),
    ("V: nobody", "", NONE),
]
GRADIENTS = [
    ("K: enthusiastic support, all endorse", "1111111111", ADOPTED),
    ("K: lukewarm support, all in the middle of consent", "2323232323", RESERVED),
    ("K: ambiguous support, all the way across", "1234567811", BACK),
    ("K: majority support with outliers who object", "1111111178", BACK),
    ("D: 2 and 3 are notes", "1111111123", RESERVED),
    ("D: 4 stands aside", "1111111114", RESERVED),
    ("D: 6 stands aside", "1111111116", RESERVED),
    ("D: any 5 returns it", "1111111115", BACK),
    ("D: 7 objects", "1111111117", BACK),
    ("D: 8 objects", "1111111118", BACK),
    ("C: 4 of 10 stand aside, 3 may", "1111114646", BACK),
    ("C: 5 of 10 consent, 6 needed", "1111144...", BACK),
    ("V: 6 of 10 heard", "111111....", NONE),
    ("V: a 5 is heard", "1111115...", BACK),
    ("V: one seat", "1", ADOPTED),
    ("V: nobody", "", NONE),
]


def table(levels: str) -> tuple[list[Voter], list[Level]]:
    seats = [Voter(f"s{at}") for at in range(len(levels))]
    return seats, [Level(f"s{at}", int(one)) for at, one in enumerate(levels) if one != "."]


@pytest.mark.parametrize(("source", "levels", "outcome"), FISTS, ids=[each[0] for each in FISTS])
def test_fist_to_five(source: str, levels: str, outcome: Outcome) -> None:
    assert fist.decide(*table(levels), Rule()).outcome is outcome


@pytest.mark.parametrize(("source", "levels", "outcome"), GRADIENTS, ids=[each[0] for each in GRADIENTS])
def test_gradients(source: str, levels: str, outcome: Outcome) -> None:
    assert gradients.decide(*table(levels), Rule()).outcome is outcome


@pytest.mark.parametrize(("levels", "outcome"), [("1111111117", Outcome.DISSENT_NAMED), ("1111111115", OPEN)])
def test_after_the_last_version_two_thirds_override_an_objection_but_no_wish_to_talk(
    levels: str, outcome: Outcome
) -> None:
    assert gradients.decide(*table(levels), TWO_THIRDS, version=3).outcome is outcome


def test_no_fallback_overrides_a_fist() -> None:
    assert fist.decide(*table("5555555550"), TWO_THIRDS, version=3).outcome is OPEN


def test_only_an_eight_states_a_ground() -> None:
    seats, levels = table("1111111118")
    stated = [replace(one, ground=Ground.LAW) for one in levels]
    facts = [dict(one.facts) for one in gradients.decide(seats, stated, Rule()).reasons]
    assert {"ground": "law", "count": 1} in facts
    stated[-1] = replace(stated[-1], level=7)
    facts = [dict(one.facts) for one in gradients.decide(seats, stated, Rule()).reasons]
    assert {"ground": "none", "count": 1} in facts


@pytest.mark.parametrize("decide", [fist.decide, gradients.decide])
@pytest.mark.parametrize("level", [-1, 9])
def test_a_number_beside_the_scale_is_refused(decide, level: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        decide([Voter("s0")], [Level("s0", level)], Rule())


@pytest.mark.parametrize("decide", [fist.decide, gradients.decide])
def test_a_pillar_not_heard_makes_it_provisional(decide) -> None:
    seats = [Voter("s0", Pillar.TREATMENT), Voter("s1", Pillar.TREATMENT), Voter("s2", Pillar.PREVENTION)]
    level = 5 if decide is fist.decide else 1
    decision = decide(seats, [Level("s0", level), Level("s1", level)], Rule())
    assert decision.provisional and decision.missing_seats == {"s2"} and decision.no_answer == ("s2",)


ANSWERS = st.lists(st.sampled_from([None, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8]), max_size=12)
FINGERS = st.lists(st.sampled_from([None, 0, 1, 2, 3, 4, 5, 5, 5]), max_size=12)


def _cast(answers: list[int | None]) -> tuple[list[Voter], list[Level]]:
    said = [Level(f"s{at}", one) for at, one in enumerate(answers) if one is not None]
    return [Voter(f"s{at}") for at in range(len(answers))], said


@given(ANSWERS, st.randoms(use_true_random=False), st.sampled_from(Fallback), st.integers(1, 4))
def test_the_order_of_seats_changes_nothing(answers, dice, chosen, version) -> None:
    seats, levels = _cast(answers)
    rule = Rule(fallback=chosen)
    before = gradients.decide(seats, levels, rule, version)
    dice.shuffle(seats)
    dice.shuffle(levels)
    after = gradients.decide(seats, levels, rule, version)
    assert (before.outcome, before.tally, before.reasons) == (after.outcome, after.tally, after.reasons)
    assert set(before.no_answer) == set(after.no_answer)


@given(FINGERS)
def test_silence_is_no_consent_and_everybody_is_counted_once(fingers) -> None:
    seats, levels = _cast(fingers)
    decision = fist.decide(seats, levels, Rule())
    assert len(decision.no_answer) == fingers.count(None)
    if decision.outcome is ADOPTED:
        assert len(levels) >= Fraction(2, 3) * len(seats) and min(one.level for one in levels) >= 3
    said = {reason.code for reason in decision.reasons}
    told = NONE if "quorum_missed" in said else BACK if "versions_left" in said else ADOPTED
    assert told is decision.outcome


@given(ANSWERS, st.integers(1, 4), st.sampled_from(Fallback))
def test_a_worse_answer_never_helps_a_proposal(answers, version, chosen) -> None:
    """From consent to standing aside, to silence: nothing is adopted by it that was not."""
    rule = Rule(fallback=chosen)
    was_adopted = gradients.decide(*_cast(answers), rule, version).outcome.is_adopted
    for at, one in enumerate(answers):
        if one == 1:
            for worse in (4, None, 5, 7):
                other = [*answers[:at], worse, *answers[at + 1 :]]
                is_adopted = gradients.decide(*_cast(other), rule, version).outcome.is_adopted
                assert was_adopted or not is_adopted


@given(ANSWERS, st.integers(1, 4), st.sampled_from(Fallback))
def test_the_reasons_explain_the_outcome(answers, version, chosen) -> None:
    decision = gradients.decide(*_cast(answers), Rule(fallback=chosen), version)
    said = {reason.code for reason in decision.reasons}
    if "gradients_needs_discussion" in said:
        assert decision.outcome in (BACK, OPEN)
        assert ("versions_left" in said) == (decision.outcome is BACK)
    elif "quorum_missed" in said:
        assert decision.outcome is NONE
    elif decision.outcome in (ADOPTED, RESERVED):
        assert "no_objection" in said and "consents_enough" in said
        assert ("no_reservation" in said) == (decision.outcome is ADOPTED)
    else:
        assert {"versions_left", "last_version"} & said


@given(st.lists(st.sampled_from(Sense)), st.integers(0, 5))
def test_a_sense_check_counts_and_decides_nothing(answers, silent) -> None:
    found = check(len(answers) + silent, answers)
    assert sum(found.tally.values()) == len(answers) and found.silent == silent
    assert dict(found.reasons[0].facts) == {
        "agree": answers.count(Sense.AGREE),
        "unsure": answers.count(Sense.UNSURE),
        "disagree": answers.count(Sense.DISAGREE),
        "silent": silent,
    }


def test_nobody_answers_a_sense_check_who_was_not_asked() -> None:
    with pytest.raises(ValueError, match="only 1 were asked"):
        check(1, [Sense.AGREE, Sense.UNSURE])
