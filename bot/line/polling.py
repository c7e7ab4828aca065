"""Asks Telegram for updates: plain dicts, and the offset moves only once a batch is stored."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.delivery.mishaps import wait_of
from bot.line.bodies import number_of
from bot.line.triage import ALLOWED_UPDATES

MOST_BACK_OFF = 30.0

_ENDS: dict[type[TelegramError], str] = {
    Conflict: "Another process receives updates with the same BOT_TOKEN: stop it, then start again.",
    InvalidToken: "Telegram does not accept BOT_TOKEN: copy it again from BotFather.",
}

_UNREADABLE = "Parsing the server response"

_BATCH = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\s*,\s*"result"\s*:\s*\[.*\]\s*\}\s*\Z', re.DOTALL)
"""Whole, whatever is in it: one cut off, or a proxy's page, is no update, and no offset may move for it."""

log = structlog.get_logger()

Accept = Callable[[list[Any]], Awaitable[None]]


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
        self._last: set[int] = set()
        self._once = 0  # an offset for one call only
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
            except RetryAfter as error:
                await asyncio.sleep(wait_of(error).total_seconds())
            except TelegramError as error:
                if ends(error):
                    raise PollingStopped(_ENDS[type(error)]) from None
                log.warning("updates_not_received", error=error.message[:200])
                await self._back_off()
            except Exception:
                log.exception("updates_not_stored")
                await self._back_off()

    async def turn(self) -> int:
        """Ask once and accept what came; says how many. If storing fails, the same batch comes again."""
        updates = await self._ask()
        if updates:
            await self._accept(updates)
            self._move_on(updates)
        return len(updates)

    def _move_on(self, updates: list[Any]) -> None:
        """Beyond the highest number of its kind; beyond any other only where nothing else is left."""
        numbers = {number for each in updates if (number := number_of(each)) is not None}
        fresh, self._last = numbers - self._last, numbers
        if fresh:
            self._offset = max(numbers) + 1
            return
        # Nothing new came: what is left has no number, or one no offset passes.
        odd = [each["update_id"] for each in updates if isinstance(each, dict) and _is_odd(each)]
        self._once = max([self._offset, *odd]) + 1
        if not odd:
            self._offset = self._once

    async def _ask(self) -> list[Any]:
        """A batch; where it is no JSON, its first update alone, as bytes if it is the one."""
        try:
            answer = await self._request.post(self._asking(100), read_timeout=self._timeout + 10)
        except RecursionError:
            return await self._ask_for_one()
        except (KeyError, TypeError, AttributeError):  # JSON, and no answer of the Bot API
            raise NetworkError("getUpdates answered with something else") from None
        except TelegramError as error:
            if type(error) is not TelegramError:
                raise
            return await self._ask_for_one()
        finally:
            self._once = 0
        return _listed(answer)

    async def _ask_for_one(self) -> list[Any]:
        log.warning("updates_unreadable")
        patience = self._timeout + 10
        status, body = await self._request.do_request(self._asking(1), "POST", read_timeout=patience)
        if status != HTTPStatus.OK:
            raise NetworkError(f"getUpdates answered {status}")
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            if not _BATCH.match(body):
                raise NetworkError("getUpdates answered with something else") from None
            return [body]
        return _listed(answer.get("result") if isinstance(answer, dict) else None)

    def _asking(self, limit: int) -> str:
        """What is asked for stands in the address: the library keeps how its forms are made to itself."""
        asked = {
            "offset": self._once or self._offset,
            "timeout": self._timeout,
            "limit": limit,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
        }
        return f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"

    async def _back_off(self) -> None:
        await asyncio.sleep(min(MOST_BACK_OFF, self._first_back_off * 2**self._failures))
        self._failures = min(self._failures + 1, 10)


def ends(error: TelegramError) -> bool:
    """Whether polling cannot go on. A proxy's page says nothing about our token."""
    return type(error) in _ENDS and _UNREADABLE not in error.message


def _listed(result: object) -> list[Any]:
    if not isinstance(result, list):
        raise NetworkError("getUpdates answered with no list")
    return result


def _is_odd(update: dict[str, Any]) -> bool:
    return type(update.get("update_id")) is int and number_of(update) is None
