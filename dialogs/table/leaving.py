"""A seat becomes vacant or closes to claims; whoever it concerns is told, and its answers stay."""

from dataclasses import replace
from datetime import datetime

from dialogs.owed import BoardKind, Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import require_facilitator, seat_held
from dialogs.table.events import SeatVacated
from dialogs.table.model import Claim, ClaimState, Holding, Person, Seat


def vacate_seat(work: Work, by: Person, seat_id: int, now: datetime) -> SeatVacated:
    """By whoever holds the seat, or by the facilitator."""
    seat = work.get(Seat, seat_id)
    own = seat_held(work, by, seat.table_id)
    if own is None or own.id != seat.id:
        require_facilitator(work, by, seat.table_id)
    if not end_holdings(work, seat, now):
        raise Refusal("seat_vacant", agency=seat.agency)
    work.redraw(BoardKind.CARD, seat.table_id)
    return SeatVacated(table_id=seat.table_id, seat_id=seat.id, agency=seat.agency)


def end_holdings(work: Work, seat: Seat, now: datetime) -> int:
    """How many ended; each former holder is told."""
    holdings = work.find(Holding, seat_id=seat.id, until=None)
    for holding in holdings:
        work.save(replace(holding, until=now))
        facts = {"agency": seat.agency, "table": seat.table_id}
        work.add(Notice(code="seat_left", facts=facts, person_id=holding.person_id, created_at=now))
    return len(holdings)


def refuse_claims(work: Work, seat: Seat, now: datetime) -> None:
    """Whatever claims to the seat still wait are refused, and their claimants told."""
    for claim in work.find(Claim, seat_id=seat.id, state=ClaimState.WAITING):
        if work.change(Claim, claim.id, {"state": ClaimState.WAITING}, state=ClaimState.REFUSED):
            tell_claimant(work, claim, "claim_refused", seat.agency, now)


def tell_claimant(work: Work, claim: Claim, code: str, agency: str, now: datetime) -> None:
    facts = {"agency": agency, "table": claim.table_id}
    work.add(Notice(code=code, facts=facts, person_id=claim.person_id, silent=False, created_at=now))
