"""pinChatMessage, unpinChatMessage, unpinAllChatMessages."""

from bot.rehearsal.calls import Call
from bot.rehearsal.chats import Chat
from bot.rehearsal.errors import bad_request
from bot.rehearsal.messages import Service, ServiceKind
from bot.rehearsal.methods.access import open_chat
from bot.rehearsal.state import State


def pin_chat_message(state: State, call: Call) -> bool:
    chat = _pinnable(state, call)
    message = chat.find(call.integer("message_id"))
    if message is None or message.service is not None:
        raise bad_request("message to pin not found")
    if message.pinned:
        return True
    chat.pins.append(message.id)
    state.amend(message, pinned=True)
    state.serve_notice(chat, state.bot, Service(ServiceKind.PINNED, message_id=message.id))
    return True


def unpin_chat_message(state: State, call: Call) -> bool:
    chat = _pinnable(state, call)
    latest = chat.pins[-1] if chat.pins else 0
    number = call.integer("message_id", default=latest)
    if number not in chat.pins:
        raise bad_request("message to unpin not found")
    _unpin(state, chat, number)
    return True


def unpin_all_chat_messages(state: State, call: Call) -> bool:
    chat = _pinnable(state, call)
    for number in tuple(chat.pins):
        _unpin(state, chat, number)
    return True


def _unpin(state: State, chat: Chat, number: int) -> None:
    chat.pins.remove(number)
    state.amend(chat.by_id[number], pinned=False)


def _pinnable(state: State, call: Call) -> Chat:
    chat = open_chat(state, call)
    if not chat.is_private and not chat.member(state.bot).may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
