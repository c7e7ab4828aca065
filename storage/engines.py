"""SQLAlchemy engines as the writer and the readers need them, on SQLite and PostgreSQL."""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from dialogs.ports import NotReadable
from storage.files import open_to_read, open_to_write, sqlite_file

_CONNECT_SECONDS = 10
_SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY")
_READING_PRAGMAS = (*_SQLITE_PRAGMAS, "query_only=ON")
_LOOKING_PRAGMAS = ("temp_store=MEMORY", "query_only=ON")


def writing_engine(database_url: str, connections: int) -> Engine:
    """SQLite: every transaction begins with BEGIN IMMEDIATE, so none fails or loses an update half way."""
    file = sqlite_file(database_url)
    if file:
        return _sqlite(partial(open_to_write, file), "BEGIN IMMEDIATE", _SQLITE_PRAGMAS, connections)
    return _postgresql(database_url, connections)


def reading_engine(database_url: str, connections: int) -> Engine:
    """Of an open database: each transaction reads one snapshot and can write nothing."""
    file = sqlite_file(database_url)
    if file:
        return _sqlite(partial(open_to_write, file), "BEGIN", _READING_PRAGMAS, connections)
    return _reading_server(database_url, connections)


def looking_engine(database_url: str) -> Engine:
    """Of any database, which is left as it was. Connecting raises NotReadable for a file that is none."""
    file = sqlite_file(database_url)
    if file:
        return _sqlite(partial(open_to_read, file), "BEGIN", _LOOKING_PRAGMAS, 1)
    return _reading_server(database_url, 1)


def _sqlite(
    connect: Callable[[], sqlite3.Connection], begin: str, pragmas: tuple[str, ...], connections: int
) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def configure(raw: Any, record: Any) -> None:
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.connection.dbapi_connection.execute(begin)

    return engine


def _reading_server(database_url: str, connections: int) -> Engine:
    engine = _postgresql(database_url, connections)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _postgresql(database_url: str, connections: int) -> Engine:
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        raise NotReadable(
            "DATABASE_URL cannot be read: write postgresql+psycopg://USER:PASSWORD@HOST:PORT/DATABASE"
        ) from None
    return create_engine(
        url,
        paramstyle="format",
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"options": "-c timezone=UTC", "connect_timeout": _CONNECT_SECONDS},
    )
