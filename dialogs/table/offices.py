"""Facilitators, observers and the named person for complaints: added by a one-time link, ended by a press."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.answered import show_lapsed
from dialogs.asking import question
from dialogs.owed import BoardKind, Notice
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.informing import News, tell_everybody
from dialogs.rounds.private_boards import redraw_private
from dialogs.rounds.second import SecondWord
from dialogs.table.appointing import facilitated
from dialogs.table.authority import is_facilitator, require_facilitator
from dialogs.table.events import OfficeEnded, OfficeInvited, OfficeTaken
from dialogs.table.links import ended_offices, is_open, require_open
from dialogs.table.model import (
    OFFICES,
    Associate,
    Facilitator,
    Invitation,
    Person,
    Purpose,
    Role,
    Table,
    TableState,
)
from dialogs.table.taking import VALID
from dialogs.table.telling import tell_at_once, tell_facilitators

MOST_FACILITATORS = 5
MOST_OBSERVERS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody in an office now; `holder` is the record that says so."""

    role: Role
    person: Person
    holder: Facilitator | Associate


def invite_officer(
    work: Work, by: Person, table_id: int, role: Role, hash_of: Callable[[int], str], now: datetime
) -> OfficeInvited:
    """By a facilitator; a link for 14 days, an earlier one for the same office ends."""
    require_facilitator(work, by, table_id)
    _require_room(work, table_id, role)
    office = work.find(Facilitator, table_id=table_id, person_id=by.id, until=None)[0]
    made = work.add(
        Invitation(
            table_id=table_id,
            seat_id=0,
            role=role,
            purpose=Purpose.OFFICE,
            person_id=by.id,
            facilitator_id=office.id,
            ended=ended_offices(work, table_id, role),
            token_hash="",
            created_at=now,
            expires_at=now + VALID,
        )
    )
    work.save(replace(made, token_hash=hash_of(made.id)))
    facts = {"invitation": made.id}
    work.add(Notice(code="office_invitation", facts=facts, person_id=by.id, created_at=now))
    return OfficeInvited(invitation_id=made.id, role=role)


def require_may_enter(reader: Reader, person: Person, invitation: Invitation, now: datetime) -> None:
    """Refusal if the link opens no office, or not to this person."""
    require_open(reader, invitation, now)
    _require_eligible(reader, person, invitation.table_id, invitation.role)
    _require_room(reader, invitation.table_id, invitation.role)


def take_office(work: Work, person: Person, invitation_id: int, now: datetime) -> OfficeTaken:
    """Whoever calls this has seen the invitation's token from `person`."""
    invitation = work.get(Invitation, invitation_id)
    table_id, role = invitation.table_id, invitation.role
    require_may_enter(work, person, invitation, now)
    if not work.change(Invitation, invitation.id, {"used_at": None}, used_at=now):
        raise Refusal("link_used")
    facts = {"table": table_id, "person": person.id, "role": role.value}
    tell_facilitators(work, table_id, "office_taken", facts, now)
    if role is Role.FACILITATOR:
        work.add(Facilitator(table_id=table_id, person_id=person.id, since=now))
        facilitated(work, table_id, person, now)
    else:
        work.add(Associate(table_id=table_id, person_id=person.id, role=role, since=now))
    return OfficeTaken(table_id=table_id, role=role)


