"""SQLite's files, whatever their names: read without making or changing any; the damaged are told."""

import asyncio
import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialogs.plan.verify import verify_tables
from dialogs.ports import Damaged, NotReadable
from dialogs.table.model import Table
from storage.backups import back_up, restore, verified
from storage.health import health
from storage.memory import Memory
from storage.reading import read_only
from storage.solitude import AlreadyRunning
from tests.storage.test_backups import filled, names

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
NAMES = [
    "Ordner #2", "what?", "100 % sure", "%23", "a  b", "Träger", "Tra\u0308ger", "a&b=c;d", "'quoted' \"x\"",
    "-dash", "file:x", "?mode=ro", "line\nbreak", "x//y", "./..a", "🙂", ":memory:",
]  # fmt: skip


def listed(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "roundtable.db"
    filled(f"sqlite:///{path}")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_letters(name: str, tmp_path: Path, whole: Path) -> None:
    folder = tmp_path / name
    folder.mkdir(parents=True)
    shutil.copy(whole, folder / "table #1?.db")
    url = f"sqlite:///{folder}/table #1?.db"
    before = listed(tmp_path)
    assert len(names(url)) == 20
    assert len(health(url, NOW).tables) == 20
    assert listed(tmp_path) == before
    copy = folder / "one #1?.backup.db"
    assert len(back_up(url, copy)) == 20
    assert listed(tmp_path) == sorted([*before, str(copy.relative_to(tmp_path))])
    assert len(restore(copy, f"sqlite:///{folder}/new?x=%20.db")) == 20
    assert (folder / "new?x=%20.db").is_file()
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(NotReadable, match="damaged"):
        restore(copy, f"sqlite:///{folder}/never.db")
    assert not (folder / "never.db").exists()


@pytest.mark.parametrize("lead", ["", "./", "x/../", ".//"])
def test_relative_paths(lead: str, tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").mkdir()
    shutil.copy(whole, "a#b.db")
    assert len(names(f"sqlite:///{lead}a#b.db")) == 20
    assert len(names(f"sqlite:////{tmp_path}/a#b.db")) == 20


def test_a_link_is_the_database_it_leads_to(tmp_path: Path, whole: Path) -> None:
    shutil.copy(whole, tmp_path / "real.db")
    (tmp_path / "link.db").symlink_to("real.db")
    url = f"sqlite:///{tmp_path / 'link.db'}"
    assert len(names(url)) == 20
    with Memory.open(f"sqlite:///{tmp_path / 'real.db'}"), pytest.raises(AlreadyRunning):
        Memory.open(url)
    back_up(url, tmp_path / "one.backup.db")
    restore(tmp_path / "one.backup.db", url, replace=True)
    assert (tmp_path / "link.db").is_symlink()
    assert (tmp_path / "real.db.before-restore").is_file()


def test_what_was_moved_aside_before_stays(tmp_path: Path, whole: Path) -> None:
    target = tmp_path / "table.db"
    for _ in range(3):
        restore(whole, f"sqlite:///{target}", replace=True)
    assert {"table.db.before-restore", "table.db.before-restore-2"} <= set(listed(tmp_path))


def test_changes_still_in_the_log_are_read_and_restored(tmp_path: Path) -> None:
    with Memory.open(f"sqlite:///{tmp_path / 'table.db'}") as memory:
        table = Table(chat_id=-1, name="late", language="en", zone="UTC", created_at=NOW)
        asyncio.run(memory.do(lambda work: work.add(table)))
        for ending in ("", "-wal"):
            shutil.copy(tmp_path / f"table.db{ending}", tmp_path / f"copy.db{ending}")
    assert names(f"sqlite:///{tmp_path / 'copy.db'}") == ["late"]
    restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'new.db'}")
    assert names(f"sqlite:///{tmp_path / 'new.db'}") == ["late"]


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder nobody may write; root, who may all, becomes nobody meanwhile."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    if os.geteuid() != os.getuid():
        os.seteuid(os.getuid())
    folder.chmod(0o755)
    shutil.rmtree(folder)


def lock(folder: Path) -> None:
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)


def test_a_copy_that_cannot_be_written_is_read(locked: Path, whole: Path) -> None:
    shutil.copy(whole, locked / "table.db")
    (locked / "table.db").chmod(0o444)
    lock(locked)
    url = f"sqlite:///{locked / 'table.db'}"
    assert len(names(url)) == 20
    assert len(health(url, NOW).tables) == 20
    assert len(verified(locked / "table.db")) == 20
    with pytest.raises((OSError, NotReadable)):
        Memory.open(url)
    assert listed(locked) == ["table.db"]


