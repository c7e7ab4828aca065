"""Gives a database the identity of an installation, once."""

import secrets

from sqlalchemy import Connection, insert, select

from dialogs.installation import Installation
from dialogs.ports import Reader
from storage.schema import TABLES

INSTALLATIONS = TABLES[Installation]


def give_identity(connection: Connection) -> None:
    """A database that has one keeps it. Where others may do the same, call it under their common lock."""
    if connection.execute(select(INSTALLATIONS.c.uid).limit(1)).first() is None:
        connection.execute(insert(INSTALLATIONS).values(uid=secrets.token_hex(16)))


def uid_of(reader: Reader) -> str:
    """Whose database it is."""
    installation = reader.first(Installation)
    assert installation is not None, "every database is given one"
    return installation.uid
