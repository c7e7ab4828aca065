"""Asks Telegram for updates: plain dicts, and the offset moves only once a batch is stored."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram import Bot
from telegram._utils.types import JSONDict
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.mishaps import wait_of
from bot.triage import ALLOWED_UPDATES

MOST_BACK_OFF = 30.0
log = structlog.get_logger()
Accept = Callable[[list[JSONDict]], Awaitable[None]]


class PollingStopped(Exception):
    """Polling cannot go on; the sentence is for the operator."""


class Polling:
    """`request` is asked directly: the Bot would parse the batch, one bad update block it. Seconds."""

    def __init__(
        self,
        bot: Bot,
        request: BaseRequest,
        accept: Accept,
        *,
        timeout: int = 30,
        first_back_off: float = 1.0,
    ) -> None:
        self._bot, self._request, self._accept = bot, request, accept
        self._timeout, self._first_back_off = timeout, first_back_off
        self._offset = 0
        self._failures = 0

    async def run(self) -> None:
        """Until cancelled. Raises PollingStopped if somebody else polls with our token, or it was revoked."""
        is_ready = False
        while True:
            try:
                if not is_ready:
                    await self._bot.delete_webhook(drop_pending_updates=False)
                    is_ready = True
                await self.turn()
                self._failures = 0
            except Conflict:
                raise PollingStopped(
                    "Another process receives updates with the same BOT_TOKEN: stop it, then start again."
                ) from None
            except InvalidToken:
                raise PollingStopped(
                    "Telegram does not accept BOT_TOKEN: copy it again from BotFather."
                ) from None
            except RetryAfter as error:
                await asyncio.sleep(wait_of(error).total_seconds())
            except TelegramError as error:
                log.warning("updates_not_received", error=error.message)
                await self._back_off()
            except Exception:
                log.exception("updates_not_stored")
                await self._back_off()

    async def turn(self) -> int:
        """Ask once and accept what came; says how many. If storing fails, the same batch comes again."""
        updates = await self._ask()
        if updates:
            await self._accept(updates)
            self._offset = int(updates[-1]["update_id"]) + 1
        return len(updates)

    async def _ask(self) -> list[JSONDict]:
        asked: dict[str, Any] = {
            "offset": self._offset,
            "timeout": self._timeout,
            "limit": 100,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        parameters = [RequestParameter.from_input(name, value) for name, value in asked.items()]
        answer = await self._request.post(
            f"{self._bot.base_url}/getUpdates",
            RequestData(parameters),
            read_timeout=self._timeout + 10,
        )
        return answer if isinstance(answer, list) else []

    async def _back_off(self) -> None:
        await asyncio.sleep(min(MOST_BACK_OFF, self._first_back_off * 2**self._failures))
        self._failures = min(self._failures + 1, 10)
