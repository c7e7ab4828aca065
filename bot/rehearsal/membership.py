"""Who comes, goes and is put in charge in a group, and which updates and grey lines that leaves behind."""

from collections.abc import Iterable

from bot.rehearsal import wire
from bot.rehearsal.chats import RIGHTS, USUAL_RIGHTS, Chat, ChatKind, Member, Status
from bot.rehearsal.errors import NotPossible
from bot.rehearsal.limits import START_PAYLOAD
from bot.rehearsal.markup import commands
from bot.rehearsal.messages import Service, ServiceKind
from bot.rehearsal.people import Person
from bot.rehearsal.state import State


def join(state: State, person: Person, group: Chat, by: Person | None = None) -> None:
    if group.member(person).is_present:
        raise NotPossible(f"{person.name} is already in {group.title}")
    _change(state, group, by or person, Member(person, Status.MEMBER))
    state.serve_notice(group, by or person, Service(ServiceKind.JOINED, (person,)))


def add_bot(state: State, group: Chat, by: Person, *, administrator: bool, payload: str | None) -> None:
    """As from the bot's profile, or by a ?startgroup link: then its payload follows as a /start command."""
    _require_administrator(group, by)
    status = Status.ADMINISTRATOR if administrator else Status.MEMBER
    _change(state, group, by, Member(state.bot, status, USUAL_RIGHTS if administrator else frozenset()))
    state.serve_notice(group, by, Service(ServiceKind.JOINED, (state.bot,)))
    if payload is not None:
        if not START_PAYLOAD.fullmatch(payload):
            raise NotPossible(f"start payload {payload!r} is not 0-64 of A-Z a-z 0-9 _ -")
        text = f"/start@{state.bot.username} {payload}".strip()
        state.report(state.post(group, by, text=text, entities=commands(text)))


def leave(state: State, person: Person, group: Chat) -> None:
    state.require_presence(person, group)
    _change(state, group, person, Member(person, Status.LEFT))
    state.serve_notice(group, person, Service(ServiceKind.LEFT, (person,)))


def remove(state: State, person: Person, group: Chat, by: Person) -> None:
    _require_administrator(group, by)
    state.require_presence(person, group)
    _change(state, group, by, Member(person, Status.KICKED))
    if person != state.bot:
        state.serve_notice(group, by, Service(ServiceKind.LEFT, (person,)))


def promote(
    state: State, person: Person, group: Chat, by: Person, rights: Iterable[str], *, anonymous: bool
) -> None:  # fmt: skip
    _require_administrator(group, by)
    old, asked = state.require_presence(person, group), frozenset(rights)
    if asked - set(RIGHTS):
        raise NotPossible(f"no such rights: {sorted(asked - set(RIGHTS))}")
    status = Status.CREATOR if old.status is Status.CREATOR else Status.ADMINISTRATOR
    _change(state, group, by, Member(person, status, asked, anonymous))


def demote(state: State, person: Person, group: Chat, by: Person) -> None:
    _require_administrator(group, by)
    state.require_presence(person, group)
    _change(state, group, by, Member(person, Status.MEMBER))


def rename(state: State, group: Chat, title: str, by: Person) -> None:
    _require_administrator(group, by)
    group.title = title
    state.serve_notice(group, by, Service(ServiceKind.RENAMED, title=title))


def upgrade(state: State, group: Chat, by: Person, reported: Iterable[ServiceKind]) -> Chat:
    """The group becomes a supergroup with an id of its own; the old chat keeps its messages, to be read."""
    _require_administrator(group, by)
    if group.kind is not ChatKind.GROUP or group.moved_to:
        raise NotPossible(f"{group.title} is no basic group")
    grown = state.add_group(group.title, by, ChatKind.SUPERGROUP)
    grown.members = dict(group.members)
    group.moved_to = grown.id
    lines = {
        ServiceKind.MOVED_TO: state.post(group, by, service=Service(ServiceKind.MOVED_TO, chat_id=grown.id)),
        ServiceKind.MOVED_FROM: state.post(
            grown, by, service=Service(ServiceKind.MOVED_FROM, chat_id=group.id)
        ),
    }
    if grown.member(state.bot).is_present:
        for kind in reported:
            state.report(lines[kind])
    return grown


def _change(state: State, group: Chat, by: Person, new: Member) -> None:
    old = group.member(new.person)
    group.members[new.person.id] = new
    state.changes.ring()
    body = wire.member_change(group, by, state.now(), old, new)
    if new.person == state.bot:
        state.updates.add("my_chat_member", body)
    elif group.member(state.bot).is_administrator:
        state.updates.add("chat_member", body)


def _require_administrator(group: Chat, by: Person) -> None:
    if not group.member(by).is_administrator:
        raise NotPossible(f"{by.name} is not an administrator of {group.title}")


def open_topic(state: State, group: Chat) -> int:
    thread_id = 1_000 + len(group.by_id) + len(group.topics)
    group.topics.add(thread_id)
    state.changes.ring()
    return thread_id


def delete_topic(state: State, group: Chat, thread_id: int) -> None:
    """With everything in it; the bot is not told."""
    group.topics.discard(thread_id)
    for message in group.messages:
        if message.thread_id == thread_id:
            state.amend(message, deleted=True)
