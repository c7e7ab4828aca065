"""What a new wording changes, in words: no colour is needed to read it."""

from dataclasses import dataclass
from difflib import SequenceMatcher

FEWEST_KEPT = 2
"""A single word kept between two changes reads as one change."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """`before` "" is an addition, `after` "" something left out."""

    before: str
    after: str


def rewordings(before: str, after: str) -> tuple[Rewording, ...]:
    """By whole words, in the order of the text; empty if the words are the same."""
    old, new = before.split(), after.split()
    changed: list[tuple[int, int, int, int]] = []
    for step, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if step == "equal":
            continue
        if changed and a - changed[-1][1] < FEWEST_KEPT:
            first = changed.pop()
            changed.append((first[0], b, first[2], d))
        else:
            changed.append((a, b, c, d))
    return tuple(Rewording(" ".join(old[a:b]), " ".join(new[c:d])) for a, b, c, d in changed)
