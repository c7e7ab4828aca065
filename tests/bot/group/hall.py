"""Rounds of any size over the fake unit of work: many seats, long goals, answers put in as wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.panel.screen import Screen
from bot.rehearsal.markup import formatted
from dialogs.methods.positions import Fallback, Ground, Pillar, Position
from dialogs.rounds.closing import close_round
from dialogs.rounds.model import Answer, Item, Shown
from dialogs.rounds.proposing import propose
from dialogs.rounds.scheduling import schedule_round
from dialogs.table.model import Facilitator, Holding, Person, Reach, Seat, Table, TableState
from tests.dialogs.fakes import FakeWork

START = datetime(2026, 11, 30, 8, tzinfo=UTC)
LANGUAGES = ("en", "de")


@dataclass
class Hall:
    work: FakeWork
    round_id: int
    seats: list[Seat]
    people: list[Person]
    table: Table
    facilitator: Person
    now: datetime = START

    @property
    def items(self) -> list[Item]:
        return self.work.find(Item, round_id=self.round_id, order="position")

    def say(
        self, seat: int, position: Position, item: int = 0, *, ground: Ground | None = None, reason: str = "",
        shown: Shown = Shown.WITH_NAME, approval_by: str = "", until: datetime | None = None,
    ) -> None:  # fmt: skip
        """The answer of the seat (from 0) on the item (from 0), stored as it stands at close."""
        self.work.add(
            Answer(
                table_id=1, round_id=self.round_id, item_id=self.items[item].id, seat_id=self.seats[seat].id,
                person_id=self.people[seat].id, position=position, ground=ground, reason=reason, shown=shown,
                approval_by=approval_by, approval_until=until, seq=0, at=self.now,
            )
        )  # fmt: skip

    def say_all(self, answers: Mapping[int, Position], item: int = 0) -> None:
        for seat, position in answers.items():
            self.say(seat, position, item)

    def close(self) -> None:
        """At the deadline; a second time if the first extended it."""
        self.now += timedelta(days=14)
        if not close_round(self.work, self.round_id, "all_answered", self.now):
            raise AssertionError("the round was not open")


def hall(
    seats: int = 10, goals: int = 1, *, text: str = "Goal", line: str = "", agency: str = "Agency",
    fallback: Fallback = Fallback.RECORDED_AS_OPEN,
) -> Hall:  # fmt: skip
    """A running round; the last seat is the lived-experience one, pillars come in turn."""
    work = FakeWork()
    table = work.add(
        Table(
            chat_id=-100,
            name="Auenfurt",
            language="en",
            zone="Europe/Berlin",
            state=TableState.OPEN,
            created_at=START,
        )
    )
    facilitator = work.add(Person(user_id=1, reach=Reach.STARTED, met_at=START))
    work.add(Facilitator(table_id=table.id, person_id=facilitator.id, since=START))
    placed = [_seat(work, table, at, agency, at == seats - 1) for at in range(seats)]
    proposals = tuple(
        propose(work, facilitator, table.id, text, line, START).proposal_id for _ in range(goals)
    )
    schedule_round(
        work, facilitator, table.id, proposals, START, START + timedelta(days=14), START, fallback=fallback
    )
    return Hall(work, 1, [seat for seat, _ in placed], [person for _, person in placed], table, facilitator)


def _seat(work: FakeWork, table: Table, at: int, agency: str, lived: bool) -> tuple[Seat, Person]:
    seat = work.add(
        Seat(
            table_id=table.id, agency=f"{agency} {at + 1}", pillar=list(Pillar)[at % 4],
            lived_experience=lived, position=at,
        )
    )  # fmt: skip
    person = work.add(Person(user_id=100 + at, reach=Reach.STARTED, met_at=START))
    work.add(Holding(table_id=table.id, seat_id=seat.id, person_id=person.id, since=START))
    return seat, person


def seen(screen: Screen) -> str:
    """The text as a phone shows it; fails where Telegram would refuse text, buttons or markup."""
    shown = formatted(screen.text, "HTML", ())
    assert 1 <= len(shown.text.encode("utf-16-le")) // 2 <= 4096
    for row in screen.buttons:
        assert 1 <= len(row) <= 2
        assert all(len(key.label) <= 16 for key in row), row
    return shown.text
