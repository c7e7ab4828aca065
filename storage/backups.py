"""A database copied while the bot runs, and put back: a backup is one SQLite file, whatever it comes from."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from dialogs.owed import Board
from dialogs.plan.verify import Verdict, verify_tables
from dialogs.ports import NotReadable, NotRestored
from storage.engines import looking_engine, writing_engine
from storage.files import BESIDE, beside, open_to_read, open_to_write, real, require_readable, sqlite_file
from storage.identity import INSTALLATIONS, uid_of
from storage.memory import Memory
from storage.reading import read_only, told_in_words
from storage.schema import RECORDS, TABLES, metadata
from storage.solitude import lock_file

_BATCH = 1000


def back_up(database_url: str, target: Path) -> list[Verdict]:
    """One snapshot as `target`, with nothing of what was blanked; what `verify` says of the copy.

    The file appears whole or not at all. Raises NotReadable, FileExistsError, OSError (no room).
    """
    target = real(target)
    if target.exists():
        raise FileExistsError(target)
    source = sqlite_file(database_url)
    read_only(database_url, lambda reader: None)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = beside(target, f".{os.getpid()}.partial")  # two at once have one each
    _remove(partial)
    try:
        with _copying():
            if source:
                _vacuum_into(source, partial)
            else:
                _copy_to_file(database_url, partial)
            _seal(partial)
        verdicts = verified(partial)
        partial.replace(target)
    finally:
        _remove(partial)
    return verdicts


def restore(backup: Path, database_url: str, *, replace: bool = False) -> list[Verdict]:
    """Put `backup` where the settings point, and verify it there. Boards are drawn anew.

    An existing SQLite file is moved aside (`replace`), a PostgreSQL database has to be empty. Raises
    NotRestored, NotReadable, OSError, and AlreadyRunning while a bot works on it.
    """
    target = sqlite_file(database_url)
    backup = _sound_backup(backup)
    if target:
        _restore_file(backup, target, replace)
    else:
        with told_in_words(None):
            _restore_server(backup, database_url)
    Memory.open(database_url).close()  # brought up to date
    engine = writing_engine(database_url, 1)
    with told_in_words(target), _disposed(engine), engine.begin() as connection:
        boards = TABLES[Board]
        connection.execute(update(boards).values(dirty=True, wanted=boards.c.wanted + 1))
    return read_only(database_url, verify_tables)


def verified(file: Path) -> list[Verdict]:
    """What `verify` says of a backup. Raises NotReadable for a file that is none, or is damaged."""
    require_readable(real(file))
    return read_only(f"sqlite:///{real(file)}", verify_tables)


def newest_of(backups: Sequence[Path], uid: str) -> Path | None:
    """The last one that can be read and is this installation's."""
    return next((each for each in reversed(backups) if _is_of(each, uid)), None)


def forget(backups: Sequence[Path], uid: str) -> int:
    """Remove those of them that are this installation's; how many went. Raises OSError."""
    mine = [each for each in backups if _is_of(each, uid)]
    for each in mine:
        each.unlink(missing_ok=True)
    return len(mine)


def _is_of(backup: Path, uid: str) -> bool:
    with suppress(NotReadable):
        return read_only(f"sqlite:///{real(backup)}", uid_of) == uid
    return False


@contextmanager
def _disposed(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()


@contextmanager
def _copying() -> Iterator[None]:
    """What SQLite says meanwhile is said of the copy, for its source was read before: OSError."""
    with told_in_words(None):
        try:
            yield
        except (sqlite3.Error, DBAPIError) as error:
            reason = getattr(error, "orig", None) or error
            if isinstance(reason, sqlite3.Error):
                raise OSError(0, f"{reason}") from error
            raise


def _vacuum_into(source: Path, target: Path) -> None:
    """Pages once freed are not in the copy; the bot goes on writing meanwhile."""
    with closing(open_to_read(source)) as connection:
        connection.execute("VACUUM INTO ?", (target.as_uri(),))


def _copy_to_file(database_url: str, target: Path) -> None:
    url = f"sqlite:///{target}"
    Memory.open(url, alone=False).close()
    source, into = looking_engine(database_url), writing_engine(url, 1)
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
        fresh = beside(target, ".restoring")
        _remove(fresh)
        try:
            with _copying():
                _vacuum_into(backup, fresh)
            _move_aside(target)
            fresh.replace(target)
        finally:
            _remove(fresh)
    finally:
        release()


def _move_aside(target: Path) -> None:
    """To the first name that is free: what was moved aside before stays."""
    names = chain(("before-restore",), (f"before-restore-{number}" for number in count(2)))
    aside = next(each for each in names if not beside(target, f".{each}").exists())
    for ending in ("", *BESIDE):
        old = beside(target, ending)
        if old.exists():
            old.replace(beside(target, f".{aside}{ending}"))


def _restore_server(backup: Path, database_url: str) -> None:
    with Memory.open(database_url):
        source, into = looking_engine(f"sqlite:///{backup}"), writing_engine(database_url, 1)
        with _disposed(source), _disposed(into), source.begin() as reads, into.begin() as writes:
            if any(_holds_rows(writes, table) for table in metadata.sorted_tables):
                raise NotRestored("the database is not empty: give DATABASE_URL an empty one")
            _copy_rows(reads, writes)
            for name in RECORDS.values():
                _continue_numbers(writes, name, "id")
            _continue_numbers(writes, "inbox", "seq")


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


def _sound_backup(backup: Path) -> Path:
    if not backup.exists():
        raise NotRestored(f"there is no backup at {backup}")
    try:
        verified(backup)
    except NotReadable as error:
        raise NotReadable(f"{error}: nothing was changed; take another backup") from error
    return real(backup)


def _seal(file: Path) -> None:
    """One file again, without a write-ahead log beside it."""
    if file.exists():
        with closing(open_to_write(file)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")


def _remove(file: Path) -> None:
    for ending in ("", *BESIDE):
        beside(file, ending).unlink(missing_ok=True)
