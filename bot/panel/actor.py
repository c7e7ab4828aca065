"""Whoever acts, and where, and what the chat said of itself: never from button data."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from bot.panel.seal import Seal
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Table
from dialogs.table.moving import table_in
from dialogs.table.people import meet

NOBODY = Person(user_id=0, met_at=datetime(1970, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Defaults:
    """With what a new table begins, where its people do not say otherwise."""

    language: str
    zone: str
    retention_days: int = 365


@dataclass(frozen=True, slots=True)
class ChatFacts:
    """What only the chat's own service can tell of a group. `lacking`: codes of what the bot lacks there;
    `members`: people in the group, the bot left out; `is_administrator`: of whoever asks."""

    is_administrator: bool
    lacking: tuple[str, ...]
    members: int


class Standing(Enum):
    """What the bot is in a chat."""

    THERE = "there"
    RESTRICTED = "restricted"  # a member, of whom some right was taken
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The bot's own standing in a chat changed. `lacking`: what it lacks now, as far as the change tells."""

    before: Standing
    after: Standing
    is_group: bool
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`person` is filled in within the unit of work; NOBODY where an account proves nothing.

    `anonymous`: the message was written as the group itself, by whatever administrator of whatever group.
    `chat`: what the API was asked before, where the button wants it.
    """

    user_id: int
    name: str
    username: str = ""
    language_code: str
    chat_id: int
    chat_title: str = ""
    thread_id: int | None = None
    private: bool
    message_id: int = 0
    callback_id: str = ""
    anonymous: bool = False
    now: datetime
    seal: Seal
    defaults: Defaults
    person: Person = NOBODY
    chat: ChatFacts | None = None


def met(work: Work, actor: Actor) -> Person:
    """The person who acts, made known at first sight."""
    spoken, private = actor.language_code, actor.private
    return meet(work, actor.user_id, actor.name, spoken, private, actor.now, actor.username)


def table_here(reader: Reader, actor: Actor) -> Table:
    """The table of the group the actor is in; Refusal("no_table") if there is none."""
    table = None if actor.private else table_in(reader, actor.chat_id)
    if table is None:
        raise Refusal("no_table")
    return table


def require_here(actor: Actor, table: Table) -> None:
    """A press in a group counts only in its table's group; Refusal("other_table")."""
    if not actor.private and actor.chat_id not in (table.chat_id, table.former_chat_id):
        raise Refusal("other_table")
