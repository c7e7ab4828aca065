"""A living message marked dirty: one row for each, however often it is wanted again."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Dialect, bindparam, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ColumnElement

from dialogs.owed import Board, BoardKind
from dialogs.rounds.model import Round
from storage.schema import TABLES
from storage.session import Session
from storage.statements import Statement, compiled

_BOARDS = TABLES[Board]
_ROUNDS = TABLES[Round]


class Wish(NamedTuple):
    """How it should go out. What was asked for stays until shown; a newer moment takes the older's place."""

    urgent: bool
    repost: bool
    loud: bool
    not_before: datetime | None


def redraw(session: Session, kind: BoardKind, subject: int, person: int, wish: Wish) -> None:
    statement = _upsert(session.shapes.dialect, kind)
    session.run(statement.sql, statement.bind([kind, subject, person, *wish]))


@lru_cache(maxsize=32)
def _upsert(dialect: Dialect, kind: BoardKind) -> Statement:
    """Values: kind, subject, person, and the wish."""
    made = postgresql.insert(_BOARDS) if dialect.name == "postgresql" else sqlite.insert(_BOARDS)
    new = Board(kind=kind, subject=0)
    fixed = {column.name: getattr(new, column.name) for column in _BOARDS.c if column.name != "id"}
    given = ("kind", "subject", "person_id", "urgent", "repost", "loud", "not_before")
    slots = {name: bindparam(f"v{at}", type_=_BOARDS.c[name].type) for at, name in enumerate(given)}
    made = made.values({**fixed, **slots, "table_id": _table_of(kind)})
    wanted = {
        "wanted": _BOARDS.c.wanted + 1,
        "dirty": True,
        "urgent": or_(_BOARDS.c.urgent, made.excluded.urgent),
        "repost": or_(_BOARDS.c.repost, made.excluded.repost),
        "loud": or_(_BOARDS.c.loud, made.excluded.loud),
        "not_before": func.coalesce(made.excluded.not_before, _BOARDS.c.not_before),
    }
    return compiled(
        made.on_conflict_do_update(index_elements=["kind", "subject", "person_id"], set_=wanted), dialect
    )


def _table_of(kind: BoardKind) -> ColumnElement[int] | int:
    subject = bindparam("v1", type_=_BOARDS.c.subject.type)
    if kind is BoardKind.CARD:
        return subject
    if kind is BoardKind.PANEL:
        return 0
    of_round = select(_ROUNDS.c.table_id).where(_ROUNDS.c.id == subject).scalar_subquery()
    return func.coalesce(of_round, 0)
