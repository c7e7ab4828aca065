"""A press on a button, read from the raw update: nine of ten updates, and few of their fields are needed."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.line.shapes import Id
from bot.line.triage import Raw


@dataclass(frozen=True, slots=True)
class Presser:
    id: Id
    first_name: str = ""
    last_name: str = ""
    language_code: str = ""
    username: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".rstrip()


@dataclass(frozen=True, slots=True)
class PressedChat:
    id: Id
    type: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PressedMessage:
    message_id: Id
    chat: PressedChat
    message_thread_id: Id | None = None
    is_topic_message: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """Of a button under one of the bot's own messages. `message`: None under an inline message."""

    id: str
    presser: Annotated[Presser, Field(alias="from")]
    data: str = ""
    message: PressedMessage | None = None


_READ = TypeAdapter(Press).validate_python


def press_of(raw: Raw) -> Press | None:
    """The press this update is; None if it is none. Raises ValueError for a malformed one."""
    return _READ(raw["callback_query"]) if "callback_query" in raw else None
