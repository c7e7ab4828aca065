"""Who acted in an update, how the bot's own membership changed: read once, as the conversations know it."""

from datetime import datetime

from telegram import (
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    Update,
)

from bot.line.press import Press
from bot.panel.actor import Actor, Defaults, Membership, Standing
from bot.panel.seal import Seal
from bot.upkeep.chat_facts import lacking

ANONYMOUS_ADMINISTRATOR = 1087968824

_GONE = (ChatMember.LEFT, ChatMember.BANNED)

_GROUPS = (Chat.GROUP, Chat.SUPERGROUP)


def actor_of(update: Update, now: datetime, seal: Seal, defaults: Defaults) -> Actor | None:
    """Who acted in this update; None if nobody did (a channel's post)."""
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    if user is None or chat is None:
        return None
    return Actor(
        user_id=user.id,
        name=user.full_name or "",
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


def membership_of(change: ChatMemberUpdated) -> Membership:
    """What became of the bot in this chat."""
    return Membership(
        before=standing(change.old_chat_member),
        after=standing(change.new_chat_member),
        is_group=change.chat.type in _GROUPS,
        lacking=lacking(change.chat.type, change.new_chat_member),
    )


def standing(member: ChatMember) -> Standing:
    if isinstance(member, ChatMemberRestricted) and member.is_member:
        return Standing.RESTRICTED
    return Standing.GONE if member.status in (*_GONE, ChatMember.RESTRICTED) else Standing.THERE


def _thread(message: object) -> int | None:
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def _is_anonymous(message: object) -> bool:
    if not isinstance(message, Message):
        return False
    by_id = message.from_user is not None and message.from_user.id == ANONYMOUS_ADMINISTRATOR
    return by_id or message.sender_chat is not None
