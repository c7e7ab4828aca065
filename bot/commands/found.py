"""What `assess` found, for machines and for people, and how figures and reasons are written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bot.texts.reasons import reason_text, reasons_told
from bot.texts.words import Words
from dialogs.methods.reasons import Reason

DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Table:
    """Texts in rows below the columns' names."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """`values` for machines, figures to four decimals; `tables` and `sentences` for people."""

    values: Mapping[str, Any]
    tables: Sequence[Table] = ()
    sentences: Sequence[str] = ()


def number(value: Fraction | float | None) -> float | None:
    return None if value is None else round(float(value), DECIMALS)


def reasons_in(words: Words, reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [{"code": str(one.code), **dict(one.facts), "text": reason_text(words, one)} for one in reasons]


def sentences_of(words: Words, reasons: Iterable[Reason]) -> list[str]:
    return list(reasons_told(words, reasons))


def plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}" if value == round(value, 2) else f"{value:.{DECIMALS}f}"
    return "–" if value is None else str(value)
