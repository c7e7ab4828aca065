"""A person takes a seat or becomes deputy, by a link that works once; one seat a person at a table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.answered import show_lapsed
from dialogs.asking import question
from dialogs.owed import BoardKind, Form, Notice
from dialogs.ports import Reader, Work
from dialogs.refusals import Refusal
from dialogs.rounds.coming import welcome
from dialogs.rounds.informing import News, owe
from dialogs.rounds.model import Ballot, Step
from dialogs.rounds.private_boards import redraw_private
from dialogs.table.authority import (
    holding_of,
    holdings_of,
    is_facilitator,
    present_seat,
    represents,
    require_present,
    seat_held,
)
from dialogs.table.deputies import end_hand_overs
from dialogs.table.events import SeatInvited, SeatTaken
from dialogs.table.leaving import refuse_claims, settle_own_claims
from dialogs.table.links import ended_holdings, require_open
from dialogs.table.model import Facilitator, Holding, Invitation, Person, Purpose, Role, Seat
from dialogs.table.modes import taken_in_telegram
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
    """A one-time link; an earlier one for the same role ends (links.py). Whoever invites gets its card,
    14 days long; for a letter (28 days) the caller owes the file.

    The facilitator invites anybody, the representative deputies and whoever takes over the seat.
    `hash_of` gives the SHA-256 of an invitation's token; the token itself is never stored.
    """
    seat = work.get(Seat, seat_id)
    own = holding_of(work, by, seat.table_id) if represents(work, by, seat) else None
    office = work.first(Facilitator, table_id=seat.table_id, person_id=by.id, until=None)
    if own is None and office is None:
        raise Refusal("not_facilitator")
    require_present(seat)
    purpose = _purpose(role, own is not None)
    if purpose is not Purpose.PASS_ON:
        require_place(work, seat, role)
    made = work.add(
        Invitation(
            table_id=seat.table_id,
            seat_id=seat.id,
            role=role,
            purpose=purpose,
            person_id=by.id,
            holding_id=own.id if own else 0,
            facilitator_id=office.id if office and own is None else 0,
            ended=ended_holdings(work, seat.id),
            mode_changes=seat.mode_changes,
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


def require_may_take(reader: Reader, person: Person, invitation: Invitation, now: datetime) -> Seat:
    """The seat this person takes by this link; Refusal if the link opens nothing, or not for them.

    A held seat changes hands only by the link of whoever represents it still.
    """
    require_open(reader, invitation, now)
    seat = present_seat(reader, invitation.seat_id)
    takes_over = invitation.role is Role.REPRESENTATIVE
    require_free(reader, person, seat.table_id, seat if takes_over else None)
    if invitation.purpose is not Purpose.PASS_ON:
        require_place(reader, seat, invitation.role)
    return seat


def take_seat(work: Work, person: Person, invitation_id: int, now: datetime) -> SeatTaken:
    """Whoever calls this has seen the invitation's token from `person`."""
    invitation = work.get(Invitation, invitation_id)
    seat = require_may_take(work, person, invitation, now)
    if invitation.purpose is Purpose.PASS_ON:
        _end_representative(work, seat, now)
    if not work.change(Invitation, invitation.id, {"used_at": None}, used_at=now):
        raise Refusal("link_used")
    return hold(work, person, seat, now, role=invitation.role)


def hold(
    work: Work, person: Person, seat: Seat, now: datetime, *, role: Role = Role.REPRESENTATIVE
) -> SeatTaken:
    """The seat is held from now on; the facilitators and whoever else holds it are told."""
    seat = taken_in_telegram(work, seat)
    code = "seat_taken" if role is Role.REPRESENTATIVE else "deputy_joined"
    facts = {"agency": seat.agency, "person": person.id, "seat": seat.id, "table": seat.table_id}
    tell_facilitators(work, seat.table_id, code, facts, now)
    for other in holdings_of(work, seat.id):
        one = work.get(Person, other.person_id)
        if one.id != person.id and not is_facilitator(work, one, seat.table_id):
            owe(work, one, seat.table_id, News(code, facts, silent=True), now)
    own = holding_of(work, person, seat.table_id)
    if own:  # a deputy takes the seat over
        work.save(replace(own, until=now))
    else:
        _begin_anew(work, person, seat.table_id)
    work.add(Holding(table_id=seat.table_id, seat_id=seat.id, person_id=person.id, role=role, since=now))
    settle_own_claims(work, person, seat, now)
    if role is Role.REPRESENTATIVE:
        end_hand_overs(work, seat, now)
        refuse_claims(work, seat, now)
    for held in holdings_of(work, seat.id):  # a deputy may answer no more who did while nobody represented it
        redraw_private(work, held.person_id, seat.table_id)
    show_lapsed(work, question("vacant", seat.table_id))
    work.redraw(BoardKind.CARD, seat.table_id)
    welcome(work, person, now)
    return SeatTaken(table_id=seat.table_id, seat_id=seat.id, agency=seat.agency)


def _begin_anew(work: Work, person: Person, table_id: int) -> None:
    """What a person was asked for a seat they held before is not answered for this one."""
    for ballot in work.find(Ballot, table_id=table_id, person_id=person.id):
        work.save(replace(ballot, step=Step.CHOOSE, asked=None))
    if not is_facilitator(work, person, table_id):
        for form in work.find(Form, table_id=table_id, person_id=person.id):
            work.remove(form)


def require_free(reader: Reader, person: Person, table_id: int, own: Seat | None = None) -> None:
    """May this person take a seat here? Not who has one; `own`: a seat they may hold as its deputy.

    Who facilitates may: then a second facilitator confirms closing, withdrawal and entered answers.
    """
    held = seat_held(reader, person, table_id)
    if held and (own is None or held.id != own.id or represents(reader, person, own)):
        raise Refusal("has_seat", agency=held.agency)


def require_place(reader: Reader, seat: Seat, role: Role = Role.REPRESENTATIVE) -> None:
    """A seat has one representative and up to two deputies."""
    there = reader.find(Holding, seat_id=seat.id, role=role, until=None)
    if role is Role.REPRESENTATIVE and there:
        raise Refusal("seat_held", agency=seat.agency)
    if len(there) >= MOST_DEPUTIES:
        raise Refusal("deputies_full", agency=seat.agency, limit=MOST_DEPUTIES)


def _end_representative(work: Work, seat: Seat, now: datetime) -> None:
    for holding in work.find(Holding, seat_id=seat.id, role=Role.REPRESENTATIVE, until=None):
        work.save(replace(holding, until=now))
        facts = {"agency": seat.agency, "table": seat.table_id}
        former = work.get(Person, holding.person_id)
        owe(work, former, seat.table_id, News("seat_passed_on", facts, silent=True), now)
        redraw_private(work, holding.person_id, seat.table_id)


def _purpose(role: Role, is_own: bool) -> Purpose:
    if role is Role.DEPUTY:
        return Purpose.DEPUTY
    return Purpose.PASS_ON if is_own else Purpose.SEAT
