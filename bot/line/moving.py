"""A group became a supergroup, was renamed, or somebody left it: its table follows, in one unit of work."""

from functools import partial
from typing import Any

from telegram import ChatMember, Update
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.line.acting import standing
from bot.line.handling import AnyApplication, arrival
from bot.panel.actor import Standing
from dialogs.ports import Memory
from dialogs.table.departing import leave_group
from dialogs.table.moving import follow_group, follow_title, topic_reopened


def follow_moves(application: AnyApplication, memory: Memory) -> None:
    """Either of Telegram's two service messages, in the old chat or the new, is enough."""

    async def follow(update: Update, _context: Any) -> None:
        message = update.effective_message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat_id
        new = message.migrate_to_chat_id or message.chat_id
        now = arrival.get().received_at
        await memory.do(partial(follow_group, old_chat=old, new_chat=new, now=now))

    async def rename(update: Update, _context: Any) -> None:
        message = update.effective_message
        if message and message.new_chat_title:
            chat_id, title, now = message.chat_id, message.new_chat_title, arrival.get().received_at
            await memory.do(lambda work: follow_title(work, chat_id, title, now))

    async def reopen(update: Update, _context: Any) -> None:
        """ "General" is open again; a thread of its own names another topic."""
        message = update.effective_message
        if message and not message.message_thread_id:
            chat_id, now = message.chat_id, arrival.get().received_at
            await memory.do(lambda work: topic_reopened(work, chat_id, now))

    reopened = filters.StatusUpdate.FORUM_TOPIC_REOPENED | filters.StatusUpdate.GENERAL_FORUM_TOPIC_UNHIDDEN
    application.add_handler(MessageHandler(reopened, reopen), group=-1)

    async def depart(update: Update, _context: Any) -> None:
        """A group's grey line, or what an administrator is told of its members; often both come."""
        chat, left, now = update.effective_chat, departed(update), arrival.get().received_at
        if chat and left:
            await memory.do(lambda work: leave_group(work, chat.id, left, now))

    members = ChatMemberHandler(depart, ChatMemberHandler.CHAT_MEMBER)
    application.add_handler(MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, depart), group=-1)
    application.add_handler(members, group=-1)
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, follow), group=-1)
    application.add_handler(MessageHandler(filters.StatusUpdate.NEW_CHAT_TITLE, rename), group=-1)


def departed(update: Update) -> int:
    """The user id of who is in the group no more by this update: left, removed, banned, or kept out by a
    restriction; 0 if nobody."""
    message, change = update.message, update.chat_member
    if message and message.left_chat_member:
        return message.left_chat_member.id
    if change and _is_there(change.old_chat_member) and not _is_there(change.new_chat_member):
        return change.new_chat_member.user.id
    return 0


def _is_there(member: ChatMember) -> bool:
    return standing(member) is not Standing.GONE