def end_office(
    work: Work, by: Person, table_id: int, role: Role, person_id: int, now: datetime
) -> OfficeEnded:
    """By a facilitator or by whoever has it. Where no facilitator is left, the group's administrators are
    asked to appoint one."""
    if by.id != person_id:
        require_facilitator(work, by, table_id)
    kind: type[Facilitator] | type[Associate] = Facilitator if role is Role.FACILITATOR else Associate
    found = [
        one
        for one in work.find(kind, table_id=table_id, person_id=person_id, until=None)
        if isinstance(one, Facilitator) or one.role is role
    ]
    if not found:
        raise Refusal("no_such_officer")
    links = _links_of(work, found, now)
    for one in found:
        work.save(replace(one, until=now))
    redraw_private(work, person_id, table_id)
    _look_again_at_seconds(work, found)
    show_lapsed(work, question("set_up", table_id))
    if role is Role.FACILITATOR:
        told = {"table": table_id, "person": person_id, "links": links}
        tell_facilitators(work, table_id, "facilitator_left", told, now)
    facts = {"table": table_id, "role": role.value}
    if by.id != person_id:
        tell_at_once(work, person_id, table_id, "office_ended", facts, now)
    ask_for_successor(work, table_id, now)
    return OfficeEnded(table_id=table_id, role=role)


def _look_again_at_seconds(work: Work, offices: Sequence[Facilitator | Associate]) -> None:
    """What was asked of a second facilitator in an office ends with it."""
    ids = tuple(one.id for one in offices if isinstance(one, Facilitator))
    waiting = work.find(SecondWord, facilitator_id=ids, settled_at=None) if ids else []
    show_lapsed(work, *(question("second", one.id) for one in waiting))


def _links_of(reader: Reader, offices: Sequence[Facilitator | Associate], now: datetime) -> int:
    """How many links made in these offices wait to be used: they end with them."""
    ids = tuple(one.id for one in offices if isinstance(one, Facilitator))
    made = reader.find(Invitation, facilitator_id=ids, used_at=None) if ids else []
    return sum(is_open(reader, one, now) for one in made)


def ask_for_successor(work: Work, table_id: int, now: datetime) -> None:
    """Nobody facilitates an open table any more: its group is told that an administrator may."""
    table = work.get(Table, table_id)
    if table.state is not TableState.OPEN or work.find(Facilitator, table_id=table_id, until=None):
        return
    tell_everybody(work, table_id, News("facilitator_wanted", {"table": table_id}), now)
    work.redraw(BoardKind.CARD, table_id)


def officers(reader: Reader, table_id: int) -> tuple[Officer, ...]:
    found: list[Facilitator | Associate] = [*reader.find(Facilitator, table_id=table_id, until=None)]
    found += reader.find(Associate, table_id=table_id, until=None)
    return tuple(
        Officer(
            role=one.role if isinstance(one, Associate) else Role.FACILITATOR,
            person=reader.get(Person, one.person_id),
            holder=one,
        )
        for one in found
    )


def observed_by(reader: Reader, person: Person) -> list[int]:
    """Ids of the tables this person observes."""
    found = reader.find(Associate, person_id=person.id, role=Role.OBSERVER, until=None)
    return [one.table_id for one in found]


def confidants(reader: Reader, table_id: int) -> list[Person]:
    found = reader.find(Associate, table_id=table_id, role=Role.CONFIDANT, until=None)
    return [reader.get(Person, one.person_id) for one in found]


def _require_eligible(reader: Reader, person: Person, table_id: int, role: Role) -> None:
    """Complaints go to nobody who facilitates; an office is held once."""
    if role not in OFFICES:
        raise Refusal("unknown_link")
    facilitates = is_facilitator(reader, person, table_id)
    has = role is Role.FACILITATOR and facilitates
    own = reader.find(Associate, table_id=table_id, person_id=person.id, until=None)
    if has or any(one.role is role for one in own):
        raise Refusal("office_held")
    complains = any(one.role is Role.CONFIDANT for one in own)
    if (role is Role.CONFIDANT and facilitates) or (role is Role.FACILITATOR and complains):
        raise Refusal("confidant_not_facilitator")


def _require_room(reader: Reader, table_id: int, role: Role) -> None:
    there = sum(one.role is role for one in officers(reader, table_id))
    most = {Role.FACILITATOR: MOST_FACILITATORS, Role.OBSERVER: MOST_OBSERVERS, Role.CONFIDANT: 1}[role]
    if there >= most:
        raise Refusal("office_full", limit=most)
