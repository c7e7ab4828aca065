"""Dots: everybody places up to k of them, several on one option if they like; the sums make the order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from dialogs.methods.ranking import Layers, require_options
from dialogs.methods.reasons import Reason, because


class DotCode(StrEnum):
    """The comment names the facts; several options are one text, parted by commas."""

    COUNTED = "dots_counted"  # people, each, placed
    UNUSED = "dots_unused"  # count
    NONE = "dots_none"  # -
    FIRST = "dots_first"  # options, count, dots
    NEXT = "dots_next"  # options, count, dots, fewer: dots behind the layer before


@dataclass(frozen=True, slots=True)
class DotTotal:
    """`people` is the number of those who placed at least one of the `dots`."""

    option: str
    dots: int
    people: int


@dataclass(frozen=True, slots=True)
class Dots:
    """`order` holds layers of options with the same sum, the most first; `totals` the options as given."""

    order: Layers
    totals: tuple[DotTotal, ...]
    unused: int
    reasons: tuple[Reason, ...]


def dots(placed: Sequence[Sequence[str]], options: Sequence[str], each: int) -> Dots:
    """`placed` holds one entry per person, naming an option once per dot; `each` is the most a person has.

    Raises ValueError without an option, for one listed twice or unknown, for `each` below 1 and for a person
    who placed more.
    """
    _require_sound(placed, options, each)
    sums = Counter(option for person in placed for option in person)
    people = Counter(option for person in placed for option in set(person))
    totals = tuple(DotTotal(option, sums[option], people[option]) for option in options)
    unused = each * len(placed) - sums.total()
    order = tuple(tuple(total.option for total in layer) for layer in _layers(totals))
    counted = because(DotCode.COUNTED, people=len(placed), each=each, placed=sums.total())
    return Dots(order, totals, unused, (counted, *_explain(totals, unused)))


def _layers(totals: Sequence[DotTotal]) -> Iterator[list[DotTotal]]:
    for _, layer in groupby(sorted(totals, key=lambda total: -total.dots), key=lambda total: total.dots):
        yield list(layer)


def _explain(totals: Sequence[DotTotal], unused: int) -> Iterator[Reason]:
    if unused:
        yield because(DotCode.UNUSED, count=unused)
    first, *rest = _layers(totals)
    if not first[0].dots:
        yield because(DotCode.NONE)
        return
    yield because(DotCode.FIRST, options=_names(first), count=len(first), dots=first[0].dots)
    for before, layer in zip([first, *rest], rest, strict=False):
        dots, fewer = layer[0].dots, before[0].dots - layer[0].dots
        yield because(DotCode.NEXT, options=_names(layer), count=len(layer), dots=dots, fewer=fewer)


def _names(layer: Sequence[DotTotal]) -> str:
    return ", ".join(total.option for total in layer)


def _require_sound(placed: Sequence[Sequence[str]], options: Sequence[str], each: int) -> None:
    require_options(options)
    if each < 1:
        raise ValueError(f"{each} dots each are none")
    known = set(options)
    for person in placed:
        if len(person) > each:
            raise ValueError(f"somebody placed {len(person)} of {each} dots")
        if not known.issuperset(person):
            raise ValueError(f"a dot lies on {min(set(person) - known)}, which is no option")
