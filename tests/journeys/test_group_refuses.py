"""In the middle of a round the group takes nothing any more: nothing is lost, told once, and comes after."""

from datetime import timedelta

import pytest

from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Position
from dialogs.owed import Notice, NoticeState
from dialogs.rounds.closing import close_round
from dialogs.rounds.extending import extend_round
from dialogs.rounds.model import Round
from tests.journeys.seven import Kind, Seven, seat_seven

REFUSALS = (
    (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"),
    (403, "Forbidden: CHAT_WRITE_FORBIDDEN"),
    (400, "Bad Request: TOPIC_READONLY"),
    (400, "Bad Request: the forum topic is hidden"),
    (400, "Bad Request: not enough rights to send messages here"),
    (403, "Forbidden: bot was muted by an administrator"),
    (400, "Bad Request: CHAT_FROZEN_UNTIL_TOMORROW"),
    (400, "Bad Request: PEER_FLOOD"),
    (403, "Forbidden"),
)


def refuse(table: Seven, code: int, text: str) -> None:
    for method in ("sendMessage", "editMessageText", "sendDocument"):
        table.stage.world.faults.decline(code, text, method=method, chat_id=table.group.id, times=500)


def said(table: Seven, text: str) -> int:
    return sum(text in one.text for one in table.group.messages)


@pytest.mark.parametrize(("code", "text"), REFUSALS, ids=[text for _, text in REFUSALS])
async def test_what_the_group_refuses_mid_round_comes_once_it_is_open(
    stage: Stage, code: int, text: str
) -> None:
    table = await seat_seven(stage)
    held = await table.open_round(1)
    refuse(table, code, text)
    await table.do(lambda work: extend_round(work, table.by(work), held, 3, "Holidays", stage.clock()))
    await table.all_say(held, dict.fromkeys(Kind, Position.CONSENT))
    await table.do(lambda work: close_round(work, held, "all_answered", stage.clock()))
    for person in table.reached(Kind.GROUP):
        assert await table.notices("round_extended", person) and await table.notices("round_closed", person)
    await stage.pass_time(stage.clock() + timedelta(hours=5))
    assert said(table, "runs until") == said(table, "is closed") == 0
    assert len(await table.notices("rights_lost", table.facilitator)) == 1
    assert await failed(stage) == []
    stage.world.faults.pending.clear()
    await stage.pass_time(stage.clock() + timedelta(hours=3))
    extension, result = await table.notices("round_extended"), await table.notices("round_closed")
    assert len(extension) == len(result) == 1
    assert len(await table.notices("group_open", table.facilitator)) == 1
    assert len(await table.notices("rights_lost", table.facilitator)) == 1
    assert await failed(stage) == []
    assert (await stage.memory.read(lambda reader: reader.get(Round, held))).closed_at


async def failed(stage: Stage) -> list[str]:
    found = await stage.memory.read(lambda reader: reader.find(Notice, state=NoticeState.FAILED))
    return [one.code for one in found]
