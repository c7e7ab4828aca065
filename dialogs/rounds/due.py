"""What happens when a moment comes; each guarded, so a late or second tick does no harm."""

from datetime import datetime

from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.rounds.closing import close_round
from dialogs.rounds.late_objection import end_provisional
from dialogs.rounds.model import Round, RoundState
from dialogs.rounds.opening import open_round
from dialogs.rounds.reminding import remind
from dialogs.rounds.settling import lapse_approvals
from dialogs.table.telling import tell_facilitators


def fall_due(work: Work, timer: Timer, now: datetime) -> object:
    """Run what the timer stands for, once."""
    if not work.change(Timer, timer.id, {"done_at": None}, done_at=now):
        return None
    match timer.kind:
        case TimerKind.OPEN_ROUND:
            return _open(work, timer.subject, now)
        case TimerKind.REMIND:
            return remind(work, timer.subject, now)
        case TimerKind.CLOSE_ROUND:
            return _close(work, timer.subject, "deadline", now)
        case TimerKind.CLOSE_EARLY:
            return _close(work, timer.subject, "early", now)
        case TimerKind.SETTLE_APPROVALS:
            lapse_approvals(work, timer.subject, now)
        case TimerKind.END_PROVISIONAL:
            end_provisional(work, timer.subject, now)
        case TimerKind.QUEUE_OVERDUE:
            work.redraw(BoardKind.CARD, timer.table_id)
    return None


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


def _close(work: Work, round_id: int, how: str, now: datetime) -> object:
    held = work.get(Round, round_id)
    moved = (
        held.deadline > now if how == "deadline" else held.early_close_at is None or held.early_close_at > now
    )
    return None if moved else close_round(work, round_id, how, now)
