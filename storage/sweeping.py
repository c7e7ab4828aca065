"""After texts were blanked: nothing of them is left in the database's own files."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Engine

_TRIES = 20
_PAUSE_SECONDS = 0.25


def sweep_file(file: Path) -> bool:
    """Move SQLite's write-ahead log into the file and empty it; False if readers were in the way throughout.

    Pages are overwritten as they are freed (`secure_delete`); the log is what still held them.
    """
    connection = sqlite3.connect(file, timeout=10, isolation_level=None)
    try:
        for _ in range(_TRIES):
            if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0:
                return True
            time.sleep(_PAUSE_SECONDS)
        return False
    finally:
        connection.close()


def sweep_server(engine: Engine) -> None:
    """Have PostgreSQL drop the old versions of rows; its own log goes the way the server keeps it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")
