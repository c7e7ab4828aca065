"""What only the API can tell of a group: who administers it, what the bot may do, how many are there."""

from telegram import (
    Bot,
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberOwner,
    ChatMemberRestricted,
)
from telegram.error import TelegramError

from bot.panel.actor import ChatFacts
from dialogs.table.greeting import MAY_NOT_PIN, MAY_NOT_WRITE, NO_SUPERGROUP


async def look_at_chat(bot: Bot, chat_id: int, user_id: int) -> ChatFacts | None:
    """None if the API does not answer; nothing may be concluded from that."""
    try:
        presser = await bot.get_chat_member(chat_id, user_id)
        missing = await lacking_in(bot, chat_id)
        count = await bot.get_chat_member_count(chat_id)
    except TelegramError:
        return None
    administers = isinstance(presser, (ChatMemberAdministrator, ChatMemberOwner))
    return ChatFacts(administers, missing, count - 1)


async def lacking_in(bot: Bot, chat_id: int) -> tuple[str, ...]:
    """Codes of what the bot lacks in this group. Raises TelegramError, Forbidden where it is no member."""
    chat = await bot.get_chat(chat_id)
    itself = await bot.get_chat_member(chat_id, bot.id)
    return lacking(chat.type, itself)


def lacking(chat_type: str, itself: ChatMember) -> tuple[str, ...]:
    """Codes of what the bot lacks in a group of this type."""
    codes = []
    if isinstance(itself, ChatMemberRestricted) and not itself.can_send_messages:
        codes.append(MAY_NOT_WRITE)
    if chat_type != Chat.SUPERGROUP:
        codes.append(NO_SUPERGROUP)
    if not (isinstance(itself, ChatMemberAdministrator) and itself.can_pin_messages):
        codes.append(MAY_NOT_PIN)
    return tuple(codes)