def test_a_copy_with_a_log_that_cannot_be_read_there_says_so(locked: Path, tmp_path: Path) -> None:
    with Memory.open(f"sqlite:///{tmp_path / 'table.db'}"):
        for ending in ("", "-wal"):
            shutil.copy(tmp_path / f"table.db{ending}", locked / f"table.db{ending}")
    lock(locked)
    with pytest.raises(NotReadable, match="copy both"):
        names(f"sqlite:///{locked / 'table.db'}")


def test_a_file_nobody_may_read_says_so(locked: Path, whole: Path) -> None:
    shutil.copy(whole, locked / "table.db")
    (locked / "table.db").chmod(0)
    lock(locked)
    with pytest.raises(NotReadable, match="cannot be read"):
        names(f"sqlite:///{locked / 'table.db'}")


def test_a_damaged_index_is_named(tmp_path: Path, whole: Path) -> None:
    file = Path(shutil.copy(whole, tmp_path / "table.db"))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'ix_tables_chat_id'")
        connection.commit()
        made = "CREATE INDEX ix_tables_chat_id ON tables (chat_id)"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_seats_table_id'")
        values = ("index", "ix_tables_chat_id", "tables", root.fetchone()[0], made)
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", values)
        connection.commit()
    for look in (names, lambda url: health(url, NOW), lambda url: read_only(url, verify_tables), Memory.open):
        with pytest.raises(Damaged):
            look(f"sqlite:///{file}")


def test_a_large_file_is_looked_at_more_quickly_at_the_start_only(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that lacks a row is found by the full check only; a torn page by either."""
    file = Path(shutil.copy(whole, tmp_path / "table.db"))
    url = f"sqlite:///{file}"
    with closing(sqlite3.connect(file)) as connection:
        asked = "SELECT * FROM sqlite_master WHERE type = 'index' AND tbl_name = 'tables' AND sql NOT NULL"
        index = connection.execute(asked).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", index[1:2])
        connection.commit()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM tables WHERE id = 7")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", index)
        connection.commit()
    with pytest.raises(Damaged, match="restore FILE"):
        Memory.open(url)
    monkeypatch.setattr("storage.reading.WHOLLY_CHECKED", file.stat().st_size - 1)
    Memory.open(url).close()
    with pytest.raises(Damaged):
        health(url, NOW)
    with file.open("r+b") as torn:
        torn.seek(4096 * 3)
        torn.write(bytes(4096))
    with pytest.raises(Damaged):
        Memory.open(url)


def test_a_value_that_is_none_of_its_kind_is_named(tmp_path: Path, whole: Path) -> None:
    file = Path(shutil.copy(whole, tmp_path / "table.db"))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE tables SET state = 'opne' WHERE id = 3")
        connection.commit()
    for look in (names, lambda url: health(url, NOW), lambda url: read_only(url, verify_tables)):
        with pytest.raises(Damaged, match="stored value"):
            look(f"sqlite:///{file}")


@pytest.mark.parametrize("seed", range(60))
def test_overwritten_pages_are_a_sentence_or_no_matter(seed: int, tmp_path: Path, whole: Path) -> None:
    chance = random.Random(seed)
    content = bytearray(whole.read_bytes())
    for _ in range(chance.choice((1, 3))):
        length = chance.choice((1, 4, 40, 4096))
        at = chance.randrange(0, len(content) - length)
        content[at : at + length] = chance.randbytes(length)
    file = tmp_path / "table.db"
    file.write_bytes(content)
    url = f"sqlite:///{file}"
    for look in (
        lambda: read_only(url, verify_tables),
        lambda: health(url, NOW),
        lambda: back_up(url, tmp_path / "copy.backup.db"),
        lambda: restore(file, f"sqlite:///{tmp_path / 'new.db'}"),
        lambda: Memory.open(url).close(),
    ):
        try:
            look()
        except (NotReadable, OSError) as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_file_another_program_holds_is_not_called_damaged(
    mode: str, tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.files.BUSY_SECONDS", 0.05)
    file = Path(shutil.copy(whole, tmp_path / "table.db"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotReadable, match="another program holds it") as told:
            Memory.open(f"sqlite:///{file}")
        assert not isinstance(told.value, Damaged)
    Memory.open(f"sqlite:///{file}").close()
