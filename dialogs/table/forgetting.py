"""A person is forgotten: identity and texts are blanked, seats become vacant, votes and ledger stay."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.answered import show_lapsed
from dialogs.asking import question
from dialogs.owed import BoardKind, Form, Notice
from dialogs.personal import FLEETING, TABLES_OWN
from dialogs.ports import Work
from dialogs.rounds.model import Proposal, ProposalState, Version
from dialogs.rounds.second import SecondWord
from dialogs.table.authority import facilitated_by, holdings_of, seated_at
from dialogs.table.events import PersonForgotten
from dialogs.table.leaving import end_holdings, refuse_waiting
from dialogs.table.model import Associate, Claim, ClaimState, Facilitator, Person, Reach, Seat
from dialogs.table.offices import ask_for_successor
from dialogs.table.own_texts import is_waiting, own_texts, written_by
from dialogs.table.telling import tell_facilitators


def forget(work: Work, person: Person, now: datetime) -> PersonForgotten:
    """At the person's own wish. Wordings already put to a table stay the table's; their votes the seats'."""
    tables = facilitated_by(work, person)
    seats = [work.get(Seat, one.seat_id) for one in seated_at(work, person)]
    blanked = {one.text for one in own_texts(work, person) if one.is_shared and not one.is_tables}
    _blank_texts(work, person)
    _withdraw_waiting(work, person)
    for place in work.texts_by(person.id):
        if place.kind not in TABLES_OWN:
            work.blank(place)
    forget_identity(work, person, blanked, now)
    for seat in (one for one in seats if not holdings_of(work, one.id)):
        facts = {"agency": seat.agency, "table": seat.table_id}
        tell_facilitators(work, seat.table_id, "holder_forgotten", facts, now)
    return PersonForgotten(seats=len(seats), tables=len(tables), texts=len(blanked))


def forget_identity(work: Work, person: Person, blanked: set[str], now: datetime) -> None:
    """The account and name go, with what served this person only; other notices lose what is `blanked`."""
    _leave(work, person, now)
    for kind in FLEETING:
        for record in work.find(kind, person_id=person.id):
            work.remove(record)
    words = {each for each in blanked if each}
    for notice in work.find(Notice):
        if (facts := _cleaned(notice.facts, words)) != notice.facts:
            work.save(replace(notice, facts=facts))
    for form in work.find(Form):
        if (data := _cleaned(form.data, words)) != form.data:
            work.save(replace(form, data=data))
    work.empty_updates(person.user_id)
    nobody = Person(id=person.id, user_id=-person.id, reach=Reach.NEVER, met_at=person.met_at)
    work.save(nobody)


def is_forgotten(person: Person) -> bool:
    return person.user_id < 0


def _leave(work: Work, person: Person, now: datetime) -> None:
    for holding in seated_at(work, person):
        end_holdings(work, work.get(Seat, holding.seat_id), now, only=person.id)
        work.redraw(BoardKind.CARD, holding.table_id)
    for claim in work.find(Claim, person_id=person.id, state=ClaimState.WAITING):
        refuse_waiting(work, claim, now)
    for asked in work.find(SecondWord, person_id=person.id, settled_at=None):
        show_lapsed(work, question("second", asked.id))
    for one in work.find(Facilitator, person_id=person.id, until=None):
        work.save(replace(one, until=now))
        show_lapsed(work, question("set_up", one.table_id))
        ask_for_successor(work, one.table_id, now)
        work.redraw(BoardKind.CARD, one.table_id)
    for other in work.find(Associate, person_id=person.id, until=None):
        work.save(replace(other, until=now))


def _blank_texts(work: Work, person: Person) -> None:
    for record, name in list(written_by(work, person)):
        if getattr(record, name):
            work.change(type(record), record.id, {}, **{name: ""})


def _withdraw_waiting(work: Work, person: Person) -> None:
    """Proposals no round has put yet are nobody's but the proposer's."""
    for proposal in work.find(Proposal, person_id=person.id):
        if is_waiting(work, proposal):
            work.save(replace(proposal, state=ProposalState.WITHDRAWN))
            for version in work.find(Version, proposal_id=proposal.id):
                work.save(replace(version, text="", line=""))


def _cleaned(value: Any, words: set[str]) -> Any:
    if isinstance(value, dict):
        return {name: _cleaned(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each, words) for each in value]
    return "" if isinstance(value, str) and value.strip() in words else value
