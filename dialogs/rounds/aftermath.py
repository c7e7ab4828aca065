"""Whom a closed item concerns: approvals to confirm, late objections, separate opinions."""

from datetime import datetime

from dialogs.methods.decision import Decision
from dialogs.methods.positions import Outcome, Position
from dialogs.ports import Work
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.informing import News, tell_seats
from dialogs.rounds.model import Answer, Item, Proposal, Round
from dialogs.table.authority import holders
from dialogs.table.model import Seat
from dialogs.table.telling import tell_facilitators

DISSENT = frozenset({Position.STAND_ASIDE, Position.OBJECT})
KNOWN_TO_FACILITATOR = frozenset({"answer_entered", "entered_to_confirm", "task_due"})
"""Who entered an answer has the seat on the line; what else is missing they are told in other words."""
CONSENTS = frozenset({Position.CONSENT, Position.NOTE})


def tell_result(
    work: Work, held: Round, item: Item, decision: Decision, answers: list[Answer], now: datetime
) -> None:
    """Private notices with what each concerned seat can still do."""
    for one in answers:
        if one.position is Position.APPROVAL and decision.outcome is Outcome.CONDITIONALLY:
            tell_seat(work, one.seat_id, "approval_asked", now, item=item.id, seat=one.seat_id)
        if not one.confirmed and one.position in CONSENTS and decision.outcome.is_adopted:
            tell_unconfirmed(work, one, now)
        if one.position in DISSENT:
            tell_seat(work, one.seat_id, "opinion_offered", now, item=item.id, seat=one.seat_id)
    tell_returned(work, item, now)
    if decision.provisional:
        for seat in sorted({int(seat) for missing in decision.missing for seat in missing.seats}):
            tell_seat(work, seat, "late_objection_offered", now, item=item.id, seat=seat)


def tell_returned(work: Work, item: Item, now: datetime) -> None:
    """Who may write a new version learns that one is wanted: the facilitators, and the proposer's seat."""
    if item.outcome is not Outcome.RETURNED:
        return
    facts = {"proposal": item.proposal_id}
    tell_facilitators(work, item.table_id, "goal_returned", facts, now)
    proposer = work.get(Proposal, item.proposal_id).seat_id
    if proposer:
        tell_seat(work, proposer, "goal_returned", now, **facts)
    said = work.find(Answer, item_id=item.id, latest=True, position=Position.OBJECT)
    later = work.find(Settlement, item_id=item.id, kind=SettlementKind.OBJECT)
    for seat_id in sorted({one.seat_id for one in said} | {one.seat_id for one in later}):
        tell_seat(work, seat_id, "explore_asked", now, item=item.id)


def tell_unconfirmed(work: Work, entered: Answer, now: datetime) -> None:
    """A consent entered for a seat: its holders are asked to confirm it, the facilitators to get a sheet."""
    facts = {"answer": entered.id}
    tell_seat(work, entered.seat_id, "entered_to_confirm", now, **facts)
    if not holders(work, entered.seat_id):
        tell_facilitators(work, entered.table_id, "sheet_wanted", facts, now)


def tell_seat(work: Work, seat_id: int, code: str, now: datetime, **facts: object) -> None:
    """In private, in the hours of work; where nobody can be written to, the facilitators are to call."""
    table_id, calls = work.get(Seat, seat_id).table_id, code not in KNOWN_TO_FACILITATOR
    tell_seats(work, table_id, [seat_id], News(code, facts), now, calls=calls)
