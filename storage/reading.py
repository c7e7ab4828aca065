"""A database opened only to be read, also beside a running bot: nothing is created, upgraded or changed."""

from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from dialogs.ports import NotReadable, Reader
from storage.engines import reading_engine, sqlite_file
from storage.migrations.upgrade import HEAD, current
from storage.records import RecordReader
from storage.session import transaction
from storage.statements import Shapes

T = TypeVar("T")


def read_only(database_url: str, job: Callable[[Reader], T]) -> T:
    """What `job` makes of one snapshot. Raises NotReadable, and whatever the job raises."""
    file = sqlite_file(database_url)
    if file is not None and not file.is_file():
        raise NotReadable(f"there is no database at {file}")
    engine = reading_engine(database_url, 1)
    try:
        connection = engine.connect()
    except SQLAlchemyError as error:
        raise NotReadable("the database does not answer") from error
    with closing(connection):
        if current(connection) != HEAD:
            raise NotReadable("the database is of another version: start the bot once to bring it up to date")
        connection.rollback()
        with transaction(connection, Shapes(engine.dialect)) as session:
            return job(RecordReader(session))
