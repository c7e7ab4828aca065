"""What a failed call to Telegram means for whoever wanted it."""

from datetime import timedelta
from enum import Enum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)


class Mishap(Enum):
    LIMITED = "limited"  # 429: this chat waits
    UNREACHABLE = "unreachable"  # blocked, kicked, never started, chat gone: no use in trying again
    UNKNOWN = "unknown"  # no answer: Telegram may have acted on it or not
    DOWN = "down"  # Telegram did not take it: the same again later
    MOVED = "moved"  # the group became a supergroup and has a new id
    NO_TOPIC = "no_topic"  # the forum topic was deleted or closed
    VANISHED = "vanished"  # the message to edit is gone or beyond editing
    UNCHANGED = "unchanged"  # it already stands like that
    MUTED = "muted"  # the bot may not write in this group
    REJECTED = "rejected"  # Telegram dislikes the content or a right is missing


_SENTENCES = {
    "message is not modified": Mishap.UNCHANGED,
    "message to edit not found": Mishap.VANISHED,
    "message can't be edited": Mishap.VANISHED,
    "message_id_invalid": Mishap.VANISHED,
    "there is no text in the message to edit": Mishap.VANISHED,
    "message thread not found": Mishap.NO_TOPIC,
    "topic_deleted": Mishap.NO_TOPIC,
    "topic_closed": Mishap.NO_TOPIC,
    "not enough rights to send": Mishap.MUTED,
    "have no rights to send": Mishap.MUTED,
    "chat_write_forbidden": Mishap.MUTED,
    "chat not found": Mishap.UNREACHABLE,
    "user is deactivated": Mishap.UNREACHABLE,
    "user not found": Mishap.UNREACHABLE,
    "peer_id_invalid": Mishap.UNREACHABLE,
    "group chat was upgraded": Mishap.UNREACHABLE,
}


def mishap(error: TelegramError) -> Mishap:
    match error:
        case RetryAfter():
            return Mishap.LIMITED
        case Forbidden():
            return Mishap.UNREACHABLE
        case ChatMigrated():
            return Mishap.MOVED
        case TimedOut():
            return Mishap.UNKNOWN
        case BadRequest():
            return _by_sentence(error)
        case InvalidToken():  # revoked: everything stays owed until the operator has set a new one
            return Mishap.DOWN
        case NetworkError() if "413" not in error.message and "too large" not in error.message.lower():
            return Mishap.DOWN
    return Mishap.REJECTED


def wait_of(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _by_sentence(error: TelegramError) -> Mishap:
    text = error.message.lower()
    return next((meant for sentence, meant in _SENTENCES.items() if sentence in text), Mishap.REJECTED)
