"""The outcome of an opinions round: who stands with whom, what each group said, what all groups share."""

from dataclasses import dataclass
from fractions import Fraction

from dialogs.methods.opinion_counts import Answers, Telling
from dialogs.methods.reasons import Reason

FEWEST_DESCRIBED = 5


@dataclass(frozen=True, slots=True)
class Group:
    """`members` are rows of the votes, in their order; `answers` theirs to each statement."""

    members: tuple[int, ...]
    answers: tuple[Answers, ...]

    @property
    def is_described(self) -> bool:
        """Whether documents may say anything of it; a smaller one would point at people."""
        return len(self.members) >= FEWEST_DESCRIBED


@dataclass(frozen=True, slots=True)
class Opinions:
    """`counts` are those of everybody who answered anything, `left_out` the rows with too few votes to group.

    Below fifteen people with enough votes `groups`, `consensus` and `representative` are empty. `consensus`
    holds the product of the groups' agreement per statement; `representative` what sets each group apart,
    aligned with `groups`: also of groups that no document describes (`Group.is_described`).
    """

    counts: tuple[Answers, ...]
    left_out: tuple[int, ...]
    groups: tuple[Group, ...] = ()
    consensus: tuple[Fraction, ...] = ()
    representative: tuple[tuple[Telling, ...], ...] = ()
    reasons: tuple[Reason, ...] = ()
