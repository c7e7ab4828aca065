"""A message as it stands at one moment, with everything it was before; frozen, so it stays as read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from bot.rehearsal.entities import Entity, render
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.people import Person


@dataclass(frozen=True, slots=True)
class Button:
    text: str
    data: str = ""
    url: str = ""
    wire: Mapping[str, Any] = field(default_factory=dict, repr=False)


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    name: str
    mime: str
    content: bytes = field(repr=False)

    @property
    def size(self) -> int:
        return len(self.content)


class ServiceKind(Enum):
    JOINED = "joined"
    LEFT = "left"
    PINNED = "pinned"
    RENAMED = "renamed"
    MOVED_TO = "moved to"
    MOVED_FROM = "moved from"


@dataclass(frozen=True, slots=True)
class Service:
    """What a grey line in the chat reports: who came or left, what was pinned, the new title or chat."""

    kind: ServiceKind
    people: tuple[Person, ...] = ()
    message_id: int = 0
    title: str = ""
    chat_id: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """What an edited message said before, and since when."""

    at: datetime
    text: str
    entities: tuple[Entity, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Message:
    id: int
    chat_id: int
    at: datetime
    sender: Person
    text: str = ""
    entities: tuple[Entity, ...] = ()
    rows: Rows = ()
    document: Document | None = None
    service: Service | None = None
    sender_chat_id: int = 0
    reply_to: int = 0
    thread_id: int = 0  # the forum topic it stands in
    silent: bool = False
    pinned: bool = False
    deleted: bool = False
    edited_at: datetime | None = None
    history: tuple[Version, ...] = ()
    revision: int = 0

    @property
    def html(self) -> str:
        """The text (or caption) as safe HTML for a page."""
        return render(self.text, self.entities)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(button.text for button in row) for row in self.rows)

    def button(self, label: str) -> Button:
        """The first button with this text, else with this callback data."""
        for button in self.buttons:
            if button.text == label:
                return button
        for button in self.buttons:
            if label and button.data == label:
                return button
        raise NotPossible(f"message {self.id} has no button {label!r}, only {self.labels}")
