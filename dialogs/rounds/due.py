"""What happens when a moment comes; each guarded, so a late or second tick does no harm."""

from collections.abc import Callable
from datetime import datetime

from dialogs.answered import show_lapsed
from dialogs.asking import question
from dialogs.meetings.attending import begin
from dialogs.meetings.tasks import remind_of_task
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.asked import look_again
from dialogs.rounds.closing import close_round
from dialogs.rounds.late_objection import end_provisional
from dialogs.rounds.legal import remind_of_check
from dialogs.rounds.model import Proposal, Round, RoundState
from dialogs.rounds.opening import open_round
from dialogs.rounds.reminding import remind
from dialogs.rounds.settling import lapse_approvals
from dialogs.rounds.waiting_to_close import close_if_all_told
from dialogs.table.retaining import retain
from dialogs.table.telling import tell_facilitators


def fall_due(work: Work, timer: Timer, now: datetime) -> object:
    """Run what the timer stands for, once."""
    if not work.change(Timer, timer.id, {"done_at": None}, done_at=now):
        return None
    return _WHAT[timer.kind](work, timer.subject, now)


def _open(work: Work, round_id: int, now: datetime) -> object:
    held = work.get(Round, round_id)
    if held.state is not RoundState.SCHEDULED:
        return None
    try:
        return open_round(work, held, now)
    except Refusal as refusal:
        facts = {"round": held.id, "why": refusal.code}
        tell_facilitators(work, held.table_id, "opening_failed", facts, now)
        return None


def _close(work: Work, round_id: int, now: datetime) -> object:
    moved = work.get(Round, round_id).deadline > now
    return None if moved else close_round(work, round_id, "deadline", now)


def _redraw_card(work: Work, proposal_id: int, now: datetime) -> None:
    work.redraw(BoardKind.CARD, work.get(Proposal, proposal_id).table_id)


_WHAT: dict[TimerKind, Callable[[Work, int, datetime], object]] = {
    TimerKind.OPEN_ROUND: _open,
    TimerKind.REMIND: remind,
    TimerKind.CLOSE_ROUND: _close,
    TimerKind.CLOSE_EARLY: close_if_all_told,
    TimerKind.SETTLE_APPROVALS: lapse_approvals,
    TimerKind.END_PROVISIONAL: end_provisional,
    TimerKind.QUEUE_OVERDUE: _redraw_card,
    TimerKind.MEETING_BEGINS: begin,
    TimerKind.TASK_DUE: remind_of_task,
    TimerKind.LEGAL_DUE: remind_of_check,
    TimerKind.ASKED_UNTIL: lambda work, round_id, now: look_again(work, work.get(Round, round_id)),
    TimerKind.QUESTION_OVER: lambda work, asked_id, now: show_lapsed(work, question("question", asked_id)),
    TimerKind.SEND_HELD: lambda work, table_id, now: None,
    TimerKind.RETAIN: retain,
}
