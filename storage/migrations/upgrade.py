"""Brings the tables up to date at start, in one transaction; a database that is needs no Alembic loaded."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from storage.identity import give_identity

HEAD = "0001"
"""The newest revision; a test compares it with the scripts."""

_POSTGRESQL_KEY = 0x4D69677261  # "Migra"


def upgrade(engine: Engine) -> None:
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_KEY})
        if current(connection) != HEAD:
            migrate(connection)
        give_identity(connection)


def current(connection: Connection) -> str | None:
    """The revision a database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
