"""Backups: taken beside writes, put back, verified; damaged ones refused; from and to PostgreSQL."""

import asyncio
import shutil
import sqlite3
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from dialogs.ledger.sealed import Sealed
from dialogs.ledger.tables import TableOpened
from dialogs.ports import NotReadable, NotRestored
from dialogs.table.model import Person, Table, TableState
from storage.backups import back_up, restore, verified
from storage.memory import Memory
from storage.reading import read_only
from storage.solitude import AlreadyRunning

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


def filled(url: str) -> None:
    async def fill(memory: Memory) -> None:
        for number in range(20):
            await memory.do(partial(_one, number=number))

    with Memory.open(url) as memory:
        asyncio.run(fill(memory))


def _one(work, number: int) -> None:
    state = TableState.OPEN
    table = work.add(
        Table(chat_id=-number - 1, name=f"T{number}", language="en", zone="UTC", state=state, created_at=NOW)
    )
    work.add(Person(user_id=number + 1, name="Zita", met_at=NOW))
    said = TableOpened(
        name=Sealed(table.name), data_owner=Sealed("City"), language="en", zone="UTC",
        quorum=Fraction(2, 3), pillar_rule=True,
    )  # fmt: skip
    work.append(table.id, said, NOW)


def names(url: str) -> list[str]:
    return read_only(url, lambda reader: [one.name for one in reader.find(Table)])


def test_there_and_back(database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    filled(database_url)
    copy = tmp_path / "backups" / "one.backup.db"
    assert [one.holds for one in back_up(database_url, copy)] == [True] * 20
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    target = f"sqlite:///{tmp_path / 'elsewhere' / 'roundtable.db'}"
    assert all(one.holds for one in restore(copy, target))
    assert names(target) == names(database_url)
    filled_on(target)


def filled_on(url: str) -> None:
    """Numbers go on after those restored."""

    async def add(memory: Memory) -> int:
        return await memory.do(
            lambda work: (
                work.add(Table(chat_id=-999, name="new", language="en", zone="UTC", created_at=NOW)).id
            )
        )

    with Memory.open(url) as memory:
        assert asyncio.run(add(memory)) == 21


@pytest.mark.postgres
def test_into_postgresql(sqlite_url: str, empty_postgres: str, tmp_path: Path) -> None:
    filled(sqlite_url)
    copy = tmp_path / "one.backup.db"
    back_up(sqlite_url, copy)
    assert all(one.holds for one in restore(copy, empty_postgres))
    assert names(empty_postgres) == names(sqlite_url)
    filled_on(empty_postgres)
    with pytest.raises(NotRestored, match="not empty"):
        restore(copy, empty_postgres)


@pytest.fixture
def empty_postgres(request: pytest.FixtureRequest):
    with request.getfixturevalue("postgres_server").fresh_database() as url:
        yield url


def test_beside_a_running_bot(sqlite_url: str, tmp_path: Path) -> None:
    async def both(memory: Memory) -> None:
        writing = asyncio.gather(*(memory.do(partial(_one, number=number)) for number in range(200)))
        loop = asyncio.get_running_loop()
        for at in range(5):
            target = tmp_path / f"{at}.backup.db"
            verdicts = await loop.run_in_executor(None, back_up, sqlite_url, target)
            assert all(one.holds for one in verdicts)
        await writing

    with Memory.open(sqlite_url) as memory:
        asyncio.run(both(memory))
    sizes = [len(names(f"sqlite:///{tmp_path / f'{at}.backup.db'}")) for at in range(5)]
    assert sizes == sorted(sizes)


def test_a_running_bot_is_not_restored_over(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "one.backup.db"
    back_up(sqlite_url, copy)
    with Memory.open(sqlite_url), pytest.raises(AlreadyRunning):
        restore(copy, sqlite_url, replace=True)


def test_what_is_there_is_moved_aside_only_when_asked(sqlite_url: str, tmp_path: Path) -> None:
    filled(sqlite_url)
    copy, empty = tmp_path / "one.backup.db", tmp_path / "two.db"
    back_up(sqlite_url, copy)
    Memory.open(f"sqlite:///{empty}").close()
    with pytest.raises(NotRestored, match="--replace"):
        restore(copy, f"sqlite:///{empty}")
    restore(copy, f"sqlite:///{empty}", replace=True)
    assert len(names(f"sqlite:///{empty}")) == 20
    assert (tmp_path / "two.db.before-restore").is_file()


def test_nothing_of_what_was_blanked_is_in_a_new_backup(sqlite_url: str, tmp_path: Path) -> None:
    filled(sqlite_url)

    async def forget(memory: Memory) -> None:
        def job(work) -> None:
            for one in work.find(Person):
                work.change(Person, one.id, {}, name="")

        await memory.do(job)

    with Memory.open(sqlite_url) as memory:
        asyncio.run(forget(memory))
        back_up(sqlite_url, tmp_path / "one.backup.db")
    assert b"Zita" not in (tmp_path / "one.backup.db").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + b"x" * 4000])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.backup.db"
    broken.write_bytes(content)
    with pytest.raises(NotReadable):
        restore(broken, f"sqlite:///{tmp_path / 'new.db'}")
    assert not (tmp_path / "new.db").exists()
    with pytest.raises(NotRestored, match="no backup"):
        restore(tmp_path / "none.db", f"sqlite:///{tmp_path / 'new.db'}")


def test_a_forged_answer_is_named_after_restoring(sqlite_url: str, tmp_path: Path) -> None:
    filled(sqlite_url)
    copy = tmp_path / "one.backup.db"
    back_up(sqlite_url, copy)
    connection = sqlite3.connect(copy)
    connection.execute("DROP TRIGGER ledger_entries_stay")
    connection.execute("UPDATE ledger_entries SET body = replace(body, 'UTC', 'XYZ') WHERE table_id = 3")
    connection.commit()
    connection.close()
    verdicts = restore(copy, f"sqlite:///{tmp_path / 'new.db'}")
    assert [one.table_id for one in verdicts if not one.holds] == [3]


def test_a_full_disk_leaves_no_half_backup(sqlite_url: str, tmp_path: Path, monkeypatch) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.backups._vacuum_into", full)
    with pytest.raises(OSError, match="No space left"):
        back_up(sqlite_url, tmp_path / "out" / "one.backup.db")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_backup_is_checked_without_being_changed(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "one.backup.db"
    back_up(sqlite_url, copy)
    shutil.copy(copy, tmp_path / "same.db")
    verified(copy)
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("one")) == [copy.name]
