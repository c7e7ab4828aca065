"""Rows of keys from typed buttons."""

from collections.abc import Iterable

from bot.buttons import pack
from bot.screens.screen import Key

Rows = tuple[tuple[Key, ...], ...]


def key(label: str, pressed: object) -> Key:
    return Key(label, data=pack(pressed))


def rows(keys: Iterable[Key], across: int = 2) -> Rows:
    """The keys in rows of `across`."""
    listed = tuple(keys)
    return tuple(listed[start : start + across] for start in range(0, len(listed), across))
