"""Only Telegram is let in, nothing too large, and 200 means stored."""

import asyncio
import json
import socket
from typing import Any

import pytest
from aiohttp import ClientSession
from starlette.applications import Starlette

from bot.line import webhook
from bot.line.webhook import HEADER, MOST_BYTES, Webhook, webhook_app
from tests.bot.rig import open_rig

SECRET = "a-secret-of-some-length"
UPDATE = {"update_id": 1, "message": {}}


class Asked:
    """The app called without a network: its status for one request."""

    def __init__(self) -> None:
        self.stored: list[Any] = []
        self.is_broken = False
        self.app: Starlette = webhook_app("/hook", SECRET, self._accept)

    async def _accept(self, updates: list[Any]) -> None:
        if self.is_broken:
            raise OSError("disk full")
        self.stored += updates

    async def post(
        self,
        body: bytes,
        secret: str = SECRET,
        path: str = "/hook",
        method: str = "POST",
        stalls: bool = False,
    ) -> int:
        chunks = [body[at : at + 65536] for at in range(0, len(body), 65536)] or [b""]
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            if stalls:
                await asyncio.Event().wait()
            chunk = chunks.pop(0)
            return {"type": "http.request", "body": chunk, "more_body": bool(chunks)}

        async def send(message: Any) -> None:
            sent.append(dict(message))

        headers = [(HEADER.lower().encode(), secret.encode())] if secret else []
        scope = {
            "type": "http", "method": method, "path": path, "raw_path": b"", "query_string": b"",
            "root_path": "", "scheme": "https", "http_version": "1.1", "headers": headers,
        }  # fmt: skip
        await self.app(scope, receive, send)
        return int(sent[0]["status"])


async def test_an_update_is_stored_before_200_goes_out() -> None:
    asked = Asked()
    assert await asked.post(json.dumps(UPDATE).encode()) == 200
    assert asked.stored == [UPDATE]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "ä"])
async def test_nobody_without_the_secret_gets_in(secret: str) -> None:
    asked = Asked()
    assert await asked.post(json.dumps(UPDATE).encode(), secret=secret) == 403
    assert asked.stored == []


async def test_what_is_too_large_is_refused() -> None:
    asked = Asked()
    assert await asked.post(b" " * (MOST_BYTES + 1)) == 413
    assert asked.stored == []


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 100_000, b""])
async def test_what_is_no_json_is_stored_as_it_is_and_not_asked_for_again(body: bytes) -> None:
    asked = Asked()
    assert await asked.post(body) == 200
    assert asked.stored == [body]


async def test_a_body_that_trickles_is_answered_in_time() -> None:
    asked = Asked()
    asked.app = webhook_app("/hook", SECRET, asked._accept, body_within=0.05)
    assert await asked.post(b"{}", stalls=True) == 408
    assert asked.stored == []


@pytest.mark.parametrize(
    "head",
    [
        b"POST /hook HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        b"POST /hook HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n",
        f"POST /hook HTTP/1.1\r\nHost: a\r\n{HEADER}: {SECRET}\r\nContent-Length: 1000\r\n\r\n".encode(),
        b"POST /hook HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\nPOST /hook HTTP/1.1\r\nX-Slow: ",
        b"",
    ],
)
async def test_however_slowly_a_request_comes_its_connection_is_closed(
    head: bytes, sqlite_url: str, unused_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook._Timed, "within", 0.2)
    asked = Asked()
    async with open_rig(sqlite_url) as rig:
        address = f"127.0.0.1:{unused_port}"
        hook = Webhook(
            rig.application.bot, asked._accept, url="https://bot.example/hook", secret=SECRET, listen=address
        )
        running = asyncio.create_task(hook.run())
        try:
            assert await _posted(f"http://{address}/hook") == 200
            reader, writer = await asyncio.open_connection("127.0.0.1", unused_port)
            writer.write(head)
            try:
                async with asyncio.timeout(30):
                    while await _trickle(reader, writer):
                        pass
            finally:
                writer.transport.abort()
        finally:
            running.cancel()
            await asyncio.wait({running})


async def _trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """A byte more; False once the other side has closed."""
    try:
        writer.write(b"x")
        await writer.drain()
        await asyncio.wait_for(reader.read(1), 0.02)
    except TimeoutError:
        return True
    except ConnectionError:
        return False
    return not reader.at_eof()


async def test_what_cannot_be_stored_is_asked_for_again() -> None:
    asked = Asked()
    asked.is_broken = True
    assert await asked.post(json.dumps(UPDATE).encode()) == 503


async def test_other_paths_and_methods_are_not_ours() -> None:
    asked = Asked()
    assert await asked.post(b"{}", path="/other") == 404
    assert await asked.post(b"{}", method="GET") == 405


async def test_it_announces_itself_serves_and_stops(sqlite_url: str, unused_port: int) -> None:
    asked = Asked()
    async with open_rig(sqlite_url) as rig:
        address = f"127.0.0.1:{unused_port}"
        hook = Webhook(
            rig.application.bot, asked._accept, url="https://bot.example/hook", secret=SECRET, listen=address
        )
        running = asyncio.create_task(hook.run())
        try:
            assert await _posted(f"http://{address}/hook") == 200
        finally:
            running.cancel()
            await asyncio.wait({running})
        told = rig.request.asked("setWebhook")[0]
    assert (told["url"], told["secret_token"]) == ("https://bot.example/hook", SECRET)
    assert "chat_member" in told["allowed_updates"]
    assert asked.stored == [UPDATE]


async def _posted(url: str) -> int:
    """The status, once the server listens."""
    async with ClientSession() as session:
        for _ in range(500):
            try:
                async with session.post(url, json=UPDATE, headers={HEADER: SECRET}) as response:
                    return response.status
            except OSError:
                await asyncio.sleep(0.01)
    raise AssertionError("the webhook never listened")


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
