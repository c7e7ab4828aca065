"""What only the API can tell of a group: who administers it, what the bot may do, how many are there."""

from dataclasses import dataclass

from telegram import Bot, Chat, ChatMemberAdministrator, ChatMemberOwner
from telegram.error import TelegramError

from dialogs.table.greeting import MAY_NOT_PIN, NO_SUPERGROUP


@dataclass(frozen=True, slots=True)
class ChatFacts:
    """`lacking`: codes of what the bot lacks; `members`: people in the group, the bot left out."""

    is_administrator: bool
    lacking: tuple[str, ...]
    members: int


async def look_at_chat(bot: Bot, chat_id: int, user_id: int) -> ChatFacts | None:
    """None if the API does not answer; nothing may be concluded from that."""
    try:
        presser = await bot.get_chat_member(chat_id, user_id)
        lacking = await lacking_in(bot, chat_id)
        count = await bot.get_chat_member_count(chat_id)
    except TelegramError:
        return None
    administers = isinstance(presser, (ChatMemberAdministrator, ChatMemberOwner))
    return ChatFacts(administers, lacking, count - 1)


async def lacking_in(bot: Bot, chat_id: int) -> tuple[str, ...]:
    """Codes of what the bot lacks in this group. Raises TelegramError, Forbidden where it is no member."""
    chat = await bot.get_chat(chat_id)
    itself = await bot.get_chat_member(chat_id, bot.id)
    lacking = []
    if chat.type != Chat.SUPERGROUP:
        lacking.append(NO_SUPERGROUP)
    if not (isinstance(itself, ChatMemberAdministrator) and itself.can_pin_messages):
        lacking.append(MAY_NOT_PIN)
    return tuple(lacking)
