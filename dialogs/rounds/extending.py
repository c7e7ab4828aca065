"""A round gets more time: from the facilitator (twice at most), by itself once, or after an outage."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import RoundExtended
from dialogs.ledger import rounds as entries
from dialogs.ledger.sealed import Sealed
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import running_round
from dialogs.rounds.asked import look_again
from dialogs.rounds.ballot import redraw_ballots
from dialogs.rounds.codes import Act, Cause
from dialogs.rounds.informing import News, tell_table
from dialogs.rounds.model import Round, RoundState
from dialogs.rounds.opening import set_reminders
from dialogs.rounds.private_boards import redraw_desks
from dialogs.rounds.second import end_asked
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person, Table
from dialogs.wording import plain_text

MOST_EXTENSIONS = 2
MOST_DAYS = 14
AUTOMATIC_DAYS = 7
REASON_LIMIT = 300
OUTAGE_COUNTS_FROM = timedelta(minutes=5)
LAST_DAY = timedelta(hours=24)


def extend_round(
    work: Work, by: Person, round_id: int, days: int, reason: str, now: datetime
) -> RoundExtended:
    """By 1-14 days, at most twice, with a reason (1-300 characters), never after the deadline."""
    held = running_round(work, round_id, now, lock=Lock.UPDATE)
    require_facilitator(work, by, held.table_id)
    if held.extensions >= MOST_EXTENSIONS:
        raise Refusal("extended_twice", number=held.number)
    if not 1 <= days <= MOST_DAYS:
        raise Refusal("extension_days", limit=MOST_DAYS)
    reason = plain_text(reason, REASON_LIMIT, "extension_reason")
    deadline = held.calendar.later_deadline(held.deadline, days)
    moved = replace(held, extensions=held.extensions + 1)
    return _move_deadline(work, moved, deadline, "facilitator", reason, now)


def extend_automatically(work: Work, held: Round, now: datetime, *, early: bool = False) -> RoundExtended:
    """Quorum or pillar rule failed at the deadline, or at an `early` close: once, by seven days, not among
    the facilitator's two."""
    cause = "early_close" if early else "automatic"
    deadline = held.calendar.later_deadline(held.deadline, AUTOMATIC_DAYS)
    while deadline <= now:
        deadline = held.calendar.later_deadline(deadline, AUTOMATIC_DAYS)
    return _move_deadline(work, replace(held, auto_extended=True), deadline, cause, "", now)


def extend_for_outage(work: Work, last_beat: datetime, now: datetime) -> list[RoundExtended]:
    """Rounds whose last 24 hours we slept through for over 5 minutes get the gap back, an hour at least."""
    gap = now - last_beat
    if gap <= OUTAGE_COUNTS_FROM:
        return []
    events = []
    for held in work.find(Round, state=RoundState.OPEN):
        if last_beat < held.deadline and now > held.deadline - LAST_DAY:
            lost = min(now, held.deadline) - max(last_beat, held.deadline - LAST_DAY)
            if lost > OUTAGE_COUNTS_FROM:
                deadline = max(held.deadline, now) + max(lost, timedelta(hours=1))
                events.append(_move_deadline(work, held, deadline, "outage", "", now))
    return events


def _move_deadline(
    work: Work, held: Round, deadline: datetime, cause: str, reason: str, now: datetime
) -> RoundExtended:
    moved = work.save(replace(held, deadline=deadline, early_close_at=None))
    for kind in (TimerKind.CLOSE_ROUND, TimerKind.CLOSE_EARLY, TimerKind.REMIND):
        for timer in work.find(Timer, kind=kind, subject=held.id, done_at=None):
            work.change(Timer, timer.id, {"done_at": None}, done_at=now)
    work.add(Timer(table_id=held.table_id, kind=TimerKind.CLOSE_ROUND, subject=held.id, due_at=deadline))
    set_reminders(work, moved, work.get(Table, held.table_id).reminder_hour, now)
    said = entries.RoundExtended(round=held.id, by=Cause(cause), deadline=deadline, reason=Sealed(reason))
    work.append(held.table_id, said, now)
    facts = {"round": held.id, "by": cause, "reason": reason, "deadline": deadline.isoformat()}
    end_asked(work, held.id, now, Act.CLOSE)
    look_again(work, held)
    show_answered(
        work, "extended", now, question("time", held.id), cause=cause, deadline=deadline.isoformat()
    )
    redraw_desks(work, held.table_id)
    tell_table(work, held, News("round_extended", facts, silent=True), now)
    work.redraw(BoardKind.ROUND, held.id)
    redraw_ballots(work, held.id)
    work.redraw(BoardKind.CARD, held.table_id)
    return RoundExtended(
        round_id=held.id, deadline=deadline, extensions_left=MOST_EXTENSIONS - moved.extensions
    )
