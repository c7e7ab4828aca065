"""One's own seat: deputies invited and told when to answer, the seat passed on, answers undone."""

from datetime import datetime

from bot.conversations.own_seat.buttons import LeaveAnswer, LetDeputy, PassOn, UndoAnswer
from bot.conversations.own_seat.forms import UNDO
from bot.panel.actor import Actor
from bot.panel.doors.table import OWN_SEAT, EndDeputy, InviteDeputy, OpenSeat
from bot.panel.pages import HOME, form_of, go, show
from bot.panel.router import on_button
from bot.panel.seal import token_hash
from bot.panel.toast import Toast
from dialogs.events import WithdrawalAsked
from dialogs.ports import Work
from dialogs.rounds.model import Answer
from dialogs.rounds.undoing import leave_answer, undo_answer
from dialogs.table.authority import require_representative, seat_of
from dialogs.table.deputies import end_deputy, let_answer
from dialogs.table.model import Role, Seat
from dialogs.table.taking import invite


@on_button(OpenSeat)
def open_seat(work: Work, actor: Actor, pressed: OpenSeat, now: datetime) -> None:
    seat_of(work, actor.person, pressed.table_id)
    go(work, actor.person, OWN_SEAT, table_id=pressed.table_id)


@on_button(InviteDeputy)
def invite_deputy(work: Work, actor: Actor, pressed: InviteDeputy, now: datetime) -> Toast:
    return _invite(work, actor, pressed.seat_id, Role.DEPUTY, now)


@on_button(PassOn)
def pass_on(work: Work, actor: Actor, pressed: PassOn, now: datetime) -> Toast:
    require_representative(work, actor.person, work.get(Seat, pressed.seat_id))
    return _invite(work, actor, pressed.seat_id, Role.REPRESENTATIVE, now)


@on_button(LetDeputy)
def let_deputy(work: Work, actor: Actor, pressed: LetDeputy, now: datetime) -> Toast:
    changed = let_answer(work, actor.person, pressed.holding_id, pressed.answers, now)
    show(work, actor.person, repost=False)
    return Toast("deputy_changed", {"agency": changed.agency})


@on_button(EndDeputy)
def end(work: Work, actor: Actor, pressed: EndDeputy, now: datetime) -> Toast:
    changed = end_deputy(work, actor.person, pressed.holding_id, now)
    show(work, actor.person, repost=False)
    return Toast("deputy_changed", {"agency": changed.agency})


@on_button(UndoAnswer)
def undo(work: Work, actor: Actor, pressed: UndoAnswer, now: datetime) -> Toast | None:
    undone = undo_answer(work, actor.person, pressed.answer_id, now, sure=pressed.sure)
    if isinstance(undone, WithdrawalAsked):
        table_id = work.get(Answer, pressed.answer_id).table_id
        go(work, actor.person, UNDO, table_id=table_id, repost=True, answer=pressed.answer_id)
        return Toast("see_private")
    if form_of(work, actor.person).page == UNDO:
        go(work, actor.person, HOME)
    if undone.position is None:
        return Toast("answer_undone_none")
    return Toast("answer_undone", {"position": undone.position})


@on_button(LeaveAnswer)
def leave(work: Work, actor: Actor, pressed: LeaveAnswer, now: datetime) -> Toast:
    leave_answer(work, actor.person, pressed.answer_id, now)
    return Toast("answer_left")


def _invite(work: Work, actor: Actor, seat_id: int, role: Role, now: datetime) -> Toast:
    made = invite(
        work,
        actor.person,
        seat_id,
        lambda one: token_hash(actor.seal.token("seat", one)),
        now,
        role=role,
    )
    show(work, actor.person)
    return Toast("link_made", {"agency": work.get(Seat, made.seat_id).agency})
