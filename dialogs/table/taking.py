"""A person takes a seat or becomes deputy, by a link that works once; one seat a person at a table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.owed import BoardKind, Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import holding_of, holdings_of, is_facilitator, represents, seat_held
from dialogs.table.events import SeatInvited, SeatTaken
from dialogs.table.model import Holding, Invitation, Person, Role, Seat
from dialogs.table.modes import taken_in_telegram
from dialogs.table.seating import present_seat
from dialogs.table.telling import tell_facilitators

VALID = timedelta(days=14)
VALID_BY_LETTER = timedelta(days=28)
MOST_DEPUTIES = 2


def invite(
    work: Work,
    by: Person,
    seat_id: int,
    hash_of: Callable[[int], str],
    now: datetime,
    *,
    role: Role = Role.REPRESENTATIVE,
    by_letter: bool = False,
) -> SeatInvited:
    """A one-time link; an earlier one for the same role ends. Whoever invites gets its card, 14 days long;
    for a letter (28 days) the caller owes the file.

    The facilitator invites anybody, the representative deputies and whoever takes over the seat.
    `hash_of` gives the SHA-256 of an invitation's token; the token itself is never stored.
    """
    seat = present_seat(work, seat_id)
    is_own = represents(work, by, seat)
    if not (is_own or is_facilitator(work, by, seat.table_id)):
        raise Refusal("not_facilitator")
    passes_on = is_own and role is Role.REPRESENTATIVE
    if not passes_on:
        require_place(work, seat, role)
    for earlier in work.find(Invitation, seat_id=seat.id, role=role, used_at=None):
        work.save(replace(earlier, expires_at=min(earlier.expires_at, now)))
    made = work.add(
        Invitation(
            table_id=seat.table_id,
            seat_id=seat.id,
            role=role,
            passes_on=passes_on,
            token_hash="",
            created_at=now,
            expires_at=now + (VALID_BY_LETTER if by_letter else VALID),
        )
    )
    work.save(replace(made, token_hash=hash_of(made.id)))
    if not by_letter:
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
    require_free(work, person, seat.table_id, seat if invitation.passes_on else None)
    if invitation.passes_on:
        _end_representative(work, seat, now)
    else:
        require_place(work, seat, invitation.role)
    if not work.change(Invitation, invitation.id, {"used_at": None}, used_at=now):
        raise Refusal("link_used")
    return hold(work, person, seat, now, role=invitation.role)


def hold(
    work: Work, person: Person, seat: Seat, now: datetime, *, role: Role = Role.REPRESENTATIVE
) -> SeatTaken:
    """The seat is held from now on; the facilitators and whoever else holds it are told."""
    seat = taken_in_telegram(work, seat)
    code = "seat_taken" if role is Role.REPRESENTATIVE else "deputy_joined"
    facts = {"agency": seat.agency, "name": person.name, "table": seat.table_id}
    tell_facilitators(work, seat.table_id, code, facts, now)
    for other in holdings_of(work, seat.id):
        if other.person_id != person.id and not is_facilitator(
            work, work.get(Person, other.person_id), seat.table_id
        ):
            work.add(Notice(code=code, facts=facts, person_id=other.person_id, created_at=now))
    own = holding_of(work, person, seat.table_id)
    if own:  # a deputy takes the seat over
        work.save(replace(own, until=now))
    work.add(Holding(table_id=seat.table_id, seat_id=seat.id, person_id=person.id, role=role, since=now))
    work.redraw(BoardKind.CARD, seat.table_id)
    return SeatTaken(table_id=seat.table_id, seat_id=seat.id, agency=seat.agency)


def require_free(work: Work, person: Person, table_id: int, own: Seat | None = None) -> None:
    """May this person take a seat here? Not who has one; `own`: a seat they may hold as its deputy.

    Who facilitates may: then a second facilitator confirms closing, withdrawal and entered answers.
    """
    held = seat_held(work, person, table_id)
    if held and (own is None or held.id != own.id or represents(work, person, own)):
        raise Refusal("has_seat", agency=held.agency)


def require_place(work: Work, seat: Seat, role: Role = Role.REPRESENTATIVE) -> None:
    """A seat has one representative and up to two deputies."""
    there = work.find(Holding, seat_id=seat.id, role=role, until=None)
    if role is Role.REPRESENTATIVE and there:
        raise Refusal("seat_held", agency=seat.agency)
    if len(there) >= MOST_DEPUTIES:
        raise Refusal("deputies_full", agency=seat.agency, limit=MOST_DEPUTIES)


def _end_representative(work: Work, seat: Seat, now: datetime) -> None:
    for holding in work.find(Holding, seat_id=seat.id, role=Role.REPRESENTATIVE, until=None):
        work.save(replace(holding, until=now))
        facts = {"agency": seat.agency, "table": seat.table_id}
        work.add(Notice(code="seat_passed_on", facts=facts, person_id=holding.person_id, created_at=now))
