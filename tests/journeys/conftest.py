"""A stage in a folder of its own; afterwards Telegram has declined nothing and every ledger holds."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest

from bot.rehearsal.stage import Stage
from dialogs.plan.verify import verify_tables
from storage.memory import Memory
from tests.journeys.city import City, found

MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database brought up to date once, to be copied."""
    path = tmp_path_factory.mktemp("prepared") / "rehearsal.db"
    Memory.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture
async def stage(tmp_path: Path, prepared: Path) -> AsyncIterator[Stage]:
    copyfile(prepared, tmp_path / prepared.name)
    stage = await Stage.open(tmp_path, MONDAY)
    yield stage
    verdicts = await stage.roundtable.memory.read(verify_tables)
    await stage.close()
    assert [one.flaw for one in verdicts if not one.holds] == []
    assert stage.world.violations == []
    assert stage.world.unanswered == ()


@pytest.fixture
async def city(stage: Stage) -> City:
    return await found(stage, "Auenfurt", "en")
