"""The Bot API methods that are simulated, by their lower-case names (Telegram ignores case)."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.rehearsal.calls import Call
from bot.rehearsal.methods import answering, editing, fetching, pinning, places, presenting, sending
from bot.rehearsal.state import State

Method = Callable[[State, Call], Any]

_METHODS: Mapping[str, Method] = {
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "pinChatMessage": pinning.pin_chat_message,
    "unpinChatMessage": pinning.unpin_chat_message,
    "unpinAllChatMessages": pinning.unpin_all_chat_messages,
    "getChat": places.get_chat,
    "getChatMember": places.get_chat_member,
    "getChatAdministrators": places.get_chat_administrators,
    "getChatMemberCount": places.get_chat_member_count,
    "leaveChat": places.leave_chat,
    "answerCallbackQuery": answering.answer_callback_query,
    "getMe": presenting.get_me,
    "setMyCommands": presenting.set_my_commands,
    "getMyCommands": presenting.get_my_commands,
    "deleteMyCommands": presenting.delete_my_commands,
    "setMyName": presenting.setter("name", 64),
    "getMyName": presenting.getter("name"),
    "setMyDescription": presenting.setter("description", 512),
    "getMyDescription": presenting.getter("description"),
    "setMyShortDescription": presenting.setter("short_description", 120),
    "getMyShortDescription": presenting.getter("short_description"),
    "setChatMenuButton": presenting.set_chat_menu_button,
    "getChatMenuButton": presenting.get_chat_menu_button,
    "getUpdates": fetching.get_updates,
    "setWebhook": fetching.set_webhook,
    "deleteWebhook": fetching.delete_webhook,
    "getWebhookInfo": fetching.get_webhook_info,
    "getFile": fetching.get_file,
}
METHODS: Mapping[str, Method] = {name.lower(): method for name, method in _METHODS.items()}
