"""The thinnest Bot API over HTTP: hands out prepared presses, answers everything, counts the calls."""

import asyncio
import json
import time
from collections import Counter
from typing import Any

from aiohttp import web

TOKEN = "7000000001:BENCHMARK-not-a-real-token-000000"
OK = json.dumps({"ok": True, "result": True})
GROUP = {"id": -1001, "type": "supergroup", "title": "Benchmark"}


class Presses:
    """`count` presses handed out a hundred at a time; `finished` once each was answered."""

    def __init__(self, presses: list[tuple[int, int, str]]) -> None:
        """presses: (user id, chat id, callback data)."""
        self._waiting = list(enumerate(presses, start=1))
        self.left = len(presses)
        self.calls: Counter[str] = Counter()
        self.began = self.ended = 0.0
        self.begin = asyncio.Event()
        self.finished = asyncio.Event()
        self._message = 10

    def take(self, limit: int) -> list[dict[str, Any]]:
        taken, self._waiting = self._waiting[:limit], self._waiting[limit:]
        if taken and not self.began:
            self.began = time.perf_counter()
        return [_press(number, *one) for number, one in taken]

    def answered(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.ended = time.perf_counter()
            self.finished.set()

    def message_id(self) -> int:
        self._message += 1
        return self._message


def _press(number: int, user: int, chat: int, data: str) -> dict[str, Any]:
    message = {"message_id": 1, "date": 1, "chat": {**GROUP, "id": chat}, "text": "board"}
    person = {"id": user, "is_bot": False, "first_name": "Seat", "language_code": "en"}
    query = {"id": str(number), "from": person, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": number, "callback_query": query}


def application(presses: Presses) -> web.Application:
    async def method(request: web.Request) -> web.Response:
        name = request.match_info["method"]
        presses.calls[name] += 1
        if name == "getUpdates":
            return await _updates(request)
        if name == "answerCallbackQuery":
            presses.answered()
        return web.Response(text=_result(name), content_type="application/json")

    async def _updates(request: web.Request) -> web.Response:
        await request.read()
        await presses.begin.wait()
        taken = presses.take(100)
        if not taken:
            await asyncio.sleep(0.2)
        return web.json_response({"ok": True, "result": taken})

    def _result(name: str) -> str:
        if name == "getMe":
            bot = {"id": 7000000001, "is_bot": True, "first_name": "Roundtable", "username": "bench_bot"}
            return json.dumps({"ok": True, "result": bot})
        if name in ("sendMessage", "editMessageText"):
            sent = {"message_id": presses.message_id(), "date": 1, "chat": GROUP, "text": "-"}
            return json.dumps({"ok": True, "result": sent})
        return OK

    served = web.Application()
    served.router.add_route("*", "/bot{token}/{method}", method)
    return served


async def serve(presses: Presses) -> tuple[web.AppRunner, str]:
    """On a free loopback port; the caller cleans the runner up."""
    runner = web.AppRunner(application(presses), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    return runner, f"http://{host}:{port}"
