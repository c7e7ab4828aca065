"""How facts enter a sentence: large numbers grouped, quotation marks one level in where it quotes them."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from bot.texts import moments

GROUPED_FROM = 1000
_QUOTED = re.compile(r"„[^“]*“|“[^”]*”")
_FACT = re.compile(r"%\((\w+)\)s")
_INNER = str.maketrans("„“”«»", "‚‘’‹›")


def entering(sentence: str, facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The facts as this sentence, already in its language, prints them."""
    quoted = _quoted_by(sentence)
    return {name: _printed(fact, name in quoted, language) for name, fact in facts.items()}


def _printed(fact: Any, is_quoted: bool, language: str) -> Any:
    if isinstance(fact, str):
        return fact.translate(_INNER) if is_quoted else fact
    if isinstance(fact, float | Fraction) or (isinstance(fact, int) and fact >= GROUPED_FROM):
        return moments.number(fact, language)
    return fact


@lru_cache(maxsize=4096)
def _quoted_by(sentence: str) -> frozenset[str]:
    """The facts that stand within its quotation marks."""
    return frozenset(name for part in _QUOTED.findall(sentence) for name in _FACT.findall(part))
