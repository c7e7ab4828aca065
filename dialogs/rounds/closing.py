"""A round closes: every item decided, recorded, told; or it is extended once if too few were heard."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.events import RoundClosed, RoundExtended
from dialogs.methods.consent import decide
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Outcome, Position, Vote
from dialogs.methods.quorum import quorum_state
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Work
from dialogs.rounds.aftermath import tell_result
from dialogs.rounds.asked import end_asking, look_again
from dialogs.rounds.ballot import open_items, redraw_ballots
from dialogs.rounds.codes import Act
from dialogs.rounds.extending import extend_automatically
from dialogs.rounds.informing import News, tell_table
from dialogs.rounds.model import (
    Answer,
    Elector,
    Item,
    ItemState,
    Proposal,
    ProposalState,
    Round,
    RoundState,
    Version,
)
from dialogs.rounds.opening import electorate, rule_of, voters
from dialogs.rounds.private_boards import redraw_desks
from dialogs.rounds.recording import record_decision
from dialogs.rounds.second import end_asked
from dialogs.table.model import Table

PROVISIONAL_FOR = timedelta(days=14)
APPROVAL_WITHIN = timedelta(days=42)
CONFIRMED_WITHIN = timedelta(days=14)


def close_round(work: Work, round_id: int, how: str, now: datetime) -> RoundClosed | RoundExtended | None:
    """OPEN -> CLOSED, once. `how`: "deadline", "all_answered" or "early"; None if it was not open."""
    held = work.get(Round, round_id, lock=Lock.UPDATE)
    if held.state is not RoundState.OPEN:
        return None
    electors, items = electorate(work, held.id), open_items(work, held.id)
    if not held.auto_extended and how != "all_answered" and _too_few_heard(work, held, electors, items):
        return extend_automatically(work, held, now, early=how == "early")
    if not work.change(Round, held.id, {"state": RoundState.OPEN}, state=RoundState.CLOSED, closed_at=now):
        return None
    closed = work.get(Round, held.id)
    tell_table(work, held, News("round_closed", {"round": held.id}, urgent=True), now)
    agreements = tuple(_decide_item(work, closed, item, electors, how, now) for item in items)
    work.redraw(BoardKind.ROUND, held.id, urgent=True)
    redraw_ballots(work, held.id)
    work.redraw(BoardKind.CARD, held.table_id)
    end_asked(work, held.id, now, Act.CLOSE, Act.WITHDRAW, Act.ENTER)
    look_again(work, held)
    redraw_desks(work, held.table_id)
    end_asking(work, closed, now)
    return RoundClosed(round_id=held.id, agreements=tuple(one for one in agreements if one))


def votes_of(answers: list[Answer]) -> list[Vote]:
    return [vote_of(one) for one in answers]


def vote_of(one: Answer) -> Vote:
    return Vote(
        str(one.seat_id),
        one.position,
        one.ground,
        has_reason=bool(one.reason or one.approval_by),
        confirmed=one.confirmed,
    )


def _too_few_heard(work: Work, held: Round, electors: list[Elector], items: list[Item]) -> bool:
    answers = work.find(Answer, round_id=held.id, latest=True)
    for item in items:
        heard = [str(one.seat_id) for one in answers if one.item_id == item.id]
        if not quorum_state(voters(electors), heard, rule_of(held)).is_complete:
            return True
    return False


def _decide_item(
    work: Work, held: Round, item: Item, electors: list[Elector], how: str, now: datetime
) -> int:
    answers = work.find(Answer, item_id=item.id, latest=True, order="seat_id")
    version = work.get(Version, item.version_id)
    decision = decide(voters(electors), votes_of(answers), rule_of(held), version.number)
    agreement = _next_agreement(work, held.table_id) if decision.outcome.is_adopted else 0
    due = {approval_due(one, held) for one in awaited(answers, decision)}
    decided = work.save(
        replace(
            item,
            state=ItemState.DECIDED,
            outcome=decision.outcome,
            agreement=agreement,
            settle_by=max(due, default=None),
            provisional_until=now + PROVISIONAL_FOR if decision.provisional else None,
        )
    )
    _set_moments(work, decided, due)
    proposal = work.get(Proposal, item.proposal_id)
    work.save(replace(proposal, state=ProposalState.DECIDED))
    record_decision(work, held, decided, decision, answers, how, now)
    tell_result(work, held, decided, decision, answers, now)
    return agreement


def _next_agreement(work: Work, table_id: int) -> int:
    table = work.get(Table, table_id, lock=Lock.UPDATE)
    return work.save(replace(table, agreements=table.agreements + 1)).agreements


def awaited(answers: list[Answer], decision: Decision) -> list[Answer]:
    """The answers a conditional agreement waits for: subject to approval, or entered and not confirmed."""
    if decision.outcome is not Outcome.CONDITIONALLY:
        return []
    return [one for one in answers if vote_of(one).awaits_a_word]


def approval_due(answer: Answer, held: Round) -> datetime:
    """The day the seat named; without one, 42 days after closing. To confirm an entered consent: 14 days."""
    within = APPROVAL_WITHIN if answer.position is Position.APPROVAL else CONFIRMED_WITHIN
    return answer.approval_until or (held.closed_at or held.deadline) + within


def _set_moments(work: Work, item: Item, approvals_due: set[datetime]) -> None:
    for due_at in sorted(approvals_due):
        kind = TimerKind.SETTLE_APPROVALS
        work.add(Timer(table_id=item.table_id, kind=kind, subject=item.id, due_at=due_at))
    if item.provisional_until:
        kind, due_at = TimerKind.END_PROVISIONAL, item.provisional_until
        work.add(Timer(table_id=item.table_id, kind=kind, subject=item.id, due_at=due_at))
