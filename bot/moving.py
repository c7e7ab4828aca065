"""A group became a supergroup and has a new id: its tables follow, in one unit of work."""

from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.handling import AnyApplication
from dialogs.owed import Board, BoardKind
from dialogs.ports import Memory, Work
from dialogs.table.model import Table


def follow_moves(application: AnyApplication, memory: Memory) -> None:
    """Either of Telegram's two service messages, in the old chat or the new, is enough."""

    async def follow(update: Update, _context: Any) -> None:
        message = update.effective_message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat_id
        new = message.migrate_to_chat_id or message.chat_id
        await memory.do(partial(move_tables, old_chat=old, new_chat=new))

    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, follow), group=-1)


def move_tables(work: Work, old_chat: int, new_chat: int) -> None:
    """What is owed follows, for it names the table; boards are posted anew when next redrawn."""
    for table in work.find(Table, chat_id=old_chat):
        work.change(Table, table.id, {"chat_id": old_chat}, chat_id=new_chat)
        for board in work.find(Board, table_id=table.id, person_id=0):
            work.change(Board, board.id, {}, message_id=0, pinned=False)
        work.redraw(BoardKind.CARD, table.id)
