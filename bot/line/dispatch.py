"""From python-telegram-bot's update to the route that answers it."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import Bot, Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    BaseHandler,
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

import bot.conversations  # noqa: F401 - they register what they answer, draw and tell
from bot.line.acting import actor_of, membership_of, presser_of
from bot.line.desk import Desk
from bot.line.handling import arrival
from bot.line.press import Press
from bot.line.spoken import Spoken, read_command
from bot.panel import router
from bot.panel.actor import Actor, ChatFacts, Defaults
from bot.panel.buttons import BadButton, parse
from bot.panel.pages import form_of, page_of
from bot.panel.router import Route, Where
from bot.panel.seal import Seal
from bot.panel.typed_text import take_text
from bot.panel.way_out import answer_in_chat, mend_form
from bot.upkeep.chat_facts import look_at_chat
from dialogs.ports import Memory, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Table

Context = ContextTypes.DEFAULT_TYPE

CONTENT = (
    "text", "rich_message", "animation", "audio", "document", "live_photo", "paid_media", "photo", "sticker",
    "story", "video", "video_note", "voice", "checklist", "contact", "dice", "game", "poll", "venue",
    "location",
)  # fmt: skip
"""What a person may send. A message without any of it is one of Telegram's own."""


def register(
    application: Application[Any, Any, Any, Any, Any, Any], memory: Memory, seal: Seal, defaults: Defaults
) -> None:
    """Have every update the application dispatches answered by the dialogues."""
    dispatch = Dispatch(memory, seal, defaults)
    handlers: list[BaseHandler[Any, Any, Any]] = [
        TypeHandler(Press, dispatch.press),
        ChatMemberHandler(dispatch.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.UpdateType.MESSAGE, dispatch.message),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, dispatch.edited),
    ]
    application.add_handlers(handlers)


class Dispatch:
    def __init__(self, memory: Memory, seal: Seal, defaults: Defaults) -> None:
        self._memory, self._seal, self._defaults = memory, seal, defaults
        self._desk = Desk(memory)

    async def press(self, press: Press, context: Context) -> None:
        actor = presser_of(press, arrival.get().received_at, self._seal, self._defaults)
        if actor is None:
            return
        button, route = _pressed(press.data)
        if route.asks_chat:
            actor = replace(actor, chat=await self._look(context.bot, actor, button))
        await self._desk.press(context.bot, actor, route, button)

    async def message(self, update: Update, context: Context) -> None:
        message, actor = update.effective_message, self._actor(update)
        if message is None or actor is None:
            return
        spoken = read_command(message, context.bot.username)
        if spoken:
            await self._command(context, actor, spoken)
        elif actor.private and message.document:
            await self._filed(context, actor, message.document)
        elif actor.private and not _is_service(message):
            await self._typed(context, actor, message)

    async def edited(self, update: Update, context: Context) -> None:
        """Said where the person is typing something; what was taken, was taken as first written."""
        actor = self._actor(update)
        if actor and actor.private:
            way_out = partial(_in_chat, actor=actor)
            await self._desk.hear(context.bot, actor, Route(_edited), None, way_out)

    async def membership(self, update: Update, context: Context) -> None:
        actor, change = self._actor(update), update.my_chat_member
        if actor is None or change is None:
            return
        route = Route(_every_membership)
        way_out = partial(_in_chat, actor=actor)
        await self._desk.hear(context.bot, actor, route, membership_of(change), way_out)

    async def _command(self, context: Context, actor: Actor, spoken: Spoken) -> None:
        where = Where.PRIVATE if actor.private else Where.GROUP
        route = router.commands.get((spoken.name, where))
        payload = spoken.argument
        if actor.private and spoken.name == "start" and spoken.argument:
            prefix, _, payload = spoken.argument.partition("_")
            route = router.starts.get(prefix, Route(_unknown_start))
        if route is None and not actor.private:
            return
        way_out = partial(_in_chat, actor=actor)
        await self._desk.hear(context.bot, actor, route or Route(_unknown_command), payload, way_out)

    async def _typed(self, context: Context, actor: Actor, message: Message) -> None:
        text = message.text or ""

        def way_out(work: Work, refusal: Refusal) -> None:
            mend_form(work, actor, text, refusal)

        await self._desk.hear(context.bot, actor, Route(take_text), text, way_out)

    async def _filed(self, context: Context, actor: Actor, document: Document) -> None:
        """A file for the page the person stands on: fetched and read before the unit of work begins."""
        page = await self._memory.read(lambda reader: page_of(reader, actor.user_id))
        route, payload = await _opened(context.bot, document, router.files.get(page))

        def way_out(work: Work, refusal: Refusal) -> None:
            mend_form(work, actor, "", refusal)

        await self._desk.hear(context.bot, actor, route, payload, way_out)

    async def _look(self, bot: Bot, actor: Actor, button: Any) -> ChatFacts | None:
        """At the group the button hangs in; in private at the group of the table it names."""
        chat_id = actor.chat_id
        table = await self._memory.read(lambda reader: reader.first(Table, id=button.table_id))
        if actor.private:
            chat_id = table.chat_id if table else 0
        elif table and chat_id == table.former_chat_id:
            chat_id = table.chat_id
        return await look_at_chat(bot, chat_id, actor.user_id)

    def _actor(self, update: Update) -> Actor | None:
        return actor_of(update, arrival.get().received_at, self._seal, self._defaults)


async def _opened(bot: Bot, document: Document, route: Route | None) -> tuple[Route, Any]:
    """The route with what its file says; a route that refuses where it says nothing."""
    try:
        if route is None or route.reads is None:
            raise Refusal("no_file_asked")
        if (document.file_size or 0) > route.limit:
            raise Refusal("file_too_big", limit=route.limit // 1000)
        fetched = await (await bot.get_file(document.file_id)).download_as_bytearray()
        return route, await asyncio.to_thread(route.reads, bytes(fetched), document.file_name or "")
    except TelegramError:
        return Route(_refuse), Refusal("file_not_fetched")
    except Refusal as refusal:
        return Route(_refuse), refusal


def _refuse(work: Work, actor: Actor, refusal: Refusal, now: object) -> None:
    raise refusal


def _pressed(data: str) -> tuple[object, Route]:
    try:
        button = parse(data)
        return button, router.buttons[type(button)]
    except (BadButton, KeyError):
        return None, Route(_outdated)


def _outdated(work: Work, actor: Actor, button: object, now: object) -> None:
    raise Refusal("button_outdated")


def _unknown_command(work: Work, actor: Actor, argument: object, now: object) -> None:
    raise Refusal("unknown_command")


def _unknown_start(work: Work, actor: Actor, argument: object, now: object) -> None:
    raise Refusal("unknown_link")


def _edited(work: Work, actor: Actor, payload: object, now: object) -> None:
    if form_of(work, actor.person).page in router.texts:
        raise Refusal("text_edited")


def _every_membership(work: Work, actor: Actor, change: object, now: Any) -> None:
    for route in router.memberships:
        route.handler(work, actor, change, now)


def _in_chat(work: Work, refusal: Refusal, *, actor: Actor) -> None:
    answer_in_chat(work, actor, refusal)


def _is_service(message: Message) -> bool:
    """Nobody speaks: pinned, joined, a gift, a theme, whatever comes to be. Known by what it has not."""
    return not any(getattr(message, name, None) or name in message.api_kwargs for name in CONTENT)
