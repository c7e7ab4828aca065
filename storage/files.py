"""SQLite's files: which one a URL names, opened to write or only to be read, whatever its name is."""

import os
import sqlite3
from pathlib import Path

from dialogs.ports import Damaged, NotReadable
from storage.faults import hindrance

BUSY_SECONDS = 10
BESIDE = ("-wal", "-shm", "-journal")
_BEGINNING = b"SQLite format 3\0"


class NoFile(NotReadable, ValueError):
    """The URL speaks of SQLite and names no file."""


def sqlite_file(database_url: str) -> Path | None:
    """The file a URL names, links followed; None for another database. Raises NoFile.

    All after `sqlite:///` is its path as it stands: `#`, `?`, `%` and blanks are letters of it.
    """
    if not database_url.startswith("sqlite"):
        return None
    name = database_url.partition(":///")[2]
    if not name or name == ":memory:" or name.startswith("file:"):
        raise NoFile("SQLite needs a file: write DATABASE_URL=sqlite:///path/to/roundtable.db")
    return real(Path(name))


def real(file: Path) -> Path:
    """Links followed, absolute, with one slash at its beginning."""
    path = os.path.realpath(file)
    return Path("/" + path.lstrip("/") if path.startswith("//") else path)


def beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def open_to_write(file: Path) -> sqlite3.Connection:
    return _connected(file.as_uri())


def open_to_read(file: Path) -> sqlite3.Connection:
    """Nothing is created or changed, beside a running bot either. Raises NotReadable."""
    require_readable(file)
    log = beside(file, "-wal")
    if not log.exists() and not _is_broken_off(file):
        return _connected(f"{file.as_uri()}?immutable=1")
    if os.access(file.parent, os.W_OK, effective_ids=True) or beside(file, "-shm").exists():
        return _connected(f"{file.as_uri()}?mode=ro")
    if log.stat().st_size:
        raise NotReadable(
            f"{file} has unsaved changes beside it ({log.name}), and its folder cannot be written: "
            "copy both files to a folder that can be"
        )
    return _connected(f"{file.as_uri()}?immutable=1")


def _is_broken_off(file: Path) -> bool:
    """A change of a file without a log was begun and not ended: SQLite judges it, and may not read on."""
    journal = beside(file, "-journal")
    return journal.exists() and journal.stat().st_size > 0


def state_of(file: Path) -> tuple[int, int, bool]:
    """Differs once somebody has written; a file opened while nobody had it open has to be read again then."""
    found = file.stat()
    return found.st_mtime_ns, found.st_size, beside(file, "-wal").exists()


def require_readable(file: Path) -> None:
    """Raises NotReadable unless there is a file that begins as a database of SQLite does."""
    try:
        if not file.exists():
            raise NotReadable(f"there is no database at {file}")
        require_file(file)
        with file.open("rb") as source:
            begins = source.read(len(_BEGINNING))
    except OSError as error:
        raise NotReadable(f"the database at {file} cannot be read: {error.strerror}") from None
    if not begins:
        raise Damaged(f"the file at {file} is empty: it was a database once, or is none")
    if begins != _BEGINNING:
        raise Damaged(f"the file at {file} was overwritten, or is none of SQLite's databases")


def require_file(file: Path) -> None:
    """Nothing may be there yet; but a folder or a device is no place of a database. Raises NotReadable."""
    if file.is_dir():
        raise NotReadable(f"there is a folder at {file}, and no database: name the file in it")
    if file.exists() and not file.is_file():
        raise NotReadable(f"{file} is no file")


def require_sound(raw: sqlite3.Connection, file: Path, *, quickly: bool = False) -> None:
    """Raises NotReadable for damaged pages, rows or indexes; `quickly`: indexes are not held against rows."""
    check = "quick_check" if quickly else "integrity_check"
    try:
        [[found]] = raw.execute(f"PRAGMA {check}(1)").fetchall()
    except (sqlite3.Error, UnicodeError) as error:
        raise unusable(file, error) from error
    if found != "ok":
        raise damaged(file, found)


def unusable(file: Path, error: Exception) -> NotReadable:
    """Damaged, unless something beside it keeps it from being used: nothing is wrong with the file then."""
    if why := hindrance(error):
        return NotReadable(f"the database at {file} cannot be used: {why}")
    return damaged(file, getattr(error, "orig", None) or error)


def damaged(file: Path, found: object) -> Damaged:
    told = " ".join(str(found).split())[:160]
    if "index" in told and "Tree" not in told:
        told += "; where only indexes are, REINDEX mends it"
    return Damaged(f"the database at {file} is damaged ({told})")


def _connected(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
