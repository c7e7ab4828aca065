"""A person takes a seat, by a link that works once; one seat for each person at a table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.owed import BoardKind, Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import is_facilitator, require_facilitator, seat_held
from dialogs.table.events import SeatInvited, SeatTaken
from dialogs.table.model import Facilitator, Holding, Invitation, Person, Seat
from dialogs.table.seating import present_seat

VALID = timedelta(days=14)


def invite(work: Work, by: Person, seat_id: int, hash_of: Callable[[int], str], now: datetime) -> SeatInvited:
    """A one-time link to a vacant seat, 14 days long; an earlier one ends. The facilitator gets it as a card.

    `hash_of` gives the SHA-256 of an invitation's token; the token itself is never stored.
    """
    seat = present_seat(work, seat_id)
    require_facilitator(work, by, seat.table_id)
    require_vacant(work, seat)
    for earlier in work.find(Invitation, seat_id=seat.id, used_at=None):
        work.save(replace(earlier, expires_at=min(earlier.expires_at, now)))
    made = work.add(
        Invitation(
            table_id=seat.table_id, seat_id=seat.id, token_hash="", created_at=now, expires_at=now + VALID
        )
    )
    work.save(replace(made, token_hash=hash_of(made.id)))
    facts = {"invitation": made.id}
    work.add(Notice(code="invitation", facts=facts, person_id=by.id, created_at=now))
    return SeatInvited(invitation_id=made.id, seat_id=seat.id)


def invitation_for(work: Work, token_hash: str, now: datetime) -> Invitation:
    """The invitation this token opens; Refusal if it was used, has ended or never was."""
    found = work.first(Invitation, token_hash=token_hash) if token_hash else None
    if found is None:
        raise Refusal("unknown_link")
    return require_valid(found, now)


def require_valid(invitation: Invitation, now: datetime) -> Invitation:
    if invitation.used_at:
        raise Refusal("link_used")
    if now >= invitation.expires_at:
        raise Refusal("link_ended")
    return invitation


def take_seat(work: Work, person: Person, invitation_id: int, now: datetime) -> SeatTaken:
    """Whoever calls this has seen the invitation's token from `person`."""
    invitation = require_valid(work.get(Invitation, invitation_id), now)
    seat = present_seat(work, invitation.seat_id)
    require_free(work, person, seat.table_id)
    require_vacant(work, seat)
    if not work.change(Invitation, invitation.id, {"used_at": None}, used_at=now):
        raise Refusal("link_used")
    return hold(work, person, seat, now)


def hold(work: Work, person: Person, seat: Seat, now: datetime) -> SeatTaken:
    """The seat is held from now on; the facilitators are told."""
    work.add(Holding(table_id=seat.table_id, seat_id=seat.id, person_id=person.id, since=now))
    for one in work.find(Facilitator, table_id=seat.table_id, until=None):
        facts = {"agency": seat.agency, "name": person.name, "table": seat.table_id}
        work.add(Notice(code="seat_taken", facts=facts, person_id=one.person_id, created_at=now))
    work.redraw(BoardKind.CARD, seat.table_id)
    return SeatTaken(table_id=seat.table_id, seat_id=seat.id, agency=seat.agency)


def require_free(work: Work, person: Person, table_id: int) -> None:
    """May this person take a seat here? Not who facilitates, not who has one."""
    if is_facilitator(work, person, table_id):
        raise Refusal("facilitator_no_seat")
    held = seat_held(work, person, table_id)
    if held:
        raise Refusal("has_seat", agency=held.agency)


def require_vacant(work: Work, seat: Seat) -> None:
    if work.first(Holding, seat_id=seat.id, until=None):
        raise Refusal("seat_held", agency=seat.agency)
