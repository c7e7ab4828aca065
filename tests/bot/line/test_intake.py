"""Every stored update is handled once, alone, in order; what breaks is tried again and then put aside."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from unittest import mock

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import TypeHandler

from bot.line.commits import WatchedMemory
from bot.line.flood import Flood, tell_too_fast
from bot.line.handling import Handling, arrival
from bot.line.intake import Intake
from bot.line.press import Press
from dialogs.owed import Notice
from dialogs.ports import Work
from tests.bot.rig import START, Rig, open_rig

Body = Callable[[Work, str], Any]


@pytest.fixture
async def rig(sqlite_url: str) -> AsyncIterator[Rig]:
    async with open_rig(sqlite_url) as made:
        yield made


@asynccontextmanager
async def running(
    rig: Rig, body: Body, flood: Flood | None = None, on_update: Callable[[], object] = lambda: None
) -> AsyncIterator[Intake]:
    """An intake whose one handler runs `body` with the text or button data, marking the update."""
    watched = WatchedMemory(rig.memory)

    async def handle(update: Update | Press, context: Any) -> None:
        on_update()
        if isinstance(update, Press):
            said = update.data
        else:
            said = (update.effective_message and update.effective_message.text) or ""
        await watched.do(lambda work: body(work, said), seq=arrival.get().seq)

    rig.application.add_handlers([TypeHandler(Update, handle), TypeHandler(Press, handle)])

    async def too_fast(raw: Any) -> None:
        await tell_too_fast(rig.application.bot, raw)

    handling = Handling(
        watched, rig.application, flood=flood or Flood(), too_fast=too_fast, retry_delays=(0.0,)
    )
    intake = Intake(watched, rig.application, handling, rig.clock)
    await intake.start()
    try:
        yield intake
    finally:
        await intake.stop()


def note(work: Work, text: str) -> None:
    work.add(Notice(code=text, created_at=START, table_id=1))


async def codes(rig: Rig) -> list[str]:
    return [each.code for each in await rig.memory.read(lambda reader: reader.find(Notice))]


def typed(rig: Rig, *texts: str) -> list[dict[str, Any]]:
    """Raw updates of the police writing these texts in private."""
    for text in texts:
        rig.world.write(rig.police, rig.world.private(rig.police), text)
    return rig.world.updates.take()


async def test_updates_are_handled_in_the_order_of_the_inbox(rig: Rig) -> None:
    texts = [f"text {number}" for number in range(20)]
    async with running(rig, note) as intake:
        await intake.accept(typed(rig, *texts))
        await intake.settled()
    assert await codes(rig) == texts
    assert await rig.memory.waiting() == []


async def test_an_update_delivered_twice_is_handled_once(rig: Rig) -> None:
    updates = typed(rig, "once")
    async with running(rig, note) as intake:
        await intake.accept(updates)
        await intake.accept(updates)
        await intake.settled()
    assert await codes(rig) == ["once"]


async def test_group_talk_is_not_stored(rig: Rig) -> None:
    rig.world.write(rig.police, rig.group, "between ourselves")
    rig.world.write(rig.police, rig.group, "/help@another_bot")
    updates = rig.world.updates.take()
    assert len(updates) == 2
    async with running(rig, note) as intake:
        await intake.accept(updates)
        await intake.settled()
    assert await codes(rig) == []


async def test_commands_and_replies_in_the_group_are_handled(rig: Rig) -> None:
    said = await rig.application.bot.send_message(rig.group.id, "board")
    board = rig.group.message(said.message_id)
    rig.world.write(rig.police, rig.group, "/round")
    rig.world.write(rig.police, rig.group, "yes", reply_to=board)
    async with running(rig, note) as intake:
        await intake.accept(rig.world.updates.take())
        await intake.settled()
    assert await codes(rig) == ["/round", "yes"]


async def test_an_unparsable_update_is_put_aside_and_the_next_goes_on(rig: Rig) -> None:
    poison = {"update_id": 5, "message": {"message_id": "x", "chat": 7}}
    async with running(rig, note) as intake:
        await intake.accept([poison, *typed(rig, "fine")])
        await intake.settled()
    assert await codes(rig) == ["fine"]
    assert await rig.memory.waiting() == []


async def test_a_handler_that_fails_twice_succeeds_at_the_third_attempt(rig: Rig) -> None:
    failures = iter((ValueError, ValueError))

    def body(work: Work, text: str) -> None:
        error = next(failures, None)
        if error:
            raise error
        note(work, text)

    async with running(rig, body) as intake:
        await intake.accept(typed(rig, "third time"))
        await intake.settled()
    assert await codes(rig) == ["third time"]


async def test_a_handler_that_always_fails_is_given_up_after_three_attempts(rig: Rig) -> None:
    attempts = []

    def body(work: Work, text: str) -> None:
        if text == "poison":
            attempts.append(text)
            raise ValueError
        note(work, text)

    async with running(rig, body) as intake:
        await intake.accept(typed(rig, "poison", "fine"))
        await intake.settled()
    assert (len(attempts), await codes(rig)) == (3, ["fine"])
    assert await rig.memory.waiting() == []


async def test_failing_outside_the_writer_counts_as_an_attempt_too(rig: Rig) -> None:
    attempts = []

    async def fail(update: Update, context: Any) -> None:
        attempts.append(update.update_id)
        raise ValueError

    rig.application.add_handler(TypeHandler(Update, fail))
    async with running(rig, note) as intake:
        await intake.accept(typed(rig, "x"))
        await intake.settled()
    assert len(attempts) == 3
    assert await rig.memory.waiting() == []


async def test_what_no_handler_takes_is_done(rig: Rig) -> None:
    rig.world.leave(rig.police, rig.group)
    watched = WatchedMemory(rig.memory)
    handling = Handling(watched, rig.application, flood=Flood(), too_fast=_unasked)
    intake = Intake(watched, rig.application, handling, rig.clock)
    await intake.start()
    await intake.accept(rig.world.updates.take())
    await intake.settled()
    await intake.stop()
    assert await rig.memory.waiting() == []


async def test_what_an_earlier_run_left_is_replayed_with_its_time_of_arrival(rig: Rig) -> None:
    rows = [(each["update_id"], json.dumps(each)) for each in typed(rig, "left", "over")]
    await rig.memory.store(rows, START)
    rig.clock.advance(hours=3)
    seen = []

    def body(work: Work, text: str) -> None:
        note(work, text)

    async with running(rig, body, on_update=lambda: seen.append(arrival.get().received_at)) as intake:
        await intake.replay()
        await intake.settled()
    assert (await codes(rig), seen) == (["left", "over"], [START, START])


async def test_when_storing_fails_nothing_is_accepted_and_the_caller_is_told(rig: Rig) -> None:
    updates = typed(rig, "x")
    async with running(rig, note) as intake:
        with mock.patch.object(rig.memory, "store", side_effect=OSError("disk full")), pytest.raises(OSError):
            await intake.accept(updates)
        assert intake.is_settled
        await intake.accept(updates)
        await intake.settled()
    assert await codes(rig) == ["x"]


async def test_a_flood_of_presses_is_told_and_not_acted_on(rig: Rig) -> None:
    said = await rig.application.bot.send_message(
        rig.group.id,
        "board",
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]]),
    )
    board = rig.group.message(said.message_id)
    for _ in range(5):
        rig.world.press(rig.police, board, "Yes")
    async with running(rig, note, Flood(rate=1.0, burst=3)) as intake:
        await intake.accept(rig.world.updates.take())
        await intake.settled()
    assert await codes(rig) == ["y"] * 3
    assert [toast.text[:20] for toast in rig.world.toasts(rig.police)] == ["Too fast, not stored"] * 2


async def test_settling_waits_for_what_is_being_stored(rig: Rig) -> None:
    async with running(rig, note) as intake:
        accepting = asyncio.create_task(intake.accept(typed(rig, "late")))
        await asyncio.sleep(0)
        await intake.settled()
        assert await codes(rig) == ["late"]
        await accepting


async def _unasked(raw: Any) -> None:
    raise AssertionError(raw)
