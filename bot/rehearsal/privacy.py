"""Privacy mode: which messages of a chat reach the bot at all."""

from bot.rehearsal.messages import Message
from bot.rehearsal.state import State


def reaches_bot(state: State, message: Message) -> bool:
    """In groups: everything if the bot is an administrator; else commands meant for it, and replies to it."""
    chat = state.chats[message.chat_id]
    if chat.is_private:
        return not chat.is_blocked
    member = chat.member(state.bot)
    if not member.is_present:
        return False
    return member.is_administrator or _is_for_bot(state, message)


def _is_for_bot(state: State, message: Message) -> bool:
    target = state.chats[message.chat_id].by_id.get(message.reply_to)
    if target is not None and target.sender == state.bot:
        return True
    first = message.text.split(maxsplit=1)[0] if message.text else ""
    command, _, addressee = first.partition("@")
    return command.startswith("/") and addressee.lower() in ("", state.bot.username.lower())
