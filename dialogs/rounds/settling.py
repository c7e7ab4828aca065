"""Approvals after closing: confirmed, refused or lapsed, until the agreement takes effect or falls."""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import ApprovalSettled
from dialogs.ledger import settlements as entries
from dialogs.ledger.sealed import Sealed
from dialogs.methods.decision import Decision
from dialogs.methods.positions import Ground, Outcome, Position, Vote
from dialogs.methods.settlement import settlement
from dialogs.owed import BoardKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import Settlement, SettlementKind
from dialogs.rounds.aftermath import tell_returned
from dialogs.rounds.asked import look_again_at_item
from dialogs.rounds.closing import approval_due, vote_of, votes_of
from dialogs.rounds.codes import Awaited
from dialogs.rounds.informing import News
from dialogs.rounds.informing import tell_table as inform
from dialogs.rounds.model import Answer, Item, Round, Version
from dialogs.rounds.opening import electorate, rule_of, voters
from dialogs.rounds.recording import reasons_said
from dialogs.table.authority import voice_of
from dialogs.table.model import Person, Seat


def settle_approval(
    work: Work, by: Person, item_id: int, kind: SettlementKind, ground: Ground | None, now: datetime
) -> ApprovalSettled:
    """The seat says how its approval came out: confirmed, or refused: stand aside or object."""
    item = work.get(Item, item_id, lock=Lock.UPDATE)
    seat = approval_awaited(work, by, item)
    if kind is SettlementKind.LAPSED:
        raise Refusal("no_approval_asked")
    return settle(work, item, seat.id, kind, ground, now)


def approval_awaited(reader: Reader, by: Person, item: Item) -> Seat:
    """The seat of `by`, if its word on an approval is awaited."""
    seat = voice_of(reader, by, item.table_id)
    asked = reader.first(Answer, item_id=item.id, seat_id=seat.id, latest=True)
    if asked is None or not vote_of(asked).awaits_a_word:
        raise Refusal("no_approval_asked")
    before = reader.first(Settlement, item_id=item.id, seat_id=seat.id)
    if item.settle_by is None or before is not None:
        raise Refusal("approval_settled")
    return seat


def settle(
    work: Work, item: Item, seat_id: int, kind: SettlementKind, ground: Ground | None, now: datetime
) -> ApprovalSettled:
    """For a seat whose word is awaited, whoever brings it; once."""
    before = work.first(Settlement, item_id=item.id, seat_id=seat_id)
    if item.settle_by is None or before is not None:
        raise Refusal("approval_settled")
    _record(work, item, seat_id, kind, ground, now)
    return ApprovalSettled(item_id=item.id, still_open=len(_settle(work, item, now).pending))


def note_confirmed(work: Work, item: Item, answer: Answer, now: datetime) -> None:
    """An entered consent the agreement did not hang on is confirmed within its 14 days; no more."""
    held = work.get(Round, item.round_id)
    before = work.first(Settlement, item_id=item.id, seat_id=answer.seat_id)
    if before is not None or not item.agreement or now > approval_due(answer, held):
        raise Refusal("approval_settled")
    _record(work, item, answer.seat_id, SettlementKind.CONFIRMED, None, now)


def lapse_approvals(work: Work, item_id: int, now: datetime) -> None:
    """The last day of an approval is over: it counts no more; nobody's silence becomes consent."""
    item = work.get(Item, item_id, lock=Lock.UPDATE)
    if item.settle_by is None:
        return
    held = work.get(Round, item.round_id)
    for answer in work.find(Answer, item_id=item.id, latest=True):
        if not vote_of(answer).awaits_a_word:
            continue
        settled = work.first(Settlement, item_id=item.id, seat_id=answer.seat_id)
        if settled is None and approval_due(answer, held) <= now:
            _record(work, item, answer.seat_id, SettlementKind.LAPSED, None, now)
    _settle(work, item, now)


