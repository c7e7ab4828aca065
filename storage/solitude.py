"""One start only: a lock beside the SQLite file, or an advisory lock held by a connection to PostgreSQL."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import filelock
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from dialogs.ports import NotReadable
from storage.files import require_file

_POSTGRESQL_KEY = 0x526F756E64  # "Round"


class AlreadyRunning(NotReadable):
    """Another process works on this database; the message names the lock."""


def lock_file(database: Path) -> Callable[[], None]:
    """Hold the lock beside a SQLite file; returns how to let go. AlreadyRunning, NotReadable, OSError."""
    require_file(database)
    path = database.with_name(database.name + ".lock")
    lock = filelock.FileLock(path)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        with path.open("ab"):  # where no file can be made nobody holds one: this says why
            pass
        raise AlreadyRunning(f"already running: another process holds {path}") from None
    return lock.release


def lock_server(engine: Engine) -> Callable[[], None]:
    """Hold the advisory lock of a PostgreSQL database; returns how to let it go. Raises AlreadyRunning."""
    connection = engine.connect()
    taken = connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _POSTGRESQL_KEY})
    connection.commit()
    if not taken:
        connection.close()
        raise AlreadyRunning(f"already running: another process holds the lock of {engine.url!r}")

    def release() -> None:
        """In words, too: the server notices a closed connection late, and the next start may be there."""
        with suppress(SQLAlchemyError):
            connection.scalar(text("SELECT pg_advisory_unlock(:key)"), {"key": _POSTGRESQL_KEY})
        if not connection.invalidated:  # the server went away: the lock with it
            connection.detach()
        connection.close()

    return release
