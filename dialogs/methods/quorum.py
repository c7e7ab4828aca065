"""Who must be heard: the quorum and the pillar rule (deliberation.md, "Voices, quorum, silence")."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from dialogs.methods.positions import Pillar, Voter
from dialogs.methods.rule import Rule


@dataclass(frozen=True, slots=True)
class Missing:
    """A pillar nobody was heard from, or (pillar None) the lived-experience seat, with its `seats`."""

    pillar: Pillar | None
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuorumState:
    heard: int
    needed: int
    met: bool
    missing: tuple[Missing, ...]

    @property
    def is_complete(self) -> bool:
        """Quorum and pillar rule both hold; at the first deadline the round is extended if not."""
        return self.met and not self.missing


def quorum_needed(electorate_size: int, quorum: Fraction) -> int:
    """Seats that must be heard: the ceiling of q·E, and never nobody."""
    return max(1, ceil(quorum * electorate_size))


def quorum_state(electorate: Sequence[Voter], heard_seats: Collection[str], rule: Rule) -> QuorumState:
    heard = {voter.seat for voter in electorate} & set(heard_seats)
    needed = quorum_needed(len(electorate), rule.quorum)
    missing = tuple(_missing(electorate, heard)) if rule.pillar_rule else ()
    return QuorumState(len(heard), needed, len(heard) >= needed, missing)


def _missing(electorate: Sequence[Voter], heard: set[str]) -> Iterator[Missing]:
    for pillar in Pillar:
        seats = tuple(voter.seat for voter in electorate if voter.pillar is pillar)
        if seats and not heard & set(seats):
            yield Missing(pillar, seats)
    lived = tuple(voter.seat for voter in electorate if voter.lived_experience)
    if lived and not heard & set(lived):
        yield Missing(None, lived)
