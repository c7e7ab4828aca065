"""Everything the simulated Telegram remembers; its clock, counters and bell."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.rehearsal import wire
from bot.rehearsal.bell import Bell
from bot.rehearsal.chats import Chat, ChatKind, Member, Status
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.flood import Flood
from bot.rehearsal.messages import Document, Message, Service, Version
from bot.rehearsal.people import Person
from bot.rehearsal.profile import Profile
from bot.rehearsal.updates import Updates

_FIRST_PERSON = 6_000_000_001


@dataclass(frozen=True, slots=True)
class Toast:
    """What a presser saw at the top of the screen, or as an alert, or which link opened instead."""

    query_id: str
    person: Person
    text: str
    is_alert: bool
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Query:
    """One press, waiting for its answer."""

    id: str
    person: Person
    chat_id: int
    message_id: int
    data: str
    at: datetime
    toast: Toast | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """What a person's phone shows: a chat, perhaps a message, a Start button or a group to choose."""

    chat_id: int = 0
    message_id: int = 0
    start_payload: str | None = None
    group_payload: str | None = None
    web_page: str = ""


@dataclass(slots=True)
class State:
    now: Callable[[], datetime]
    bot: Person
    flood: Flood
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: Updates = field(default_factory=Updates)
    queries: dict[str, Query] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)
    phones: dict[int, Phone] = field(default_factory=dict)
    files: dict[str, Document] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)
    changes: Bell = field(default_factory=Bell)

    def add_person(self, name: str, username: str, language: str) -> Person:
        person = Person(_FIRST_PERSON + len(self.people), name, username, language)
        self.people[person.id] = person
        private = Chat(person.id, ChatKind.PRIVATE)
        private.members = {one.id: Member(one, Status.MEMBER) for one in (person, self.bot)}
        self.chats[private.id] = private
        self.changes.ring()
        return person

    def add_group(self, title: str, creator: Person, kind: ChatKind) -> Chat:
        number = 1 + sum(not chat.is_private for chat in self.chats.values())
        base = -1_002_000_000_000 if kind is ChatKind.SUPERGROUP else -4_000_000_000
        group = Chat(base - number, kind, title, {creator.id: Member(creator, Status.CREATOR)})
        self.chats[group.id] = group
        self.changes.ring()
        return group

    def post(self, chat: Chat, sender: Person, **content: Any) -> Message:
        """Put a new message into the chat; the bot hears of it only through `report`."""
        number = len(chat.by_id) + 1
        message = Message(number, chat.id, self.now(), sender, revision=self.changes.ring(), **content)
        chat.by_id[number] = message
        return message

    def report(self, message: Message) -> None:
        """Queue the message as an update."""
        self.updates.add("message", wire.message(self.chats[message.chat_id], message))

    def serve_notice(self, chat: Chat, by: Person, service: Service) -> None:
        """A service message; the bot receives those of every group it is in."""
        message = self.post(chat, by, service=service)
        if chat.member(self.bot).is_present or self.bot in service.people:
            self.report(message)

    def amend(self, message: Message, **changes: Any) -> Message:
        """Replace a message by its changed self."""
        changed = replace(message, revision=self.changes.ring(), **changes)
        self.chats[message.chat_id].by_id[message.id] = changed
        return changed

    def edit(self, message: Message, **content: Any) -> Message:
        """Amend what a message says, keeping what it said."""
        since = message.edited_at or message.at
        before = Version(since, message.text, message.entities, message.rows)
        return self.amend(message, edited_at=self.now(), history=(*message.history, before), **content)

    def keep_file(self, name: str, mime: str, content: bytes) -> Document:
        document = Document(f"FILE{len(self.files) + 1:06d}", name, mime, content)
        self.files[document.id] = document
        return document

    def private(self, person: Person) -> Chat:
        return self.chats[person.id]

    def require_presence(self, person: Person, chat: Chat) -> Member:
        member = chat.member(person)
        if not member.is_present:
            raise NotPossible(f"{person.name} is not in {chat.title or 'this chat'}")
        return member

    def show(self, person: Person, **view: Any) -> None:
        self.phones[person.id] = Phone(**view)
        self.changes.ring()
