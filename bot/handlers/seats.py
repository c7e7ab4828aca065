"""Seats given and taken: links, claims and their confirmation, vacating."""

from datetime import datetime, timedelta

from bot.forms.own_seat import OWN_SEAT
from bot.forms.panel import form_of, go, show
from bot.forms.sitting_down import (
    AcceptSeat,
    AskForSeat,
    ClaimSeat,
    ConfirmClaim,
    InviteTo,
    InviteToAll,
    RefuseClaim,
    VacateSeat,
)
from bot.forms.table_pages import TablePage
from bot.handlers.actor import Actor, require_here
from bot.handlers.registry import on_button, on_start
from bot.handlers.toast import Toast, to_private
from bot.seal import token_hash
from bot.texts.moments import instant
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import holdings_of, is_facilitator, represents, require_facilitator
from dialogs.table.claiming import claim_seat, confirm_claim, refuse_claim
from dialogs.table.leaving import vacate_seat
from dialogs.table.links import invitation_for
from dialogs.table.model import Seat, SeatMode, Table
from dialogs.table.seats_view import seats_of
from dialogs.table.taking import invite, require_free, require_may_take, take_seat

CLAIM_WITHIN = timedelta(days=1)
"""So long a press in the group shows that one is a member of it."""


@on_button(InviteTo)
def make_link(work: Work, actor: Actor, pressed: InviteTo, now: datetime) -> Toast:
    made = invite(work, actor.person, pressed.seat_id, lambda one: _hash(actor, one), now)
    seat = work.get(Seat, made.seat_id)
    _show_seat(work, actor, seat)
    return Toast("link_made", {"agency": seat.agency})


@on_button(InviteToAll)
def make_links(work: Work, actor: Actor, pressed: InviteToAll, now: datetime) -> Toast:
    require_facilitator(work, actor.person, pressed.table_id)
    without = [view.seat for view in seats_of(work, pressed.table_id, now) if view.wants_link]
    if not without:
        raise Refusal("links_out")
    for seat in without:
        invite(work, actor.person, seat.id, lambda one: _hash(actor, one), now)
    show(work, actor.person)
    return Toast("links_made", {"count": len(without)})


@on_start("seat")
def open_link(work: Work, actor: Actor, token: str, now: datetime) -> None:
    """The token is shown by whoever opens the link; the seat is theirs after one more press."""
    invitation = invitation_for(work, token_hash(token), now)
    if not invitation.seat_id:
        raise Refusal("unknown_link")
    require_may_take(work, actor.person, invitation, now)
    page, table_id = TablePage.TAKE.value, invitation.table_id
    go(work, actor.person, page, table_id=table_id, repost=True, invitation=invitation.id)


@on_button(AcceptSeat)
def accept_seat(work: Work, actor: Actor, pressed: AcceptSeat, now: datetime) -> Toast:
    form = form_of(work, actor.person)
    if form.page != TablePage.TAKE.value or form.data.get("invitation") != pressed.invitation_id:
        raise Refusal("open_link_again")
    taken = take_seat(work, actor.person, pressed.invitation_id, now)
    seat = work.get(Seat, taken.seat_id)
    if seat.lived_experience and seat.mode is SeatMode.GROUP and represents(work, actor.person, seat):
        go(work, actor.person, OWN_SEAT, table_id=taken.table_id, offered=True)
    else:
        go(work, actor.person, TablePage.HOME.value, table_id=taken.table_id)
    code = "seat_taken" if represents(work, actor.person, seat) else "deputy_taken"
    return Toast(code, {"agency": taken.agency})


@on_button(AskForSeat)
def ask_for_seat(work: Work, actor: Actor, pressed: AskForSeat, now: datetime) -> Toast:
    """Pressed in the table's group, which shows that one is a member of it."""
    table = work.get(Table, pressed.table_id)
    if actor.private:
        raise Refusal("press_in_group")
    require_here(actor, table)
    if actor.chat_id != table.chat_id:  # of the group that became another, one may still see the messages
        raise Refusal("press_in_group")
    require_free(work, actor.person, table.id)
    if not any(view.is_claimable for view in seats_of(work, table.id, now)):
        raise Refusal("no_vacant_seat")
    until = (now + CLAIM_WITHIN).isoformat()
    go(work, actor.person, TablePage.CLAIM.value, table_id=table.id, repost=True, until=until)
    return to_private(actor, f"table_{table.id}")


@on_button(ClaimSeat)
def claim(work: Work, actor: Actor, pressed: ClaimSeat, now: datetime) -> Toast:
    form, seat = form_of(work, actor.person), work.get(Seat, pressed.seat_id)
    is_asked = form.page == TablePage.CLAIM.value and form.table_id == seat.table_id
    if not is_asked or now > instant(form.data["until"]):
        raise Refusal("claim_from_group")
    made = claim_seat(work, actor.person, seat.id, now)
    go(work, actor.person, TablePage.HOME.value, table_id=seat.table_id, note="claimed")
    return Toast("seat_claimed", {"agency": made.agency}, alert=True)


@on_button(ConfirmClaim)
def confirm(work: Work, actor: Actor, pressed: ConfirmClaim, now: datetime) -> Toast:
    taken = confirm_claim(work, actor.person, pressed.claim_id, now)
    _show_seat(work, actor, work.get(Seat, taken.seat_id))
    return Toast("claim_confirmed", {"agency": taken.agency})


@on_button(RefuseClaim)
def refuse(work: Work, actor: Actor, pressed: RefuseClaim, now: datetime) -> Toast:
    refused = refuse_claim(work, actor.person, pressed.claim_id, now)
    show(work, actor.person, repost=False)
    return Toast("claim_refused", {"agency": refused.agency})


@on_button(VacateSeat)
def vacate(work: Work, actor: Actor, pressed: VacateSeat, now: datetime) -> Toast:
    left = vacate_seat(work, actor.person, pressed.seat_id, now)
    if is_facilitator(work, actor.person, left.table_id):
        _show_seat(work, actor, work.get(Seat, left.seat_id))
    else:
        go(work, actor.person, TablePage.HOME.value)
    others_stay = bool(holdings_of(work, left.seat_id))
    return Toast("seat_left" if others_stay else "seat_vacated", {"agency": left.agency})


def _show_seat(work: Work, actor: Actor, seat: Seat) -> None:
    go(work, actor.person, TablePage.SEAT.value, table_id=seat.table_id, subject=seat.id)


def _hash(actor: Actor, invitation_id: int) -> str:
    return token_hash(actor.seal.token("seat", invitation_id))
