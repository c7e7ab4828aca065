"""A seat becomes vacant or closes to claims; whoever it concerns is told, and its answers stay."""

from dataclasses import replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.owed import BoardKind
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.coming import welcome
from dialogs.rounds.informing import News, owe
from dialogs.rounds.private_boards import redraw_panel, redraw_private
from dialogs.table.authority import holders, holding_of, holdings_of, require_facilitator
from dialogs.table.events import SeatVacated
from dialogs.table.model import Claim, ClaimState, Person, Role, Seat
from dialogs.table.telling import tell_facilitators


def vacate_seat(work: Work, by: Person, seat_id: int, now: datetime) -> SeatVacated:
    """A holder leaves alone, and the others stay; the facilitator frees the whole seat."""
    seat = work.get(Seat, seat_id)
    own = holding_of(work, by, seat.table_id)
    leaves = own is not None and own.seat_id == seat.id
    if not leaves:
        require_facilitator(work, by, seat.table_id)
    if not end_holdings(work, seat, now, only=by.id if leaves else 0):
        raise Refusal("seat_vacant", agency=seat.agency)
    if leaves and not holdings_of(work, seat.id):
        facts = {"agency": seat.agency, "table": seat.table_id, "seat": seat.id}
        tell_facilitators(work, seat.table_id, "seat_is_vacant", facts, now)
    work.redraw(BoardKind.CARD, seat.table_id)
    return SeatVacated(table_id=seat.table_id, seat_id=seat.id, agency=seat.agency)


def end_holdings(work: Work, seat: Seat, now: datetime, *, only: int = 0) -> int:
    """How many ended, `only`: one person's; each former holder is told."""
    could_answer = {one.id for one in holders(work, seat.id)}
    holdings = [one for one in holdings_of(work, seat.id) if only in (0, one.person_id)]
    for holding in holdings:
        work.save(replace(holding, until=now))
        facts = {"agency": seat.agency, "table": seat.table_id}
        former = work.get(Person, holding.person_id)
        code = "deputy_ended" if holding.role is Role.DEPUTY else "seat_left"
        owe(work, former, seat.table_id, News(code, facts, silent=True), now)
        redraw_private(work, holding.person_id, seat.table_id)
    for person in holders(work, seat.id):  # deputies, where no representative is left
        if person.id not in could_answer:
            welcome(work, person, now)
    return len(holdings)


def refuse_claims(work: Work, seat: Seat, now: datetime) -> None:
    """Whatever claims to the seat still wait are refused, and their claimants told."""
    for claim in work.find(Claim, seat_id=seat.id, state=ClaimState.WAITING):
        refuse_waiting(work, claim, now)


def settle_own_claims(work: Work, person: Person, seat: Seat, now: datetime) -> None:
    """Who sits down claims nothing more at this table; nobody need confirm what is theirs already."""
    for claim in work.find(Claim, table_id=seat.table_id, person_id=person.id, state=ClaimState.WAITING):
        state = ClaimState.CONFIRMED if claim.seat_id == seat.id else ClaimState.REFUSED
        if work.change(Claim, claim.id, {"state": ClaimState.WAITING}, state=state):
            show_settled(work, replace(claim, state=state), now)


def refuse_waiting(work: Work, claim: Claim, now: datetime) -> None:
    if work.change(Claim, claim.id, {"state": ClaimState.WAITING}, state=ClaimState.REFUSED):
        show_settled(work, replace(claim, state=ClaimState.REFUSED), now)
        tell_claimant(work, claim, "claim_refused", work.get(Seat, claim.seat_id).agency, now)


def show_settled(work: Work, claim: Claim, now: datetime, by: Person | None = None) -> None:
    """Whoever was asked is asked no more, and the claimant does not wait any longer."""
    said = f"claim_{claim.state.value}"
    show_answered(work, said, now, question("claim", claim.id), by=by.id if by else 0)
    redraw_panel(work, claim.person_id)


def tell_claimant(work: Work, claim: Claim, code: str, agency: str, now: datetime) -> None:
    facts = {"agency": agency, "table": claim.table_id}
    owe(work, work.get(Person, claim.person_id), claim.table_id, News(code, facts), now)
