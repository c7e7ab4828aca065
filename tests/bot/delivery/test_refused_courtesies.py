"""What Telegram refuses beside a message itself: a pin, the message one replies to, and in private."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.delivery import courier
from dialogs.owed import BoardKind, NoticeState
from dialogs.table.greeting import (
    LEARNED,
    MAY_NOT_PIN,
    MAY_NOT_WRITE,
    NO_FILES,
    NO_SUPERGROUP,
    REMOVED,
    TOPIC_SHUT,
    seen_rights,
)
from dialogs.table.model import Table
from storage.health import health
from tests.bot.delivery import test_refusals as places
from tests.bot.delivery.refused import UNHEARD
from tests.bot.rig import START, Rig, delivering, settle

rig = places.rig


@pytest.fixture(autouse=True)
async def unhurried(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    monkeypatch.setattr(courier, "SCAN_PAUSE", 0.0)
    yield


async def redrawn(rig: Rig, times: int) -> None:
    async with delivering(rig) as delivery:
        for _ in range(times):
            await rig.redraw()
            rig.clock.advance(seconds=30)
            await settle(delivery)


@pytest.mark.parametrize(
    "refusal",
    [
        "Bad Request: not enough rights to manage pinned messages in the chat",
        "Bad Request: CHAT_ADMIN_REQUIRED",
        "Bad Request: need administrator rights in the channel chat",
        "Bad Request: PINS_OF_TOMORROW",
    ],
)
async def test_a_refused_pin_is_told_once_and_made_up_for(rig: Rig, refusal: str) -> None:
    rig.world.faults.decline(400, refusal, method="pinChatMessage", times=9)
    await redrawn(rig, 3)
    assert (await places.rights(rig), await places.told(rig)) == ([MAY_NOT_PIN], ["rights_lost"])
    assert len(rig.request.asked("pinChatMessage")) == 1 and not rig.group.pins
    rig.world.faults.pending.clear()
    await rig.memory.do(lambda work: work.change(Table, rig.table.id, {}, rights=""))
    await redrawn(rig, 2)
    assert len(rig.request.asked("pinChatMessage")) == 2 and len(rig.group.pins) == 1
    assert (await places.rights(rig), await places.told(rig)) == ([], ["rights_lost"])


async def test_a_pin_that_only_failed_is_tried_at_the_next_change(rig: Rig) -> None:
    rig.world.faults.server_error(502, method="pinChatMessage")
    await redrawn(rig, 2)
    assert (await places.rights(rig), await places.told(rig)) == ([], [])
    assert len(rig.group.pins) == 1


@pytest.mark.parametrize(
    "refusal",
    [
        "Bad Request: message to be replied not found",
        "Bad Request: replied message not found",
        "Bad Request: REPLY_MESSAGE_ID_INVALID",
        "Bad Request: MESSAGE_ID_INVALID",
    ],
)
async def test_a_message_whose_board_is_gone_stands_by_itself(rig: Rig, refusal: str) -> None:
    await rig.redraw(BoardKind.ROUND, 7)
    board = await rig.board(kind=BoardKind.ROUND)
    await rig.memory.do(lambda work: work.change(type(board), board.id, {}, table_id=rig.table.id))
    async with delivering(rig) as delivery:
        await settle(delivery)
        rig.world.faults.decline(400, refusal, method="sendMessage", chat_id=rig.group.id)
        await rig.owe("closed", reply_to_round=7)
        await settle(delivery)
    assert rig.group_texts()[-1] == "closed" and rig.said()[-1].reply_to == 0
    assert await places.told(rig) == []


async def test_many_messages_refused_in_private_are_told_once(rig: Rig, sqlite_url: str) -> None:
    places.refuse(rig, UNHEARD[0], times=3, chat=rig.police.id)
    owed = [await rig.owe(f"message {at}", person="police") for at in range(3)]
    async with delivering(rig) as delivery:
        await settle(delivery)
        later = rig.clock() + timedelta(hours=1)
        assert health(sqlite_url, later).kept == 3
        for _ in range(4):
            rig.clock.advance(minutes=3)
            await settle(delivery)
    assert {(await rig.notice(one)).state for one in owed} == {NoticeState.SENT}
    assert (await places.told(rig)).count("message_kept") == 1
    assert health(sqlite_url, later).kept == 0


@pytest.mark.parametrize("administers", [True, False])
@pytest.mark.parametrize("changed", [True, False])
@pytest.mark.parametrize("code", sorted(LEARNED | {NO_FILES, MAY_NOT_WRITE}))
def test_a_look_at_the_members_ends_only_what_it_can_know(
    code: str, changed: bool, administers: bool
) -> None:
    table = Table(chat_id=-1, name="A", language="en", zone="UTC", rights=code, created_at=START)
    lacking = () if administers else (MAY_NOT_PIN,)
    seen = seen_rights(table, lacking, changed=changed)
    ends = code not in LEARNED and (administers or (changed and code == MAY_NOT_WRITE))
    assert set(seen) == set(lacking) | (set() if ends else {code})


def test_what_the_look_itself_tells_is_not_doubled_and_removal_ends_all() -> None:
    rights = f"{TOPIC_SHUT} {MAY_NOT_PIN} {NO_SUPERGROUP}"
    table = Table(chat_id=-1, name="A", language="en", zone="UTC", rights=rights, created_at=START)
    assert seen_rights(table, (MAY_NOT_PIN,), changed=True) == (MAY_NOT_PIN, TOPIC_SHUT)
    assert seen_rights(table, (REMOVED,), changed=True) == (REMOVED,)
