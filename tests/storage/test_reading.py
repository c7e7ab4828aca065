"""A database opened only to be read: beside the running bot, never made, never brought up to date."""

from pathlib import Path
from typing import Any

import pytest

from dialogs.ports import NotReadable
from dialogs.table.model import Person
from storage.memory import Memory
from storage.reading import read_only
from tests.dialogs.seated import MONDAY


async def test_it_reads_what_the_bot_has_written(database_url: str, memory: Memory) -> None:
    await memory.do(lambda work: work.add(Person(user_id=7, met_at=MONDAY)))
    found = read_only(database_url, lambda reader: reader.find(Person))
    assert [person.user_id for person in found] == [7]


def test_it_can_write_nothing(database_url: str) -> None:
    Memory.open(database_url).close()

    def write(reader: Any) -> None:
        reader.session.run("DELETE FROM persons")

    with pytest.raises(Exception, match=r"(?i)read.?only|cannot be written"):
        read_only(database_url, write)


def test_a_database_without_tables_is_left_without(empty_url: str) -> None:
    for _ in range(2):
        with pytest.raises(NotReadable):
            read_only(empty_url, lambda reader: reader.find(Person))


def test_no_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="there is no database"):
        read_only(f"sqlite:///{tmp_path / 'none.db'}", lambda reader: reader.find(Person))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear colleagues, " * 100, encoding="utf-8")
    with pytest.raises(NotReadable, match="or is none"):
        read_only(f"sqlite:///{tmp_path / 'letter.db'}", lambda reader: reader.find(Person))


def test_a_server_that_does_not_answer_is_said_so() -> None:
    with pytest.raises(NotReadable, match="does not answer"):
        read_only("postgresql+psycopg://nobody@127.0.0.1:1/none", lambda reader: reader.find(Person))
