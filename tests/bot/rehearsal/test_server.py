"""The same world over HTTP on loopback: python-telegram-bot with its own client, and bare requests."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError, RetryAfter

from bot.rehearsal.server import serve

SOON = 20


@pytest.fixture
async def root(town) -> AsyncIterator[str]:
    async with serve(town.world) as root:
        yield root
    assert town.world.violations == []


@pytest.fixture
async def bot(town, root) -> AsyncIterator[Bot]:
    async with Bot(town.world.token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot") as bot:
        yield bot


@pytest.fixture
async def http(town, root) -> AsyncIterator[aiohttp.ClientSession]:
    address = f"{root}/bot{town.world.token}/"
    async with aiohttp.ClientSession(address, timeout=aiohttp.ClientTimeout(SOON)) as session:
        yield session


async def test_the_library_over_http(town, bot) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Zustimmung", callback_data="ü")]])
    await bot.send_message(town.group.id, "<b>Ziel</b> 😀", parse_mode="HTML", reply_markup=keyboard)
    query = town.world.press(town.police, town.group.last, "Zustimmung")
    (update,) = await bot.get_updates(timeout=1)
    assert await update.callback_query.answer("Gespeichert")
    assert town.world.query(query).toast.text == "Gespeichert"


async def test_documents_travel_as_multipart(town, bot) -> None:
    content = bytes(range(256)) * 5000
    sent = await bot.send_document(town.group.id, content, filename="Maßnahmenplan.pdf", caption="Fassung 1")
    document = town.group.last.document
    assert (document.name, document.content, town.group.last.text) == (
        "Maßnahmenplan.pdf",
        content,
        "Fassung 1",
    )
    assert await (await bot.get_file(sent.document.file_id)).download_as_bytearray() == content


async def test_errors_travel_with_their_body(town, bot, http) -> None:
    town.world.faults.flood(12, times=2)
    with pytest.raises(RetryAfter, match="12"):
        await bot.send_message(town.group.id, "x")
    async with http.post("sendMessage", json={"chat_id": town.group.id, "text": "x"}) as answer:
        assert (answer.status, (await answer.json())["parameters"]) == (429, {"retry_after": 12})


async def test_a_lost_answer_is_a_broken_connection(town, bot) -> None:
    town.world.faults.lose_answer()
    with pytest.raises(NetworkError):
        await bot.send_message(town.group.id, "arrived")
    assert town.group.last.text == "arrived"


@pytest.mark.parametrize("way", ["json", "form", "query"])
async def test_requests_come_as_json_form_or_query(town, http, way) -> None:
    parameters = {"chat_id": town.group.id, "text": "Häuser & Höfe"}
    if way == "query":
        request = http.get("sendMessage", params=parameters)
    else:
        request = (
            http.post("sendMessage", json=parameters)
            if way == "json"
            else http.post("sendMessage", data=parameters)
        )
    async with request as answer:
        assert (await answer.json())["result"]["text"] == "Häuser & Höfe"


async def test_a_long_poll_wakes_over_http(town, http) -> None:
    async def poll() -> list[str]:
        async with http.post("getUpdates", json={"timeout": SOON}) as answer:
            return [update["message"]["text"] for update in (await answer.json())["result"]]

    waiting = asyncio.create_task(poll())
    async with http.get("getMe") as answer:
        assert answer.status == 200
    town.world.write(town.police, town.group, "/round")
    assert await waiting == ["/round"]


async def test_unknown_methods_tokens_and_files(town, root, http) -> None:
    async with http.get("getNothing") as answer:
        assert (answer.status, (await answer.json())["description"]) == (404, "Not Found")
    town.world.violations.clear()
    async with http.get(f"{root}/file/bot{town.world.token}/documents/nothing") as answer:
        assert answer.status == 404
    async with http.post("sendMessage", data=b"{", headers={"Content-Type": "application/json"}) as answer:
        assert (answer.status, json.loads(await answer.read())["ok"]) == (400, False)
    async with http.post(f"{root}/bot1:other/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
