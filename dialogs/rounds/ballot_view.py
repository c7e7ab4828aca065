"""What a holder sees of a round in private: the goal asked now, the own position, what is still owed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.calendar import DAY_ENDS
from dialogs.methods.positions import Fallback, Ground, Position
from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.rounds.announcing import FURTHEST
from dialogs.rounds.answering import WANTS_REASON, wanted
from dialogs.rounds.difference import Rewording
from dialogs.rounds.model import (
    Announcement,
    Answer,
    Ballot,
    Item,
    ItemState,
    Proposal,
    ReasonState,
    Round,
    RoundState,
    Shown,
    Step,
    Version,
)
from dialogs.rounds.version_view import changes_since, version_before
from dialogs.table.agreeing_alone import Alone, agrees_alone_to
from dialogs.table.authority import seat_of, seated_at
from dialogs.table.model import Person, Seat, Table

_OFFERED_WORKING_DAYS = (1, 2, 3)
_OFFERED_WEEKS = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """The seat's standing answer. `wants` is "", "ground", "reason" or "approval_date"."""

    position: Position
    ground: Ground | None
    reason: str
    shown: Shown
    calls: bool
    approval_by: str
    approval_until: datetime | None
    wants: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotItem:
    """`earlier` is what the seat answered to the version before; nothing of it counts now."""

    item_id: int
    label: str
    version: int
    text: str
    line: str
    own: OwnAnswer | None
    earlier: Position | None
    changes: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotView:
    """`items` are those still in the round, `place` (from 1) is the one asked now. `table` is empty for a
    person with one seat; `announced` is what the seat announced; `days` are those it may announce."""

    round_id: int
    number: int
    takes_answers: bool
    deadline: datetime
    zone: str
    agency: str
    table: str
    step: Step
    asked: Position | None
    items: tuple[BallotItem, ...]
    place: int
    announced: datetime | None
    days: tuple[date, ...]
    only_named: bool
    may_alone: bool  # agree to a goal, as far as the seat said

    @property
    def item(self) -> BallotItem:
        return self.items[self.place - 1]

    @property
    def answered(self) -> int:
        return sum(one.own is not None for one in self.items)


def ballot_view(reader: Reader, round_id: int, person: Person, now: datetime) -> BallotView:
    """Refusal("gone") without a ballot, ("no_seat") for one who holds no seat any more."""
    ballot = reader.first(Ballot, round_id=round_id, person_id=person.id)
    held = reader.get(Round, round_id)
    if ballot is None:
        raise Refusal("gone", kind="ballot")
    seat = seat_of(reader, person, held.table_id)
    announced = reader.first(Announcement, round_id=round_id, seat_id=seat.id)
    takes_answers = held.state is RoundState.OPEN and now <= held.deadline
    items = _items(reader, held, seat.id)
    if not items:
        raise Refusal("round_withdrawn", number=held.number)
    place = next((at for at, one in enumerate(items, start=1) if one.item_id == ballot.item_id), 1)
    return BallotView(
        round_id=round_id,
        number=held.number,
        takes_answers=takes_answers,
        deadline=held.deadline,
        zone=held.deadline_zone,
        agency=seat.agency,
        table=named_table(reader, person, held.table_id),
        step=_step(ballot, items[place - 1]),
        asked=ballot.asked,
        items=items,
        place=place,
        announced=announced.until if announced else None,
        days=days_offered(held, now),
        only_named=held.fallback is Fallback.TWO_THIRDS,
        may_alone=Alone.GOALS in _alone(seat),
    )


def own_answer(stored: Answer) -> OwnAnswer:
    wants = wanted(stored)
    if not wants and stored.position is Position.APPROVAL and stored.approval_until is None:
        wants = "approval_date"
    return OwnAnswer(
        position=stored.position,
        ground=stored.ground,
        reason=stored.reason,
        shown=stored.shown,
        calls=stored.reason_state is ReasonState.CALL,
        approval_by=stored.approval_by,
        approval_until=stored.approval_until,
        wants=wants,
    )


def named_table(reader: Reader, person: Person, table_id: int) -> str:
    """The table's name for a person with seats at several tables, else ""."""
    tables = {one.table_id for one in seated_at(reader, person)} | {table_id}
    return reader.get(Table, table_id).name if len(tables) > 1 else ""


def days_offered(held: Round, now: datetime) -> tuple[date, ...]:
    """Days for "I need until …": the next working days, a week, two weeks, while they may be announced."""
    calendar = held.calendar
    today = calendar.today(now)
    near = [calendar.add_working_days(today, count) for count in _OFFERED_WORKING_DAYS]
    far = [calendar.working_day_from(today + timedelta(weeks=count)) for count in _OFFERED_WEEKS]
    latest = held.deadline + FURTHEST
    return tuple(day for day in dict.fromkeys(near + far) if now < end_of_day(held, day) <= latest)


def end_of_day(held: Round, day: date) -> datetime:
    """17:00 at the table; on the day of the deadline, the deadline."""
    if day == held.calendar.today(held.deadline):
        return held.deadline
    return held.calendar.at(day, DAY_ENDS)


def _items(reader: Reader, held: Round, seat_id: int) -> tuple[BallotItem, ...]:
    states = (ItemState.OPEN, ItemState.DECIDED)
    listed = reader.find(Item, round_id=held.id, state=states, order="position")
    given = {
        one.item_id: own_answer(one)
        for one in reader.find(Answer, round_id=held.id, seat_id=seat_id, latest=True)
    }
    return tuple(_item(reader, item, seat_id, given.get(item.id)) for item in listed)


def _item(reader: Reader, item: Item, seat_id: int, own: OwnAnswer | None) -> BallotItem:
    version = reader.get(Version, item.version_id)
    label = reader.get(Proposal, item.proposal_id).label
    return BallotItem(
        item_id=item.id,
        label=label,
        version=version.number,
        text=version.text,
        line=version.line,
        own=own,
        earlier=_earlier(reader, version, seat_id),
        changes=changes_since(reader, version),
    )


def _earlier(reader: Reader, version: Version, seat_id: int) -> Position | None:
    before = version_before(reader, version)
    item = reader.first(Item, version_id=before.id, order="-id") if before else None
    said = reader.first(Answer, item_id=item.id, seat_id=seat_id, latest=True) if item else None
    return said.position if said else None


def _step(ballot: Ballot, item: BallotItem) -> Step:
    """The step asked, or the nearest one that fits what is stored: buttons outlive what they were for."""
    step, own = ballot.step, item.own
    if item.item_id != ballot.item_id:
        return Step.CHOOSE
    if step in (Step.CHOOSE, Step.UNTIL):
        return step
    if own is None or (step is Step.CONFIRM_WITHDRAWAL and ballot.asked is None):
        return Step.CHOOSE
    fits = {
        Step.GROUND: own.position is Position.OBJECT,
        Step.REASON: own.position in WANTS_REASON,
        Step.PREVIEW: own.position in WANTS_REASON - {Position.APPROVAL},
        Step.APPROVAL_DATE: own.position is Position.APPROVAL,
        Step.CONFIRM_WITHDRAWAL: own.position is Position.OBJECT,
    }
    if step is Step.PREVIEW and own.wants == "approval_date":
        return Step.APPROVAL_DATE
    return step if fits.get(step, True) else Step.DONE


def _alone(seat: Seat) -> frozenset[Alone]:
    may = agrees_alone_to(seat)
    return frozenset(Alone) if may is None else may
