"""Why a decision came out as it did, in words: one sentence per code, for messages and documents."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Any

from bot.texts.words import Words
from dialogs.methods.assessment import Zone
from dialogs.methods.positions import Ground, Pillar
from dialogs.methods.reasons import WITHHELD, Reason
from dialogs.roles.allocation import Stage
from dialogs.roles.coverage import Setting
from dialogs.roles.lead_reasons import Willingness

NOT_STATED = "none"
FIGURES = frozenset(
    {"median", "p30", "p70", "ipr", "ipras", "di", "percent", "points", "consensus"}
    | {"hours", "capacity", "history", "cost", "gap", "price", "score", "other_score", "lead_score"}
    | {"load", "other_load", "least_load", "slack"}
)
"""Facts given as texts with a decimal point, written as the language writes numbers."""
KINDS: dict[str, type[Enum]] = {
    "pillar": Pillar,
    "ground": Ground,
    "zone": Zone,
    "setting": Setting,
    "stage": Stage,
    "willingness": Willingness,
    "other_willingness": Willingness,
    "next_willingness": Willingness,
}
"""Facts that are stored values with a word of the glossary."""


def reason_text(words: Words, reason: Reason) -> str:
    """One plain-text sentence with its full stop."""
    return sentence(words, reason.code, dict(reason.facts))


def sentence(words: Words, code: str, facts: Mapping[str, Any]) -> str:
    """The same from a ledger entry's code and facts."""
    return words.reason(str(code), **{name: _meant(name, value) for name, value in facts.items()})


def _meant(name: str, value: Any) -> Enum | Fraction | Any:
    if name == "ground" and value in (NOT_STATED, WITHHELD):
        return None if value == NOT_STATED else WITHHELD
    if name in KINDS:
        return KINDS[name](value)
    return Fraction(value) if name in FIGURES else value
