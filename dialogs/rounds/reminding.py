"""Reminders: privately, only to seats without an answer; what was tried is kept for the record."""

from datetime import datetime

from dialogs.events import SeatsReminded
from dialogs.ports import Reader, Work
from dialogs.rounds.ballot import open_items
from dialogs.rounds.informing import News, tell_holders
from dialogs.rounds.model import Answer, Attempt, Elector, Round, RoundState
from dialogs.rounds.opening import electorate
from dialogs.table.authority import reachable


def remind(work: Work, round_id: int, now: datetime) -> SeatsReminded:
    held = work.get(Round, round_id)
    tried = [_try(work, held, one, now) for one in seats_still_open(work, held)] if _runs(held, now) else []
    return SeatsReminded(round_id=round_id, reached=tried.count(True), not_reached=tried.count(False))


def seats_still_open(reader: Reader, held: Round) -> list[Elector]:
    """Electors without a position on every item."""
    items = {item.id for item in open_items(reader, held.id)}
    given: dict[int, set[int]] = {}
    for one in reader.find(Answer, round_id=held.id, latest=True):
        given.setdefault(one.seat_id, set()).add(one.item_id)
    return [one for one in electorate(reader, held.id) if items - given.get(one.seat_id, set())]


def _runs(held: Round, now: datetime) -> bool:
    return held.state is RoundState.OPEN and now <= held.deadline


def _try(work: Work, held: Round, elector: Elector, now: datetime) -> bool:
    reached = bool(reachable(work, elector.seat_id))
    news = News("reminder", {"round": held.id}, until=held.deadline)
    tell_holders(work, elector.seat_id, news, now)
    work.add(Attempt(round_id=held.id, seat_id=elector.seat_id, reached=reached, at=now))
    return reached
