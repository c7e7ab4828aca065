"""Seats given and taken: links, claims and their confirmation, vacating."""

from datetime import datetime

from bot.conversations.seats.buttons import InviteTo
from bot.panel.actor import Actor
from bot.panel.doors.table import InviteToAll, VacateSeat
from bot.panel.pages import go, show
from bot.panel.router import on_button
from bot.panel.seal import token_hash
from bot.panel.seat_page import show_seat
from bot.panel.table_pages import TablePage
from bot.panel.toast import Toast
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import holdings_of, is_facilitator, require_facilitator
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Seat
from dialogs.table.seats_view import seats_of
from dialogs.table.taking import invite


@on_button(InviteTo)
def make_link(work: Work, actor: Actor, pressed: InviteTo, now: datetime) -> Toast:
    made = invite(work, actor.person, pressed.seat_id, lambda one: _hash(actor, one), now)
    seat = work.get(Seat, made.seat_id)
    show_seat(work, actor, seat)
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


@on_button(VacateSeat)
def vacate(work: Work, actor: Actor, pressed: VacateSeat, now: datetime) -> Toast:
    left = vacate_seat(work, actor.person, pressed.seat_id, now)
    if is_facilitator(work, actor.person, left.table_id):
        show_seat(work, actor, work.get(Seat, left.seat_id))
    else:
        go(work, actor.person, TablePage.HOME.value)
    others_stay = bool(holdings_of(work, left.seat_id))
    return Toast("seat_left" if others_stay else "seat_vacated", {"agency": left.agency})


def _hash(actor: Actor, invitation_id: int) -> str:
    return token_hash(actor.seal.token("seat", invitation_id))
