"""A refusal by the place keeps what is owed, a person's and a content's are told; none is lost silently."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import Any

import pytest

from bot.delivery import Delivery, courier
from bot.panel.screen import Screen
from dialogs.owed import Board, Notice, NoticeState
from dialogs.ports import Reader
from dialogs.table.model import Facilitator, Table, TableState
from storage.health import health
from storage.memory import Memory
from tests.bot.delivery.refused import CONTENT, PLACE, UNHEARD
from tests.bot.rig import START, Rig, delivering, open_rig, settle


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "SCAN_PAUSE", 0.0)


@pytest.fixture
async def rig(sqlite_url: str) -> AsyncIterator[Rig]:
    """An open table; its facilitator can be written to."""
    async with open_rig(sqlite_url) as made:
        facilitator = made.persons["police"]
        led = Facilitator(table_id=made.table.id, person_id=facilitator.id, since=START)
        await made.memory.do(lambda work: work.add(led))
        opened = partial(_open, table_id=made.table.id)
        await made.memory.do(opened)
        made.screens.notice = _worded  # type: ignore[method-assign]
        yield made


def _worded(reader: Reader, notice: Notice, now: datetime) -> Screen:
    return Screen(notice.facts.get("text") or notice.code)


def _open(work: Any, table_id: int) -> None:
    work.change(Table, table_id, {}, state=TableState.OPEN)


class Sluggish:
    """What was read as owed arrives only once everything on its way then has been answered."""

    def __init__(self, memory: Memory, delivery: Delivery) -> None:
        self._memory, self._delivery = memory, delivery

    async def read(self, job: Any) -> Any:
        found = await self._memory.read(job)
        if self._delivery._tasks:
            await asyncio.wait(self._delivery._tasks)
        return found


def slow(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram answers a moment later: what is owed is looked at meanwhile."""
    answer = rig.request.do_request

    async def later(*args: Any, **more: Any) -> tuple[int, bytes]:
        await asyncio.sleep(0.005)
        return await answer(*args, **more)

    monkeypatch.setattr(rig.request, "do_request", later)


async def told(rig: Rig) -> list[str]:
    """Codes of what the facilitator was told."""
    found = await rig.memory.read(lambda reader: reader.find(Notice, person_id=rig.persons["police"].id))
    return [each.code for each in found]


async def rights(rig: Rig) -> list[str]:
    return (await rig.memory.read(lambda reader: reader.get(Table, rig.table.id))).rights.split()


def refuse(rig: Rig, description: str, times: int = 1, chat: int = 0) -> None:
    code = 403 if description.startswith("Forbidden") else 400
    rig.world.faults.decline(
        code, description, method="sendMessage", chat_id=chat or rig.group.id, times=times
    )


@pytest.mark.parametrize("description", PLACE)
async def test_what_a_place_refuses_waits_is_told_once_and_goes_when_it_is_open(
    rig: Rig, description: str
) -> None:
    refuse(rig, description, times=9)
    owed = [await rig.owe("result"), await rig.owe("and more")]
    async with delivering(rig) as delivery:
        for _ in range(4):
            await settle(delivery)
            rig.clock.advance(seconds=5)
        assert [(await rig.notice(each)).state for each in owed] == [NoticeState.OWED] * 2
        assert (await rights(rig), await told(rig)) == ([PLACE[description]], ["rights_lost"])
        assert len([one for one in rig.request.asked("sendMessage") if one["chat_id"] < 0]) == 1
        for _ in range(40):
            rig.clock.advance(minutes=30)
            await settle(delivery)
    assert rig.group_texts() == ["result", "and more"]
    assert (await rights(rig), await told(rig)) == ([], ["rights_lost", "group_open"])


@pytest.mark.parametrize("description", PLACE)
async def test_a_board_refused_by_its_place_is_drawn_when_it_is_open(rig: Rig, description: str) -> None:
    refuse(rig, description, times=2)
    await rig.redraw()
    async with delivering(rig) as delivery:
        await settle(delivery)
        assert (await rig.board()).dirty
        for _ in range(10):
            rig.clock.advance(minutes=10)
            await settle(delivery)
    assert rig.group_texts() == ["drawing 1"]
    assert await told(rig) == ["rights_lost", "group_open"]


