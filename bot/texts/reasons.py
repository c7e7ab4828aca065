"""Why a decision came out as it did, in words: one sentence per code, for messages and documents."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from bot.texts.words import Words
from dialogs.methods.positions import Ground, Pillar
from dialogs.methods.reasons import Reason

NOT_STATED = "none"


def reason_text(words: Words, reason: Reason) -> str:
    """One plain-text sentence with its full stop."""
    return sentence(words, reason.code, dict(reason.facts))


def sentence(words: Words, code: str, facts: Mapping[str, Any]) -> str:
    """The same from a ledger entry's code and facts."""
    return words.reason(str(code), **{name: _meant(name, value) for name, value in facts.items()})


def _meant(name: str, value: Any) -> Enum | Any:
    if name == "pillar":
        return Pillar(value)
    if name == "ground":
        return None if value == NOT_STATED else Ground(value)
    return value
