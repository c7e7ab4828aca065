"""A database copied while the bot runs, and put back: a backup is one SQLite file, whatever it comes from."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, insert, select, text, update

from dialogs.owed import Board
from dialogs.plan.verify import Verdict, verify_tables
from dialogs.ports import NotReadable, NotRestored
from storage.engines import reading_engine, sqlite_file, writing_engine
from storage.identity import INSTALLATIONS
from storage.memory import Memory
from storage.reading import read_only
from storage.schema import RECORDS, TABLES, metadata
from storage.solitude import lock_file

_BATCH = 1000
_BESIDE = ("-wal", "-shm", "-journal")


def back_up(database_url: str, target: Path) -> list[Verdict]:
    """One snapshot as `target`, with nothing of what was blanked; what `verify` says of the copy.

    The file appears whole or not at all. Raises NotReadable, FileExistsError, OSError (no room).
    """
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    _remove(partial)
    try:
        read_only(database_url, lambda reader: None)
        source = sqlite_file(database_url)
        if source:
            _vacuum_into(source, partial)
        else:
            _copy_to_file(database_url, partial)
        verdicts = verified(partial)
        _seal(partial)
        partial.replace(target)
    finally:
        _remove(partial)
    return verdicts


def restore(backup: Path, database_url: str, *, replace: bool = False) -> list[Verdict]:
    """Put `backup` where the settings point, and verify it there. Boards are drawn anew.

    An existing SQLite file is moved aside (`replace`), a PostgreSQL database has to be empty. Raises
    NotRestored, NotReadable, and AlreadyRunning while a bot works on it.
    """
    _require_backup(backup)
    target = sqlite_file(database_url)
    if target:
        _restore_file(backup, target, replace)
    else:
        _restore_server(backup, database_url)
    Memory.open(database_url).close()  # brought up to date
    engine = writing_engine(database_url, 1)
    with _disposed(engine), engine.begin() as connection:
        boards = TABLES[Board]
        connection.execute(update(boards).values(dirty=True, wanted=boards.c.wanted + 1))
    return read_only(database_url, verify_tables)


def verified(file: Path) -> list[Verdict]:
    """What `verify` says of a backup. Raises NotReadable for a file that is none, or is damaged."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        try:
            sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.Error as error:
            raise NotReadable(f"{file.name} is no database") from error
    if sound != "ok":
        raise NotReadable(f"{file.name} is damaged: {sound}")
    try:
        return read_only(f"sqlite:///{file}", verify_tables)
    finally:
        _seal(file)


@contextmanager
def _disposed(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()


def _vacuum_into(source: Path, target: Path) -> None:
    """Pages once freed are not in the copy; the bot goes on writing meanwhile."""
    with closing(sqlite3.connect(source, timeout=30, isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def _copy_to_file(database_url: str, target: Path) -> None:
    url = f"sqlite:///{target}"
    Memory.open(url, alone=False).close()
    source, into = reading_engine(database_url, 1), writing_engine(url, 1)
    with _disposed(source), _disposed(into), source.begin() as reads, into.begin() as writes:
        _copy_rows(reads, writes)


def _copy_rows(source: Connection, target: Connection) -> None:
    """Into empty tables; the target takes the identity of the source."""
    target.execute(delete(INSTALLATIONS))
    for table in metadata.sorted_tables:
        rows = source.execute(select(table).order_by(*table.primary_key.columns))
        for batch in rows.mappings().partitions(_BATCH):
            target.execute(insert(table), [dict(row) for row in batch])


def _restore_file(backup: Path, target: Path, replace: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    release = lock_file(target)
    try:
        if target.exists() and not replace:
            raise NotRestored(f"there is a database at {target}: add --replace to move it aside first")
        fresh = target.with_name(target.name + ".restoring")
        shutil.copyfile(backup, fresh)
        for ending in ("", *_BESIDE):
            old = target.with_name(target.name + ending)
            if old.exists():
                old.replace(target.with_name(f"{target.name}.before-restore{ending}"))
        fresh.replace(target)
    finally:
        release()


def _restore_server(backup: Path, database_url: str) -> None:
    with Memory.open(database_url):
        source, into = reading_engine(f"sqlite:///{backup}", 1), writing_engine(database_url, 1)
        with _disposed(source), _disposed(into), source.begin() as reads, into.begin() as writes:
            if any(_holds_rows(writes, table) for table in metadata.sorted_tables):
                raise NotRestored("the database is not empty: give DATABASE_URL an empty one")
            _copy_rows(reads, writes)
            for name in RECORDS.values():
                _continue_numbers(writes, name, "id")
            _continue_numbers(writes, "inbox", "seq")
    _seal(backup)


def _holds_rows(connection: Connection, table: Table) -> bool:
    """Its identity every database has, an empty one too."""
    return table is not INSTALLATIONS and connection.execute(select(table).limit(1)).first() is not None


def _continue_numbers(connection: Connection, table: str, column: str) -> None:
    """The next id goes on after the highest that was copied."""
    connection.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), "
            f"GREATEST((SELECT coalesce(max({column}), 0) FROM {table}), 1))"
        )
    )


def _require_backup(backup: Path) -> None:
    if not backup.is_file():
        raise NotRestored(f"there is no backup at {backup}")
    verified(backup)


def _seal(file: Path) -> None:
    """One file again, without a write-ahead log beside it."""
    if file.exists():
        with closing(sqlite3.connect(file, timeout=10, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")


def _remove(file: Path) -> None:
    for ending in ("", *_BESIDE):
        file.with_name(file.name + ending).unlink(missing_ok=True)
