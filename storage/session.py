"""One open transaction: runs SQL on the driver itself, and knows whether the transaction still stands."""

from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from storage import holding
from storage.known import Known
from storage.statements import Shapes


class TransactionLost(Exception):
    """The database rolled the whole transaction back by itself: nothing written in it counts."""


class Session:
    """Checks before every statement that the transaction stands: on SQLite it would commit by itself."""

    def __init__(self, connection: Connection, shapes: Shapes, known: Known) -> None:
        self.connection = connection
        self.shapes = shapes
        self.known = known
        self._is_sqlite = connection.dialect.name == "sqlite"
        self._raw: Any = connection.connection.dbapi_connection
        self._held: set[int] | None = None if self._is_sqlite else set()  # None: all there are

    def hold(self, tables: Set[int]) -> None:
        """Wait until no other transaction holds one of these tables."""
        if tables and not self.is_alone:
            self.run(holding.statement(tables))
            self._held = None if holding.is_every(tables) else set(tables)

    def require_held(self, table_id: int, *, is_new: bool = False) -> None:
        """Raises NotHeld; a table just made is nobody else's yet."""
        if self._held is None or table_id in self._held or not table_id:
            return
        if not is_new:
            raise holding.NotHeld(table_id)
        self._held.add(table_id)

    @property
    def is_alone(self) -> bool:
        """No other transaction writes before this one has ended: SQLite has one writer."""
        return self._is_sqlite

    @property
    def stands(self) -> bool:
        return bool(self._raw.in_transaction) if self._is_sqlite else not self.is_cut_off

    @property
    def is_cut_off(self) -> bool:
        """The server went away; SQLite has none."""
        return not self._is_sqlite and bool(self._raw.closed)

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The driver's cursor after running `sql`. Raises TransactionLost, and whatever the driver raises."""
        if not self._is_sqlite:
            return self._raw.execute(sql, values or None)
        if not self._raw.in_transaction:
            raise TransactionLost
        return self._raw.execute(sql, values)


@contextmanager
def transaction(connection: Connection, shapes: Shapes, known: Known | None = None) -> Iterator[Session]:
    """A transaction, committed at the end if it still stands then. Raises TransactionLost if it does not.

    `known`: what the one writer of an SQLite database, on this connection, knows from transactions before.
    """
    with _cleared(connection, known), connection.begin():
        session = Session(connection, shapes, Known() if known is None else known)
        if known is not None:
            known.follow(session.run("PRAGMA data_version").fetchone()[0])
        try:
            yield session
        except BaseException:
            if session.is_cut_off:
                connection.invalidate()  # else SQLAlchemy's rollback fails, and hides what happened
            raise
        if not session.stands:
            raise TransactionLost


@contextmanager
def _cleared(connection: Connection, known: Known | None) -> Iterator[None]:
    """After a COMMIT that failed SQLite keeps the transaction open, and SQLAlchemy takes it for ended."""
    try:
        yield
    except BaseException:
        if known is not None:
            known.clear()
        if connection.dialect.name == "sqlite":
            raw: Any = connection.connection.dbapi_connection
            raw.rollback()
        raise
