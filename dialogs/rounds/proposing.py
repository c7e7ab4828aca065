"""A goal is proposed: by the facilitator or a seat; it gets its number and waits in the visible queue."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import GoalProposed, ProposalAnswered
from dialogs.owed import AUTHOR, BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.informing import News, tell_seats
from dialogs.rounds.model import Item, Proposal, ProposalState, Version
from dialogs.table.authority import (
    facilitated_by,
    has_voice,
    is_facilitator,
    require_facilitator,
    seated_at,
    voice_of,
)
from dialogs.table.model import Person, Table, TableState
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text

GOAL_LIMIT = 300
LINE_LIMIT = 300
REPLY_LIMIT = 1000
ANSWER_WITHIN = timedelta(days=14)


def propose(work: Work, by: Person, table_id: int, text: str, line: str, now: datetime) -> GoalProposed:
    """Queue a goal. `text` 1-300 characters; `line`, its plain-language line, up to 300, may be empty."""
    table = work.get(Table, table_id, lock=Lock.UPDATE)
    if table.state is not TableState.OPEN:
        raise Refusal("table_not_open")
    seat_id = 0 if is_facilitator(work, by, table_id) else voice_of(work, by, table_id).id
    text = plain_text(text, GOAL_LIMIT, "goal")
    line = plain_text(line, LINE_LIMIT, "line") if line.strip() else ""
    table = work.save(replace(table, proposals=table.proposals + 1))
    proposal = work.add(
        Proposal(table_id=table_id, number=table.proposals, seat_id=seat_id, person_id=by.id, created_at=now)
    )
    work.add(Version(
        table_id=table_id, proposal_id=proposal.id, text=text, line=line, person_id=by.id, created_at=now
    ))  # fmt: skip
    if seat_id:
        due = now + ANSWER_WITHIN
        work.add(Timer(table_id=table_id, kind=TimerKind.QUEUE_OVERDUE, subject=proposal.id, due_at=due))
        tell_facilitators(work, table_id, "goal_waits", {"proposal": proposal.id}, now)
    work.redraw(BoardKind.CARD, table_id)
    return GoalProposed(proposal_id=proposal.id, label=proposal.label)


def may_propose_at(reader: Reader, person: Person) -> list[int]:
    """Ids of the open tables at which `person` may put a goal forward now."""
    seated = [one.table_id for one in seated_at(reader, person)]
    voiced = [one for one in seated if has_voice(reader, person, one)]
    tables = dict.fromkeys([*facilitated_by(reader, person), *voiced])
    return [one for one in tables if reader.get(Table, one).state is TableState.OPEN]


def take_over(work: Work, by: Person, proposal_id: int, now: datetime) -> GoalProposed:
    """Another seat proposes a withdrawn or returned text again, unchanged, as a new proposal."""
    old = work.get(Proposal, proposal_id)
    if old.state in (ProposalState.QUEUED, ProposalState.IN_ROUND, ProposalState.AMENDED):
        raise Refusal("still_proposed", label=old.label)
    version = latest_version(work, old)
    again = work.first(
        Proposal, table_id=old.table_id, person_id=by.id, state=ProposalState.QUEUED, order="-number"
    )
    if again is not None and latest_version(work, again).text == version.text:
        raise Refusal("already_taken_over", label=again.label)
    made = propose(work, by, old.table_id, version.text, version.line, now)
    seat = work.get(Proposal, made.proposal_id).seat_id
    put = [question("takeover", one.id) for one in work.find(Item, proposal_id=old.id)]
    show_answered(work, "taken_over", now, *put, by=by.id, seat=seat, label=made.label)
    return made


def reply_to_proposal(work: Work, by: Person, proposal_id: int, text: str, now: datetime) -> ProposalAnswered:
    """The facilitator cannot turn a seat's goal away: schedules it, or replies (1-1000 characters)."""
    proposal = work.get(Proposal, proposal_id, lock=Lock.UPDATE)
    require_facilitator(work, by, proposal.table_id)
    if proposal.state is not ProposalState.QUEUED or not proposal.seat_id:
        raise Refusal("not_waiting", label=proposal.label)
    text = plain_text(text, REPLY_LIMIT, "reply")
    work.save(replace(proposal, state=ProposalState.ANSWERED))
    show_answered(work, "replied", now, question("waiting", proposal.id), by=by.id)
    facts = {"proposal": proposal.id, "text": text, AUTHOR: by.id}
    tell_seats(work, proposal.table_id, [proposal.seat_id], News("goal_replied", facts), now)
    work.redraw(BoardKind.CARD, proposal.table_id)
    return ProposalAnswered(proposal_id=proposal.id)


def latest_version(reader: Reader, proposal: Proposal) -> Version:
    version = reader.first(Version, proposal_id=proposal.id, order="-number")
    if version is None:
        raise Refusal("gone", kind="version")
    return version
