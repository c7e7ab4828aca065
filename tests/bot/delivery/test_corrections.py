"""A message that was sent and stands no longer as it should is edited, never sent again."""

from collections.abc import AsyncIterator

import pytest

from bot.delivery import courier
from dialogs.owed import MOST_ATTEMPTS, Notice, NoticeState
from tests.bot.rig import Rig, delivering, open_rig, settle


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "SCAN_PAUSE", 0.0)


@pytest.fixture
async def rig(sqlite_url: str) -> AsyncIterator[Rig]:
    async with open_rig(sqlite_url) as made:
        yield made


async def change(rig: Rig, notice: Notice, **facts: object) -> None:
    """It was asked, and is to be worded anew."""
    now = await rig.notice(notice)
    await rig.memory.do(
        lambda work: work.change(
            Notice, now.id, {}, facts={**now.facts, **facts}, outdated=True, wanted=now.wanted + 1
        )
    )


async def test_one_that_cannot_be_worded_any_more_is_not_sent_again(rig: Rig) -> None:
    asked = await rig.owe("asked")
    async with delivering(rig) as delivery:
        await settle(delivery)
        await change(rig, asked, broken=True)
        for _ in range(MOST_ATTEMPTS + 2):
            await settle(delivery)
            rig.clock.advance(minutes=2)
    assert len(rig.request.asked("sendMessage")) == 1
    now = await rig.notice(asked)
    assert (now.state, now.outdated) == (NoticeState.SENT, False)
    assert rig.request.asked("editMessageReplyMarkup")


async def test_one_refused_for_a_reason_nobody_knows_is_tried_again(rig: Rig) -> None:
    asked = await rig.owe("asked")
    async with delivering(rig) as delivery:
        await settle(delivery)
        rig.request.answers["editMessageText"] = (
            400, b'{"ok": false, "error_code": 400, "description": "Bad Request: SOMETHING_NEW"}',
        )  # fmt: skip
        await change(rig, asked, text="answered")
        await settle(delivery)
        assert (await rig.notice(asked)).outdated
        rig.clock.advance(hours=2)
        await settle(delivery)
    assert rig.group_texts() == ["answered"]
    assert not (await rig.notice(asked)).outdated


async def test_one_answered_while_it_was_on_its_way_shows_the_answer(rig: Rig) -> None:
    asked = await rig.owe("asked")

    async def answer() -> None:
        await change(rig, asked, text="answered")

    rig.request.meanwhile["sendMessage"] = answer
    async with delivering(rig) as delivery:
        await settle(delivery)
        rig.clock.advance(minutes=1)
        await settle(delivery)
    assert rig.group_texts() == ["answered"]
