"""What waits for one person, over all tables, and what their seats answered lately."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.meetings.model import OPEN_STATES, Task, TaskState
from dialogs.methods.positions import Outcome, Position
from dialogs.ports import Reader
from dialogs.rounds.after_closing import Opinion, Settlement
from dialogs.rounds.aftermath import DISSENT
from dialogs.rounds.ballot import open_items
from dialogs.rounds.ballot_view import own_answer
from dialogs.rounds.closing import approval_due, vote_of
from dialogs.rounds.late_objection import seats_not_heard
from dialogs.rounds.model import Answer, Elector, Item, Proposal, Round, RoundState
from dialogs.table.authority import facilitated_by, has_voice, seated_at
from dialogs.table.model import Person, Role, Seat, Table

_LATELY = 10
MINUTES_AN_ANSWER = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """`given` of `items` answered by this seat; `owes`: ground, reason or date; `has_voice`: an elector."""

    round_id: int
    number: int
    table_id: int
    table: str
    deadline: datetime
    zone: str
    items: int
    given: int
    owes: bool
    has_voice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An item after its close that this seat can still act on, until a moment."""

    item_id: int
    label: str
    number: int
    until: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """`outcome` None while the round is open."""

    label: str
    number: int
    position: Position
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    table: str
    agency: str
    rounds: tuple[OpenRound, ...]
    approvals: tuple[Waiting, ...]
    late_objections: tuple[Waiting, ...]
    opinions: tuple[Waiting, ...]
    given: tuple[Given, ...]
    table_id: int
    asked: int  # answers given so far, in all rounds
    tasks: tuple[Task, ...] = ()  # asked of it or taken on
    is_deputy: bool = False  # who looks at it
    has_voice: bool = True

    @property
    def minutes(self) -> int:
        """An estimate of the time the answers took: 15 minutes each."""
        return self.asked * MINUTES_AN_ANSWER

    @property
    def waits(self) -> bool:
        owed = any(one.state is TaskState.ASKED for one in self.tasks) or any(
            one.has_voice and (one.given < one.items or one.owes) for one in self.rounds
        )
        return bool(owed or self.approvals or self.late_objections)


def mine_view(reader: Reader, person: Person, now: datetime) -> tuple[SeatView, ...]:
    """One view per seat the person holds."""
    return tuple(
        replace(
            _seat(reader, reader.get(Seat, one.seat_id), now),
            is_deputy=one.role is Role.DEPUTY,
            has_voice=has_voice(reader, person, one.table_id),
        )
        for one in seated_at(reader, person)
    )


def open_rounds(reader: Reader, person: Person, now: datetime) -> tuple[OpenRound, ...]:
    """The open rounds of every table the person sits at or facilitates."""
    seats = {one.table_id: one.seat_id for one in seated_at(reader, person)}
    tables = dict.fromkeys([*seats, *facilitated_by(reader, person)])
    return tuple(one for table in tables for one in _rounds(reader, table, seats.get(table, 0), now))


def _seat(reader: Reader, seat: Seat, now: datetime) -> SeatView:
    decided = answers_decided(reader, seat)
    return SeatView(
        table=reader.get(Table, seat.table_id).name,
        agency=seat.agency,
        rounds=_rounds(reader, seat.table_id, seat.id, now),
        approvals=approvals_awaited(reader, seat, decided, now),
        late_objections=late_objections(reader, seat, now),
        opinions=opinions_open(reader, seat, decided, now),
        given=_given(reader, seat),
        table_id=seat.table_id,
        asked=len(reader.find(Answer, seat_id=seat.id, latest=True)),
        tasks=tuple(reader.find(Task, seat_id=seat.id, state=OPEN_STATES, order="due")),
    )


def _rounds(reader: Reader, table_id: int, seat_id: int, now: datetime) -> tuple[OpenRound, ...]:
    running = reader.find(Round, table_id=table_id, state=RoundState.OPEN, order="deadline")
    return tuple(round_for(reader, one, seat_id) for one in running if now <= one.deadline)


def round_for(reader: Reader, held: Round, seat_id: int) -> OpenRound:
    """An open round as this seat stands in it; 0 for nobody's seat."""
    items = {one.id for one in open_items(reader, held.id)}
    answers = reader.find(Answer, round_id=held.id, seat_id=seat_id, latest=True)
    given = [own_answer(one) for one in answers if one.item_id in items]
    elector = reader.first(Elector, round_id=held.id, seat_id=seat_id)
    return OpenRound(
        round_id=held.id,
        number=held.number,
        table_id=held.table_id,
        table=reader.get(Table, held.table_id).name,
        deadline=held.deadline,
        zone=held.deadline_zone,
        items=len(items),
        given=len(given),
        owes=any(one.wants for one in given),
        has_voice=elector is not None and not elector.vacant,
    )


def answers_decided(reader: Reader, seat: Seat) -> list[tuple[Answer, Item, Round]]:
    found = []
    for answer in reader.find(Answer, seat_id=seat.id, latest=True, order="-id"):
        held = reader.get(Round, answer.round_id)
        if held.state is RoundState.CLOSED:
            found.append((answer, reader.get(Item, answer.item_id), held))
    return found


def approvals_awaited(
    reader: Reader, seat: Seat, decided: list[tuple[Answer, Item, Round]], now: datetime
) -> tuple[Waiting, ...]:
    return tuple(
        _waiting(reader, item, held, approval_due(answer, held))
        for answer, item, held in decided
        if vote_of(answer).awaits_a_word
        and item.settle_by is not None
        and now <= approval_due(answer, held)
        and reader.first(Settlement, item_id=item.id, seat_id=seat.id) is None
    )


def late_objections(reader: Reader, seat: Seat, now: datetime) -> tuple[Waiting, ...]:
    found = []
    for item in reader.find(Item, table_id=seat.table_id, outcome=tuple(o for o in Outcome if o.is_adopted)):
        until = item.provisional_until
        if until is not None and now <= until and seat.id in seats_not_heard(reader, item):
            found.append(_waiting(reader, item, reader.get(Round, item.round_id), until))
    return tuple(found)


def opinions_open(
    reader: Reader, seat: Seat, decided: list[tuple[Answer, Item, Round]], now: datetime
) -> tuple[Waiting, ...]:
    found = []
    for answer, item, held in decided:
        if answer.position not in DISSENT or held.closed_at is None:
            continue
        until = held.calendar.separate_opinion_until(held.closed_at)
        if now <= until and reader.first(Opinion, item_id=item.id, seat_id=seat.id) is None:
            found.append(_waiting(reader, item, held, until))
    return tuple(found)


def _waiting(reader: Reader, item: Item, held: Round, until: datetime) -> Waiting:
    label = reader.get(Proposal, item.proposal_id).label
    return Waiting(item_id=item.id, label=label, number=held.number, until=until, zone=held.deadline_zone)


def _given(reader: Reader, seat: Seat) -> tuple[Given, ...]:
    latest = reader.find(Answer, seat_id=seat.id, latest=True, order="-id", limit=_LATELY)
    return tuple(_given_one(reader, one) for one in latest)


def _given_one(reader: Reader, answer: Answer) -> Given:
    item, held = reader.get(Item, answer.item_id), reader.get(Round, answer.round_id)
    return Given(
        label=reader.get(Proposal, item.proposal_id).label,
        number=held.number,
        position=answer.position,
        outcome=item.outcome,
    )
