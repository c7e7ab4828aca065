"""The simulated Telegram as a Bot API server over HTTP, for bots that run in a process of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.rehearsal.calls import Reply, Upload, declined
from bot.rehearsal.errors import ApiError, bad_request
from bot.rehearsal.limits import UPLOAD_BYTES
from bot.rehearsal.telegram import Telegram

_BODY_BYTES = UPLOAD_BYTES + 1024 * 1024
_UNAUTHORIZED = declined(ApiError(401, "Unauthorized"))


@asynccontextmanager
async def serve(world: Telegram, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Gives the server's root, such as http://127.0.0.1:40123; the Bot API is below /bot<token>/."""
    runner = web.AppRunner(_application(world), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        bound = runner.addresses[0][1]
        yield f"http://{host}:{bound}"
    finally:
        await runner.cleanup()


def _application(world: Telegram) -> web.Application:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != world.token:
            return _response(_UNAUTHORIZED)
        try:
            parameters, files = await _body(request)
        except ValueError:
            return _response(declined(bad_request("can't parse the request body")))
        reply = await world.api.handle(request.match_info["method"], parameters, files)
        if reply.is_lost and request.transport is not None:
            request.transport.abort()
        return _response(reply)

    async def download(request: web.Request) -> web.StreamResponse:
        content = world.api.file(request.match_info["path"])
        if request.match_info["token"] != world.token or content is None:
            return web.Response(status=404)
        return web.Response(body=content)

    application = web.Application(client_max_size=_BODY_BYTES)
    application.router.add_get("/file/bot{token}/{path:.+}", download)
    application.router.add_route("*", "/bot{token}/{method}", answer)
    return application


async def _body(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    parameters: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        parameters |= await request.json()
        return parameters, files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            parameters[name] = value
    return parameters, files


def _response(reply: Reply) -> web.Response:
    return web.Response(status=reply.status, body=reply.body, content_type="application/json")
