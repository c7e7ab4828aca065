"""Which errors are the database's and not the job's: a full disk, a lost connection, a deadlock."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError

_SQLITE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_HINDRANCES = {
    sqlite3.SQLITE_BUSY: "another program holds it; end that, or try again",
    sqlite3.SQLITE_LOCKED: "another program holds it; end that, or try again",
    sqlite3.SQLITE_FULL: "there is no room left on its disk",
    sqlite3.SQLITE_READONLY: "it or its folder cannot be written; let the bot's user write both",
    sqlite3.SQLITE_PERM: "it cannot be opened; let the bot's user read and write it",
    sqlite3.SQLITE_CANTOPEN: "it or what lies beside it cannot be opened; look at the rights of its folder",
    sqlite3.SQLITE_IOERR: "its disk cannot be read or written; look whether it is full or failing",
    sqlite3.SQLITE_NOMEM: "there is no memory left",
}
# Connection, rollback, resources, object state, operator, system.
_POSTGRESQL_CLASSES = ("08", "40", "53", "55", "57", "58")
_COLLISIONS = ("40001", "40P01", "23505")


class ChangedMeanwhile(Exception):
    """PostgreSQL: another transaction changed, after it was read, what a job was about to change."""


def is_storages_fault(error: BaseException) -> bool:
    """The job is not to blame; handled again later it may well succeed."""
    error = _driver_error(error)
    if isinstance(error, ChangedMeanwhile):
        return True
    if isinstance(error, sqlite3.Error):
        return _sqlite_code(error) in _SQLITE
    if isinstance(error, psycopg.Error):
        return is_disconnect(error) or (error.sqlstate or "").startswith(_POSTGRESQL_CLASSES)
    return False


def is_busy(error: BaseException) -> bool:
    """SQLite: another process writes, and kept us waiting in vain."""
    return _sqlite_code(_driver_error(error)) == sqlite3.SQLITE_BUSY


def hindrance(error: BaseException) -> str | None:
    """SQLite: what keeps a sound file from being used, and the way out; None for any other error."""
    return _HINDRANCES.get(_sqlite_code(_driver_error(error)))


def is_disconnect(error: BaseException) -> bool:
    """PostgreSQL went away, and the connection with it."""
    error = _driver_error(error)
    return isinstance(error, psycopg.OperationalError) and (error.sqlstate or "57")[:2] in ("57", "08")


def is_collision(error: BaseException) -> bool:
    """Two transactions of PostgreSQL met: a deadlock, a failed serialization, the same number given twice."""
    error = _driver_error(error)
    if isinstance(error, ChangedMeanwhile):
        return True
    return isinstance(error, psycopg.Error) and error.sqlstate in _COLLISIONS


def _sqlite_code(error: BaseException) -> int:
    """The primary result code, without its extension."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _driver_error(error: BaseException) -> BaseException:
    return error.orig or error if isinstance(error, DBAPIError) else error
