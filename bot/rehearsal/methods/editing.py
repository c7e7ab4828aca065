"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage."""

from typing import Any

from bot.rehearsal import wire
from bot.rehearsal.calls import Call
from bot.rehearsal.chats import Chat
from bot.rehearsal.errors import bad_request
from bot.rehearsal.limits import DELETE_WITHIN_SECONDS
from bot.rehearsal.messages import Message
from bot.rehearsal.methods.access import admit, open_chat, own_message
from bot.rehearsal.methods.sending import caption_text, message_text, rows_of
from bot.rehearsal.state import State
from bot.rehearsal.wire import Json

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def edit_message_text(state: State, call: Call) -> Json:
    message = own_message(state, call)
    if message.document is not None:
        raise bad_request("there is no text in the message to edit")
    words = message_text(call)
    return _edit(state, message, text=words.text, entities=words.entities, rows=rows_of(state, call))


def edit_message_caption(state: State, call: Call) -> Json:
    message = own_message(state, call)
    if message.document is None:
        raise bad_request("there is no caption in the message to edit")
    words = caption_text(call)
    return _edit(state, message, text=words.text, entities=words.entities, rows=rows_of(state, call))


def edit_message_reply_markup(state: State, call: Call) -> Json:
    return _edit(state, own_message(state, call), rows=rows_of(state, call))


def delete_message(state: State, call: Call) -> bool:
    chat = open_chat(state, call)
    message = chat.find(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    age = (state.now() - message.at).total_seconds()
    if age > DELETE_WITHIN_SECONDS or not _may_delete(state, chat, message):
        raise bad_request("message can't be deleted for everyone")
    if message.id in chat.pins:
        chat.pins.remove(message.id)
    state.amend(message, deleted=True, pinned=False)
    return True


def _edit(state: State, message: Message, **content: Any) -> Json:
    chat = state.chats[message.chat_id]
    admit(state, chat)
    if all(getattr(message, name) == value for name, value in content.items()):
        raise bad_request(_NOT_MODIFIED)
    return wire.message(chat, state.edit(message, **content))


def _may_delete(state: State, chat: Chat, message: Message) -> bool:
    if message.sender == state.bot or chat.is_private:
        return True
    return chat.member(state.bot).may("can_delete_messages")
