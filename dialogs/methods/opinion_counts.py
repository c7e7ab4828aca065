"""What groups of people said to each statement: counts, consensus across groups, telling statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

import numpy as np
import numpy.typing as npt

from dialogs.methods.proportions import against_half, against_others, is_significant

Votes = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a number of people said to one statement; who left it out is not in it."""

    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def agreement(self) -> Fraction:
        """Pa = (A + 1) / (S + 2): the probability that one of them agrees; a half where nobody answered."""
        return Fraction(self.agree + 1, self.seen + 2)


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement (its column) that sets a group apart: most agree, or disagree, and more than elsewhere."""

    statement: int
    agrees: bool


def count(votes: Votes) -> tuple[Answers, ...]:
    """One entry per column; 1 agree, -1 disagree, 0 pass, nan not answered."""
    columns = ((votes == value).sum(axis=0).tolist() for value in (1, -1, 0))
    return tuple(Answers(*said) for said in zip(*columns, strict=True))


def consensus(groups: Sequence[Sequence[Answers]]) -> tuple[Fraction, ...]:
    """Group-informed consensus per statement: the product of every group's agreement (Small et al. 2021)."""
    return tuple(
        prod((answers.agreement for answers in said), start=Fraction(1)) for said in zip(*groups, strict=True)
    )


def telling(group: Sequence[Answers], rest: Sequence[Answers]) -> tuple[Telling, ...]:
    """Statements with both tests above z = 1.2816, the clearest difference from the rest first."""
    found = sorted(_telling(group, rest), key=lambda each: (-each[0], each[1].statement))
    return tuple(statement for _, statement in found)


def _telling(group: Sequence[Answers], rest: Sequence[Answers]) -> Iterator[tuple[Fraction, Telling]]:
    for statement, (ours, theirs) in enumerate(zip(group, rest, strict=True)):
        for agrees in (True, False):
            lead = _lead(ours, theirs, agrees)
            if lead is not None:
                yield lead, Telling(statement, agrees)


def _lead(ours: Answers, theirs: Answers, agrees: bool) -> Fraction | None:
    said, elsewhere = (ours.agree, theirs.agree) if agrees else (ours.disagree, theirs.disagree)
    if not is_significant(against_half(said, ours.seen)):
        return None
    lead = against_others(said, ours.seen, elsewhere, theirs.seen)
    return lead if is_significant(lead) else None
