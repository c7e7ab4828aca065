"""Somebody comes to a seat, or into reach, only now: they learn what is asked of it, as if there before."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from dialogs.meetings.model import Meeting, MeetingState, Task, TaskState
from dialogs.owed import ANSWERS_ONLY, MOST_ATTEMPTS, Notice, NoticeState
from dialogs.ports import Reader, Work
from dialogs.rounds.amending import Confirmation, objectors, returned_item
from dialogs.rounds.closing import approval_due
from dialogs.rounds.codes import Agreed
from dialogs.rounds.dealing import deal_to
from dialogs.rounds.exploring import Exploration, WrittenQuestion
from dialogs.rounds.informing import News, owe
from dialogs.rounds.mine_view import answers_decided, approvals_awaited, late_objections, opinions_open
from dialogs.rounds.model import (
    Answer,
    Elector,
    Item,
    Proposal,
    ProposalState,
    Round,
    RoundState,
)
from dialogs.table.authority import has_voice, seated_at
from dialogs.table.model import Person, Reach, Seat

Asked = tuple[str, dict[str, Any]]
MISSED_FOR = timedelta(days=28)
"""So long what could not be sent to somebody is worth sending once it can be."""


def welcome(work: Work, person: Person, now: datetime, *, asked: bool = False) -> None:
    """The cards of open rounds, what else is asked of their seats, what could not be sent meanwhile.

    `asked`: they pressed for it themselves, so no hours are kept.
    """
    deal_to(work, person, now, asked=asked)
    if person.reach is not Reach.STARTED:
        return
    _owe_missed(work, person, now)
    for holding in seated_at(work, person):
        if not has_voice(work, person, holding.table_id):
            continue
        for code, named in asked_of(work, work.get(Seat, holding.seat_id), now):
            facts = {**named, "seat": holding.seat_id}
            if not _knows(work, person, code, facts):
                owe(work, person, holding.table_id, News(code, facts), now, asked=asked)


def asked_of(reader: Reader, seat: Seat, now: datetime) -> Iterator[Asked]:
    """What waits for a word of this seat besides the cards of open rounds: the notices that ask it."""
    yield from _closing_early(reader, seat)
    yield from _entered(reader, seat, now)
    yield from _decided(reader, seat, now)
    yield from _returned(reader, seat)
    for waits in reader.find(Confirmation, seat_id=seat.id, agreed=Agreed.WAITING):
        yield "version_asked", {"confirmation": waits.id}
    for question in reader.find(WrittenQuestion, seat_id=seat.id, answer=""):
        if now <= question.until:
            yield "owner_asked", {"question": question.id}
    for task in reader.find(Task, seat_id=seat.id, state=TaskState.ASKED):
        yield "task_given", {"task": task.id}
    for meeting in reader.find(Meeting, table_id=seat.table_id, state=MeetingState.CALLED):
        if meeting.at > now:
            yield "meeting_called", {"meeting": meeting.id, "changes": meeting.changes}


def _decided(reader: Reader, seat: Seat, now: datetime) -> Iterator[Asked]:
    decided = answers_decided(reader, seat)
    confirmed = {item.id for answer, item, _ in decided if answer.confirmed}
    for one in approvals_awaited(reader, seat, decided, now):
        if one.item_id in confirmed:  # else it is one entered for the seat
            yield "approval_asked", {"item": one.item_id, "seat": seat.id}
    for one in late_objections(reader, seat, now):
        yield "late_objection_offered", {"item": one.item_id, "seat": seat.id}
    for one in opinions_open(reader, seat, decided, now):
        yield "opinion_offered", {"item": one.item_id, "seat": seat.id}


def _closing_early(reader: Reader, seat: Seat) -> Iterator[Asked]:
    for held in reader.find(Round, table_id=seat.table_id, state=RoundState.OPEN):
        if held.early_close_at and reader.first(Elector, round_id=held.id, seat_id=seat.id, vacant=False):
            yield "early_close_announced", {"round": held.id, "at": held.early_close_at.isoformat()}


def _entered(reader: Reader, seat: Seat, now: datetime) -> Iterator[Asked]:
    """Answers entered for it that wait for its word: while the round runs, and for a while afterwards."""
    for answer in reader.find(Answer, seat_id=seat.id, latest=True, confirmed=False):
        held, item = reader.get(Round, answer.round_id), reader.get(Item, answer.item_id)
        if held.state is RoundState.OPEN:
            yield "answer_entered", {"answer": answer.id}
        elif held.state is RoundState.CLOSED and item.agreement and now <= approval_due(answer, held):
            yield "entered_to_confirm", {"answer": answer.id}


def _returned(reader: Reader, seat: Seat) -> Iterator[Asked]:
    for goal in reader.find(Proposal, table_id=seat.table_id, state=ProposalState.DECIDED):
        item = returned_item(reader, goal)
        if item is None:
            continue
        if goal.seat_id == seat.id:
            yield "goal_returned", {"proposal": goal.id}
        explored = reader.first(Exploration, item_id=item.id, seat_id=seat.id)
        if explored is None and seat.id in objectors(reader, item):
            yield "explore_asked", {"item": item.id}


def _owe_missed(work: Work, person: Person, now: datetime) -> None:
    """What failed because they could not be written to; what asks or says no more is not worded again."""
    for one in work.find(Notice, person_id=person.id, state=NoticeState.FAILED):
        worth = one.code not in ANSWERS_ONLY and now - one.created_at <= MISSED_FOR
        if worth and one.attempts < MOST_ATTEMPTS:
            work.change(Notice, one.id, {"state": NoticeState.FAILED}, state=NoticeState.OWED, attempts=0)


def _knows(reader: Reader, person: Person, code: str, facts: dict[str, Any]) -> bool:
    """Was it told the same before, and asks it still, or is it on its way? A meeting moved since counts."""
    codes = (code, "meeting_moved") if code == "meeting_called" else code
    found = reader.find(Notice, code=codes, person_id=person.id)
    return any(one.facts == facts and one.about and one.state is not NoticeState.FAILED for one in found)
