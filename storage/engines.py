"""SQLAlchemy engines as the writer and the readers need them, on SQLite and PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url

_BUSY_SECONDS = 10
_SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY")


def sqlite_file(database_url: str) -> Path | None:
    """The SQLite file a URL names, None for another database. Raises ValueError for SQLite without a file."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return None
    if not url.database or url.database == ":memory:":
        raise ValueError("SQLite needs a file: sqlite:///path/to/roundtable.db")
    return Path(url.database)


def writing_engine(database_url: str, connections: int) -> Engine:
    """SQLite: every transaction begins with BEGIN IMMEDIATE, so none fails or loses an update half way."""
    if sqlite_file(database_url):
        return _sqlite(make_url(database_url), "BEGIN IMMEDIATE", _SQLITE_PRAGMAS, connections)
    return _postgresql(make_url(database_url), connections)


def reading_engine(database_url: str, connections: int) -> Engine:
    """Each transaction reads one snapshot and can write nothing."""
    if sqlite_file(database_url):
        return _sqlite(make_url(database_url), "BEGIN", (*_SQLITE_PRAGMAS, "query_only=ON"), connections)
    engine = _postgresql(make_url(database_url), connections)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite(url: URL, begin: str, pragmas: tuple[str, ...], connections: int) -> Engine:
    arguments = {"timeout": _BUSY_SECONDS, "check_same_thread": False}
    engine = create_engine(url, connect_args=arguments, pool_size=connections, max_overflow=0)

    @event.listens_for(engine, "connect")
    def configure(raw: Any, record: Any) -> None:
        raw.isolation_level = None  # sqlite3 would otherwise begin transactions of its own
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.connection.dbapi_connection.execute(begin)

    return engine


def _postgresql(url: URL, connections: int) -> Engine:
    return create_engine(
        url,
        paramstyle="format",
        pool_size=connections,
        max_overflow=0,
        connect_args={"options": "-c timezone=UTC"},
    )
