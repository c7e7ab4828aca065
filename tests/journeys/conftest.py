"""A stage in a folder of its own; afterwards Telegram has declined nothing and every ledger holds."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.rehearsal.stage import Stage
from dialogs.plan.verify import verify_tables
from tests.journeys.city import City, found

MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
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
