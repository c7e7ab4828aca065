"""What whoever takes a seat sees: vacant seats to claim, the seat behind a link, notices."""

from bot.panel.doors.table import AcceptSeat, ClaimSeat, TurnTo, VacateSeat
from bot.panel.fitting import shortened
from bot.panel.keys import key
from bot.panel.pages import page
from bot.panel.readers import called_from_group, holders, invited
from bot.panel.scene import Scene
from bot.panel.screen import Screen
from bot.panel.table_pages import TablePage
from bot.texts.moments import instant
from dialogs.owed import Form
from dialogs.refusals import Refusal
from dialogs.table.authority import holdings_of, seat_of
from dialogs.table.model import Invitation, Person, Role, Table
from dialogs.table.seats_view import seats_of
from dialogs.table.taking import require_may_take


@page(TablePage.CLAIM.value, to=called_from_group)
def draw_claim(scene: Scene, person: Person, form: Form) -> Screen:
    if scene.now > instant(form.data["until"]):
        raise Refusal("claim_from_group")
    table, words = scene.reader.get(Table, form.table_id), scene.words
    vacant = [view.seat for view in seats_of(scene.reader, table.id, scene.now) if view.is_claimable]
    keys = [(key(shortened(seat.agency, 60), ClaimSeat(seat.id)),) for seat in vacant]
    text = words.render("panel/seat_claim", table=table, vacant=len(vacant))
    return Screen(text, (*keys, (key(words._("Back"), TurnTo(TablePage.HOME)),)))


@page(TablePage.TAKE.value, to=invited)
def draw_take(scene: Scene, person: Person, form: Form) -> Screen:
    invitation = scene.reader.get(Invitation, form.data.get("invitation", 0))
    seat, words = require_may_take(scene.reader, person, invitation, scene.now), scene.words
    table = scene.reader.get(Table, invitation.table_id)
    deputy = invitation.role is Role.DEPUTY
    keys = (
        key(words._("Accept") if deputy else words._("Take the seat"), AcceptSeat(invitation.id)),
        key(words._("Not me"), TurnTo(TablePage.HOME)),
    )
    return Screen(words.render("panel/seat_take", table=table, seat=seat, deputy=deputy), (keys,))


@page(TablePage.LEAVE.value, to=holders)
def draw_leave(scene: Scene, person: Person, form: Form) -> Screen:
    seat, words = seat_of(scene.reader, person, form.table_id), scene.words
    table = scene.reader.get(Table, form.table_id)
    keys = (key(words._("Leave the seat"), VacateSeat(seat.id)), key(words._("Back"), TurnTo(TablePage.HOME)))
    others_stay = len(holdings_of(scene.reader, seat.id)) > 1
    text = words.render("panel/seat_leave", table=table, seat=seat, others_stay=others_stay)
    return Screen(text, (keys,))
