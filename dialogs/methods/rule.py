"""The rule of a consent round, fixed before it opens."""

from dataclasses import dataclass
from fractions import Fraction

from dialogs.methods.positions import Fallback

RULES = 1
"""The version of these rules, named by each round: another way to count is another version."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`quorum` in (0, 1], `stand_aside_limit` in [0, 1], both shares of the electorate; `max_versions` >= 1.

    `named_leads` are the seats the proposal gives a lead, `named_seats` any other seat it names.
    Raises ValueError outside these ranges.
    """

    quorum: Fraction = Fraction(2, 3)
    pillar_rule: bool = True
    stand_aside_limit: Fraction = Fraction(1, 3)
    max_versions: int = 3
    fallback: Fallback = Fallback.RECORDED_AS_OPEN
    named_leads: frozenset[str] = frozenset()
    named_seats: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 0 < self.quorum <= 1:
            raise ValueError(f"quorum {self.quorum} is not in (0, 1]")
        if not 0 <= self.stand_aside_limit <= 1:
            raise ValueError(f"stand-aside limit {self.stand_aside_limit} is not in [0, 1]")
        if self.max_versions < 1:
            raise ValueError(f"max_versions {self.max_versions} is below 1")
