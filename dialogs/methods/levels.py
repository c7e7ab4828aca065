"""Answers on a numbered scale, turned into positions so that quorum, conditions and counts are the same."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs.methods.positions import Ground, Position, Vote


@dataclass(frozen=True, slots=True)
class Level:
    """A seat's number on the scale; `ground` where it objects and says why."""

    seat: str
    level: int
    ground: Ground | None = None


def tally_of(levels: Iterable[Level], scale: Sequence[int]) -> dict[int, int]:
    """How many chose each number of the scale. Raises ValueError for a number beside it."""
    counted = Counter(one.level for one in levels)
    beside = sorted(counted.keys() - set(scale))
    if beside:
        raise ValueError(f"{beside[0]} is not on the scale from {scale[0]} to {scale[-1]}")
    return {level: counted[level] for level in scale}


def votes_at(levels: Iterable[Level], meaning: Mapping[int, Position]) -> list[Vote]:
    """As votes; a number that means no position is an answer that is heard and counts for nothing."""
    return [_vote(one, meaning.get(one.level)) for one in levels]


def _vote(one: Level, position: Position | None) -> Vote:
    if position is None:
        return Vote(one.seat, Position.APPROVAL, lapsed=True)
    return Vote(one.seat, position, one.ground if position is Position.OBJECT else None)
