"""An exception as the log may show it: kinds and places, words only where no person can have written them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

from structlog.typing import ExcInfo
from telegram.error import TelegramError

HARMLESS = (TelegramError, OSError, sqlite3.Error, ImportError)

MOST_FRAMES = 12


def told(exc_info: ExcInfo) -> str:
    """One line for each exception of the chain, the cause first, then the places from the outermost."""
    return "\n".join(_told(error) for error in reversed(list(_chain(exc_info[1]))))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    words = f": {str(error).splitlines()[0]}" if isinstance(error, HARMLESS) and str(error) else ""
    frames = extract_tb(error.__traceback__)[-MOST_FRAMES:]
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__}{words} ({places})"
