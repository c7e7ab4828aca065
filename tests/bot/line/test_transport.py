"""The Bot API over real HTTP, its errors told apart, its token never told."""

import asyncio
import traceback
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.line.transport import AiohttpRequest
from bot.rehearsal.server import serve
from bot.rehearsal.telegram import Telegram
from tests.bot.rig import StillClock


@pytest.fixture
def world() -> Telegram:
    return Telegram(StillClock())


@pytest.fixture
async def bot(world: Telegram) -> AsyncIterator[Bot]:
    async with serve(world) as root, _bot(world, root) as made:
        yield made


def _bot(world: Telegram, root: str) -> Bot:
    request = AiohttpRequest(read_timeout=2.0, connect_timeout=2.0)
    return Bot(
        world.token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=request,
        get_updates_request=request,
    )


async def test_a_message_and_a_file_arrive(world: Telegram, bot: Bot) -> None:
    person = world.person("Police")
    world.start(person)
    await bot.send_message(person.id, "ä & <b>b</b>", parse_mode="HTML")
    sent = await bot.send_document(person.id, b"content", filename="plan ü.pdf", caption="Version 3")
    text, file = world.private(person).messages[-2:]
    assert (text.text, file.text) == ("ä & b", "Version 3")
    assert sent.document is not None
    fetched = await bot.get_file(sent.document.file_id)
    assert bytes(await fetched.download_as_bytearray()) == b"content"


async def test_refusals_keep_their_kind(world: Telegram, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12345, "x")
    world.faults.flood(7)
    with pytest.raises(RetryAfter) as caught:
        await bot.get_me()
    assert caught.value._retry_after.total_seconds() == 7


async def test_a_lost_answer_is_a_timeout(world: Telegram, bot: Bot) -> None:
    world.faults.lose_answer(method="sendMessage")
    person = world.person("Police")
    world.start(person)
    with pytest.raises(TimedOut):
        await bot.send_message(person.id, "x")
    assert world.private(person).messages[-1].text == "x"


async def test_no_answer_in_time_is_a_timeout(world: Telegram) -> None:
    hung_up = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()
        hung_up.set()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    request = AiohttpRequest(read_timeout=0.05)
    await request.initialize()
    try:
        with pytest.raises(TimedOut) as caught:
            await request.post(f"http://127.0.0.1:{port}/bot{world.token}/getMe")
    finally:
        await request.shutdown()
        await hung_up.wait()
        server.close()
    assert world.token not in _everything(caught.value)


async def test_no_connection_is_no_timeout_and_names_no_token(world: Telegram) -> None:
    async with serve(world) as root:
        pass
    request = AiohttpRequest()
    await request.initialize()
    try:
        with pytest.raises(NetworkError) as caught:
            await request.post(f"{root}/bot{world.token}/getMe")
    finally:
        await request.shutdown()
    assert not isinstance(caught.value, TimedOut)
    assert world.token not in _everything(caught.value)


async def test_it_opens_and_closes_twice_and_refuses_in_between() -> None:
    request = AiohttpRequest()
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(NetworkError, match="closed"):
        await request.post("http://127.0.0.1:9/x")


def _everything(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + repr(error.__context__) * (
        not error.__suppress_context__
    )
