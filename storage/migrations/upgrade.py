"""Brings the tables up to date at start, in one transaction; a database that is needs no Alembic loaded."""

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from dialogs.ports import NotReadable
from storage.belonging import HEAD, current, require_tables
from storage.identity import give_identity

_POSTGRESQL_KEY = 0x4D69677261  # "Migra"


def upgrade(engine: Engine) -> None:
    """Raises NotReadable for a database of another program or of a later version."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_KEY})
        if current(connection) != HEAD:
            migrate(connection)
        require_tables(connection)
        give_identity(connection)


def migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise NotReadable(
            "the database was made by a later version, or by another program: install that version"
        ) from None
