"""Backups and what is put back where no file can be, or too little room is; and two at once."""

import asyncio
import resource
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from dialogs.ports import NotReadable, Work
from dialogs.table.model import Table
from storage.backups import back_up, forget, restore
from storage.identity import uid_of
from storage.memory import Memory
from storage.reading import read_only
from tests.storage.test_backups import filled, names

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "roundtable.db"
    filled(f"sqlite:///{path}")
    return path


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """As a full disk: no file of this process may grow beyond."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def add_table(number: int, work: Work) -> Table:
    return work.add(Table(chat_id=-number, name="x" * 60, language="en", zone="UTC", created_at=NOW))


def content(folder: Path) -> dict[str, int]:
    files = [one for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock"]
    return {str(one.relative_to(folder)): one.stat().st_size for one in files}


@pytest.mark.parametrize("size", [0, 4096, 100_000, 300_000])
def test_a_full_disk_leaves_neither_half_a_backup_nor_half_a_database(
    size: int, tmp_path: Path, whole: Path
) -> None:
    shutil.copy(whole, tmp_path / "table.db")
    url, before = f"sqlite:///{tmp_path / 'table.db'}", content(tmp_path)
    with no_file_beyond(size), pytest.raises(OSError):
        back_up(url, tmp_path / "one.backup.db")
    for target in (url, f"sqlite:///{tmp_path / 'new.db'}"):
        with no_file_beyond(size), pytest.raises((OSError, NotReadable)):
            restore(whole, target, replace=True)
    assert content(tmp_path) == before
    assert len(names(url)) == 20


@pytest.mark.postgres
def test_a_full_disk_beside_a_server(tmp_path: Path, postgres_url: str) -> None:
    Memory.open(postgres_url).close()
    with no_file_beyond(100_000), pytest.raises((OSError, NotReadable)):
        back_up(postgres_url, tmp_path / "one.backup.db")
    assert content(tmp_path) == {}


@pytest.mark.parametrize("place", ["", "folder", "folder/", ".", "/"])
@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_is_never_moved_aside(
    place: str, replace: bool, tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotReadable):
        restore(whole, f"sqlite:///{place}", replace=replace)
    assert content(tmp_path) == {"folder/letter.txt": 1}


def test_a_place_where_no_file_can_be_made_is_not_called_a_running_bot(whole: Path) -> None:
    for look in (lambda url: restore(whole, url), Memory.open):
        with pytest.raises(OSError, match=r"x\.db\.lock"):
            look("sqlite:////proc/x.db")


def test_a_server_of_an_impossible_name(tmp_path: Path, whole: Path) -> None:
    for name in ("a..b", "." * 3, "x" * 300):
        url = f"postgresql+psycopg://{name}:1/d"
        for look in (Memory.open, lambda url: back_up(url, tmp_path / "b"), lambda url: restore(whole, url)):
            with pytest.raises(NotReadable, match="does not answer"):
                look(url)


def test_two_backups_at_once_are_both_whole(tmp_path: Path, whole: Path) -> None:
    url, moments = f"sqlite:///{whole}", [f"{at}.backup.db" for at in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: back_up(url, tmp_path / name), moments))
    assert sorted(content(tmp_path)) == moments
    assert all(len(names(f"sqlite:///{tmp_path / one}")) == 20 for one in moments)


def test_what_another_run_removed_meanwhile_is_no_matter(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(f"sqlite:///{whole}", tmp_path / "one.backup.db")
    uid = read_only(f"sqlite:///{whole}", uid_of)
    monkeypatch.setattr("storage.backups._is_of", lambda each, uid: True)
    assert forget([tmp_path / "one.backup.db", tmp_path / "gone.backup.db"], uid) == 2
    assert content(tmp_path) == {}


def test_a_folder_that_vanishes_meanwhile_is_told(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "backups"
    monkeypatch.setattr("storage.backups._seal", lambda file: shutil.rmtree(folder))
    with pytest.raises((OSError, NotReadable)):
        back_up(f"sqlite:///{whole}", folder / "one.backup.db")


def test_another_databases_log_left_beside_is_told_and_not_taken_in(tmp_path: Path, whole: Path) -> None:
    """Somebody copied a backup over the file and left the log of what was there."""
    with Memory.open(f"sqlite:///{tmp_path / 'old.db'}") as memory:
        for number in range(300):
            asyncio.run(memory.do(partial(add_table, number)))
        shutil.copy(tmp_path / "old.db-wal", tmp_path / "table.db-wal")
    file = Path(shutil.copy(whole, tmp_path / "table.db"))
    before = file.read_bytes()
    with pytest.raises(NotReadable):
        Memory.open(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_change_broken_off_is_not_read_as_if_it_were_whole(tmp_path: Path, whole: Path) -> None:
    file = Path(shutil.copy(whole, tmp_path / "table.db"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE tables SET name = 'half'")
        other.execute("UPDATE inbox SET body = body || hex(randomblob(3000))")
        other.execute("UPDATE persons SET name = hex(randomblob(3000))")
        for ending in ("", "-journal"):
            shutil.copy(f"{file}{ending}", tmp_path / f"copy.db{ending}")
    copy = tmp_path / "copy.db"
    before = copy.read_bytes()
    assert b"half" in before
    try:
        assert "half" not in names(f"sqlite:///{copy}")
    except NotReadable as error:
        assert "cannot be used" in str(error)
    assert copy.read_bytes() == before
