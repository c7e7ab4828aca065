"""What of an update the conversations rely on: numbers that are numbers, texts that are texts."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt, StrictStr, TypeAdapter

from bot.line.triage import Raw

Id = Annotated[StrictInt, Field(gt=-(2**52), lt=2**52)]
"""The Bot API: at most 52 significant bits."""


@dataclass(frozen=True, slots=True)
class _User:
    id: Id
    first_name: StrictStr
    last_name: StrictStr | None = None
    username: StrictStr | None = None
    language_code: StrictStr | None = None


@dataclass(frozen=True, slots=True)
class _Chat:
    id: Id
    type: StrictStr
    title: StrictStr | None = None


@dataclass(frozen=True, slots=True)
class _Document:
    file_id: StrictStr
    file_name: StrictStr | None = None
    file_size: StrictInt | None = None


@dataclass(frozen=True, slots=True)
class _Message:
    message_id: Id
    chat: _Chat
    sender: Annotated[_User | None, Field(alias="from")] = None
    sender_chat: _Chat | None = None
    message_thread_id: Id | None = None
    is_topic_message: StrictBool | None = None
    text: StrictStr | None = None
    document: _Document | None = None
    new_chat_title: StrictStr | None = None
    new_chat_members: tuple[_User, ...] | None = None
    left_chat_member: _User | None = None
    migrate_to_chat_id: Id | None = None
    migrate_from_chat_id: Id | None = None


@dataclass(frozen=True, slots=True)
class _Member:
    user: _User
    status: StrictStr
    is_member: StrictBool | None = None
    can_send_messages: StrictBool | None = None
    can_pin_messages: StrictBool | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    chat: _Chat
    changer: Annotated[_User, Field(alias="from")]
    old_chat_member: _Member
    new_chat_member: _Member


@dataclass(frozen=True, slots=True)
class _Shape:
    message: _Message | None = None
    edited_message: _Message | None = None
    my_chat_member: _Change | None = None
    chat_member: _Change | None = None


_shape_of = TypeAdapter(_Shape).validate_python


def require_shape(raw: Raw) -> None:
    """Raises ValueError for an update in which something we read is not what the Bot API says it is."""
    _shape_of(raw)
