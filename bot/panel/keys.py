"""Rows of keys from typed buttons, never more in a row than can be read on a phone."""

from collections.abc import Iterable

from bot.panel.buttons import pack
from bot.panel.screen import Key

Rows = tuple[tuple[Key, ...], ...]

READABLE = (64, 16, 10, 7, 5, 4, 3, 3)
"""How many characters of a label a phone shows with one, two, three … keys in its row."""


def key(label: str, pressed: object) -> Key:
    return Key(label, data=pack(pressed))


def readable(rows: Rows) -> Rows:
    """Rows whose labels would be cut are broken into several."""
    return tuple(part for row in rows for part in _broken(row))


def fits(row: tuple[Key, ...]) -> bool:
    return len(row) == 1 or all(len(one.label) <= READABLE[len(row) - 1] for one in row)


def _broken(row: tuple[Key, ...]) -> Rows:
    if fits(row):
        return (row,)
    parts: list[tuple[Key, ...]] = []
    for one in row:
        wider = (*parts[-1], one) if parts else (one,)
        if parts and fits(wider):
            parts[-1] = wider
        else:
            parts.append((one,))
    return tuple(parts)


def rows(keys: Iterable[Key], across: int = 2) -> Rows:
    """The keys in rows of `across`."""
    listed = tuple(keys)
    return tuple(listed[start : start + across] for start in range(0, len(listed), across))
