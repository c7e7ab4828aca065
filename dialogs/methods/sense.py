"""The sense check: agree, unsure, disagree, counted; it decides nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from dialogs.methods.reasons import Reason, because


class Sense(Enum):
    AGREE = "agree"
    UNSURE = "unsure"
    DISAGREE = "disagree"


class SenseCode(StrEnum):
    """The comment names the facts."""

    COUNTED = "sense_counted"  # agree, unsure, disagree, silent
    DECIDES_NOTHING = "sense_decides_nothing"  # -


@dataclass(frozen=True, slots=True)
class SenseCheck:
    tally: dict[Sense, int]
    silent: int
    reasons: tuple[Reason, ...]


def check(electorate: int, answers: Sequence[Sense]) -> SenseCheck:
    """`electorate`: how many were asked; ValueError if more answered. deliberation.md, "sense check"."""
    silent = electorate - len(answers)
    if silent < 0:
        raise ValueError(f"{len(answers)} answered, but only {electorate} were asked")
    counted = Counter(answers)
    tally = {sense: counted[sense] for sense in Sense}
    said = because(
        SenseCode.COUNTED,
        agree=tally[Sense.AGREE],
        unsure=tally[Sense.UNSURE],
        disagree=tally[Sense.DISAGREE],
        silent=silent,
    )
    return SenseCheck(tally, silent, (said, because(SenseCode.DECIDES_NOTHING)))
