"""Opening: one start only, tables brought up to date, and the same whether migrated or described."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import storage.migrations
from storage.belonging import HEAD
from storage.memory import Memory
from storage.migrations.__main__ import FIRST, written
from storage.schema import metadata
from storage.solitude import AlreadyRunning
from tests.storage.things import adding, codes


def differences(database_url: str) -> Any:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    return found


async def test_a_second_start_is_refused_until_the_first_has_ended(database_url: str) -> None:
    with Memory.open(database_url) as first:
        with pytest.raises(AlreadyRunning, match="already running"):
            Memory.open(database_url)
        await first.do(adding("undisturbed"))
    with Memory.open(database_url) as second:
        assert await codes(second) == ["undisturbed"]


async def test_the_refusal_names_the_lock_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'table.db'}"
    with Memory.open(url), pytest.raises(AlreadyRunning, match=r"table\.db\.lock"):
        Memory.open(url)


async def test_beside_the_bot_a_command_may_open_too(memory: Memory, database_url: str) -> None:
    with Memory.open(database_url, alone=False) as beside:
        await beside.do(adding("beside"))
    assert await codes(memory) == ["beside"]


async def test_opening_again_changes_nothing(empty_url: str) -> None:
    with Memory.open(empty_url) as memory:
        await memory.do(adding("kept"))
    assert differences(empty_url) == []
    with Memory.open(empty_url) as memory:
        assert await codes(memory) == ["kept"]
    assert differences(empty_url) == []


def test_the_first_migration_is_written_from_the_tables() -> None:
    """Until the first release: `python -m storage.migrations` writes it anew."""
    assert FIRST.read_text(encoding="utf-8") == written()


def test_the_newest_revision_is_the_one_looked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_migration_that_fails_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise LookupError("half way")

    with monkeypatch.context() as broken:
        broken.setattr("storage.migrations.append_only.keep_append_only", fail)
        with pytest.raises(LookupError):
            Memory.open(empty_url)
    Memory.open(empty_url).close()
    assert differences(empty_url) == []


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_sqlite_needs_a_file(url: str) -> None:
    with pytest.raises(ValueError, match="needs a file"):
        Memory.open(url)
