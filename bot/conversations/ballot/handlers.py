"""Answering in private: the ballot's buttons, and the text it waits for."""

from datetime import datetime

from bot.conversations.ballot.buttons import NeedUntil, WantCall, WithdrawObjection
from bot.panel.actor import Actor
from bot.panel.doors.rounds import (
    ApprovalWithin,
    ChoosePosition,
    ChooseShown,
    StateGround,
    TakeBallot,
    TurnBallot,
)
from bot.panel.pages import form_of
from bot.panel.position_pressed import Stored, listen, stored_toast
from bot.panel.reason import REASON, item_asked, put_back
from bot.panel.router import FREE_TEXT, on_button, on_page_text, shown_later
from bot.panel.toast import Toast
from dialogs.events import AnswerStored, ReasonStored
from dialogs.ports import Work
from dialogs.rounds.announcing import announce_time
from dialogs.rounds.answering import answer
from dialogs.rounds.ballot import next_open_item, take_ballot, turn_ballot
from dialogs.rounds.ballot_view import end_of_day
from dialogs.rounds.model import Ballot, Round, Step
from dialogs.rounds.reasons import ask_for_call, choose_shown, state_approval_date, state_ground, state_reason
from dialogs.table.authority import seat_of
from dialogs.table.model import Person


@on_button(TakeBallot)
def take(work: Work, actor: Actor, pressed: TakeBallot, now: datetime) -> Toast | None:
    put_back(work, actor.person)
    take_ballot(work, actor.person, pressed.round_id, now)
    return None


@on_button(ChoosePosition)
def choose(work: Work, actor: Actor, pressed: ChoosePosition, now: datetime) -> Toast | None:
    stored = answer(work, actor.person, pressed.item_id, pressed.position, now)
    if isinstance(stored, AnswerStored) and not stored.changed:
        turn_ballot(work, actor.person, pressed.item_id, _owed_step(stored.wants), now)
    return _after_answer(work, actor, stored, now)


@on_button(WithdrawObjection)
def withdraw_objection(work: Work, actor: Actor, pressed: WithdrawObjection, now: datetime) -> Toast | None:
    stored = answer(work, actor.person, pressed.item_id, pressed.position, now, sure=True)
    return _after_answer(work, actor, stored, now)


@on_button(TurnBallot)
def turn(work: Work, actor: Actor, pressed: TurnBallot, now: datetime) -> Toast | None:
    turn_ballot(work, actor.person, pressed.item_id, pressed.step, now)
    listen(work, actor.person, pressed.item_id)
    return None


@on_button(StateGround)
def ground(work: Work, actor: Actor, pressed: StateGround, now: datetime) -> Toast | None:
    return _after_reason(
        work, actor, state_ground(work, actor.person, pressed.item_id, pressed.ground, now), now
    )


@on_button(WantCall)
def want_call(work: Work, actor: Actor, pressed: WantCall, now: datetime) -> Toast | None:
    kept = ask_for_call(work, actor.person, pressed.item_id, now)
    _after_reason(work, actor, kept, now)
    return Toast("ballot_call")


@on_button(ChooseShown)
def shown(work: Work, actor: Actor, pressed: ChooseShown, now: datetime) -> Toast | None:
    return _after_reason(
        work, actor, choose_shown(work, actor.person, pressed.item_id, pressed.shown, now), now
    )


@on_button(ApprovalWithin)
def approval_within(work: Work, actor: Actor, pressed: ApprovalWithin, now: datetime) -> Toast | None:
    kept = state_approval_date(work, actor.person, pressed.item_id, pressed.days, now)
    return _after_reason(work, actor, kept, now)


@on_button(NeedUntil)
def need_until(work: Work, actor: Actor, pressed: NeedUntil, now: datetime) -> Toast | None:
    held = work.get(Round, pressed.round_id)
    told = announce_time(work, actor.person, held.id, end_of_day(held, pressed.day), now)
    code = "ballot_time_asked" if told.after_deadline else "ballot_time_announced"
    return Toast(code, {"until": told.until, "zone": held.deadline_zone})


@on_page_text(REASON, guard=shown_later(FREE_TEXT))
def take_reason(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    kept = state_reason(work, actor.person, item_asked(form_of(work, actor.person)), text, now)
    return _after_reason(work, actor, kept, now)


def _after_answer(work: Work, actor: Actor, stored: Stored, now: datetime) -> Toast:
    if isinstance(stored, AnswerStored):
        _go_on(work, actor.person, stored.round_id, stored.item_id, now)
    return stored_toast(work, stored)


def _after_reason(work: Work, actor: Actor, kept: ReasonStored, now: datetime) -> Toast:
    _go_on(work, actor.person, kept.round_id, kept.item_id, now)
    return Toast("ballot_kept")


def _go_on(work: Work, person: Person, round_id: int, item_id: int, now: datetime) -> None:
    """One by one: when an item is done, the next one without an answer is asked."""
    ballot = work.first(Ballot, round_id=round_id, person_id=person.id)
    if ballot and ballot.step is Step.DONE:
        seat = seat_of(work, person, ballot.table_id)
        following = next_open_item(work, round_id, seat.id)
        if following:
            turn_ballot(work, person, following.id, Step.CHOOSE, now)
    listen(work, person, item_id)


def _owed_step(wants: str) -> Step:
    return {"ground": Step.GROUND, "reason": Step.REASON}.get(wants, Step.DONE)
