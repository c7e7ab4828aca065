"""A seated table whose people change: links made and opened, offices ended, seats freed; an hour a step."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from dialogs.refusals import Refusal
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Holding, Person, Reach, Role
from dialogs.table.offices import end_office, invite_officer, take_office
from dialogs.table.taking import invite, take_seat
from tests.dialogs.seated import Seated

HOUR = timedelta(hours=1)


class Table(Seated):
    """Every step an hour after the one before; the police's representative beside the facilitator."""

    @property
    def police(self) -> Person:
        return self.people["POL"]

    @property
    def seat(self) -> int:
        return self.seats["POL"].id

    def newcomer(self) -> Person:
        number = 900 + len(self.work.records[Person])
        return self.work.add(Person(user_id=number, name="N", reach=Reach.STARTED, met_at=self.now))

    def link(self, by: Person, role: Role) -> int:
        self.now += HOUR
        return invite(self.work, by, self.seat, str, self.now, role=role).invitation_id

    def office(self, by: Person, role: Role) -> int:
        self.now += HOUR
        return invite_officer(self.work, by, self.table.id, role, str, self.now).invitation_id

    def take(self, person: Person, link: int) -> None:
        self.now += HOUR
        take_seat(self.work, person, link, self.now)

    def enter(self, person: Person, link: int) -> None:
        self.now += HOUR
        take_office(self.work, person, link, self.now)

    def second_facilitator(self) -> Person:
        other = self.newcomer()
        self.enter(other, self.office(self.facilitator, Role.FACILITATOR))
        return other

    def free(self) -> None:
        self.now += HOUR
        vacate_seat(self.work, self.facilitator, self.seat, self.now)

    def end(self, by: Person, person: Person, role: Role = Role.FACILITATOR) -> None:
        self.now += HOUR
        end_office(self.work, by, self.table.id, role, person.id, self.now)

    def representatives(self) -> list[int]:
        found = self.work.find(Holding, seat_id=self.seat, role=Role.REPRESENTATIVE, until=None)
        return [one.person_id for one in found]


def refused(job: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as raised:
        job()
    return raised.value.code
