"""What the page sent, read: each value of its kind, or Misplayed."""

from collections.abc import Sequence
from typing import Any

from bot.rehearsal.plots import Misplayed

TEXT_LIMIT = 4096


def whole(facts: dict[str, Any], name: str) -> int:
    value = facts.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Misplayed("act")
    return value


def text(facts: dict[str, Any], name: str, limit: int = TEXT_LIMIT) -> str:
    """Not empty, cut at `limit`."""
    value = facts.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Misplayed("text")
    return value[:limit]


def chosen(facts: dict[str, Any], name: str, known: Sequence[str]) -> str:
    value = facts.get(name)
    if not isinstance(value, str) or value not in known:
        raise Misplayed("act")
    return value


def agencies(facts: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """Name, pillar, whether it speaks from lived experience."""
    rows = facts.get("agencies")
    if not isinstance(rows, list):
        raise Misplayed("own")
    read = []
    for row in rows:
        if not isinstance(row, dict):
            raise Misplayed("own")
        read.append((text(row, "name", 200), str(row.get("pillar", ""))[:40], row.get("lived") is True))
    return read
