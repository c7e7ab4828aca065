"""Whoever acts, and where: read from an update once, never from button data."""

from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.handlers.chat_facts import ChatFacts
from bot.press import Press
from bot.seal import Seal
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Table
from dialogs.table.moving import table_in
from dialogs.table.people import meet

ANONYMOUS_ADMINISTRATOR = 1087968824
NOBODY = Person(user_id=0, met_at=datetime(1970, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Defaults:
    """With what a new table begins, where its people do not say otherwise."""

    language: str
    zone: str
    retention_days: int = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`person` is filled in within the unit of work; NOBODY where an account proves nothing.

    `anonymous`: the message was written as the group itself, by whatever administrator of whatever group.
    `chat`: what the API was asked before, where the button wants it.
    """

    user_id: int
    name: str
    username: str = ""
    language_code: str
    chat_id: int
    chat_title: str = ""
    thread_id: int | None = None
    private: bool
    message_id: int = 0
    callback_id: str = ""
    anonymous: bool = False
    now: datetime
    seal: Seal
    defaults: Defaults
    person: Person = NOBODY
    chat: ChatFacts | None = None


def actor_of(update: Update, now: datetime, seal: Seal, defaults: Defaults) -> Actor | None:
    """Who acted in this update; None if nobody did (a channel's post)."""
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    if user is None or chat is None:
        return None
    return Actor(
        user_id=user.id,
        name=user.full_name,
        username=user.username or "",
        language_code=user.language_code or "",
        chat_id=chat.id,
        chat_title=chat.title or "",
        thread_id=_thread(message),
        private=chat.type == Chat.PRIVATE,
        message_id=message.message_id if message else 0,
        anonymous=_is_anonymous(message),
        now=now,
        seal=seal,
        defaults=defaults,
    )


def presser_of(press: Press, now: datetime, seal: Seal, defaults: Defaults) -> Actor | None:
    """Who pressed; None if it was under an inline message, of which we send none."""
    if press.message is None:
        return None
    message, chat = press.message, press.message.chat
    return Actor(
        user_id=press.presser.id,
        name=press.presser.full_name,
        username=press.presser.username,
        language_code=press.presser.language_code,
        chat_id=chat.id,
        chat_title=chat.title,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        private=chat.type == Chat.PRIVATE,
        message_id=message.message_id,
        callback_id=press.id,
        now=now,
        seal=seal,
        defaults=defaults,
    )


def met(work: Work, actor: Actor) -> Person:
    """The person who acts, made known at first sight."""
    spoken, private = actor.language_code, actor.private
    return meet(work, actor.user_id, actor.name, spoken, private, actor.now, actor.username)


def table_here(reader: Reader, actor: Actor) -> Table:
    """The table of the group the actor is in; Refusal("no_table") if there is none."""
    table = None if actor.private else table_in(reader, actor.chat_id)
    if table is None:
        raise Refusal("no_table")
    return table


def require_here(actor: Actor, table: Table) -> None:
    """A press in a group counts only in its table's group; Refusal("other_table")."""
    if not actor.private and actor.chat_id not in (table.chat_id, table.former_chat_id):
        raise Refusal("other_table")


def _thread(message: object) -> int | None:
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def _is_anonymous(message: object) -> bool:
    if not isinstance(message, Message):
        return False
    by_id = message.from_user is not None and message.from_user.id == ANONYMOUS_ADMINISTRATOR
    return by_id or message.sender_chat is not None
