"""Somebody in the group says "this seat is mine"; the facilitator calls back, then confirms or refuses."""

from dataclasses import replace
from datetime import datetime

from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import (
    present_seat,
    require_facilitator,
    seat_held,
)
from dialogs.table.events import ClaimRefused, SeatClaimed, SeatTaken
from dialogs.table.leaving import show_settled, tell_claimant
from dialogs.table.model import Claim, ClaimState, Person, SeatMode
from dialogs.table.taking import hold, require_free, require_place
from dialogs.table.telling import tell_facilitators


def claim_seat(work: Work, person: Person, seat_id: int, now: datetime) -> SeatClaimed:
    """Whoever calls this knows that `person` is in the table's group. One claim a person waits at a time."""
    seat = present_seat(work, seat_id)
    require_free(work, person, seat.table_id)
    require_place(work, seat)
    if seat.mode is not SeatMode.GROUP:
        raise Refusal("seat_not_claimed", agency=seat.agency)
    waiting = work.first(Claim, table_id=seat.table_id, person_id=person.id, state=ClaimState.WAITING)
    if waiting and waiting.seat_id == seat.id:
        return SeatClaimed(claim_id=waiting.id, agency=seat.agency)
    if waiting:
        raise Refusal("claim_waits", agency=present_seat(work, waiting.seat_id).agency)
    claim = work.add(Claim(table_id=seat.table_id, seat_id=seat.id, person_id=person.id, at=now))
    tell_facilitators(work, seat.table_id, "claim", {"claim": claim.id}, now)
    return SeatClaimed(claim_id=claim.id, agency=seat.agency)


def confirm_claim(work: Work, by: Person, claim_id: int, now: datetime) -> SeatTaken:
    """The seat is theirs; other claims to it are refused."""
    claim = _settle(work, by, claim_id, ClaimState.CONFIRMED, now)
    seat, person = present_seat(work, claim.seat_id), work.get(Person, claim.person_id)
    if seat_held(work, person, seat.table_id):
        raise Refusal("claimant_not_free")
    if person.id == by.id:
        raise Refusal("claim_is_own")
    require_place(work, seat)
    taken = hold(work, person, seat, now)
    tell_claimant(work, claim, "claim_confirmed", seat.agency, now)
    return taken


def refuse_claim(work: Work, by: Person, claim_id: int, now: datetime) -> ClaimRefused:
    claim = _settle(work, by, claim_id, ClaimState.REFUSED, now)
    agency = present_seat(work, claim.seat_id).agency
    tell_claimant(work, claim, "claim_refused", agency, now)
    return ClaimRefused(claim_id=claim.id, agency=agency)


def _settle(work: Work, by: Person, claim_id: int, state: ClaimState, now: datetime) -> Claim:
    claim = work.get(Claim, claim_id)
    require_facilitator(work, by, claim.table_id)
    if not work.change(Claim, claim_id, {"state": ClaimState.WAITING}, state=state):
        raise Refusal("claim_settled")
    show_settled(work, replace(claim, state=state), now, by)
    return claim
