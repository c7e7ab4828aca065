"""sendMessage, sendDocument, sendChatAction."""

from bot.rehearsal import wire
from bot.rehearsal.calls import Call
from bot.rehearsal.chats import Chat
from bot.rehearsal.errors import ApiError, bad_request
from bot.rehearsal.keyboards import inline_rows
from bot.rehearsal.limits import CAPTION_UNITS, TEXT_UNITS, UPLOAD_BYTES, units
from bot.rehearsal.markup import Formatted, formatted
from bot.rehearsal.messages import Document, Rows
from bot.rehearsal.methods.access import admit, open_chat
from bot.rehearsal.state import State
from bot.rehearsal.wire import Json


def send_message(state: State, call: Call) -> Json:
    chat = open_chat(state, call)
    return _post(state, call, chat, message_text(call), rows_of(state, call), None)


def send_document(state: State, call: Call) -> Json:
    chat = open_chat(state, call)
    caption, rows = caption_text(call), rows_of(state, call)
    return _post(state, call, chat, caption, rows, _document(state, call))


def send_chat_action(state: State, call: Call) -> bool:
    open_chat(state, call)
    if not call.text("action"):
        raise bad_request("wrong parameter action in request")
    return True


def message_text(call: Call) -> Formatted:
    words = formatted(call.text("text"), call.text("parse_mode"), call.sequence("entities"))
    if not words.text:
        raise bad_request("message text is empty")
    if units(words.text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return words


def caption_text(call: Call) -> Formatted:
    words = formatted(call.text("caption"), call.text("parse_mode"), call.sequence("caption_entities"))
    if units(words.text) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return words


def rows_of(state: State, call: Call) -> Rows:
    return inline_rows(call.mapping("reply_markup"), state.bot.username)


def _post(
    state: State, call: Call, chat: Chat, words: Formatted, rows: Rows, document: Document | None
) -> Json:
    reply_to = _reply_target(call, chat)
    admit(state, chat)
    message = state.post(
        chat, state.bot, text=words.text, entities=words.entities, rows=rows, document=document,
        reply_to=reply_to, silent=call.flag("disable_notification"),
        thread_id=call.integer("message_thread_id"),
    )  # fmt: skip
    return wire.message(chat, message)


def _reply_target(call: Call, chat: Chat) -> int:
    wanted = call.mapping("reply_parameters")
    if not wanted:
        return 0
    number = int(wanted.get("message_id", 0))
    if chat.find(number) is not None:
        return number
    if wanted.get("allow_sending_without_reply"):
        return 0
    raise bad_request("message to be replied not found")


def _document(state: State, call: Call) -> Document:
    named = call.text("document")
    known = state.files.get(named)
    if known is not None:
        return known
    part = named.removeprefix("attach://") if named.startswith("attach://") else "document"
    upload = call.files.get(part)
    if upload is None:
        reason = (
            "wrong file identifier/HTTP URL specified" if named else "there is no document in the request"
        )
        raise bad_request(reason)
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    return state.keep_file(upload.name, upload.mime, upload.content)
