"""An announced early close waits for whoever could not be told of it: the facilitator calls them first."""

from datetime import datetime, timedelta

from dialogs.asking import question
from dialogs.owed import Notice, NoticeState, Timer, TimerKind
from dialogs.ports import Reader, Work
from dialogs.rounds.closing import close_round
from dialogs.rounds.informing import News, ask_for_calls
from dialogs.rounds.model import Attempt, How, Round, RoundState
from dialogs.rounds.reminding import seats_still_open
from dialogs.table.authority import reachable

CODE = "early_close_announced"
LOOK_AGAIN = timedelta(hours=1)


def close_if_all_told(work: Work, round_id: int, now: datetime) -> object:
    """The announced moment has come, or an attempt was recorded after it."""
    held = work.get(Round, round_id)
    if held.state is not RoundState.OPEN or held.early_close_at is None or held.early_close_at > now:
        return None
    waiting = untold(work, held)
    if not waiting:
        return close_round(work, held.id, "early", now)
    _ask_for_calls(work, held, waiting, now)
    if now + LOOK_AGAIN < held.deadline:
        due, kind = now + LOOK_AGAIN, TimerKind.CLOSE_EARLY
        work.add(Timer(table_id=held.table_id, kind=kind, subject=held.id, due_at=due))
    return None


def _ask_for_calls(work: Work, held: Round, waiting: list[int], now: datetime) -> None:
    """For each seat once an announcement."""
    told = held.early_close_told.isoformat() if held.early_close_told else ""
    facts = {"round": held.id, "told": told}
    before = [one.facts for one in work.find(Notice, code="seats_to_call", about=question("calls", held.id))]
    asked = {seat for one in before if one.get("told") == told for seat in one["seats"]}
    if wanted := [seat for seat in waiting if seat not in asked]:
        ask_for_calls(work, held.table_id, wanted, News("early_close_waits", facts), now)


def untold(reader: Reader, held: Round) -> list[int]:
    """Seats still open that nothing reached since the announcement: no message, no call, not even a try."""
    return [one.seat_id for one in seats_still_open(reader, held) if not _was_told(reader, held, one.seat_id)]


def _was_told(reader: Reader, held: Round, seat_id: int) -> bool:
    since = held.early_close_told or held.opened_at
    tried = reader.find(Attempt, round_id=held.id, seat_id=seat_id)
    if since and any(one.how is not How.TELEGRAM and one.at >= since for one in tried):
        return True
    return any(
        one.facts["round"] == held.id and (since is None or one.created_at >= since)
        for person in reachable(reader, seat_id)
        for one in reader.find(Notice, code=CODE, person_id=person.id, state=NoticeState.SENT)
    )
