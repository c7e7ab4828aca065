"""A greeted table with its facilitator, and people to seat there, for rule tests."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from dialogs.methods.positions import Pillar
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.greeting import greet
from dialogs.table.model import Person, Seat, Table
from dialogs.table.people import meet
from dialogs.table.seating import Agency, open_table, seat_agencies
from dialogs.table.settings import name_data_owner
from tests.dialogs.fakes import FakeWork

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
AGENCIES = (
    Agency("Youth office", Pillar.PREVENTION),
    Agency("Police", Pillar.LAW_ENFORCEMENT),
    Agency("Self-organisation", Pillar.HARM_REDUCTION, lived_experience=True),
)


@dataclass
class Greeted:
    work: FakeWork = field(default_factory=FakeWork)
    chat_id: int = -100
    table_id: int = field(init=False)
    facilitator: Person = field(init=False)

    def __post_init__(self) -> None:
        table = greet(self.work, self.chat_id, "Auenfurt", (), NOW, language="en", zone="Europe/Berlin")
        self.table_id = table.id
        self.facilitator = self.person("Fee")
        appoint_facilitator(self.work, self.facilitator, table.id, True, NOW)

    @property
    def table(self) -> Table:
        return self.work.get(Table, self.table_id)

    def person(self, name: str) -> Person:
        return meet(self.work, 1000 + len(self.work.records[Person]), name, "en", True, NOW)

    def seat(self) -> list[Seat]:
        return seat_agencies(self.work, self.facilitator, self.table_id, AGENCIES, NOW)

    def open(self) -> list[Seat]:
        """Seated, the body named, the table open."""
        seats = self.seat()
        name_data_owner(self.work, self.facilitator, self.table_id, "City of Auenfurt")
        open_table(self.work, self.facilitator, self.table_id, NOW)
        return seats


def refused(code: str) -> str:
    """The pattern that matches a Refusal of exactly this code."""
    return f"^{code}$"
