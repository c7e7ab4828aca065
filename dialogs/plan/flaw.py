"""What a check found not to hold: a code, the ledger entry it was found at, its facts."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Flaw:
    """`seq` 0: found in the stored state, not at an entry. The code is worded in bot/commands/verify.py."""

    code: str
    seq: int
    facts: tuple[tuple[str, Any], ...] = ()


def flaw(code: str, seq: int = 0, **facts: Any) -> Flaw:
    return Flaw(code, seq, tuple(facts.items()))
