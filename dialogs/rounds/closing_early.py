"""Closing before the deadline: at once if all have answered, else after a notice any open seat can stop."""

from dataclasses import replace
from datetime import datetime

from dialogs.answered import show_answered
from dialogs.asking import question
from dialogs.events import EarlyCloseAnnounced, EarlyCloseStopped, RoundClosed, RoundExtended, SecondAsked
from dialogs.ledger import rounds as entries
from dialogs.ledger.sealed import Sealed
from dialogs.owed import BoardKind, Timer, TimerKind
from dialogs.ports import Lock, Work
from dialogs.refusals import Refusal
from dialogs.rounds.access import elector_of, running_round
from dialogs.rounds.closing import close_round
from dialogs.rounds.codes import Act
from dialogs.rounds.informing import News, tell_table
from dialogs.rounds.model import Round
from dialogs.rounds.opening import electorate
from dialogs.rounds.private_boards import redraw_desks
from dialogs.rounds.reminding import seats_still_open
from dialogs.rounds.second import ask_second, end_asked, needs_second
from dialogs.table.authority import is_facilitator, require_facilitator, seat_held
from dialogs.table.model import Person


def close_early(
    work: Work, by: Person, round_id: int, now: datetime, *, seconded: bool = False
) -> RoundClosed | RoundExtended | EarlyCloseAnnounced | SecondAsked:
    held = running_round(work, round_id, now, lock=Lock.UPDATE)
    require_facilitator(work, by, held.table_id)
    at = _announceable(held, now) if seats_still_open(work, held) else None
    if not seconded and needs_second(work, by, held.table_id):
        return ask_second(work, by, held.table_id, held.id, Act.CLOSE, {}, now)
    if at is None:
        closed = close_round(work, held.id, "all_answered", now)
        if closed is None:
            raise Refusal("round_closed", number=held.number, closed_at=now)
        return closed
    end_asked(work, held.id, now, Act.CLOSE)
    work.save(replace(held, early_close_at=at, early_close_told=now))
    work.add(Timer(table_id=held.table_id, kind=TimerKind.CLOSE_EARLY, subject=held.id, due_at=at))
    work.append(held.table_id, entries.EarlyCloseAnnounced(round=held.id, closes_at=at), now)
    _tell(work, held, "early_close_announced", now, at=at.isoformat())
    return EarlyCloseAnnounced(round_id=held.id, at=at)


def _announceable(held: Round, now: datetime) -> datetime:
    """When it would close; Refusal if that is announced already, or comes too late."""
    if held.early_close_at:
        raise Refusal("early_close_waits", at=held.early_close_at)
    at = held.calendar.early_close_at(held.calendar.contact_moment(now))
    if at >= held.deadline:
        raise Refusal("early_close_too_late", deadline=held.deadline)
    return at


def stop_early_close(work: Work, by: Person, round_id: int, now: datetime) -> EarlyCloseStopped:
    """[Not yet]: any seat still open cancels the notice; the facilitator for one that phones."""
    held = running_round(work, round_id, now, lock=Lock.UPDATE)
    seat_id = _open_seat(work, held, by)
    if held.early_close_at is None:
        raise Refusal("no_early_close")
    work.save(replace(held, early_close_at=None))
    for timer in work.find(Timer, kind=TimerKind.CLOSE_EARLY, subject=held.id, done_at=None):
        work.change(Timer, timer.id, {"done_at": None}, done_at=now)
    seats = [one.seat_id for one in electorate(work, held.id)]
    asked = (question("early_close", held.id), *(question("early_close", held.id, one) for one in seats))
    show_answered(work, "stopped", now, *asked, by=by.id, seat=seat_id)
    end_asked(work, held.id, now, Act.CLOSE)
    work.append(held.table_id, entries.EarlyCloseStopped(round=held.id, seat=Sealed(seat_id)), now)
    _tell(work, held, "early_close_stopped", now)
    return EarlyCloseStopped(round_id=held.id)


def _open_seat(work: Work, held: Round, by: Person) -> int:
    """The seat that stops it, 0 for the facilitator."""
    if is_facilitator(work, by, held.table_id) and seat_held(work, by, held.table_id) is None:
        return 0
    seat_id = elector_of(work, held, by).seat_id
    if held.early_close_at and seat_id not in {one.seat_id for one in seats_still_open(work, held)}:
        raise Refusal("already_answered")
    return seat_id


def _tell(work: Work, held: Round, code: str, now: datetime, **facts: str) -> None:
    tell_table(work, held, News(code, {"round": held.id, **facts}, urgent=True), now)
    work.redraw(BoardKind.ROUND, held.id)
    redraw_desks(work, held.table_id)
