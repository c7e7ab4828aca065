"""What came from Telegram as text that any database holds, and back, whatever a server could send."""

import json
import re
from hashlib import sha256
from typing import Any

from bot.line.triage import Raw

_NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,15})\s*[,}]')

_SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])|\d{19}")

_MOST = 2**63

_MOST_NUMBER = 2**52  # no offset may go beyond what a server counts to: everything later would lie below it


class NotReadable(Exception):
    """A body no update can be made of."""


def number_of(update: object) -> int | None:
    """The update's own number, None where it has none that a database or Telegram would take."""
    if isinstance(update, bytes):
        found = _NUMBER.search(update)
        return int(found[1]) if found else None
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int and 0 <= number < _MOST_NUMBER else None


def row_of(update: object) -> tuple[int, str]:
    """Number and body to store. Without a number of its own: a negative one, the same whenever it comes."""
    body = _written(update)
    number = number_of(update)
    return (-int.from_bytes(sha256(body.encode()).digest()[:7]) if number is None else number), body


def empty_row(row: tuple[int, str]) -> tuple[int, str]:
    """In the place of one that cannot be stored even alone: that it came is kept, and what it was is not."""
    return row[0], "null"


def read_body(body: str) -> Raw:
    """The update as it came, but for characters and numbers no database holds. Raises NotReadable."""
    try:
        update = json.loads(body)
        if isinstance(update, dict) and _SUSPECT.search(body):
            update = _holdable(update)
    except (ValueError, RecursionError) as error:
        raise NotReadable(type(error).__name__) from None
    if number_of(update) is None:
        raise NotReadable("no update")
    assert isinstance(update, dict)
    return update


def _written(update: object) -> str:
    """In ASCII alone: no surrogate, no NUL and no byte is left for a database to refuse."""
    try:
        return json.dumps(update.decode("latin-1") if isinstance(update, bytes) else update)
    except (ValueError, TypeError, RecursionError) as error:
        return json.dumps({"unwritable": type(error).__name__})


def _holdable(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")
        case dict():
            return {_holdable(name): _holdable(one) for name, one in value.items()}
        case list():
            return [_holdable(one) for one in value]
        case int() if not -_MOST <= value < _MOST:
            raise ValueError("a number beyond 64 bits")
    return value
