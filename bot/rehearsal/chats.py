"""A chat and who belongs to it; the world changes it, everybody else reads it."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Status(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
USUAL_RIGHTS = frozenset({"can_manage_chat", "can_delete_messages", "can_invite_users", "can_pin_messages"})


@dataclass(frozen=True, slots=True)
class Member:
    person: Person
    status: Status
    rights: frozenset[str] = frozenset()
    is_anonymous: bool = False

    @property
    def is_present(self) -> bool:
        return self.status not in (Status.LEFT, Status.KICKED)

    @property
    def is_administrator(self) -> bool:
        return self.status in (Status.CREATOR, Status.ADMINISTRATOR)

    def may(self, right: str) -> bool:
        return self.status is Status.CREATOR or (self.is_administrator and right in self.rights)


@dataclass(slots=True)
class Chat:
    id: int
    kind: ChatKind
    title: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    by_id: dict[int, Message] = field(default_factory=dict)
    pins: list[int] = field(default_factory=list)
    is_started: bool = False
    is_blocked: bool = False
    is_deactivated: bool = False
    moved_to: int = 0  # the supergroup this group became
    topics: set[int] = field(default_factory=set)  # threads of a forum, "General" left out

    @property
    def is_private(self) -> bool:
        return self.kind is ChatKind.PRIVATE

    @property
    def messages(self) -> tuple[Message, ...]:
        """Everything still visible, oldest first."""
        return tuple(message for message in self.by_id.values() if not message.deleted)

    @property
    def last(self) -> Message:
        return self.messages[-1]

    @property
    def pinned(self) -> tuple[Message, ...]:
        """Pinned messages, the most recently pinned last."""
        return tuple(self.by_id[message_id] for message_id in self.pins)

    def message(self, message_id: int) -> Message:
        """The message as it stands now, also when deleted."""
        return self.by_id[message_id]

    def find(self, message_id: int) -> Message | None:
        message = self.by_id.get(message_id)
        return None if message is None or message.deleted else message

    def member(self, person: Person) -> Member:
        return self.members.get(person.id) or Member(person, Status.LEFT)

    @property
    def people(self) -> tuple[Person, ...]:
        """Who is in the chat now, the bot left out."""
        return tuple(m.person for m in self.members.values() if m.is_present and not m.person.is_bot)
