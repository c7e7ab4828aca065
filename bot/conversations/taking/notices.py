"""What is told: taking a seat, or giving it up."""

from bot.panel.doors.table import ConfirmClaim, RefuseClaim
from bot.panel.keys import key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.table.links import is_open
from dialogs.table.model import Claim, ClaimState, Invitation, Person, Seat, Table


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
