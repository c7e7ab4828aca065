"""After closing: approvals come, are refused or lapse; a seat not heard objects; agreements stand or fall."""

from dataclasses import replace
from datetime import datetime

from dialogs.events import AgreementSuspended, ApprovalSettled
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Ground, Outcome, Position, Vote
from dialogs.methods.quorum import quorum_state
from dialogs.methods.settlement import DECISIVE, settlement
from dialogs.owed import BoardKind, Notice
from dialogs.ports import Lock, Work
from dialogs.refusals import Refusal
from dialogs.rounds.closing import votes_of
from dialogs.rounds.model import Answer, Item, Round, Settlement, SettlementKind, Version
from dialogs.rounds.opening import electorate, rule_of, voters
from dialogs.table.authority import seat_of
from dialogs.table.model import Person
from dialogs.wording import plain_text

LATE_REASON_LIMIT = 1000


def settle_approval(
    work: Work, by: Person, item_id: int, kind: SettlementKind, ground: Ground | None, now: datetime
) -> ApprovalSettled:
    """The seat says how its approval came out: confirmed, or refused: stand aside or object."""
    item = _unsettled(work, item_id)
    seat = seat_of(work, by, item.table_id)
    asked = work.first(Answer, item_id=item.id, seat_id=seat.id, latest=True)
    if asked is None or asked.position is not Position.APPROVAL or kind is SettlementKind.LAPSED:
        raise Refusal("no_approval_asked")
    if work.first(Settlement, item_id=item.id, seat_id=seat.id):
        raise Refusal("approval_settled")
    work.add(
        Settlement(table_id=item.table_id, item_id=item.id, seat_id=seat.id, kind=kind, ground=ground, at=now)
    )
    body = {"item": item.id, "seat": seat.id, "kind": kind.value, "ground": ground.value if ground else None}
    work.append(item.table_id, "approval_settled", body, {}, now)
    decision = _standing(work, item)
    _settle(work, item, decision, now)
    return ApprovalSettled(item_id=item.id, still_open=len(decision.pending))


def object_late(
    work: Work, by: Person, item_id: int, ground: Ground, reason: str, now: datetime
) -> AgreementSuspended:
    """A seat not heard objects within 14 days on law, mandate or harm: the agreement is suspended."""
    item = _unsettled(work, item_id)
    seat = seat_of(work, by, item.table_id)
    if str(seat.id) not in _missing_seats(work, item):
        raise Refusal("not_missing", agency=seat.agency)
    if ground not in DECISIVE:
        raise Refusal("ground_not_decisive")
    reason = plain_text(reason, LATE_REASON_LIMIT, "reason") if reason.strip() else ""
    work.add(
        Settlement(
            table_id=item.table_id,
            item_id=item.id,
            seat_id=seat.id,
            kind=SettlementKind.OBJECT,
            ground=ground,
            reason=reason,
            at=now,
        )
    )
    work.save(replace(item, outcome=Outcome.RETURNED, settle_by=None))
    body = {"item": item.id, "agreement": item.agreement, "seat": seat.id, "ground": ground.value}
    work.append(item.table_id, "agreement_suspended", body, {"reason": reason} if reason else {}, now)
    _tell(work, item, "agreement_suspended", now)
    return AgreementSuspended(item_id=item.id)


def settle_when_due(work: Work, item_id: int, now: datetime) -> None:
    """The last day is over: approvals not given lapse, a provisional agreement is confirmed."""
    item = work.get(Item, item_id, lock=Lock.UPDATE)
    if item.settle_by is None or item.settle_by > now:
        return
    for answer in work.find(Answer, item_id=item.id, latest=True, position=Position.APPROVAL):
        if not work.first(Settlement, item_id=item.id, seat_id=answer.seat_id):
            work.add(
                Settlement(
                    table_id=item.table_id,
                    item_id=item.id,
                    seat_id=answer.seat_id,
                    kind=SettlementKind.LAPSED,
                    at=now,
                )
            )
    _settle(work, item, _standing(work, item), now)


def settled_votes(answers: list[Answer], settlements: list[Settlement]) -> list[Vote]:
    """The votes of the close with every settled approval replaced by how it came out."""
    how = {one.seat_id: one for one in settlements}
    return [_after(vote, how.get(int(vote.seat))) for vote in votes_of(answers)]


def _after(vote: Vote, settled: Settlement | None) -> Vote:
    if settled is None or vote.position is not Position.APPROVAL:
        return vote
    match settled.kind:
        case SettlementKind.CONFIRMED:
            return replace(vote, position=Position.CONSENT)
        case SettlementKind.STAND_ASIDE:
            return replace(vote, position=Position.STAND_ASIDE)
        case SettlementKind.OBJECT:
            return replace(vote, position=Position.OBJECT, ground=settled.ground)
        case SettlementKind.LAPSED:
            return replace(vote, lapsed=True)


def _unsettled(work: Work, item_id: int) -> Item:
    item = work.get(Item, item_id, lock=Lock.UPDATE)
    if item.settle_by is None:
        raise Refusal("nothing_to_settle")
    return item


def _standing(work: Work, item: Item) -> Decision:
    held, version = work.get(Round, item.round_id), work.get(Version, item.version_id)
    answers = work.find(Answer, item_id=item.id, latest=True, order="seat_id")
    settlements = work.find(Settlement, item_id=item.id)
    electors = voters(electorate(work, held.id))
    return settlement(electors, settled_votes(answers, settlements), rule_of(held), version.number)


def _missing_seats(work: Work, item: Item) -> set[str]:
    held = work.get(Round, item.round_id)
    heard = [str(one.seat_id) for one in work.find(Answer, item_id=item.id, latest=True)]
    state = quorum_state(voters(electorate(work, held.id)), heard, rule_of(held))
    return {seat for missing in state.missing for seat in missing.seats}


def _settle(work: Work, item: Item, decision: Decision, now: datetime) -> None:
    """Take effect, fall, or wait on: for approvals still open, or until the provisional fortnight is over."""
    waits = decision.outcome is Outcome.CONDITIONALLY
    is_due = item.settle_by is not None and item.settle_by <= now
    if waits or (decision.outcome.is_adopted and decision.provisional and not is_due):
        return
    work.save(replace(item, outcome=decision.outcome, settle_by=None))
    kind = "agreement_confirmed" if decision.outcome.is_adopted else "agreement_lapsed"
    body = {
        "item": item.id,
        "agreement": item.agreement,
        "outcome": decision.outcome.value,
        "settled": [
            {"seat": one.seat_id, "kind": one.kind.value, "ground": one.ground.value if one.ground else None}
            for one in work.find(Settlement, item_id=item.id)
        ],
    }
    work.append(item.table_id, kind, body, {}, now)
    _tell(work, item, kind, now)


def _tell(work: Work, item: Item, code: str, now: datetime) -> None:
    work.add(
        Notice(
            code=code,
            facts={"item": item.id},
            table_id=item.table_id,
            reply_to_round=item.round_id,
            silent=False,
            created_at=now,
        )
    )
    work.redraw(BoardKind.ROUND, item.round_id)
    work.redraw(BoardKind.CARD, item.table_id)
