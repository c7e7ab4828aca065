"""Takes updates that Telegram pushes: 200 goes out only once they are stored."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import h11
import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.line.triage import ALLOWED_UPDATES
from bot.listening import taken

RETRY_PAUSE = 10.0

MOST_BYTES = 1024 * 1024

MOST_HEADER_BYTES = 16 * 1024

BODY_WITHIN = 10.0
"""Seconds for a whole request's body, however it trickles."""

REQUEST_WITHIN = 20.0
"""Seconds for a request with its headers, whoever sends it; then its connection is closed."""

HEADER = "X-Telegram-Bot-Api-Secret-Token"

log = structlog.get_logger()

Accept = Callable[[list[Any]], Awaitable[None]]


def webhook_app(path: str, secret: str, accept: Accept, body_within: float = BODY_WITHIN) -> Starlette:
    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return Response(status_code=403)
        try:
            async with asyncio.timeout(body_within):
                body = await _capped(request)
        except TimeoutError:
            return Response(status_code=408, headers={"Connection": "close"})
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413, headers={"Connection": "close"})
        try:
            await accept([_parsed(body)])
        except Exception:
            log.exception("update_not_stored")
            return Response(status_code=503)  # Telegram sends it again
        return Response(status_code=200)

    return Starlette(routes=[Route(path, receive, methods=["POST"])])


class Webhook:
    """`listen` is HOST:PORT, taken at once; `url` the public https address Telegram calls.

    Raises NotListening.
    """

    def __init__(self, bot: Bot, accept: Accept, *, url: str, secret: str, listen: str) -> None:
        self._bot, self._url, self._secret = bot, url, secret
        self._door = taken(listen, "LISTEN")
        app = webhook_app(urlsplit(url).path or "/", secret, accept)
        config = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=3, http=_Timed,
            h11_max_incomplete_event_size=MOST_HEADER_BYTES,
        )  # fmt: skip
        self._server = _Server(config)

    async def run(self) -> None:
        """Until cancelled; requests under way are answered first."""
        announcing = asyncio.create_task(self._announce())
        serving = asyncio.create_task(self._server.serve(sockets=[self._door]))
        try:
            await asyncio.shield(serving)
        finally:
            announcing.cancel()
            self._server.should_exit = True
            await asyncio.wait({serving}, timeout=5)

    async def _announce(self) -> None:
        """Tell Telegram our address, however often it takes."""
        while True:
            try:
                await self._bot.set_webhook(
                    self._url, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES, max_connections=40
                )
                return
            except TelegramError as error:
                log.warning("webhook_not_set", error=error.message)
            await asyncio.sleep(RETRY_PAUSE)


class _Timed(H11Protocol):
    """However a request trickles in, headers and body: after `within` seconds the connection is closed."""

    within = REQUEST_WITHIN
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch(True)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        state = self.conn.their_state
        self._watch(state is h11.SEND_BODY or (state is h11.IDLE and bool(self.conn.trailing_data[0])))

    def connection_lost(self, exc: Exception | None) -> None:
        self._watch(False)
        super().connection_lost(exc)

    def _watch(self, is_receiving: bool) -> None:
        if is_receiving and self._timer is None:
            self._timer = self.loop.call_later(self.within, self.transport.close)
        elif not is_receiving and self._timer is not None:
            self._timer.cancel()
            self._timer = None


class _Server(uvicorn.Server):
    """The process handles signals itself."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _capped(request: Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _parsed(body: bytes) -> Any:
    """The bytes themselves where they are no JSON: sent again and again, they would stay so."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body
