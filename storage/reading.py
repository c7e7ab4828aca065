"""A database opened only to be read, also beside a running bot: nothing is created, upgraded or changed."""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from dialogs.ports import NotReadable, Reader
from storage.engines import reading_engine, sqlite_file
from storage.migrations.upgrade import HEAD, current
from storage.records import RecordReader
from storage.session import Session, transaction
from storage.statements import Shapes

T = TypeVar("T")


def read_only(database_url: str, job: Callable[[Reader], T]) -> T:
    """What `job` makes of one snapshot. Raises NotReadable, and whatever the job raises."""
    return read_session(database_url, lambda session: job(RecordReader(session)))


def read_session(database_url: str, job: Callable[[Session], T]) -> T:
    """The same, for storage's own tables."""
    file = sqlite_file(database_url)
    if file is not None and not file.is_file():
        raise NotReadable(f"there is no database at {file}")
    with ExitStack() as opened:
        engine = reading_engine(database_url, 1)
        opened.callback(engine.dispose)
        try:
            connection = opened.enter_context(engine.connect())
            found = current(connection)
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise NotReadable("the database does not answer, or is none") from error
        if found != HEAD:
            raise NotReadable("the database is of another version: start the bot once to bring it up to date")
        connection.rollback()
        with transaction(connection, Shapes(engine.dialect)) as session:
            return job(session)
