"""Every database knows which installation it is; a backup put back elsewhere is still the same one."""

from pathlib import Path

from dialogs.installation import Installation
from storage.backups import back_up, restore
from storage.memory import Memory
from storage.reading import read_only


def uids(url: str) -> list[str]:
    return read_only(url, lambda reader: [one.uid for one in reader.find(Installation)])


def test_it_is_given_once(empty_url: str) -> None:
    Memory.open(empty_url).close()
    [uid] = uids(empty_url)
    assert len(uid) == 32
    Memory.open(empty_url).close()
    assert uids(empty_url) == [uid]


def test_no_two_are_the_same(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}" for name in ("one.db", "two.db")]
    for url in urls:
        Memory.open(url).close()
    assert uids(urls[0]) != uids(urls[1])


def test_a_backup_keeps_it(database_url: str, empty_url: str, tmp_path: Path) -> None:
    back_up(database_url, tmp_path / "one.backup.db")
    restore(tmp_path / "one.backup.db", empty_url)
    assert uids(empty_url) == uids(database_url)