def standing(reader: Reader, item: Item) -> Decision:
    """Where a conditional agreement stands with the approvals settled so far."""
    held, version = reader.get(Round, item.round_id), reader.get(Version, item.version_id)
    answers = reader.find(Answer, item_id=item.id, latest=True, order="seat_id")
    settlements = reader.find(Settlement, item_id=item.id)
    electors = voters(electorate(reader, held.id))
    return settlement(electors, settled_votes(answers, settlements), rule_of(held), version.number)


def settled_votes(answers: list[Answer], settlements: list[Settlement]) -> list[Vote]:
    """The votes of the close with every settled approval replaced by how it came out."""
    how = {one.seat_id: one for one in settlements}
    return [_after(vote, how.get(int(vote.seat))) for vote in votes_of(answers)]


def still_unconfirmed(reader: Reader, item_id: int, settled: Set[int]) -> int:
    """Entered consents that nobody confirmed, once these seats have settled theirs."""
    votes = votes_of(reader.find(Answer, item_id=item_id, latest=True))
    return sum(vote.is_unconfirmed and int(vote.seat) not in settled for vote in votes)


def tell_table(work: Work, item: Item, code: str, now: datetime) -> None:
    inform(work, work.get(Round, item.round_id), News(code, {"item": item.id}), now)
    look_again_at_item(work, item)
    work.redraw(BoardKind.ROUND, item.round_id)
    work.redraw(BoardKind.CARD, item.table_id)


def _after(vote: Vote, settled: Settlement | None) -> Vote:
    if settled is None or not vote.awaits_a_word:
        return vote
    match settled.kind:
        case SettlementKind.CONFIRMED:
            noted = vote.position is Position.NOTE
            return replace(vote, position=Position.NOTE if noted else Position.CONSENT, confirmed=True)
        case SettlementKind.STAND_ASIDE:
            return replace(vote, position=Position.STAND_ASIDE)
        case SettlementKind.OBJECT:
            return replace(vote, position=Position.OBJECT, ground=settled.ground)
        case SettlementKind.LAPSED:
            return replace(vote, lapsed=True)


def _record(
    work: Work, item: Item, seat_id: int, kind: SettlementKind, ground: Ground | None, now: datetime
) -> None:
    work.add(
        Settlement(
            table_id=item.table_id,
            item_id=item.id,
            seat_id=seat_id,
            person_id=work.by,
            kind=kind,
            ground=ground,
            at=now,
        )
    )
    asked, speaks = question("approval", item.id, seat_id), 0 if kind is SettlementKind.LAPSED else seat_id
    show_answered(work, f"approval_{kind.value}", now, asked, by=work.by, seat=speaks)
    settled = entries.Settled(seat=seat_id, kind=kind, ground=ground)
    seats = {one.seat_id for one in work.find(Settlement, item_id=item.id)}
    said = entries.ApprovalSettled(
        item=item.id,
        agreement=item.agreement,
        unconfirmed=still_unconfirmed(work, item.id, seats),
        settled=Sealed(settled),
    )
    work.append(item.table_id, said, now)


def _settle(work: Work, item: Item, now: datetime) -> Decision:
    """Take effect once enough are confirmed; fall when the last is settled and the conditions fail."""
    decision = standing(work, item)
    if decision.outcome is Outcome.CONDITIONALLY:
        return decision
    stands = decision.outcome.is_adopted
    provisional_until = item.provisional_until if stands else None
    settled = replace(item, outcome=decision.outcome, settle_by=None, provisional_until=provisional_until)
    tell_returned(work, work.save(settled), now)
    said = _fate(item, decision)
    work.append(item.table_id, said, now)
    tell_table(work, item, said.kind, now)
    return decision


def _fate(item: Item, decision: Decision) -> entries.AgreementConfirmed | entries.AgreementLapsed:
    outcome, reasons = decision.outcome, reasons_said(decision)
    if not outcome.is_adopted:
        return entries.AgreementLapsed(
            item=item.id, agreement=item.agreement, outcome=outcome, reasons=reasons
        )
    return entries.AgreementConfirmed(
        item=item.id, agreement=item.agreement, outcome=outcome, what=Awaited.APPROVALS, reasons=reasons
    )
