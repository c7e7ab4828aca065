"""`python -m storage.migrations` rewrites the first migration from the tables, until a release."""

import textwrap
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Table, Text
from sqlalchemy.types import TypeEngine

from storage.columns import IDENTITY, Choice, Instant, Ratio
from storage.indexes import INDEXES, TableIndex
from storage.schema import metadata

FIRST = Path(__file__).parent / "versions" / "v0001_first_tables.py"

_NAMES: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (Instant, "instant"),
    (Choice, "text"),
    (Ratio, "text"),
    (JSON, "json"),
    (Boolean, "bool"),
    (BigInteger, "int"),
    (Text, "text"),
)

_HEAD = '''"""The first tables."""

from storage.migrations.append_only import keep_append_only
from storage.migrations.building import create, index

revision = "0001"
down_revision = None


def upgrade() -> None:
    tables()
    indexes()
    keep_append_only()


def tables() -> None:
'''


def written() -> str:
    """The first migration's text."""
    tables = "".join(_table(table) for table in metadata.tables.values())
    return _HEAD + tables + "\n\ndef indexes() -> None:\n" + "".join(_index(each) for each in INDEXES)


def _table(table: Table) -> str:
    notation = textwrap.fill(" ".join(_notation(column) for column in table.c), 100)
    if "\n" not in notation and len(notation) + len(table.name) < 90:
        return f'    create("{table.name}", "{notation}")\n'
    lines = ["create(", f'    "{table.name}",', '    """', textwrap.indent(notation, "    "), '    """,', ")"]
    return textwrap.indent("\n".join(lines), "    ") + "\n"


def _notation(column: Column[Any]) -> str:
    plain = next(name for kind, name in _NAMES if isinstance(column.type, kind))
    name = "id" if column.type is IDENTITY else plain
    mark = "!" if column.primary_key else "?" if column.nullable else ""
    return f"{column.name}:{name}{mark}"


def _index(each: TableIndex) -> str:
    more = ", unique=True" if each.is_unique else ""
    more += f', where="{each.where}"' if each.where else ""
    call = f'    index("{each.name}", "{each.table}", "{each.fields}"{more})\n'
    if len(call) <= 111:
        return call
    arguments = [
        f'"{each.name}"',
        f'"{each.table}"',
        f'"{each.fields}"',
        *more.removeprefix(", ").split(", "),
    ]
    return "    index(\n" + "".join(f"        {argument},\n" for argument in arguments) + "    )\n"


if __name__ == "__main__":
    FIRST.write_text(written(), encoding="utf-8")
