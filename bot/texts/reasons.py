"""Why a decision came out as it did, in words: one sentence per code, for messages and documents."""

from collections.abc import Iterable, Mapping
from enum import Enum
from fractions import Fraction
from itertools import groupby
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


LISTED = {"pillar_missing": "pillars", "pillar_stands_aside": "pillars"}
"""Codes that come once a pillar and are one sentence about all of them: what the list is called."""


def reasons_told(words: Words, reasons: Iterable[Reason]) -> tuple[str, ...]:
    """A sentence each; what is said of several pillars in a row is one sentence with a list."""
    told: list[str] = []
    for code, alike in groupby(reasons, key=lambda one: str(one.code)):
        facts = [dict(one.facts) for one in alike]
        if code in LISTED:
            told.append(sentence(words, code, {"pillar": [one["pillar"] for one in facts]}))
        else:
            told += [sentence(words, code, one) for one in facts]
    return tuple(told)


def reason_text(words: Words, reason: Reason) -> str:
    """One plain-text sentence with its full stop."""
    return sentence(words, reason.code, dict(reason.facts))


def sentence(words: Words, code: str, facts: Mapping[str, Any]) -> str:
    """The same from a ledger entry's code and facts."""
    meant = {name: _meant(name, value) for name, value in facts.items()}
    if code in LISTED:
        pillars = meant.pop("pillar")
        meant[LISTED[str(code)]] = pillars if isinstance(pillars, tuple) else (pillars,)
    return words.reason(str(code), **meant)


def _meant(name: str, value: Any) -> Enum | Fraction | Any:
    if name == "ground" and value in (NOT_STATED, WITHHELD):
        return None if value == NOT_STATED else WITHHELD
    if name in KINDS:
        kind = KINDS[name]
        return tuple(kind(one) for one in value) if isinstance(value, list) else kind(value)
    return Fraction(value) if name in FIGURES else value
