"""What is owed arrives: in order, within the limits, whatever Telegram answers, and after a restart."""

import asyncio
import json
from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.delivery import courier
from bot.documents.file_spec import FileSpec
from bot.panel.screen import Screen
from dialogs.owed import BoardKind, NoticeState
from dialogs.table.model import Person, Reach, Table
from tests.bot.rig import Rig, delivering, open_rig, settle

BLOCKED = (403, "Forbidden: bot was blocked by the user")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "SCAN_PAUSE", 0.0)


@pytest.fixture
async def rig(sqlite_url: str) -> AsyncIterator[Rig]:
    async with open_rig(sqlite_url) as made:
        yield made


async def test_notices_arrive_in_order_and_are_noted_as_sent(rig: Rig) -> None:
    owed = [await rig.owe(f"result {number}") for number in range(3)]
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert rig.group_texts() == ["result 0", "result 1", "result 2"]
    sent = [await rig.notice(each) for each in owed]
    assert {each.state for each in sent} == {NoticeState.SENT}
    assert [each.message_id for each in sent] == [message.id for message in rig.group.messages[-3:]]


async def test_a_notice_replies_to_the_board_of_its_round(rig: Rig) -> None:
    await rig.memory.do(lambda work: work.redraw(BoardKind.ROUND, 7))
    board = await rig.board(kind=BoardKind.ROUND)
    await rig.memory.do(lambda work: work.change(type(board), board.id, {}, table_id=rig.table.id))
    await rig.owe("closed", reply_to_round=7, silent=False)
    async with delivering(rig) as delivery:
        await settle(delivery)
    first, second = rig.group.messages[-2:]
    assert (second.text, second.reply_to) == ("closed", first.id)


@pytest.mark.parametrize(("silent", "expected"), [(True, True), (False, False)])
async def test_silence_is_the_notices_choice(rig: Rig, silent: bool, expected: bool) -> None:
    await rig.owe("x", silent=silent)
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert rig.request.asked("sendMessage")[0]["disable_notification"] is expected


async def test_a_429_delays_its_chat_alone(rig: Rig) -> None:
    rig.world.faults.flood(30, chat_id=rig.group.id)
    late = await rig.owe("to the group")
    await rig.owe("to the police", person="police")
    async with delivering(rig) as delivery:
        await settle(delivery)
        assert (rig.group_texts(), rig.private_texts(rig.police)) == ([], ["to the police"])
        assert (await rig.notice(late)).state is NoticeState.OWED
        rig.clock.advance(seconds=31)
        await settle(delivery)
    assert rig.group_texts() == ["to the group"]
    assert (await rig.notice(late)).attempts == 1


async def test_a_block_is_remembered_and_not_tried_again(rig: Rig) -> None:
    rig.world.block(rig.police)
    first, second = await rig.owe("a", person="police"), await rig.owe("b", person="police")
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert {(await rig.notice(each)).state for each in (first, second)} == {NoticeState.FAILED}
    person = await rig.memory.read(lambda reader: reader.get(Person, rig.persons["police"].id))
    assert person.reach is Reach.BLOCKED
    assert len(rig.request.asked("sendMessage")) == 1


async def test_who_never_pressed_start_is_not_written_to(rig: Rig) -> None:
    owed = await rig.owe("a", person="facilitator")
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert (await rig.notice(owed)).state is NoticeState.FAILED
    assert rig.request.asked("sendMessage") == []


async def test_an_unclear_result_is_sent_again_an_unclear_prompt_is_not(rig: Rig) -> None:
    rig.world.faults.lose_answer(method="sendMessage", times=2)
    result = await rig.owe("result")
    prompt = await rig.owe("wrong input", person="police", code="refused")
    async with delivering(rig) as delivery:
        await settle(delivery)
        rig.clock.advance(seconds=5)
        await settle(delivery)
    assert rig.group_texts() == ["result", "result"]
    assert rig.private_texts(rig.police) == ["wrong input"]
    assert (await rig.notice(result)).state is NoticeState.SENT
    assert (await rig.notice(prompt)).state is NoticeState.FAILED


