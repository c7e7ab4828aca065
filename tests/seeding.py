"""A seated table with one open round of one goal, by the same use cases as the dialogue."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialogs.events import RoundOpened
from dialogs.methods.positions import Pillar, Position
from dialogs.owed import Timer, TimerKind
from dialogs.ports import Work
from dialogs.rounds.answering import answer
from dialogs.rounds.model import Item, Round
from dialogs.rounds.proposing import propose
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.greeting import greet
from dialogs.table.model import Person
from dialogs.table.people import meet
from dialogs.table.seating import Agency, open_table, seat_agencies
from dialogs.table.settings import name_data_owner
from dialogs.table.taking import hold

PILLARS = tuple(Pillar)


@dataclass(frozen=True, slots=True)
class Seated:
    chat_id: int
    table_id: int
    round_id: int
    item_id: int
    seats: dict[int, int]
    """User id -> seat id."""


def seat_round(work: Work, chat_id: int, leader: int, users: Mapping[int, str], now: datetime) -> Seated:
    """`users`: user id -> name. All pressed Start and hold a seat; the round is open, nobody has answered."""
    table = greet(work, chat_id, "Auenfurt", (), now, language="en", zone="Europe/Berlin").id
    by = meet(work, leader, "Facilitator", "en", True, now)
    appoint_facilitator(work, by, table, True, now)
    name_data_owner(work, by, table, "City of Auenfurt")
    agencies = [Agency(f"Agency {at}", PILLARS[at % 4], at == 0) for at in range(len(users))]
    added = seat_agencies(work, by, table, agencies, now)
    open_table(work, by, table, now)
    for user, seat in zip(users, added, strict=True):
        hold(work, meet(work, user, users[user], "en", True, now), seat, now)
    goal = propose(work, by, table, "A night bus to the sobering-up centre", "", now).proposal_id
    opened = schedule_round(work, by, table, (goal,), now, now + timedelta(days=14), now)
    assert isinstance(opened, RoundOpened)
    item = work.find(Item, round_id=opened.round_id)[0]
    seats = {user: seat.id for user, seat in zip(users, added, strict=True)}
    return Seated(chat_id, table, opened.round_id, item.id, seats)


def let_all_consent(work: Work, seated: Seated, now: datetime) -> None:
    for user in seated.seats:
        person = work.first(Person, user_id=user)
        assert person is not None
        answer(work, person, seated.item_id, Position.CONSENT, now)


def bring_deadline_forward(work: Work, seated: Seated, deadline: datetime) -> None:
    """Nearer than a facilitator may set it, so that a run of seconds sees rounds close."""
    work.save(replace(work.get(Round, seated.round_id), deadline=deadline))
    for timer in work.find(Timer, kind=TimerKind.CLOSE_ROUND, subject=seated.round_id, done_at=None):
        work.save(replace(timer, due_at=deadline))
