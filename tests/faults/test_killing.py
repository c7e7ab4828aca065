"""Killed three times amid presses and closing rounds; the long run is `python -m tests.faults`."""

from pathlib import Path

import pytest

from tests.faults.aftermath import look_at
from tests.faults.killing import CLOSING_SEATS, Ordeal, Plan

pytestmark = pytest.mark.faults


async def test_kills_lose_and_double_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    plan = Plan(kills=3, presses=60)
    ordeal = Ordeal(plan, tmp_path)
    await ordeal.prepare()
    await ordeal.suffer()
    found = await look_at(ordeal)
    assert found.is_sound, found
    assert (found.presses, found.rounds_closed) == (plan.presses, plan.closings)
    assert found.notices >= plan.closings * (CLOSING_SEATS + 1)
    assert ordeal.world.violations == []
