"""Facilitators, observers, the named person; second confirmations; questions and complaints of a seat."""

from datetime import datetime

from bot.conversations.people.buttons import AcceptOffice, EndOffice, InviteOfficer, SaySecond, SendComplaint
from bot.conversations.people.forms import COMPLAIN, COMPLAIN_HOW, OFFICE, QUESTION
from bot.panel.actor import Actor, require_here
from bot.panel.doors.table import OWN_SEAT, Complain, MayAlone, QuestionStep, TooMuch
from bot.panel.pages import HOME, form_of, form_on, go, show
from bot.panel.router import NAME, After, on_button, on_page_text, on_start, shown_later
from bot.panel.seal import token_hash
from bot.panel.toast import Toast, to_private
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.codes import Questionable
from dialogs.rounds.model import Round
from dialogs.rounds.questioning import QUESTION_LIMIT, may_question, question_step
from dialogs.rounds.seconding import second
from dialogs.table.agreeing_alone import set_alone
from dialogs.table.authority import seat_of
from dialogs.table.complaining import COMPLAINT_LIMIT, complain
from dialogs.table.links import invitation_for
from dialogs.table.model import Role, Table
from dialogs.table.offices import end_office, invite_officer, require_may_enter, take_office
from dialogs.table.telling import tell_facilitators
from dialogs.wording import plain_text


@on_button(InviteOfficer)
def invite(work: Work, actor: Actor, pressed: InviteOfficer, now: datetime) -> Toast:
    def sealed(number: int) -> str:
        return token_hash(actor.seal.token("office", number))

    invite_officer(work, actor.person, pressed.table_id, pressed.role, sealed, now)
    show(work, actor.person)
    return Toast("office_link_made")


@on_start("office")
def open_office_link(work: Work, actor: Actor, token: str, now: datetime) -> None:
    invitation = invitation_for(work, token_hash(token), now)
    require_may_enter(work, actor.person, invitation, now)
    table_id = invitation.table_id
    go(work, actor.person, OFFICE, table_id=table_id, repost=True, invitation=invitation.id)


@on_button(AcceptOffice, afterwards=After.MENU)
def accept(work: Work, actor: Actor, pressed: AcceptOffice, now: datetime) -> Toast:
    form = form_of(work, actor.person)
    if form.page != OFFICE or form.data.get("invitation") != pressed.invitation_id:
        raise Refusal("open_link_again")
    taken = take_office(work, actor.person, pressed.invitation_id, now)
    go(work, actor.person, HOME, table_id=taken.table_id)
    return Toast("office_taken", {"role": taken.role})


@on_button(EndOffice)
def end(work: Work, actor: Actor, pressed: EndOffice, now: datetime) -> Toast:
    end_office(work, actor.person, pressed.table_id, pressed.role, pressed.person_id, now)
    if pressed.person_id == actor.person.id and pressed.role is Role.FACILITATOR:
        go(work, actor.person, HOME)
    else:
        show(work, actor.person, repost=False)
    return Toast("office_ended", {"role": pressed.role})


@on_button(SaySecond)
def say_second(work: Work, actor: Actor, pressed: SaySecond, now: datetime) -> Toast:
    done = second(work, actor.person, pressed.second_id, pressed.agrees, now)
    return Toast("second_agreed" if done.agreed else "second_refused")


@on_button(QuestionStep)
def ask_question(work: Work, actor: Actor, pressed: QuestionStep, now: datetime) -> Toast:
    held = work.get(Round, pressed.round_id)
    require_here(actor, work.get(Table, held.table_id))
    may_question(work, actor.person, held, now)
    facts = {"round": held.id, "step": pressed.step.value}
    go(work, actor.person, QUESTION, table_id=held.table_id, repost=True, **facts)
    return to_private(actor, f"table_{held.table_id}")


@on_page_text(QUESTION, limit=QUESTION_LIMIT)
def take_question(work: Work, actor: Actor, text: str, now: datetime) -> None:
    data = form_of(work, actor.person).data
    question_step(work, actor.person, data["round"], Questionable(data["step"]), text, now)
    go(work, actor.person, HOME, repost=True, note="questioned")


@on_button(Complain)
def ask_complaint(work: Work, actor: Actor, pressed: Complain, now: datetime) -> None:
    seat_of(work, actor.person, pressed.table_id)
    go(work, actor.person, COMPLAIN, table_id=pressed.table_id)


@on_page_text(COMPLAIN, guard=shown_later(NAME))
def take_complaint(work: Work, actor: Actor, text: str, now: datetime) -> None:
    table_id = form_of(work, actor.person).table_id
    said = plain_text(text, COMPLAINT_LIMIT, "complaint")
    go(work, actor.person, COMPLAIN_HOW, table_id=table_id, repost=True, text=said)


@on_button(SendComplaint)
def send_complaint(work: Work, actor: Actor, pressed: SendComplaint, now: datetime) -> Toast:
    form = form_on(work, actor.person, COMPLAIN_HOW)
    seat_of(work, actor.person, form.table_id)
    complain(work, actor.person, form.table_id, form.data["text"], pressed.named, now)
    go(work, actor.person, HOME)
    return Toast("complaint_sent", alert=True)


@on_button(MayAlone)
def may_alone(work: Work, actor: Actor, pressed: MayAlone, now: datetime) -> None:
    seat = set_alone(work, actor.person, pressed.seat_id, pressed.what, pressed.may)
    go(work, actor.person, OWN_SEAT, table_id=seat.table_id)


@on_button(TooMuch)
def too_much(work: Work, actor: Actor, pressed: TooMuch, now: datetime) -> Toast:
    seat = seat_of(work, actor.person, pressed.table_id)
    facts = {"agency": seat.agency, "table": seat.table_id, "seat": seat.id}
    tell_facilitators(work, seat.table_id, "too_much", facts, now)
    return Toast("too_much_told")
