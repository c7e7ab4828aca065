"""The calls to Telegram that delivery makes, each with the options Roundtable always uses."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.delivery.mishaps import Mishap, mishap
from bot.panel.keys import readable
from bot.panel.screen import Key, Screen

NO_TEXT = "no text in the message"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Address:
    """Where to: the chat as it is now, a topic in it if any. `refuses_…`: what it last refused."""

    chat_id: int
    thread_id: int | None = None
    refuses_all: bool = False
    refuses_some: bool = False
    may_pin: bool = True


class Post:
    def __init__(self, bot: Bot, topic_gone: Callable[[int], Awaitable[None]]) -> None:
        """`topic_gone` is told the chat once a message had to go to "General" instead."""
        self._bot, self._topic_gone = bot, topic_gone

    async def send(
        self, to: Address, screen: Screen, *, content: bytes = b"", silent: bool = False, reply_to: int = 0
    ) -> int:
        """The new message's id. Where the one it replies to is gone, it stands by itself."""
        options: dict[str, Any] = {
            "parse_mode": ParseMode.HTML,
            "disable_notification": silent,
            "reply_markup": markup(screen),
            "reply_parameters": _reply(reply_to),
        }
        try:
            return await self._sent(to, screen, content, options)
        except BadRequest as error:
            if not reply_to or mishap(error) is not Mishap.VANISHED:
                raise
        return await self._sent(to, screen, content, {**options, "reply_parameters": None})

    async def _sent(self, to: Address, screen: Screen, content: bytes, options: dict[str, Any]) -> int:
        if screen.file:
            name = screen.file.name
            return await self._outside_closed_topics(
                to,
                lambda thread: self._bot.send_document(
                    to.chat_id,
                    content,
                    screen.text or None,
                    filename=name,
                    message_thread_id=thread,
                    **options,
                ),
            )
        return await self._outside_closed_topics(
            to,
            lambda thread: self._bot.send_message(
                to.chat_id, screen.text, message_thread_id=thread, link_preview_options=NO_PREVIEW, **options
            ),
        )

    async def edit(self, to: Address, message_id: int, screen: Screen) -> None:
        """A message with a file keeps it as it was sent; its caption and buttons change."""
        if screen.file:
            return await self._caption(to, message_id, screen)
        try:
            await self._bot.edit_message_text(
                screen.text,
                to.chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=markup(screen),
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:  # it was sent with a file, and its reader may know no more of that
            if NO_TEXT not in error.message.lower():
                raise
            await self._caption(to, message_id, screen)

    async def _caption(self, to: Address, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_caption(
            to.chat_id,
            message_id,
            caption=screen.text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(screen),
        )

    async def pin(self, to: Address, message_id: int) -> Mishap | None:
        """Why it is not pinned, None if it is; a missing right is no failure."""
        return await self._tolerated(
            self._bot.pin_chat_message(to.chat_id, message_id, disable_notification=True)
        )

    async def unpin(self, to: Address, message_id: int) -> None:
        await self._tolerated(self._bot.unpin_chat_message(to.chat_id, message_id))

    async def retire(self, to: Address, message_id: int, screen: Screen | None) -> None:
        """Take an older message's buttons away; with a screen, put that in its place."""
        if screen:
            await self._tolerated(self.edit(to, message_id, screen))
        else:
            await self._tolerated(self._bot.edit_message_reply_markup(to.chat_id, message_id))

    async def _outside_closed_topics(self, to: Address, call: Callable[[int | None], Awaitable[Any]]) -> int:
        try:
            sent = await call(to.thread_id)
        except BadRequest as error:
            if to.thread_id is None or mishap(error) is not Mishap.NO_TOPIC:
                raise
            log.warning("topic_closed", chat_id=to.chat_id, thread_id=to.thread_id)
            sent = await call(None)
            await self._topic_gone(to.chat_id)
        return int(sent.message_id)

    async def _tolerated(self, call: Awaitable[object]) -> Mishap | None:
        try:
            await call
        except TelegramError as error:
            log.info("courtesy_refused", error=error.message)
            return mishap(error)
        return None


def markup(screen: Screen) -> InlineKeyboardMarkup | None:
    return (
        InlineKeyboardMarkup([[_button(key) for key in row] for row in readable(screen.buttons)])
        if screen.buttons
        else None
    )


def _button(key: Key) -> InlineKeyboardButton:
    if key.url:
        return InlineKeyboardButton(key.label, url=key.url)
    return InlineKeyboardButton(key.label, callback_data=key.data)


def _reply(message_id: int) -> ReplyParameters | None:
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None
