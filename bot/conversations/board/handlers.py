"""A round in the group: the board's buttons, those of its notices, and /round."""

from dataclasses import asdict
from datetime import datetime

from bot.conversations.board.buttons import ShowRule, TakeOver
from bot.panel.actor import Actor, require_here, table_here
from bot.panel.buttons import number_in
from bot.panel.doors.rounds import AnswerPrivately, NotYet, TakePosition
from bot.panel.position_pressed import listen, stored_toast
from bot.panel.reason import put_back
from bot.panel.router import Where, on_button, on_command, on_start
from bot.panel.toast import Toast, to_private
from dialogs.events import AnswerStored
from dialogs.owed import BoardKind, Notice
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import elector_of, running_round
from dialogs.rounds.answering import answer
from dialogs.rounds.ballot import take_ballot
from dialogs.rounds.board_view import rule_view
from dialogs.rounds.closing_early import stop_early_close
from dialogs.rounds.model import Item, Proposal, Round, RoundState
from dialogs.rounds.opening import electorate
from dialogs.rounds.proposing import take_over
from dialogs.table.model import Table, TableState

START = "round"


@on_button(TakePosition)
def take_position(work: Work, actor: Actor, pressed: TakePosition, now: datetime) -> Toast:
    """The first tap stores; a reason owed is asked in private: a link leads there who never was."""
    item = work.get(Item, pressed.item_id)
    _require_group(work, actor, item.table_id)
    stored = answer(work, actor.person, item.id, pressed.position, now)
    toast = stored_toast(work, stored)
    if not isinstance(stored, AnswerStored):
        return toast
    listen(work, actor.person, item.id)
    if not stored.wants:
        return toast
    return to_private(actor, _payload(stored.round_id), toast.code, **toast.facts)


@on_button(AnswerPrivately)
def answer_privately(work: Work, actor: Actor, pressed: AnswerPrivately, now: datetime) -> Toast:
    _require_group(work, actor, work.get(Round, pressed.round_id).table_id)
    held = running_round(work, pressed.round_id, now)
    elector_of(work, held, actor.person)
    _post_ballot(work, actor, held.id, now)
    return to_private(actor, _payload(held.id))


@on_start(START)
def open_ballot(work: Work, actor: Actor, payload: str, now: datetime) -> None:
    """The link behind both: what it opens is decided by who comes, not by the payload."""
    round_id = number_in(payload)
    if round_id is None:
        raise Refusal("unknown_link")
    _post_ballot(work, actor, round_id, now)


@on_button(ShowRule)
def show_rule(work: Work, actor: Actor, pressed: ShowRule, now: datetime) -> Toast:
    held = work.get(Round, pressed.round_id)
    _require_group(work, actor, held.table_id)
    return Toast("round_rule", asdict(rule_view(held, len(electorate(work, held.id)))), alert=True)


@on_button(NotYet)
def not_yet(work: Work, actor: Actor, pressed: NotYet, now: datetime) -> Toast:
    """In the group, and in private under the notice each seat has of its own."""
    held = work.get(Round, pressed.round_id)
    require_here(actor, work.get(Table, held.table_id))
    stop_early_close(work, actor.person, held.id, now)
    return Toast("round_early_close_stopped", {"deadline": held.deadline, "zone": held.deadline_zone})


@on_button(TakeOver)
def take_goal_over(work: Work, actor: Actor, pressed: TakeOver, now: datetime) -> Toast:
    require_here(actor, work.get(Table, work.get(Proposal, pressed.proposal_id).table_id))
    proposed = take_over(work, actor.person, pressed.proposal_id, now)
    return Toast("round_taken_over", {"label": proposed.label})


@on_command("round", Where.GROUP)
def show_rounds(work: Work, actor: Actor, argument: str, now: datetime) -> None:
    """Post the open rounds' boards anew, below the talk; name what is scheduled, or say that nothing is."""
    table = table_here(work, actor)
    if table.state is not TableState.OPEN:
        raise Refusal("table_not_open")
    running = work.find(Round, table_id=table.id, state=RoundState.OPEN, order="number")
    for held in running:
        work.redraw(BoardKind.ROUND, held.id, repost=True)
    ahead = work.find(Round, table_id=table.id, state=RoundState.SCHEDULED)
    if ahead or not running:
        work.add(Notice(code="rounds_ahead", facts={}, table_id=table.id, created_at=now))


def _require_group(work: Work, actor: Actor, table_id: int) -> None:
    """These buttons hang in the table's group and count nowhere else."""
    if actor.private:
        raise Refusal("other_table")
    require_here(actor, work.get(Table, table_id))


def _post_ballot(work: Work, actor: Actor, round_id: int, now: datetime) -> None:
    put_back(work, actor.person)
    ballot = take_ballot(work, actor.person, round_id, now)
    listen(work, actor.person, ballot.item_id)


def _payload(round_id: int) -> str:
    return f"{START}_{round_id}"
