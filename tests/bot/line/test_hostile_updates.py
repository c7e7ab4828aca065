"""Whatever a server could send as one update: those before and after it are handled, and it comes no more."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

import pytest
from telegram.ext import Application

from bot.line.intake import Intake
from bot.line.polling import Polling
from bot.line.webhook import webhook_app
from dialogs.ports import NotStorable
from storage.memory import Memory
from tests.bot.line.test_intake import codes, note, running
from tests.bot.line.test_webhook import SECRET, Asked
from tests.bot.rig import Rig, open_rig

FIRST = 5000
CHAT = b'"chat":{"id":7,"type":"private"}'
PERSON = b'"from":{"id":7,"is_bot":false,"first_name":"P"}'
HERE = b'"message":{"message_id":1,"date":1,' + CHAT + b"," + PERSON
HOSTILE = {
    "lone surrogate": b'{"update_id":5001,' + HERE + rb',"text":"\ud83d"}}',
    "surrogates reversed": b'{"update_id":5001,' + HERE + rb',"text":"\udc00\ud800"}}',
    "surrogate in a key": b'{"update_id":5001,' + HERE + rb',"\ud800":1}}',
    "null character": b'{"update_id":5001,' + HERE + rb',"text":"a\u0000b"}}',
    "null in a name": b'{"update_id":5001,"message":{"message_id":1,"date":1,' + CHAT + b","
    rb'"from":{"id":7,"is_bot":false,"first_name":"\u0000"},"text":"x"}}',
    "number of 2^63": b'{"update_id":9223372036854775808,"message":{}}',
    "number of 2^200": b'{"update_id":' + str(2**200).encode() + b',"message":{}}',
    "number below zero": b'{"update_id":-5,"message":{}}',
    "number is text": b'{"update_id":"5001","message":{}}',
    "number is a fraction": b'{"update_id":5001.5,"message":{}}',
    "number is true": b'{"update_id":true,"message":{}}',
    "number is NaN": b'{"update_id":NaN,"message":{}}',
    "no number": b'{"message":{}}',
    "deep list": b'{"update_id":5001,"message":' + b"[" * 900 + b"]" * 900 + b"}",
    "deeper list": b'{"update_id":5001,"message":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep objects": b'{"update_id":5001,"message":' + b'{"reply_to_message":' * 3000 + b"1" + b"}" * 3001,
    "a number": b"5001",
    "a text": b'"update"',
    "a list": b"[]",
    "nothing": b"null",
    "huge number": b'{"update_id":5001,"message":{"message_id":' + b"9" * 5000 + b"}}",
    "user of 2^70": b'{"update_id":5001,"message":{"message_id":1,"date":1,' + CHAT + b","
    b'"from":{"id":1180591620717411303424,"is_bot":false,"first_name":"P"},"text":"x"}}',
    "infinite date": b'{"update_id":5001,"message":{"message_id":1,"date":1e400,' + CHAT + b"}}",
    "distant date": b'{"update_id":5001,"message":{"message_id":1,"date":99999999999999,' + CHAT + b"}}",
    "chat is a number": b'{"update_id":5001,"message":{"message_id":1,"chat":7}}',
    "press of nobody": b'{"update_id":5001,"callback_query":{"id":"1","data":"x"}}',
    "press is a list": b'{"update_id":5001,"callback_query":[1]}',
    "membership is null": b'{"update_id":5001,"my_chat_member":null}',
    "invalid UTF-8": b'{"update_id":5001,' + HERE + b',"text":"\xff\xfe\xed\xa0\x80"}}',
    "cut off": b'{"update_id":5001,"message":{"text":"',
}  # fmt: skip


@pytest.fixture
async def rig(database_url: str) -> AsyncIterator[Rig]:
    async with open_rig(database_url) as made:
        yield made


def good(number: int) -> bytes:
    return b'{"update_id":%d,' % number + HERE + b',"text":"good %d"}}' % number


class Server:
    """Answers getUpdates with bytes, as Telegram would: those from the offset on."""

    def __init__(self, pending: list[tuple[int, bytes]]) -> None:
        self.pending = pending

    async def __call__(self, url: str, method: str, *data: Any, **timeouts: Any) -> tuple[int, bytes]:
        asked = dict(parse_qsl(url.partition("?")[2]))
        offset, limit = int(asked["offset"]), int(asked["limit"])
        self.pending = [(number, body) for number, body in self.pending if number >= offset]
        return 200, b'{"ok":true,"result":[' + b",".join(b for _, b in self.pending[:limit]) + b"]}"


def _number(name: str) -> int:
    return {"number of 2^63": 2**63, "number of 2^200": 2**200}.get(name, FIRST + 1)


@asynccontextmanager
async def polled(rig: Rig, name: str) -> AsyncIterator[tuple[Intake, Server]]:
    server = Server([(FIRST, good(FIRST)), (_number(name), HOSTILE[name]), (FIRST + 2, good(FIRST + 2))])
    rig.request.do_request = server  # type: ignore[method-assign]
    async with running(rig, note) as intake:
        yield intake, server


@pytest.mark.parametrize("name", [one for one in HOSTILE if one != "cut off"])  # then no update follows it
async def test_polling_goes_on(rig: Rig, name: str) -> None:
    async with polled(rig, name) as (intake, server):
        polling = Polling(rig.application.bot, rig.request, intake.accept, timeout=0)
        for _ in range(8):
            await polling.turn()
        await intake.settled()
    handled = await codes(rig)
    assert [code for code in handled if code.startswith("good")] == ["good 5000", "good 5002"]
    assert server.pending == []
    assert await rig.memory.waiting() == []


@pytest.mark.parametrize("name", HOSTILE)
async def test_the_webhook_takes_it_once(rig: Rig, name: str) -> None:
    async with running(rig, note) as intake:
        asked = Asked()
        asked.app = webhook_app("/hook", SECRET, intake.accept)
        bodies = [good(FIRST), HOSTILE[name], good(FIRST + 2)]
        assert [await asked.post(body) for body in bodies] == [200, 200, 200]
        await intake.settled()
    handled = await codes(rig)
    assert [code for code in handled if code.startswith("good")] == ["good 5000", "good 5002"]
    assert await rig.memory.waiting() == []


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_restart_goes_on(rig: Rig, name: str) -> None:
    """Left in the inbox by an earlier run as text, however that wrote it."""
    body = HOSTILE[name].decode("latin-1")
    await rig.memory.store([(1, good(FIRST).decode()), (2, body), (3, good(FIRST + 2).decode())], rig.clock())
    async with running(rig, note) as intake:
        await intake.replay()
        await intake.settled()
    assert [code for code in await codes(rig) if code.startswith("good")] == ["good 5000", "good 5002"]
    assert await rig.memory.waiting() == []


async def test_what_can_be_read_is_handled_without_what_no_database_holds(rig: Rig) -> None:
    async with running(rig, note) as intake:
        await intake.accept([json.loads(HOSTILE["null character"]), json.loads(good(FIRST + 2))])
        await intake.settled()
    assert await codes(rig) == ["a\ufffdb", "good 5002"]


async def test_one_the_library_stumbles_over_is_put_aside_after_three_attempts(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    process: Callable[..., Awaitable[None]] = Application.process_update
    asked: list[int] = []

    async def stumbling(application: Any, update: Any) -> None:
        if update.update_id == FIRST + 1:
            asked.append(update.update_id)
            raise TypeError("unhashable type")
        await process(application, update)

    monkeypatch.setattr(Application, "process_update", stumbling)
    async with running(rig, note) as intake:
        await intake.accept([json.loads(good(number)) for number in (FIRST, FIRST + 1, FIRST + 2)])
        await intake.settled()
    assert len(asked) == 3
    assert await rig.memory.waiting() == []


async def test_one_that_cannot_be_stored_holds_up_no_other(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    store: Callable[..., Awaitable[Any]] = Memory.store

    async def picky(memory: Memory, rows: list[tuple[int, str]], now: Any) -> Any:
        if any("poison" in body for _, body in rows):
            raise NotStorable
        return await store(memory, rows, now)

    monkeypatch.setattr(Memory, "store", picky)
    poison = json.loads(good(FIRST + 1).replace(b"good", b"poison"))
    async with running(rig, note) as intake:
        await intake.accept([json.loads(good(FIRST)), poison, json.loads(good(FIRST + 2))])
        await intake.settled()
    assert await codes(rig) == ["good 5000", "good 5002"]
    assert await rig.memory.waiting() == []


async def test_a_database_in_trouble_costs_no_update(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """A nearly full disk takes the small rows and not the large."""
    store: Callable[..., Awaitable[Any]] = Memory.store

    async def full(memory: Memory, rows: list[tuple[int, str]], now: Any) -> Any:
        if sum(len(body) for _, body in rows) > 50:
            raise OSError("disk full")
        return await store(memory, rows, now)

    updates = [json.loads(good(number)) for number in (FIRST, FIRST + 1)]
    async with running(rig, note) as intake:
        with monkeypatch.context() as trouble, pytest.raises(OSError, match="full"):
            trouble.setattr(Memory, "store", full)
            await intake.accept(updates)
        await intake.accept(updates)
        await intake.settled()
    assert await codes(rig) == ["good 5000", "good 5001"]


@pytest.mark.parametrize("row", [(2**63, "{}"), (1, "half \ud83d"), (1, "a zero \0")])
async def test_what_no_database_takes_is_told_from_trouble(rig: Rig, row: tuple[int, str]) -> None:
    try:
        stored = await rig.memory.store([row], rig.clock())
    except NotStorable:
        stored = []
    assert [one.body for one in stored] in ([], [row[1]])
