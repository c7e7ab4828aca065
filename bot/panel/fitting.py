"""Long texts cut so that a message keeps within Telegram's length, measured as Telegram measures."""

import re
from collections.abc import Callable, Iterable
from html import escape, unescape
from typing import TypeVar

MOST_UNITS = 4096

_TAG = re.compile(r"<[^<>]*>")

R = TypeVar("R")


def units(html: str) -> int:
    """UTF-16 units of what is shown once the markup is taken away."""
    return len(_shown(html).encode("utf-16-le")) // 2


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters (at least 1), cut between words where possible, with an ellipsis."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    whole = kept.rstrip() if text[limit - 1].isspace() else kept
    if whole == kept and not text[limit - 1].isspace() and " " in kept[limit // 2 :]:
        whole = kept[: kept.rindex(" ")]
    return whole.rstrip(" \n,;:·") + "…"


def fitted(draw: Callable[[R], str], rooms: Iterable[R]) -> str:
    """The first drawing that keeps within the length; `rooms` go from generous to narrow.

    If even the narrowest is too long, its words alone, cut: too little said is better than nothing sent.
    """
    html = ""
    for room in rooms:
        html = draw(room)
        if units(html) <= MOST_UNITS:
            return html
    return escape(_cut(_shown(html)))


def _cut(text: str) -> str:
    """Half the length in characters: no character takes more than two units."""
    return shortened(text, MOST_UNITS // 2)


def _shown(html: str) -> str:
    return unescape(_TAG.sub("", html))
