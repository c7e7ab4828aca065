"""A seated table for rule tests: the ten agencies of Auenfurt, their people, a facilitator."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.rehearsal.cast import auenfurt
from dialogs.events import RoundOpened
from dialogs.methods.positions import Position
from dialogs.rounds.answering import answer
from dialogs.rounds.model import Item
from dialogs.rounds.proposing import propose
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.model import Facilitator, Holding, Person, Reach, Seat, Table, TableState
from tests.dialogs.fakes import FakeWork

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


@dataclass
class Seated:
    """`people` and `seats` by the agency's code; everybody pressed Start."""

    work: FakeWork = field(default_factory=FakeWork)
    now: datetime = MONDAY
    table: Table = field(init=False)
    facilitator: Person = field(init=False)
    people: dict[str, Person] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)

    def __post_init__(self) -> None:
        work, now = self.work, self.now
        self.table = work.add(
            Table(
                chat_id=-100, name="Auenfurt", language="en", zone="Europe/Berlin",
                state=TableState.OPEN, created_at=now,
            )
        )  # fmt: skip
        self.facilitator = work.add(Person(user_id=1, name="F", reach=Reach.STARTED, met_at=now))
        work.add(Facilitator(table_id=self.table.id, person_id=self.facilitator.id, since=now))
        for position, part in enumerate(auenfurt("en").parts):
            seat = work.add(
                Seat(
                    table_id=self.table.id, agency=part.agency, pillar=part.pillar,
                    lived_experience=part.lived_experience, position=position,
                )
            )  # fmt: skip
            person = work.add(Person(user_id=100 + position, name=part.code, reach=Reach.STARTED, met_at=now))
            work.add(Holding(table_id=self.table.id, seat_id=seat.id, person_id=person.id, since=now))
            self.seats[part.code], self.people[part.code] = seat, person

    def open_round(self, goals: int = 1, days: int = 14) -> int:
        """Propose and open at once; the round's id."""
        proposals = tuple(
            propose(self.work, self.facilitator, self.table.id, f"Goal {at}", "", self.now).proposal_id
            for at in range(1, goals + 1)
        )
        return self.open_with(*proposals, days=days)

    def open_with(self, *proposals: int, days: int = 14) -> int:
        """Open a round with these waiting goals at once; its id."""
        opened = schedule_round(
            self.work, self.facilitator, self.table.id, proposals, self.now,
            self.now + timedelta(days=days), self.now,
        )  # fmt: skip
        assert isinstance(opened, RoundOpened)
        return opened.round_id

    def items(self, round_id: int) -> list[Item]:
        return self.work.find(Item, round_id=round_id, order="position")

    def say(self, code: str, item: int, position: Position, *, sure: bool = False) -> object:
        return answer(self.work, self.people[code], item, position, self.now, sure=sure)

    def all_say(self, item: int, position: Position = Position.CONSENT, *, but: tuple[str, ...] = ()) -> None:
        for code in self.people:
            if code not in but:
                self.say(code, item, position)
