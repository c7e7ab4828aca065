"""PostgreSQL: whoever writes a table holds it until the end, so jobs of one table never overlap.

What a job read before it held the table may be old, so it does not go on: it runs again and holds it
from its beginning. Several are taken in the order of their numbers; a job of very many holds them all.
"""

from collections.abc import Set
from typing import Any

from dialogs import owed
from dialogs.table.model import Table
from storage.schema import TABLES

_EVERY = 0x7461626C << 32  # "tabl": beside the key of the one start
_NUMBERS = 1 << 32
_MOST = 8


class NotHeld(Exception):
    """A job was about to write this table without holding it: it has to run again, holding it."""

    def __init__(self, table_id: int) -> None:
        super().__init__(f"table {table_id}")
        self.table_id = table_id


def statement(tables: Set[int]) -> str:
    """SQL that waits for the tables, and holds them until the transaction ends."""
    if is_every(tables):
        return f"SELECT pg_advisory_xact_lock({_EVERY})"
    keys = sorted({_EVERY + 1 + each % (_NUMBERS - 1) for each in tables})
    taken = "".join(f", pg_advisory_xact_lock({key})" for key in keys)
    return f"SELECT pg_advisory_xact_lock_shared({_EVERY}){taken}"


def is_every(tables: Set[int]) -> bool:
    """So many that the job holds all there are: else it would run again for each."""
    return len(tables) > _MOST


def is_of_a_table(kind: type) -> bool:
    """What is owed is no part of a table: delivery writes it, for many at once."""
    return kind is Table or ("table_id" in TABLES[kind].c and kind.__module__ != owed.__name__)


def table_of(thing: Any) -> int:
    """The table a record belongs to, 0 for none."""
    if not is_of_a_table(type(thing)):
        return 0
    return int(thing.id if isinstance(thing, Table) else thing.table_id)
