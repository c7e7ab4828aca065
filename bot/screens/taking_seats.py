"""What whoever takes a seat sees: vacant seats to claim, the seat behind a link, notices."""

from bot.forms.panel import page
from bot.forms.readers import called_from_group, holders, invited
from bot.forms.sitting_down import AcceptSeat, ClaimSeat, ConfirmClaim, RefuseClaim, VacateSeat
from bot.forms.table_pages import TablePage, TurnTo
from bot.screens.keys import key
from bot.screens.scene import Scene, words_notice
from bot.screens.screen import Screen
from bot.texts.moments import instant
from dialogs.owed import Form, Notice
from dialogs.refusals import Refusal
from dialogs.table.authority import holdings_of, seat_of
from dialogs.table.links import is_open
from dialogs.table.model import Claim, ClaimState, Invitation, Person, Role, Seat, Table
from dialogs.table.seats_view import seats_of
from dialogs.table.taking import require_may_take


@page(TablePage.CLAIM.value, to=called_from_group)
def draw_claim(scene: Scene, person: Person, form: Form) -> Screen:
    if scene.now > instant(form.data["until"]):
        raise Refusal("claim_from_group")
    table, words = scene.reader.get(Table, form.table_id), scene.words
    vacant = [view.seat for view in seats_of(scene.reader, table.id, scene.now) if view.is_claimable]
    keys = [(key(seat.agency, ClaimSeat(seat.id)),) for seat in vacant]
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


@words_notice("invitation")
def invitation_card(scene: Scene, notice: Notice) -> Screen | None:
    """The card the facilitator forwards; its link is derived here and stands nowhere at rest."""
    invitation = scene.reader.get(Invitation, notice.facts["invitation"])
    if not is_open(scene.reader, invitation, scene.now):
        return None
    table = scene.reader.get(Table, invitation.table_id)
    link = scene.link(f"seat_{scene.seal.token('seat', invitation.id)}")
    seat = scene.reader.get(Seat, invitation.seat_id)
    facts = {"table": table, "seat": seat, "link": link, "until": invitation.expires_at}
    return Screen(scene.words.render("notices/invitation", **facts, invitation=invitation))


@words_notice("claim")
def claim(scene: Scene, notice: Notice) -> Screen | None:
    made, words = scene.reader.get(Claim, notice.facts["claim"]), scene.words
    if made.state is not ClaimState.WAITING:
        return None
    seat, person = scene.reader.get(Seat, made.seat_id), scene.reader.get(Person, made.person_id)
    table = scene.reader.get(Table, made.table_id)
    keys = (key(words._("Confirm"), ConfirmClaim(made.id)), key(words._("Refuse"), RefuseClaim(made.id)))
    return Screen(words.render("notices/claim", seat=seat, person=person, table=table), (keys,))


@words_notice("seat_taken")
def seat_taken(scene: Scene, notice: Notice) -> Screen:
    return _about_seat(scene, notice)


@words_notice("seat_left")
def seat_left(scene: Scene, notice: Notice) -> Screen:
    return _about_seat(scene, notice)


@words_notice("claim_confirmed")
def claim_confirmed(scene: Scene, notice: Notice) -> Screen:
    return _about_seat(scene, notice)


@words_notice("claim_refused")
def claim_refused(scene: Scene, notice: Notice) -> Screen:
    return _about_seat(scene, notice)


def _about_seat(scene: Scene, notice: Notice) -> Screen:
    return Screen(scene.words.render(f"notices/{notice.code}", **scene.facts_of(notice)))
