"""Living messages: drawn from the current state, coalesced, urgent ones first, posted anew when gone."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.delivery import courier
from bot.panel.screen import Key, Screen
from dialogs.owed import Board, BoardKind
from tests.bot.rig import Rig, delivering, open_rig, settle

BLOCKED = (403, "Forbidden: bot was blocked by the user")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "SCAN_PAUSE", 0.0)


@pytest.fixture
async def rig(sqlite_url: str) -> AsyncIterator[Rig]:
    async with open_rig(sqlite_url) as made:
        yield made


async def test_a_card_is_sent_pinned_and_then_edited(rig: Rig) -> None:
    rig.screens.board_text = lambda board: Screen(f"card {board.wanted}", ((Key("What waits", data="x1"),),))
    await rig.redraw()
    async with delivering(rig) as delivery:
        await settle(delivery)
        await rig.redraw()
        rig.clock.advance(seconds=5)
        await settle(delivery)
    assert rig.group_texts() == ["card 2"]
    board = await rig.board()
    assert (board.pinned, board.dirty) == (True, False)
    assert len(rig.request.asked("pinChatMessage")) == 1


async def test_a_missing_right_to_pin_is_not_asked_for_at_each_redraw(rig: Rig) -> None:
    rig.world.demote(rig.world.bot, rig.group, by=rig.facilitator)
    await rig.redraw()
    async with delivering(rig) as delivery:
        for _ in range(3):
            await settle(delivery)
            await rig.redraw()
            rig.clock.advance(seconds=5)
    assert len(rig.request.asked("pinChatMessage")) == 1
    assert not (await rig.board()).pinned


@pytest.mark.parametrize(
    "description", ["Bad Request: message to edit not found", "Bad Request: message can't be edited"]
)
async def test_a_vanished_board_is_posted_anew(rig: Rig, description: str) -> None:
    await rig.redraw()
    async with delivering(rig) as delivery:
        await settle(delivery)
        rig.world.faults.decline(400, description, method="editMessageText")
        await rig.redraw()
        rig.clock.advance(seconds=5)
        await settle(delivery)
    assert rig.group_texts() == ["drawing 1", "drawing 2"]
    sent = [message.id for message in rig.group.messages if message.text == "drawing 2"]
    assert (await rig.board()).message_id == sent[0]


async def test_not_modified_is_success(rig: Rig) -> None:
    rig.screens.board_text = lambda board: "always the same"
    await rig.redraw()
    async with delivering(rig) as delivery:
        await settle(delivery)
        await rig.redraw()
        rig.clock.advance(seconds=5)
        await settle(delivery)
    assert len(rig.request.asked("editMessageText")) == 1
    assert not (await rig.board()).dirty


async def test_a_reposted_board_leaves_the_old_one_without_buttons(rig: Rig) -> None:
    rig.screens.board_text = lambda board: Screen("board", ((Key("Consent", data="x1"),),))
    await rig.redraw()
    async with delivering(rig) as delivery:
        await settle(delivery)
        await rig.redraw(repost=True)
        await settle(delivery)
    old, new = rig.said()
    assert (old.rows, len(new.rows)) == ((), 1)
    assert (await rig.board()).message_id == new.id


async def test_the_board_of_a_round_points_from_its_old_place_to_the_new(rig: Rig) -> None:
    await rig.redraw(BoardKind.ROUND, 7)
    board = await rig.board(kind=BoardKind.ROUND)
    await rig.memory.do(lambda work: work.change(Board, board.id, {}, table_id=rig.table.id))
    async with delivering(rig) as delivery:
        await settle(delivery)
        await rig.redraw(BoardKind.ROUND, 7, repost=True)
        await settle(delivery)
    old, new = rig.said()
    assert old.text == f"moved to https://t.me/c/{str(rig.group.id).removeprefix('-100')}/{new.id}"
    assert new.text == "drawing 2"


@pytest.mark.timeout(400)
async def test_a_thousand_presses_in_a_minute_make_fifteen_edits_and_the_last_state_is_shown(
    rig: Rig,
) -> None:
    await rig.redraw()
    async with delivering(rig) as delivery:
        await settle(delivery)
        rig.clock.advance(minutes=2)
        for _ in range(1000):
            await rig.redraw()
            await settle(delivery)
            rig.clock.advance(seconds=0.06)
        assert 10 <= len(rig.request.asked("editMessageText")) <= 15
        rig.clock.advance(seconds=4)
        await settle(delivery)
    assert rig.group_texts() == ["drawing 1001"]
    assert not (await rig.board()).dirty


async def test_a_closing_board_does_not_wait_for_its_turn(rig: Rig) -> None:
    await rig.redraw()
    async with delivering(rig) as delivery:
        await settle(delivery)
        await rig.redraw()
        await settle(delivery)
        assert rig.group_texts() == ["drawing 1"]
        await rig.redraw(urgent=True)
        await settle(delivery)
    assert rig.group_texts() == ["drawing 3"]


async def test_a_redraw_wanted_while_drawing_is_not_lost(rig: Rig) -> None:
    await rig.redraw(BoardKind.PANEL, person="police")
    rig.request.meanwhile["sendMessage"] = partial(rig.redraw, BoardKind.PANEL, person="police")
    async with delivering(rig) as delivery:
        await settle(delivery)
        assert rig.private_texts(rig.police) == ["drawing 1"]
        await settle(delivery)
    assert rig.private_texts(rig.police) == ["drawing 2"]
