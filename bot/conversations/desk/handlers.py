"""The facilitator's desk: reply to goals, extend, close early, withdraw, take back."""

from datetime import datetime

from bot.conversations.desk.buttons import ExtendBy, ReplyToGoal, TakeBack, WithdrawItem
from bot.conversations.desk.forms import DESK, EARLY, EXTEND, EXTEND_REASON, GOAL, REPLY, WITHDRAW
from bot.panel.actor import Actor
from bot.panel.doors.rounds import (
    ROUND,
    CloseEarly,
    ExtendRound,
    LookAtEarlyClose,
    LookAtGoal,
    LookAtRound,
    OpenDesk,
)
from bot.panel.pages import form_of, go
from bot.panel.router import Where, on_button, on_command, on_page_text
from bot.panel.table_choice import chosen_table
from bot.panel.toast import Toast
from dialogs.events import EarlyCloseAnnounced, RoundExtended, SecondAsked
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds import extending, withdrawing
from dialogs.rounds.access import running_item, running_round
from dialogs.rounds.closing_early import close_early
from dialogs.rounds.extending import MOST_EXTENSIONS, extend_round
from dialogs.rounds.model import Proposal, ProposalState, Round
from dialogs.rounds.proposing import REPLY_LIMIT, reply_to_proposal
from dialogs.rounds.scheduling import unschedule_round
from dialogs.rounds.second import require_second_there
from dialogs.rounds.withdrawing import is_proposer, withdraw_item
from dialogs.table.authority import require_facilitator


@on_command("facilitate", Where.PRIVATE)
def facilitate(work: Work, actor: Actor, argument: str, now: datetime) -> Toast | None:
    _open(work, actor, 0, repost=True)
    return None


@on_button(OpenDesk)
def open_desk(work: Work, actor: Actor, pressed: OpenDesk, now: datetime) -> Toast | None:
    _open(work, actor, pressed.table_id, repost=False)
    return None


@on_button(LookAtGoal)
def look_at_goal(work: Work, actor: Actor, pressed: LookAtGoal, now: datetime) -> Toast | None:
    _show_goal(work, actor, pressed.proposal_id, GOAL)
    return None


@on_button(ReplyToGoal)
def ask_for_reply(work: Work, actor: Actor, pressed: ReplyToGoal, now: datetime) -> Toast | None:
    proposal = work.get(Proposal, pressed.proposal_id)
    if not proposal.seat_id:
        raise Refusal("not_waiting", label=proposal.label)
    _show_goal(work, actor, proposal.id, REPLY)
    return None


@on_page_text(REPLY, limit=REPLY_LIMIT)
def take_reply(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    form = form_of(work, actor.person)
    reply_to_proposal(work, actor.person, form.data["proposal"], text, now)
    go(work, actor.person, DESK, table_id=form.table_id, repost=True)
    return None


@on_button(LookAtRound)
def look_at_round(work: Work, actor: Actor, pressed: LookAtRound, now: datetime) -> Toast | None:
    _show_round(work, actor, work.get(Round, pressed.round_id), ROUND)
    return None


@on_button(ExtendRound)
def ask_for_days(work: Work, actor: Actor, pressed: ExtendRound, now: datetime) -> Toast | None:
    held = running_round(work, pressed.round_id, now)
    if held.extensions >= MOST_EXTENSIONS:
        raise Refusal("extended_twice", number=held.number)
    _show_round(work, actor, held, EXTEND)
    return None


@on_button(ExtendBy)
def ask_why_extend(work: Work, actor: Actor, pressed: ExtendBy, now: datetime) -> Toast | None:
    held = running_round(work, pressed.round_id, now)
    if held.extensions >= MOST_EXTENSIONS:
        raise Refusal("extended_twice", number=held.number)
    _show_round(work, actor, held, EXTEND_REASON, days=pressed.days)
    return None


@on_page_text(EXTEND_REASON, limit=extending.REASON_LIMIT)
def extend(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    data = form_of(work, actor.person).data
    extended = extend_round(work, actor.person, data["round"], data["days"], text, now)
    _show_round(work, actor, work.get(Round, extended.round_id), ROUND, repost=True)
    return None


@on_button(LookAtEarlyClose)
def look_at_early_close(work: Work, actor: Actor, pressed: LookAtEarlyClose, now: datetime) -> Toast | None:
    held = running_round(work, pressed.round_id, now)
    require_second_there(work, actor.person, held.table_id)
    _show_round(work, actor, held, EARLY)
    return None


@on_button(CloseEarly)
def close(work: Work, actor: Actor, pressed: CloseEarly, now: datetime) -> Toast | None:
    done = close_early(work, actor.person, pressed.round_id, now)
    held = work.get(Round, pressed.round_id)
    _show_round(work, actor, held, ROUND)
    if isinstance(done, SecondAsked):
        return Toast("second_asked")
    if isinstance(done, EarlyCloseAnnounced):
        return Toast("early_close_announced", {"at": done.at, "zone": held.deadline_zone})
    return Toast("round_extended_instead" if isinstance(done, RoundExtended) else "round_is_closed")


@on_button(WithdrawItem)
def ask_why_withdraw(work: Work, actor: Actor, pressed: WithdrawItem, now: datetime) -> Toast | None:
    held, item = running_item(work, pressed.item_id, now)
    if not is_proposer(work, actor.person, work.get(Proposal, item.proposal_id)):
        require_second_there(work, actor.person, held.table_id)
    _show_round(work, actor, held, WITHDRAW, item=item.id)
    return None


@on_page_text(WITHDRAW, limit=withdrawing.REASON_LIMIT)
def withdraw(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    item = form_of(work, actor.person).data["item"]
    withdrawn = withdraw_item(work, actor.person, item, text, now)
    _show_round(work, actor, work.get(Round, withdrawn.round_id), ROUND, repost=True)
    return None


@on_button(TakeBack)
def take_back(work: Work, actor: Actor, pressed: TakeBack, now: datetime) -> Toast | None:
    unschedule_round(work, actor.person, pressed.round_id, now)
    go(work, actor.person, DESK, table_id=work.get(Round, pressed.round_id).table_id)
    return Toast("round_taken_back")


def _open(work: Work, actor: Actor, table_id: int, *, repost: bool) -> None:
    chosen = chosen_table(work, actor, table_id, "desk")
    if chosen:
        go(work, actor.person, DESK, table_id=chosen, repost=repost)


def _show_goal(work: Work, actor: Actor, proposal_id: int, page: str) -> None:
    proposal = work.get(Proposal, proposal_id)
    require_facilitator(work, actor.person, proposal.table_id)
    if proposal.state is not ProposalState.QUEUED:
        raise Refusal("not_waiting", label=proposal.label)
    go(work, actor.person, page, table_id=proposal.table_id, proposal=proposal.id)


def _show_round(
    work: Work, actor: Actor, held: Round, page: str, *, repost: bool = False, **data: int
) -> None:
    require_facilitator(work, actor.person, held.table_id)
    go(work, actor.person, page, table_id=held.table_id, repost=repost, round=held.id, **data)
