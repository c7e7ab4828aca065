"""Killed at any moment: what was stored waits, what was handled is done, nothing is half done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.memory import Memory
from tests.storage.things import codes

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("moment", "handled"), [("stored", 0), ("handling", 4), ("handled", 6)])
async def test_killed(database_url: str, moment: str, handled: int) -> None:
    command = [sys.executable, "-m", "tests.storage.dying", database_url, moment]
    died = subprocess.run(  # noqa: ASYNC221
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60, check=False
    )
    assert died.returncode == -signal.SIGKILL
    with Memory.open(database_url) as memory:
        waiting = await memory.waiting()
        assert [each.update_id for each in waiting] == list(range(handled, 10))
        assert all((each.body, each.attempts) == ("{}", 0) for each in waiting)
        assert await codes(memory) == [f"handled {waiting[0].seq - handled + at}" for at in range(handled)]
        again = [(number, "{}") for number in range(12)]
        stored = await memory.store(again, waiting[0].received_at)
        assert [each.update_id for each in stored] == [10, 11]
