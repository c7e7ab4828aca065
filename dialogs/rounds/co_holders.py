"""A seat's holders share one voice: each learns of what another answered, and sees the same ballot."""

from datetime import datetime

from dialogs.methods.positions import Position
from dialogs.owed import BoardKind
from dialogs.ports import Work
from dialogs.rounds.informing import News, owe
from dialogs.rounds.model import Answer, Ballot, Round
from dialogs.table.authority import holding_of, holdings_of
from dialogs.table.model import Person, Reach, Role


def tell_co_holders(work: Work, stored: Answer, before: Answer | None, by: Person, now: datetime) -> None:
    """Of a deputy's answer, of a change to another holder's answer, of an objection withdrawn."""
    if _concerns(work, stored, before, by):
        tell_others(work, stored, "holder_answered", by, now)
    redraw_theirs(work, stored.round_id, _others(work, stored, by))


def tell_others(work: Work, stored: Answer, code: str, by: Person, now: datetime) -> None:
    """Every other holder of its seat, while the round can still be answered."""
    news = News(code, {"answer": stored.id}, until=work.get(Round, stored.round_id).deadline)
    for other in _others(work, stored, by):
        owe(work, work.get(Person, other), stored.table_id, news, now)


def redraw_theirs(work: Work, round_id: int, people: list[int]) -> None:
    """Their ballots of this round, where they have one."""
    for other in people:
        known = work.first(Ballot, round_id=round_id, person_id=other)
        if known and work.get(Person, other).reach is Reach.STARTED:
            work.redraw(BoardKind.BALLOT, round_id, other)


def _others(work: Work, stored: Answer, by: Person) -> list[int]:
    return [one.person_id for one in holdings_of(work, stored.seat_id) if one.person_id != by.id]


def _concerns(work: Work, stored: Answer, before: Answer | None, by: Person) -> bool:
    own = holding_of(work, by, stored.table_id)
    withdrawn = before is not None and before.position is Position.OBJECT
    replaced = before is not None and before.person_id != by.id
    return withdrawn or replaced or (own is not None and own.role is Role.DEPUTY)
