"""Takes updates that Telegram pushes: 200 goes out only once they are stored."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError

from bot.triage import ALLOWED_UPDATES, Raw

RETRY_PAUSE = 10.0
MOST_BYTES = 1024 * 1024
HEADER = "X-Telegram-Bot-Api-Secret-Token"
log = structlog.get_logger()
Accept = Callable[[list[Raw]], Awaitable[None]]


def webhook_app(path: str, secret: str, accept: Accept) -> Starlette:
    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return Response(status_code=403)
        body = await _capped(request)
        if body is None:
            return Response(status_code=413)
        update = _parsed(body)
        if update is None:
            return Response(status_code=400)
        try:
            await accept([update])
        except Exception:
            log.exception("update_not_stored")
            return Response(status_code=503)  # Telegram sends it again
        return Response(status_code=200)

    return Starlette(routes=[Route(path, receive, methods=["POST"])])


class Webhook:
    """`listen` is HOST:PORT; `url` the public https address Telegram calls."""

    def __init__(self, bot: Bot, accept: Accept, *, url: str, secret: str, listen: str) -> None:
        self._bot, self._url, self._secret = bot, url, secret
        host, _, port = listen.rpartition(":")
        app = webhook_app(urlsplit(url).path or "/", secret, accept)
        config = uvicorn.Config(
            app, host=host.strip("[]"), port=int(port), log_config=None, access_log=False, lifespan="off",
            timeout_graceful_shutdown=3,
        )  # fmt: skip
        self._server = _Server(config)

    async def run(self) -> None:
        """Until cancelled; requests under way are answered first."""
        announcing = asyncio.create_task(self._announce())
        serving = asyncio.create_task(self._server.serve())
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


def _parsed(body: bytes) -> Raw | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) else None
