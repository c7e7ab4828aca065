"""Whether a database is one of this program's: its revision is known, and its tables are all there."""

from sqlalchemy import Connection, inspect, text

from dialogs.ports import NotReadable
from storage.schema import metadata

HEAD = "0001"
"""The newest revision; a test compares it with the scripts."""

_REVISIONS = "alembic_version"


def current(connection: Connection) -> str | None:
    """The revision a database is at, None for an empty one. Raises NotReadable for one of something else."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    found = (
        connection.execute(text(f"SELECT version_num FROM {_REVISIONS}")) if _REVISIONS in tables else None
    )
    revision = found.scalar() if found else None
    if revision is None:
        raise NotReadable("the database belongs to another program: give DATABASE_URL an empty one")
    return str(revision)


def require_ours(connection: Connection) -> None:
    """Raises NotReadable unless it is at the newest revision and whole."""
    revision = current(connection)
    if revision is None:
        raise NotReadable("the database is empty, or is none of Roundtable's")
    if revision != HEAD:
        raise NotReadable(
            f"the database is of another version ({revision}, this one reads {HEAD}): "
            "start the bot once to bring it up to date, or install the version that made it"
        )
    require_tables(connection)


def require_tables(connection: Connection) -> None:
    """Raises NotReadable where a table or a column is missing."""
    for name, columns in _columns(connection).items():
        lacking = set(metadata.tables[name].columns.keys()) - columns
        if lacking:
            raise NotReadable(
                f"the database has no {name} with {min(lacking)}: it belongs to another program, or to an "
                "unfinished version; restore a backup, or give DATABASE_URL an empty one"
            )


def _columns(connection: Connection) -> dict[str, set[str]]:
    """By each table of ours, the columns that are there."""
    if connection.dialect.name == "sqlite":
        asked = (
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        )
    else:
        asked = (
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = current_schema()"
        )
    found: dict[str, set[str]] = {name: set() for name in metadata.tables}
    for table, column in connection.execute(text(asked)):
        if table in found:
            found[table].add(column)
    return found
