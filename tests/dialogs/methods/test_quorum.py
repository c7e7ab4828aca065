"""Quorum and pillar rule; source: deliberation.md, "Voices, quorum, silence"."""

from fractions import Fraction

import pytest

from dialogs.methods.positions import Pillar
from dialogs.methods.quorum import Missing, quorum_needed, quorum_state
from dialogs.methods.rule import Rule
from tests.dialogs.methods.shorthand import seated


@pytest.mark.parametrize(
    ("electorate", "quorum", "needed"),
    [
        (10, Fraction(2, 3), 7),  # experience.md, section 1: "7 of 10"
        (9, Fraction(2, 3), 6),
        (8, Fraction(2, 3), 6),
        (7, Fraction(2, 3), 5),
        (1, Fraction(2, 3), 1),
        (10, Fraction(1, 2), 5),
        (10, Fraction(1), 10),
        (10, Fraction(7, 10), 7),
        (3, Fraction(1, 100), 1),
        (0, Fraction(2, 3), 1),  # an empty electorate is never enough
    ],
)
def test_needed_is_the_ceiling(electorate: int, quorum: Fraction, needed: int):
    assert quorum_needed(electorate, quorum) == needed


def test_quorum_met_by_number_and_pillars():
    state = quorum_state(seated("pthx"), ["s0", "s1", "s2", "s3"], Rule())
    assert (state.heard, state.needed, state.met, state.missing, state.is_complete) == (4, 3, True, (), True)


def test_lived_experience_within_a_pillar_speaks_for_both():
    assert quorum_state(seated("ptX"), ["s0", "s1", "s2"], Rule()).is_complete


def test_every_silent_pillar_is_named_with_its_seats():
    state = quorum_state(seated("pttehX"), ["s1", "s2", "s3", "s4"], Rule())
    assert state.met
    assert state.missing == (Missing(Pillar.PREVENTION, ("s0",)), Missing(None, ("s5",)))
    assert not state.is_complete


def test_a_pillar_without_a_seat_is_not_missing():
    assert quorum_state(seated("ttt"), ["s0", "s1"], Rule()).missing == ()


def test_seats_outside_the_electorate_are_not_heard():
    assert quorum_state(seated("---"), ["s0", "elsewhere"], Rule()).heard == 1
