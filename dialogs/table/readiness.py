"""Is the table ready for a round? Five warnings (experience.md, section 1); only one of them blocks. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from dialogs.methods.positions import Pillar
from dialogs.methods.quorum import quorum_needed


class Concern(Enum):
    EMPTY_PILLAR = "empty_pillar"
    NEVER_REACHED = "never_reached"
    MISSING_RIGHTS = "missing_rights"
    QUORUM_IMPOSSIBLE = "quorum_impossible"
    UNKNOWN_PEOPLE = "unknown_people"


@dataclass(frozen=True, slots=True)
class SeatStanding:
    """`reached`: whoever holds the seat can be written to in private."""

    agency: str
    pillar: Pillar
    lived_experience: bool
    held: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class ReadinessWarning:
    """`pillars`, `lived_experience`: empty ones; `agencies`: never reached; `rights`: codes the bot lacks;
    `count` of `whole`: seats that can answer of those needed, or unknown people of all in the group."""

    concern: Concern
    pillars: tuple[Pillar, ...] = ()
    lived_experience: bool = False
    agencies: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    count: int = 0
    whole: int = 0

    @property
    def blocks(self) -> bool:
        return self.concern is Concern.QUORUM_IMPOSSIBLE


def readiness(
    seats: Sequence[SeatStanding], quorum: Fraction, rights: Sequence[str], members: int, known: int
) -> tuple[ReadinessWarning, ...]:
    """`members`: people in the group, 0 if never counted; `known`: holders and facilitators of the table.

    The quorum is impossible if no seat is held, or too few of the held ones can be written to.
    """
    return tuple(
        warning
        for found in (
            _quorum(seats, quorum),
            _empty(seats),
            _never_reached(seats),
            _rights(rights),
            _unknown(members, known),
        )
        for warning in found
    )


def _quorum(seats: Sequence[SeatStanding], quorum: Fraction) -> Iterator[ReadinessWarning]:
    held = [seat for seat in seats if seat.held]
    able = sum(seat.reached for seat in held)
    needed = quorum_needed(len(held), quorum)
    if able < needed:
        yield ReadinessWarning(Concern.QUORUM_IMPOSSIBLE, count=able, whole=needed)


def _empty(seats: Sequence[SeatStanding]) -> Iterator[ReadinessWarning]:
    held = [seat for seat in seats if seat.held]
    pillars = tuple(pillar for pillar in Pillar if all(seat.pillar is not pillar for seat in held))
    lived = not any(seat.lived_experience for seat in held)
    if pillars or lived:
        yield ReadinessWarning(Concern.EMPTY_PILLAR, pillars=pillars, lived_experience=lived)


def _never_reached(seats: Sequence[SeatStanding]) -> Iterator[ReadinessWarning]:
    agencies = tuple(seat.agency for seat in seats if not (seat.held and seat.reached))
    if agencies:
        yield ReadinessWarning(
            Concern.NEVER_REACHED, agencies=agencies, count=len(agencies), whole=len(seats)
        )


def _rights(rights: Sequence[str]) -> Iterator[ReadinessWarning]:
    if rights:
        yield ReadinessWarning(Concern.MISSING_RIGHTS, rights=tuple(rights))


def _unknown(members: int, known: int) -> Iterator[ReadinessWarning]:
    if members > known:
        yield ReadinessWarning(Concern.UNKNOWN_PEOPLE, count=members - known, whole=members)