@pytest.mark.parametrize("how", ["as it comes", "refused while one looks what is owed"])
async def test_nothing_is_tried_again_sooner_each_time(
    rig: Rig, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(rig, "Bad Request: CHAT_RESTRICTED", times=100)
    await rig.owe("result")
    tries = []
    async with delivering(rig) as delivery:
        if how != "as it comes":
            slow(rig, monkeypatch)
            monkeypatch.setattr(delivery, "_memory", Sluggish(rig.memory, delivery))
        for minute in range(240):
            before = len(rig.request.asked("sendMessage"))
            await settle(delivery)
            if len(rig.request.asked("sendMessage")) > before and minute:
                tries.append(minute)
            rig.clock.advance(minutes=1)
    gaps = [later - sooner for sooner, later in pairwise(tries)]
    assert gaps == sorted(gaps)
    assert max(gaps) >= 30


async def test_rights_given_back_open_the_place_at_once(rig: Rig) -> None:
    refuse(rig, "Bad Request: TOPIC_CLOSED")
    await rig.owe("result")
    async with delivering(rig) as delivery:
        await settle(delivery)
        await rig.memory.do(lambda work: work.change(Table, rig.table.id, {}, rights=""))
        rig.clock.advance(seconds=2)
        await settle(delivery)
    assert rig.group_texts() == ["result"]


async def test_a_restart_keeps_what_waits(rig: Rig) -> None:
    refuse(rig, "Bad Request: CHAT_RESTRICTED")
    await rig.owe("result")
    async with delivering(rig) as delivery:
        await settle(delivery)
    async with delivering(rig) as delivery:
        await settle(delivery)
        rig.clock.advance(minutes=2)
        await settle(delivery)
    assert rig.group_texts() == ["result"]


@pytest.mark.parametrize("description", UNHEARD)
async def test_an_unknown_refusal_is_kept_told_once_and_passed_by_others(rig: Rig, description: str) -> None:
    refuse(rig, description, times=7)
    first = await rig.owe("result")
    async with delivering(rig) as delivery:
        for _ in range(7):
            await settle(delivery)
            rig.clock.advance(minutes=3)
        assert (await rig.notice(first)).state is NoticeState.OWED
        assert (await rights(rig), await told(rig)) == (["unheard"], ["rights_lost"])
        for _ in range(20):
            rig.clock.advance(minutes=30)
            await settle(delivery)
    assert rig.group_texts() == ["result"]
    assert await rights(rig) == []


async def test_an_unknown_refusal_of_one_message_does_not_stop_the_next(rig: Rig) -> None:
    refuse(rig, UNHEARD[0])
    await rig.owe("refused")
    await rig.owe("next")
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert rig.group_texts() == ["next"]


@pytest.mark.parametrize("description", UNHEARD)
async def test_an_unknown_refusal_in_private_is_kept(rig: Rig, description: str) -> None:
    refuse(rig, description, times=3, chat=rig.police.id)
    owed = await rig.owe("to the police", person="police")
    async with delivering(rig) as delivery:
        for _ in range(12):
            await settle(delivery)
            rig.clock.advance(minutes=10)
    assert (await rig.notice(owed)).state is NoticeState.SENT
    assert "to the police" in rig.private_texts(rig.police)


@pytest.mark.parametrize("description", CONTENT)
async def test_refused_content_is_given_up_told_and_seen_by_the_operator(
    rig: Rig, description: str, sqlite_url: str
) -> None:
    refuse(rig, description, times=5)
    owed = await rig.owe("result")
    await rig.owe("fine")
    async with delivering(rig) as delivery:
        for _ in range(8):
            await settle(delivery)
            rig.clock.advance(seconds=2)
    assert (await rig.notice(owed)).state is NoticeState.FAILED
    assert rig.group_texts() == ["fine"]
    assert await told(rig) == ["message_given_up"]
    assert health(sqlite_url, rig.clock()).given_up == 1


async def test_a_board_whose_content_is_refused_is_told_once_and_counted(rig: Rig, sqlite_url: str) -> None:
    refuse(rig, CONTENT[0], times=10)
    async with delivering(rig) as delivery:
        for _ in range(2):
            await rig.redraw()
            for _ in range(7):
                await settle(delivery)
                rig.clock.advance(seconds=6)
        assert health(sqlite_url, rig.clock()).refused_boards == 1
        assert await told(rig) == ["message_given_up"]
        await rig.redraw()
        rig.clock.advance(seconds=6)
        await settle(delivery)
    assert health(sqlite_url, rig.clock()).refused_boards == 0
    assert not (await rig.memory.read(lambda reader: reader.first(Board))).refused  # type: ignore[union-attr]
