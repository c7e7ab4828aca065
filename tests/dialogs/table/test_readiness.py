"""The five warnings before a round, case by case (experience.md, section 1)."""

from fractions import Fraction

import pytest

from dialogs.methods.positions import Pillar
from dialogs.table.readiness import Concern, SeatStanding, readiness

THIRDS = Fraction(2, 3)


def seat(pillar: Pillar, held: bool = True, reached: bool = True, lived: bool = False) -> SeatStanding:
    return SeatStanding(f"Agency of {pillar.value}", pillar, lived, held, reached)


FULL = (
    seat(Pillar.PREVENTION),
    seat(Pillar.TREATMENT),
    seat(Pillar.LAW_ENFORCEMENT),
    seat(Pillar.HARM_REDUCTION, lived=True),
)


@pytest.mark.parametrize(
    ("seats", "rights", "members", "known", "concerns"),
    [
        (FULL, (), 5, 5, []),
        (FULL, (), 0, 5, []),
        (FULL[:3], (), 4, 4, [Concern.EMPTY_PILLAR]),
        ((*FULL, seat(Pillar.TREATMENT, held=False)), (), 5, 5, [Concern.NEVER_REACHED]),
        ((*FULL, seat(Pillar.TREATMENT, reached=False)), (), 6, 6, [Concern.NEVER_REACHED]),
        (FULL, ("no_pin",), 5, 5, [Concern.MISSING_RIGHTS]),
        (FULL, (), 9, 5, [Concern.UNKNOWN_PEOPLE]),
        ((), (), 0, 1, [Concern.QUORUM_IMPOSSIBLE, Concern.EMPTY_PILLAR]),
    ],
)
def test_each_warning_alone(
    seats: tuple[SeatStanding, ...],
    rights: tuple[str, ...],
    members: int,
    known: int,
    concerns: list[Concern],
) -> None:
    found = readiness(seats, THIRDS, rights, members, known)
    assert [one.concern for one in found] == concerns
    assert [one.concern for one in found if one.blocks] == [
        one for one in concerns if one is Concern.QUORUM_IMPOSSIBLE
    ]


def test_the_quorum_counts_who_can_be_written_to_of_the_held_seats() -> None:
    """Three held, two must be heard, one can be written to; the vacant one is not of the electorate."""
    seats = (
        seat(Pillar.TREATMENT),
        seat(Pillar.PREVENTION, reached=False),
        seat(Pillar.LAW_ENFORCEMENT, reached=False),
        seat(Pillar.HARM_REDUCTION, held=False),
    )
    first = readiness(seats, THIRDS, (), 0, 0)[0]
    assert (first.concern, first.count, first.whole) == (Concern.QUORUM_IMPOSSIBLE, 1, 2)


def test_a_vacant_pillar_and_the_lived_experience_seat_are_named() -> None:
    found = readiness(FULL[:2], THIRDS, (), 0, 0)[0]
    assert found.pillars == (Pillar.HARM_REDUCTION, Pillar.LAW_ENFORCEMENT)
    assert found.lived_experience


def test_unknown_people_are_counted() -> None:
    """Fourteen people, ten seats: four are unknown."""
    found = readiness(FULL, THIRDS, (), 14, 10)[-1]
    assert (found.count, found.whole) == (4, 14)
