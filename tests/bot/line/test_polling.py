"""Batches are asked for as plain dicts, the offset follows storage, and trouble ends or delays the asking."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram.error import TelegramError

from bot.line.polling import Polling, PollingStopped, ends
from bot.line.triage import ALLOWED_UPDATES
from tests.bot.rig import Rig, open_rig


@pytest.fixture
async def rig(sqlite_url: str) -> AsyncIterator[Rig]:
    async with open_rig(sqlite_url) as made:
        yield made


class Inbox:
    """Stores what it is given, after as many failures as ordered; rings once `enough` came."""

    def __init__(self, failures: int = 0, enough: int = 1) -> None:
        self.failures, self.enough = failures, enough
        self.stored: list[dict[str, Any]] = []
        self.is_full = asyncio.Event()

    async def accept(self, updates: list[dict[str, Any]]) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError("disk full")
        self.stored += updates
        if len(self.stored) >= self.enough:
            self.is_full.set()


def polling(rig: Rig, inbox: Inbox) -> Polling:
    return Polling(rig.application.bot, rig.request, inbox.accept, timeout=1, first_back_off=0.0)


async def until_full(rig: Rig, inbox: Inbox) -> None:
    running = asyncio.create_task(polling(rig, inbox).run())
    try:
        await asyncio.wait_for(inbox.is_full.wait(), 10)
    finally:
        running.cancel()
        await asyncio.wait({running})


async def test_the_kinds_of_updates_are_named_each_time_and_a_webhook_is_removed_first(rig: Rig) -> None:
    rig.world.write(rig.police, rig.world.private(rig.police), "x")
    inbox = Inbox()
    await until_full(rig, inbox)
    assert rig.request.calls[1][0] == "deleteWebhook"
    assert all(asked["allowed_updates"] == list(ALLOWED_UPDATES) for asked in rig.request.asked("getUpdates"))


async def test_the_offset_moves_only_after_storing(rig: Rig) -> None:
    rig.world.write(rig.police, rig.world.private(rig.police), "x")
    turn = polling(rig, Inbox(failures=1)).turn
    with pytest.raises(OSError):
        await turn()
    assert len(rig.world.updates.pending) == 1
    assert await turn() == 1
    first, second = [asked["offset"] for asked in rig.request.asked("getUpdates")]
    assert first == second == 0


async def test_a_failure_to_store_brings_the_same_batch_again(rig: Rig) -> None:
    for text in ("a", "b", "c"):
        rig.world.write(rig.police, rig.world.private(rig.police), text)
    inbox = Inbox(failures=2, enough=3)
    await until_full(rig, inbox)
    assert [update["message"]["text"] for update in inbox.stored] == ["a", "b", "c"]


async def test_an_update_nobody_can_parse_does_not_block_the_next(rig: Rig) -> None:
    rig.world.updates.add("message", {"message_id": "no number", "chat": 7})
    rig.world.write(rig.police, rig.world.private(rig.police), "fine")
    inbox = Inbox(enough=2)
    await until_full(rig, inbox)
    assert inbox.stored[1]["message"]["text"] == "fine"


@pytest.mark.parametrize("order", ["server_error", "unreachable", "lose_answer"])
async def test_trouble_is_waited_out(rig: Rig, order: str) -> None:
    getattr(rig.world.faults, order)(method="getUpdates", times=3)
    rig.world.write(rig.police, rig.world.private(rig.police), "x")
    inbox = Inbox()
    await until_full(rig, inbox)
    assert len(rig.request.asked("getUpdates")) >= 4


@pytest.mark.parametrize(
    ("code", "description", "sentence"),
    [
        (409, "Conflict: terminated by other getUpdates request", "same BOT_TOKEN"),
        (401, "Unauthorized", "BotFather"),
    ],
)
async def test_somebody_else_or_no_token_stops_with_a_sentence(
    rig: Rig, code: int, description: str, sentence: str
) -> None:
    rig.world.faults.decline(code, description, method="getUpdates")
    with pytest.raises(PollingStopped, match=sentence):
        await polling(rig, Inbox()).run()


class Answers:
    """A server, or what stands before it, that answers every question the same."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status, self.body = status, body

    async def __call__(self, *asked: Any, **more: Any) -> tuple[int, bytes]:
        return self.status, self.body


WHOLE = b'{"ok":true,"result":['


@pytest.mark.parametrize("status", [200, 302, 404, 409, 502])
@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Log in</html>", b"null", b"[]", b"5", b'"x"', b"{}", b'{"ok":true}',
     b'{"ok":true,"result":{}}', b'{"ok":true,"result":null}', b'{"ok":true,"result":"x"}',
     WHOLE, WHOLE + b'{"update_id":700000001,"mess', b"[" * 100_000, b"\xff\xfe"],
    ids=range(15),
)  # fmt: skip
async def test_what_is_no_answer_of_telegrams_moves_nothing_and_ends_nothing(
    rig: Rig, status: int, body: bytes
) -> None:
    inbox = Inbox()
    polled = polling(rig, inbox)
    ask = rig.request.do_request
    rig.request.do_request = Answers(status, body)  # type: ignore[method-assign]
    for _ in range(3):
        with pytest.raises(TelegramError) as raised:
            await polled.turn()
        assert not ends(raised.value) or (status in (404, 409) and body.startswith((b"{}", b'{"ok"')))
    rig.request.do_request = ask  # type: ignore[method-assign]
    rig.world.write(rig.police, rig.world.private(rig.police), "still comes")
    await polled.turn()
    assert [update["message"]["text"] for update in inbox.stored] == ["still comes"]


@pytest.mark.parametrize("number", [2**52, 2**62, 2**63 - 1, 2**63])
async def test_a_number_no_server_counts_to_starves_none_that_follow(rig: Rig, number: int) -> None:
    inbox = Inbox()
    polled = polling(rig, inbox)
    odd = b'{"ok":true,"result":[{"update_id":%d,"message":{}}]}' % number
    rig.request.answers["getUpdates"] = (200, odd)
    for _ in range(3):
        await polled.turn()
    rig.world.write(rig.police, rig.world.private(rig.police), "still comes")
    await polled.turn()
    assert inbox.stored[-1]["message"]["text"] == "still comes"
