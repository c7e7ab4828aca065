"""A database opened only to be read, also beside a running bot: nothing is created, upgraded or changed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import psycopg
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dialogs.ports import Damaged, NotReadable, Reader
from storage.belonging import require_ours
from storage.engines import looking_engine
from storage.files import damaged, open_to_read, require_sound, sqlite_file, state_of, unusable
from storage.records import RecordReader
from storage.session import Session, transaction
from storage.statements import Shapes

T = TypeVar("T")
_TRIES = 3
_UNMEANT = (LookupError, ValueError, TypeError, ArithmeticError)
WHOLLY_CHECKED = 128_000_000
"""Bytes up to which the check at start is the full one: some 4 seconds on a busy machine, 1 quickly."""
FAULTS = (SQLAlchemyError, sqlite3.Error, psycopg.Error, UnicodeError)


def read_only(database_url: str, job: Callable[[Reader], T]) -> T:
    """What `job` makes of one snapshot. Raises NotReadable, and whatever the job raises."""
    return read_session(database_url, lambda session: job(RecordReader(session)))


def read_session(database_url: str, job: Callable[[Session], T]) -> T:
    """The same, for storage's own tables. A file is read once more if somebody wrote meanwhile."""
    file = sqlite_file(database_url)
    for left in reversed(range(_TRIES)):
        before = state_of(file) if file and file.is_file() else None
        try:
            return _read(database_url, file, job)
        except NotReadable:
            if before is None or not left or state_of(file) == before:  # type: ignore[arg-type]
                raise
    raise AssertionError


@contextmanager
def told_in_words(file: Path | None) -> Iterator[None]:
    """An error of the database as NotReadable: a file is damaged or hindered, a server does not answer."""
    try:
        yield
    except FAULTS as error:
        if file is not None:
            raise unusable(file, error) from error
        reason = getattr(error, "orig", None) or error
        first = (str(reason).splitlines() or [""])[0]
        raise NotReadable(f"the database does not answer: {first[:200]}") from error


def _read(database_url: str, file: Path | None, job: Callable[[Session], T]) -> T:
    with told_in_words(file):
        engine = looking_engine(database_url)
        try:
            with engine.connect() as connection:
                _require_whole(connection, file)
                return _asked(engine, connection, file, job)
        finally:
            engine.dispose()


def _require_whole(connection: Connection, file: Path | None) -> None:
    if file is not None:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        require_sound(raw, file)
    require_ours(connection)
    connection.rollback()


def _asked(engine: Engine, connection: Connection, file: Path | None, job: Callable[[Session], T]) -> T:
    """A stored value that is none of its kind was not written by the bot."""
    try:
        with transaction(connection, Shapes(engine.dialect)) as session:
            return job(session)
    except _UNMEANT as error:
        if file is None:
            raise
        raise damaged(file, f"a stored value cannot be read: {type(error).__name__}") from error


def require_startable(file: Path) -> None:
    """Before anything of a file is changed: none yet, or a sound database. Raises NotReadable.

    A large one is looked at more quickly, for the start is not to wait: `doctor` and `verify` look at all.
    """
    if not file.exists():
        return
    try:
        with told_in_words(file), closing(open_to_read(file)) as raw:
            require_sound(raw, file, quickly=file.stat().st_size > WHOLLY_CHECKED)
    except Damaged as error:
        raise Damaged(
            f"{error}: stop the bot and put a backup back with `python -m bot restore FILE --replace`"
        ) from error
