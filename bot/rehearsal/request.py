"""python-telegram-bot's way into the simulated Telegram: a request object without a network."""

from typing import Any
from urllib.parse import parse_qsl, unquote

from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from bot.rehearsal.calls import Upload, declined
from bot.rehearsal.errors import ApiError
from bot.rehearsal.telegram import Telegram

_READ_TIMEOUT = 5.0


class SimulatedRequest(BaseRequest):
    """For `Application.builder().request(...)` and `.get_updates_request(...)`; one may serve as both."""

    def __init__(self, world: Telegram) -> None:
        self._world = world

    @property
    def read_timeout(self) -> float | None:
        return _READ_TIMEOUT

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *more: Any, **timeouts: Any
    ) -> tuple[int, bytes]:  # fmt: skip
        address, _, query = url.partition("?")
        token, _, action = unquote(address).partition("/bot")[2].partition("/")
        if token != self._world.token:
            return 401, declined(ApiError(401, "Unauthorized")).body
        if "/file/bot" in url:
            return _download(self._world, action)
        parameters = dict(parse_qsl(query)) | (request_data.json_parameters if request_data else {})
        reply = await self._world.api.handle(action, parameters, _files(request_data))
        if reply.is_lost:
            raise TimedOut
        return reply.status, reply.body


def _download(world: Telegram, path: str) -> tuple[int, bytes]:
    content = world.api.file(path)
    return (404, b"{}") if content is None else (200, content)


def _files(request_data: RequestData | None) -> dict[str, Upload]:
    if request_data is None or not request_data.contains_files:
        return {}
    return {part: _upload(*found) for part, found in request_data.multipart_data.items()}


def _upload(name: str, content: Any, mime: str) -> Upload:
    return Upload(name, content if isinstance(content, bytes) else content.read(), mime)
