"""Creating tables from a short notation, `name:type`, with `!` for a key and `?` for what may be null."""

from typing import Any

import sqlalchemy as sa
from alembic import op

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "id": _ID,
    "int": sa.BigInteger(),
    "text": sa.Text(),
    "bool": sa.Boolean(),
    "json": sa.JSON(),
    "instant": sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql"),
}


def create(table: str, columns: str) -> None:
    """Create a table; one with an `id` type counts its keys up and gives none twice."""
    parsed = [_column(each) for each in columns.split()]
    op.create_table(table, *parsed, sqlite_autoincrement=any(column.type is _ID for column in parsed))


def index(name: str, table: str, fields: str, *, unique: bool = False, where: str = "") -> None:
    condition = sa.text(where) if where else None
    op.create_index(
        name, table, fields.split(), unique=unique, sqlite_where=condition, postgresql_where=condition
    )


def _column(notation: str) -> sa.Column[Any]:
    name, _, rest = notation.partition(":")
    type_ = TYPES[rest.rstrip("!?")]
    is_key = rest.endswith("!")
    return sa.Column(
        name, type_, primary_key=is_key, nullable=rest.endswith("?"), autoincrement=is_key and type_ is _ID
    )
