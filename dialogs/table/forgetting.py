"""A person is forgotten: identity and texts are blanked, seats become vacant, votes and ledger stay."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.owed import BoardKind, Form, Notice
from dialogs.personal import FLEETING, TABLES_OWN, WRITTEN
from dialogs.ports import TextPlace, Work
from dialogs.rounds.model import Proposal, ProposalState, Version
from dialogs.table.authority import facilitated_by, seated_at
from dialogs.table.events import PersonForgotten
from dialogs.table.model import Associate, Facilitator, Holding, Person, Reach, Seat
from dialogs.table.offices import ask_for_successor
from dialogs.table.telling import tell_facilitators


def forget(work: Work, person: Person, now: datetime) -> PersonForgotten:
    """At the person's own wish. Wordings already put to a table stay the table's; their votes the seats'."""
    tables = facilitated_by(work, person)
    seats = [work.get(Seat, one.seat_id) for one in seated_at(work, person)]
    own = [place for place in work.texts_by(person.id) if place.kind not in TABLES_OWN]
    blanked = {
        person.name,
        *_blank_texts(work, person),
        *_withdraw_waiting(work, person),
        *_said(work, own),
        *_complaints(work, person),
    }
    for place in own:
        work.blank(place)
    forget_identity(work, person, blanked, now)
    for seat in seats:
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
    for holding in work.find(Holding, person_id=person.id, until=None):
        work.save(replace(holding, until=now))
        work.redraw(BoardKind.CARD, holding.table_id)
    for one in work.find(Facilitator, person_id=person.id, until=None):
        work.save(replace(one, until=now))
        ask_for_successor(work, one.table_id, now)
        work.redraw(BoardKind.CARD, one.table_id)
    for other in work.find(Associate, person_id=person.id, until=None):
        work.save(replace(other, until=now))


def _blank_texts(work: Work, person: Person) -> Iterator[str]:
    for kind, fields in WRITTEN.items():
        for record in work.find(kind, person_id=person.id):
            texts = [getattr(record, field) for field in fields]
            if any(texts):
                work.save(replace(record, **dict.fromkeys(fields, "")))
                yield from texts


def _said(work: Work, places: Sequence[TextPlace]) -> Iterator[str]:
    """What stands there still: notices may say it too."""
    for table_id in {place.table_id for place in places}:
        texts = {one.seq: one.texts for one in work.entries(table_id)}
        for place in places:
            if place.table_id == table_id:
                yield texts[place.seq].get(place.name) or ""


def _complaints(work: Work, person: Person) -> Iterator[str]:
    for notice in work.find(Notice, code="complaint"):
        if notice.facts.get("by") == person.id:
            yield notice.facts["text"]


def _withdraw_waiting(work: Work, person: Person) -> Iterator[str]:
    """Proposals no round has put yet are nobody's but the proposer's."""
    waiting = work.find(Proposal, person_id=person.id, state=ProposalState.QUEUED)
    for proposal in waiting:
        if work.first(Version, proposal_id=proposal.id, number=2):
            continue  # it was put before and came back: the table knows it
        work.save(replace(proposal, state=ProposalState.WITHDRAWN))
        for version in work.find(Version, proposal_id=proposal.id):
            yield from (version.text, version.line)
            work.save(replace(version, text="", line=""))


def _cleaned(value: Any, words: set[str]) -> Any:
    if isinstance(value, dict):
        return {name: _cleaned(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_cleaned(each, words) for each in value]
    return "" if isinstance(value, str) and value.strip() in words else value
