"""What a press or a typed text does: taking a seat, or giving it up."""

from datetime import datetime, timedelta

from bot.panel.actor import Actor, require_here
from bot.panel.doors.table import (
    OWN_SEAT,
    AcceptSeat,
    AskForSeat,
    ClaimSeat,
    ConfirmClaim,
    RefuseClaim,
)
from bot.panel.pages import form_of, go, show
from bot.panel.router import on_button, on_start
from bot.panel.seal import token_hash
from bot.panel.seat_page import show_seat
from bot.panel.table_pages import TablePage
from bot.panel.toast import Toast, to_private
from bot.texts.moments import instant
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import represents
from dialogs.table.claiming import claim_seat, confirm_claim, refuse_claim
from dialogs.table.links import invitation_for
from dialogs.table.model import Seat, SeatMode, Table
from dialogs.table.seats_view import seats_of
from dialogs.table.taking import require_free, require_may_take, take_seat

CLAIM_WITHIN = timedelta(days=1)
"""So long a press in the group shows that one is a member of it."""


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
    show_seat(work, actor, work.get(Seat, taken.seat_id))
    return Toast("claim_confirmed", {"agency": taken.agency})


@on_button(RefuseClaim)
def refuse(work: Work, actor: Actor, pressed: RefuseClaim, now: datetime) -> Toast:
    refused = refuse_claim(work, actor.person, pressed.claim_id, now)
    show(work, actor.person, repost=False)
    return Toast("claim_refused", {"agency": refused.agency})
