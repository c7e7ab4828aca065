"""What a failed call to Telegram means for whoever wanted it: every sentence known, by whom it concerns."""

from datetime import timedelta
from enum import Enum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from dialogs.table.greeting import MAY_NOT_WRITE, REMOVED, RESTRICTED, TOPIC_SHUT


class Mishap(Enum):
    """The sender's answer to it is in Notices and Boards."""

    LIMITED = "limited"  # flood: this chat waits as long as Telegram says
    DOWN = "down"  # server: Telegram did not take it; the same again later
    UNKNOWN = "unknown"  # server: no answer; Telegram may have acted on it or not
    MOVED = "moved"  # place: the group became a supergroup and has a new id
    NO_TOPIC = "no_topic"  # place: the forum topic was deleted or closed, or "General" is
    MUTED = "muted"  # place: the bot may not write in this group
    RESTRICTED = "restricted"  # place: Telegram itself or the group's settings restrict the chat
    NO_FILES = "no_files"  # place: it takes texts but no files
    REMOVED = "removed"  # place: the bot is not in the group any more, or the group is gone
    UNREACHABLE = "unreachable"  # person: blocked, never started, deleted: no use in trying again
    VANISHED = "vanished"  # message: the one to edit is gone or beyond editing
    UNCHANGED = "unchanged"  # message: it already stands like that
    REJECTED = "rejected"  # content: this text, these buttons or this file, wherever it goes
    UNHEARD = "unheard"  # a refusal nobody knows: kept and tried again, never taken for bad content


PLACES = {
    Mishap.MUTED: MAY_NOT_WRITE,
    Mishap.RESTRICTED: RESTRICTED,
    Mishap.NO_TOPIC: TOPIC_SHUT,
    Mishap.REMOVED: REMOVED,
    Mishap.UNREACHABLE: REMOVED,
}
"""Refusals by a group, and the code its table keeps of it: all that is owed there waits."""

_OF_A_PERSON = (
    "bot was blocked by the user",
    "user_is_blocked",
    "user is deactivated",
    "input_user_deactivated",
    "bot can't initiate conversation",
    "bot can't send messages to bots",
    "bots can't send messages to bots",
    "user_is_bot",
    "you_blocked_user",
    "user not found",
    "user_id_invalid",
    "chat not found",
    "peer_id_invalid",
    "privacy_premium_required",
    "premium_account_required",
    "allow_payment_required",
)
_SENTENCES: dict[Mishap, tuple[str, ...]] = {
    Mishap.UNCHANGED: ("message is not modified", "message_not_modified"),
    Mishap.VANISHED: (
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
        "message_edit_time_expired",
        "message_author_required",
        "message identifier is not specified",
        "there is no text in the message to edit",
        "msg_id_invalid",
        "message to be replied",
        "replied message not found",
        "reply message not found",
        "message to reply not found",
        "reply_message_id_invalid",
        "reply_to_",
    ),
    Mishap.NO_TOPIC: (
        "message thread not found",
        "topic_deleted",
        "topic_closed",
        "topic_id_invalid",
        "topic_hidden",
        "topic not found",
        "topic is closed",
        "topic closed",
        "topic deleted",
        "topic_",
        "forum topic",
    ),
    Mishap.NO_FILES: (
        "not enough rights to send documents",
        "not enough rights to send files",
        "not enough rights to send media",
        "chat_send_docs_forbidden",
        "chat_send_media_forbidden",
    ),
    Mishap.RESTRICTED: (
        "chat_restricted",
        "chat is restricted",
        "user_banned_in_channel",
        "user_restricted",
        "chat_guest_send_forbidden",
        "slowmode_wait",
        "slow mode",
        "channel_public_group_na",
        "send_as_peer_invalid",
        "chat is deactivated",
    ),
    Mishap.REMOVED: (
        "chat not found",
        "peer_id_invalid",
        "bot was kicked",
        "bot is not a member",
        "bot was banned",
        "bot is not in the",
        "group chat was deleted",
        "group chat was upgraded",
        "group chat was deactivated",
        "channel_private",
        "channel_invalid",
        "chat_id_invalid",
        "chat_forbidden",
        "user_not_participant",
        "not a member of the",
    ),
    Mishap.MUTED: (
        "not enough rights",
        "have no rights to send",
        "no write access",
        "need administrator rights",
        "chat_write_forbidden",
        "chat_send_plain_forbidden",
        "chat_admin_required",
        "right_forbidden",
        "chat_send_",
    ),
    Mishap.REJECTED: (
        "can't parse",
        "message is too long",
        "message_too_long",
        "caption is too long",
        "media_caption_too_long",
        "text is empty",
        "text must be non-empty",
        "message_empty",
        "must be encoded in utf-8",
        "entities_too_long",
        "entity_",
        "entity ",
        "reply markup is too long",
        "reply_markup",
        "button_",
        "inline keyboard",
        "wrong http url",
        "wrong type of the web page",
        "file must be non-empty",
        "file is too big",
        "request entity too large",
        "too large",
        "document_invalid",
        "file_part",
        "wrong file identifier",
        "unsupported parse_mode",
        "not according to the bot api",
    ),
}


def mishap(error: TelegramError, *, private: bool = False) -> Mishap:
    """`private`: it was meant for one person's chat with the bot."""
    match error:
        case RetryAfter():
            return Mishap.LIMITED
        case ChatMigrated():
            return Mishap.MOVED
        case TimedOut():
            return Mishap.UNKNOWN
        case Forbidden() | BadRequest():
            return _by_sentence(error.message.lower(), private)
        case (
            InvalidToken() | EndPointNotFound()
        ):  # everything stays owed until the operator has set a new one
            return Mishap.DOWN
        case NetworkError():
            text = error.message.lower()
            return Mishap.REJECTED if "413" in text or "too large" in text else Mishap.DOWN
    return Mishap.UNKNOWN if "invalid server response" in error.message.lower() else Mishap.UNHEARD


def wait_of(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _by_sentence(text: str, private: bool) -> Mishap:
    if private and any(sentence in text for sentence in _OF_A_PERSON):
        return Mishap.UNREACHABLE
    meant = next((meant for meant, known in _SENTENCES.items() if any(one in text for one in known)), None)
    if meant is None:
        return Mishap.UNHEARD
    return Mishap.UNREACHABLE if private and meant is Mishap.REMOVED else meant
