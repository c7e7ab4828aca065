"""Nothing kept by person, chat, timer or update grows beyond its bound."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import AsyncMock

import pytest
from sqlalchemy.dialects import sqlite

from bot.delivery import boards, notices
from bot.delivery.budget import MOST_CHATS, Budget, Kind, Limits
from bot.delivery.doors import Doors
from bot.line import desk, flood
from bot.line.flood import Flood
from bot.upkeep import clock
from bot.upkeep.recent import Recent
from dialogs.ports import Lock
from dialogs.table.model import Person
from storage import statements
from storage.statements import EQUAL, Shape

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


def test_the_oldest_is_forgotten_and_what_is_used_again_is_young() -> None:
    kept = Recent[int, str](3)
    for key in (1, 2, 3, 1, 4):
        kept[key] = str(key)
    assert list(kept) == [3, 1, 4]


def test_every_keeper_is_bounded() -> None:
    memory: Any = AsyncMock()
    keepers: list[tuple[Recent[int, Any], int]] = [
        (desk.Desk(memory)._apologised, desk.MOST_APOLOGIES),
        (clock.Clock(memory, memory, lambda: NOW, memory)._patience, clock.MOST_FAILING),
        (clock.Clock(memory, memory, lambda: NOW, memory)._not_before, clock.MOST_FAILING),
        (boards.Boards(memory, memory, memory, Doors(), lambda: NOW)._failures, boards.MOST_FAILING),
        (
            notices.Notices(memory, memory, memory, memory, Doors(), lambda: NOW)._outages,
            notices.MOST_OUTAGES,
        ),
        (Flood()._buckets, flood.MOST_PEOPLE),
    ]
    for keeper, most in keepers:
        assert keeper.most == most
        for key in range(most + 50):
            keeper[key] = None
        assert len(keeper) == most


def test_a_crowd_of_accounts_does_not_fill_the_flood_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "MOST_PEOPLE", 100)
    gate = Flood()
    assert all(gate.allows(account, NOW) for account in range(1000))
    assert len(gate._buckets) == 100


def test_chats_that_limit_nothing_are_forgotten() -> None:
    budget = Budget(Limits())
    for chat in range(5 * MOST_CHATS):
        budget.take(chat, Kind.SEND, NOW + timedelta(seconds=chat))
    assert len(budget._chats) <= 2 * MOST_CHATS


def test_doors_are_kept_for_what_is_owed_only() -> None:
    doors = Doors()
    for number in range(1000):
        doors.shut(-number, NOW)
        doors.shut((True, number), NOW)
    doors.follow({-1}, {(True, 2)}, set(), NOW)
    assert len(doors) == 2


def test_statements_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "MOST_STATEMENTS", 10)
    shape = Shape(Person, sqlite.dialect())
    for number in range(1, 40):
        shape.select((("id", number),), "id", False, Lock.NONE)
        shape.update(("name",), (("id", number),))
    assert max(len(shape._selects), len(shape._updates)) <= 10
    assert shape.select((("id", EQUAL),), "id", False, Lock.NONE).sql
