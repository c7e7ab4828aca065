"""The simulated Telegram: who is there, what they can do, what the bot asks, and what everybody sees."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.rehearsal import conformance, membership, phones
from bot.rehearsal.api import BotApi
from bot.rehearsal.chats import USUAL_RIGHTS, Chat, ChatKind
from bot.rehearsal.entities import Entity
from bot.rehearsal.flood import STRICT, Flood, FloodLimits
from bot.rehearsal.messages import Message, ServiceKind
from bot.rehearsal.people import Person
from bot.rehearsal.profile import Profile
from bot.rehearsal.state import Phone, Query, State, Toast
from bot.rehearsal.updates import Updates

TOKEN = "7000000000:REHEARSAL-not-a-real-token-00000000"


class Telegram:
    """One world for one bot. `now` dates everything; `pace` (seconds; else from `now`) drives the flood."""

    def __init__(
        self, now: Callable[[], datetime], bot_username: str = "roundtable_bot", token: str = TOKEN, *,
        bot_name: str = "Roundtable", limits: FloodLimits = STRICT, pace: Callable[[], float] | None = None,
        description: conformance.Description | None = None,
    ) -> None:  # fmt: skip
        self.token = token
        self.bot = Person(int(token.partition(":")[0]), bot_name, bot_username, is_bot=True)
        self._state = State(now, self.bot, Flood(limits, pace or (lambda: now().timestamp())))
        self.api = BotApi(self._state, description or conformance.named_by_environment())
        self.faults, self.violations = self.api.faults, self.api.violations

    def person(self, name: str, *, language: str = "", username: str = "") -> Person:
        return self._state.add_person(name, username, language)

    def group(
        self, title: str, creator: Person, members: Iterable[Person] = (), *, supergroup: bool = True
    ) -> Chat:
        group = self._state.add_group(title, creator, ChatKind.SUPERGROUP if supergroup else ChatKind.GROUP)
        for member in members:
            self.join(member, group)
        return group

    def join(self, person: Person, group: Chat, *, by: Person | None = None) -> None:
        membership.join(self._state, person, group, by)

    def leave(self, person: Person, group: Chat) -> None:
        membership.leave(self._state, person, group)

    def add_bot(
        self, group: Chat, by: Person, *, administrator: bool = False, payload: str | None = None
    ) -> None:
        membership.add_bot(self._state, group, by, administrator=administrator, payload=payload)

    def remove(self, person: Person, group: Chat, *, by: Person) -> None:
        """Kicks a person, or the bot as `world.bot`."""
        membership.remove(self._state, person, group, by)

    def promote(
        self, person: Person, group: Chat, *, by: Person, rights: Iterable[str] = USUAL_RIGHTS,
        anonymous: bool = False,
    ) -> None:  # fmt: skip
        membership.promote(self._state, person, group, by, rights, anonymous=anonymous)

    def demote(self, person: Person, group: Chat, *, by: Person) -> None:
        membership.demote(self._state, person, group, by)

    def rename(self, group: Chat, title: str, *, by: Person) -> None:
        membership.rename(self._state, group, title, by)

    def upgrade(
        self, group: Chat, *, by: Person,
        reported: Iterable[ServiceKind] = (ServiceKind.MOVED_TO, ServiceKind.MOVED_FROM),
    ) -> Chat:  # fmt: skip
        """The supergroup the group becomes. `reported`: which of the two service messages come, in order."""
        return membership.upgrade(self._state, group, by, reported)

    def open_topic(self, group: Chat) -> int:
        """A new topic's thread; the supergroup is a forum from then on."""
        return membership.open_topic(self._state, group)

    def delete_topic(self, group: Chat, thread_id: int) -> None:
        membership.delete_topic(self._state, group, thread_id)

    def write_in_topic(self, person: Person, group: Chat, thread_id: int, text: str) -> Message:
        return phones.write(self._state, person, group, text, thread_id=thread_id)

    def reword(
        self,
        chat_id: int,
        message_id: int,
        text: str,
        entities: tuple[Entity, ...],
        labels: Mapping[str, str],
    ) -> None:
        """The same message in other words; `labels`: those of its buttons, by their data."""
        message = self._state.chats[chat_id].by_id[message_id]
        rows = tuple(
            tuple(replace(one, text=labels.get(one.data, one.text)) for one in row) for row in message.rows
        )
        if not message.deleted:
            self._state.amend(message, text=text, entities=entities, rows=rows)

    def deactivate(self, person: Person) -> None:
        self._state.private(person).is_deactivated = True

    def write(
        self, person: Person, chat: Chat, text: str, *, reply_to: Message | None = None,
        anonymous: bool | None = None,
    ) -> Message:  # fmt: skip
        """`anonymous` None means: as the person's administratorship is set."""
        return phones.write(self._state, person, chat, text, reply_to, anonymous)

    def upload(
        self, person: Person, chat: Chat, name: str, content: bytes, *, mime: str, caption: str = ""
    ) -> Message:
        document = self._state.keep_file(name, mime, content)
        return phones.write(self._state, person, chat, caption, document=document)

    def press(self, person: Person, message: Message, button: str, *, deliveries: int = 1) -> str:
        """Press by label (or data) what `message` showed when read; the query's id, "" for a link button."""
        return phones.press(self._state, person, message, button, deliveries)

    def forge(self, person: Person, message: Message, data: str) -> str:
        """A press with data of one's own making, from anybody: clients can send that."""
        return phones.forge(self._state, person, message, data)

    def start(self, person: Person, payload: str | None = None) -> Message:
        """Press Start (None: with the payload of the link just opened); lifts a block."""
        return phones.start(self._state, person, payload)

    def open_link(self, person: Person, url: str) -> Phone:
        return phones.open_link(self._state, person, url)

    def block(self, person: Person) -> None:
        phones.block(self._state, person)

    def unblock(self, person: Person) -> None:
        phones.unblock(self._state, person)

    @property
    def now(self) -> datetime:
        return self._state.now()

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(self._state.people.values())

    @property
    def groups(self) -> tuple[Chat, ...]:
        return tuple(chat for chat in self._state.chats.values() if not chat.is_private)

    def chat(self, chat_id: int) -> Chat:
        return self._state.chats[chat_id]

    def private(self, person: Person) -> Chat:
        return self._state.private(person)

    def toasts(self, person: Person) -> tuple[Toast, ...]:
        return tuple(toast for toast in self._state.toasts if toast.person == person)

    def query(self, query_id: str) -> Query:
        """A press and, once given, its answer (`.toast`)."""
        return self._state.queries[query_id]

    @property
    def unanswered(self) -> tuple[Query, ...]:
        return tuple(query for query in self._state.queries.values() if query.toast is None)

    def phone(self, person: Person) -> Phone:
        return self._state.phones.get(person.id, Phone())

    @property
    def profile(self) -> Profile:
        return self._state.profile

    @property
    def updates(self) -> Updates:
        return self._state.updates

    @property
    def revision(self) -> int:
        """Grows with every visible change."""
        return self._state.changes.count

    async def changed(self, after: int, within: float | None = None) -> int:
        """The revision once it exceeds `after`, or as it is after `within` seconds."""
        return await self._state.changes.heard(after, within)