async def test_an_outage_keeps_order_and_loses_nothing(rig: Rig) -> None:
    rig.world.faults.server_error(502, method="sendMessage", times=4)
    owed = [await rig.owe(text) for text in ("first", "second")]
    async with delivering(rig) as delivery:
        for _ in range(8):
            await settle(delivery)
            rig.clock.advance(seconds=61)
    assert rig.group_texts() == ["first", "second"]
    assert [(await rig.notice(each)).attempts for each in owed] == [1, 1]


async def test_one_poisonous_notice_does_not_stop_the_others(rig: Rig) -> None:
    broken = await rig.owe("", facts={"broken": True})
    rejected = await rig.owe("<b>unclosed")
    await rig.owe("fine")
    async with delivering(rig) as delivery:
        for _ in range(12):
            await settle(delivery)
            rig.clock.advance(seconds=2)
    assert {(await rig.notice(each)).state for each in (broken, rejected)} == {NoticeState.FAILED}
    assert rig.group_texts() == ["fine"]


async def test_nothing_to_show_is_dropped(rig: Rig) -> None:
    await rig.owe("x", facts={"text": None})
    await rig.redraw()
    rig.screens.board_text = lambda board: None
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert rig.request.asked("sendMessage") == []
    assert not (await rig.board()).dirty


async def test_a_restart_sends_what_was_owed_or_under_way(rig: Rig) -> None:
    await rig.owe("owed")
    await rig.owe("under way", state=NoticeState.SENDING)
    prompt = await rig.owe("prompt", code="refused", state=NoticeState.SENDING)
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert rig.group_texts() == ["owed", "under way"]
    assert (await rig.notice(prompt)).state is NoticeState.FAILED


async def test_a_group_that_became_a_supergroup_is_followed(rig: Rig) -> None:
    other = rig.world.group("Auenfurt", rig.facilitator)
    rig.world.add_bot(other, rig.facilitator)
    moved = {"ok": False, "description": "Bad Request", "parameters": {"migrate_to_chat_id": other.id}}
    rig.request.answers["sendMessage"] = (400, json.dumps(moved).encode())
    await rig.owe("moved")
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert [message.text for message in other.messages if message.sender == rig.world.bot][-1:] == ["moved"]
    table = await rig.memory.read(lambda reader: reader.get(Table, rig.table.id))
    assert table.chat_id == other.id


async def test_a_deleted_topic_falls_back_to_the_group(rig: Rig) -> None:
    await rig.memory.do(lambda work: work.change(Table, rig.table.id, {}, thread_id=77))
    rig.world.faults.decline(400, "Bad Request: message thread not found", method="sendMessage")
    await rig.owe("a")
    await rig.owe("b")
    async with delivering(rig) as delivery:
        await settle(delivery)
    assert rig.group_texts()[:2] == ["a", "b"]


def _write(text: str) -> bytes:
    return text.encode()


def _refuse() -> bytes:
    raise ValueError("no such plan")


async def test_a_file_is_made_elsewhere_and_sent_with_its_caption(rig: Rig) -> None:
    file = FileSpec("plan.txt", partial(_write, "the plan"))
    rig.screens.notice = lambda reader, notice, now: Screen("Version 3", file=file)  # type: ignore[method-assign]
    await rig.owe("x", person="police")
    async with delivering(rig) as delivery:
        await settle(delivery)
    sent = rig.world.private(rig.police).messages[-1]
    assert sent.document is not None
    assert (sent.text, sent.document.name, sent.document.size) == ("Version 3", "plan.txt", 8)


async def test_a_file_that_cannot_be_made_is_given_up_after_five_attempts(
    rig: Rig, capsys: pytest.CaptureFixture[str]
) -> None:
    rig.screens.notice = lambda reader, notice, now: Screen("x", file=FileSpec("plan.txt", _refuse))  # type: ignore[method-assign]
    owed = await rig.owe("x", person="police")
    async with delivering(rig) as delivery:
        for _ in range(6):
            await settle(delivery)
            rig.clock.advance(seconds=2)
    assert (await rig.notice(owed)).state is NoticeState.FAILED
    assert "notice_given_up" in capsys.readouterr().out


async def test_it_stops_even_when_nudged_in_the_same_moment(rig: Rig) -> None:
    delivery = rig.delivery(None)
    await delivery.start()
    await settle(delivery)
    delivery.nudge()
    async with asyncio.timeout(5):
        await delivery.stop()
    assert "delivery" not in {task.get_name() for task in asyncio.all_tasks()}
